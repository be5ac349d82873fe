"""Evidence files: sent once, named by the hash of what is kept, given back to who may see them."""

from typing import BinaryIO, cast

from flask import Response, request
from flask_openapi.models.file import FileStorage
from pydantic import Field

from webforms.actions import files
from webforms.domain.errors import InputFaults
from webforms.store.media import KINDS
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, made
from webforms.web.api.problem_shapes import refuses
from webforms.web.api.resource import resource
from webforms.web.api.shapes import Answer, Asked, Body, Known
from webforms.web.files import send_opened

api = resource("files", "佐证材料的文件")

BYTES = {"content": {kind.media_type: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS}}


class FileAsked(Asked):
    sha256: str = Field(description="POST /files 答回的 sha256")


class FileSent(Body):
    model_config = {"extra": "ignore", "arbitrary_types_allowed": True}

    file: FileStorage | None = Field(None, description="一个文件，名字要带扩展名")


class FileAnswer(Answer):
    sha256: str = Field(description="存下的内容的 sha256；照片已去掉拍摄地点")
    size: int
    media_type: str
    width: int | None
    height: int | None
    taken_at: str | None = Field(description="相机记下的时间")


@api.post(
    "/files", summary="上传一个文件",
    description="multipart/form-data，栏名 file。同一个账号再传同样的是 200。照片去掉拍摄地点再存，sha256 是存下的。",
    responses={201: FileAnswer, 200: FileAnswer, **refuses(413, 415)})
@verb("file.keep")
def keep(form: FileSent) -> Response:
    sent = request.files.get("file")
    if sent is None:
        raise InputFaults.one("file", "没有收到文件。请用 multipart/form-data，把文件放在 file 一栏，带上文件名。")
    stream = cast("BinaryIO", sent.stream)
    kept = files.keep_file(here.store(), here.actor(), stream, sent.filename or "")
    return answer(FileAnswer.model_validate(kept.file), made(kept.created))


@api.get(
    "/files/<sha256>", summary="取回一个文件",
    description="能看到带这个文件的记录、快照，或者自己上传的，才取得到。",
    responses={200: BYTES, 304: None, **refuses(404)})
@verb("file.read")
def send(path: FileAsked, header: Known) -> Response:
    return send_opened(files.open_file(here.store(), here.actor(), path.sha256))
