"""Documents made from a snapshot: asked for, watched, taken away."""

import datetime
from typing import Literal

from flask import Response
from pydantic import Field

from webforms.actions import documents, pdf
from webforms.store.views import DocumentState, DocumentView
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.resource import resource
from webforms.web.api.shapes import BIGGEST_ID, ID, Answer, Asked, Body
from webforms.web.files import send_named, send_pdf

api = resource("documents", "文档")

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILE = {"content": {WORD: BINARY, PDF: BINARY}}


class DocumentAsked(Asked):
    id: int = Field(description="文档的编号")


class FormAsked(Asked):
    format: Literal["docx", "pdf"] = Field("docx", description="Word 还是 PDF")


class NewDocument(Body):
    snapshot: int = Field(ge=1, le=BIGGEST_ID)
    kind: str = Field(description="哪种文档")
    unit: str | None = Field(None, description="每个单位一份的文档，写单位码")


class Failure(Answer):
    message: str
    place: str | None = Field(description="在模板的哪里")


class DocumentAnswer(Answer):
    id: int
    snapshot: int
    kind: str
    unit: str
    title: str
    state: DocumentState
    progress: int = Field(description="百分之几")
    error: Failure | None
    sha256: str | None
    requested_at: datetime.datetime
    finished_at: datetime.datetime | None


@api.post(
    "/documents", summary="生成一份文档；同样的再要一次，是同一份",
    description="从一个快照生成一份文档。202 是排上了队，看 state；同样的再要一次是 200 和同一份，失败过的会重新排队。",
    responses={202: DocumentAnswer, 200: DocumentAnswer, **refuses(404, *UNREADABLE)})
@verb("document.request")
def request_document(body: NewDocument) -> Response:
    asked, created = documents.request_document(
        here.store(), here.actor(), snapshot=body.snapshot, kind=body.kind, unit=body.unit)
    return answer(_shape(asked), 202 if created else 200, location=f"/api/v1/documents/{asked.id}")


@api.get(
    f"/documents/<{ID}:id>", summary="一份文档做到哪里了",
    description="排队 queued、生成 rendering、做好 done、失败 failed；失败时 error 写明原因和模板里的位置。",
    responses={200: DocumentAnswer, **refuses(404)})
@verb("document.read")
def read(path: DocumentAsked) -> Response:
    return answer(_shape(documents.get_document(here.store(), here.actor(), path.id)))


@api.get(
    f"/documents/<{ID}:id>/file", summary="取走文档：Word，或者 PDF",
    description="做好以前是 409。`format=pdf` 要这台机器装有 LibreOffice，没有装是 501。",
    responses={200: FILE, **refuses(404, 409, 501, 503)})
@verb("document.read")
def take(path: DocumentAsked, query: FormAsked) -> Response:
    opened = documents.open_document(here.store(), here.actor(), path.id)
    if query.format == "docx":
        return send_named(opened.path, WORD, opened.name, opened.plain_name, etag=opened.file.sha256)
    return send_pdf(opened, pdf.open_pdf(here.store(), here.actor(), path.id))


def _shape(view: DocumentView) -> DocumentAnswer:
    failure = None if view.error is None else Failure(message=view.error, place=view.place)
    return DocumentAnswer(
        id=view.id, snapshot=view.snapshot, kind=view.kind, unit=view.unit, title=view.title, state=view.state,
        progress=view.progress, error=failure, sha256=view.sha256, requested_at=view.requested_at,
        finished_at=view.finished_at)
