"""Evidence files, sent only through a record, snapshot or upload that the visitor may see (the action asks)."""

from io import BytesIO
from pathlib import Path, PurePath
from urllib.parse import quote

from flask import Blueprint, Response, get_template_attribute, jsonify, request, send_file
from flask.typing import ResponseReturnValue

from webforms.actions import files
from webforms.actions.files import tidy
from webforms.domain.errors import NotFound, TooLarge, Unavailable, UnsupportedFile
from webforms.domain.pack import EvidenceItem
from webforms.store.views import OpenedFile
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.problems import STATUS
from webforms.web.sent_files import keep_for, refusal_words

pages = Blueprint("files", __name__, url_prefix="/files")

LONGEST_CACHE = 3600
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a file that a browser shows runs nothing


@pages.post("/")
@verb("file.keep")
def keep() -> ResponseReturnValue:
    """One file of a form, sent ahead by its script: what the form then carries of it, or why it is not taken."""
    item, upload = _place_asked_for(), request.files.get("file")
    if upload is None:
        raise NotFound(what="要传的文件")
    try:
        kept = keep_for(item, upload)
    except (UnsupportedFile, TooLarge) as refused:
        return jsonify(message=refusal_words(item, refused)), STATUS[refused.kind]
    except Unavailable as broken:
        return jsonify(message=broken.message), STATUS[broken.kind]
    tile = get_template_attribute("components/evidence.html", "kept_file")(item, kept.file, tidy(upload.filename or ""))
    return jsonify(family=kept.file.family, sha256=kept.file.sha256, tile=str(tile))


@pages.get("/<sha256>")
@verb("file.read")
def send(sha256: str) -> ResponseReturnValue:
    return send_opened(files.open_file(here.store(), here.actor(), sha256))


@pages.get("/<sha256>/small")
@verb("file.read")
def small(sha256: str) -> ResponseReturnValue:
    """The small picture of a photo; the same bytes as long as the photo is there."""
    opened = files.open_small(here.store(), here.actor(), sha256)
    response = send_file(opened.path, mimetype=opened.file.media_type, etag=f"{sha256}-small", conditional=True)
    return _alone(response)


def _place_asked_for() -> EvidenceItem:
    """The place of a form that the file is for."""
    try:
        return here.pack().types[request.form.get("type", "")].item(request.form.get("item", ""))
    except KeyError:
        raise NotFound(what="这张表的这一栏") from None


def send_named(
    content: Path | bytes, mimetype: str, name: str, plain_name: str, *, etag: str | bool = True, shown: bool = False
) -> Response:
    """A file under two names, to keep or (`shown`) to look at: a program that reads no Chinese still keeps several
    apart."""
    source = BytesIO(content) if isinstance(content, bytes) else content
    return named(send_file(source, mimetype=mimetype, etag=etag), name, plain_name, shown=shown)


def named(response: Response, name: str, plain_name: str, *, shown: bool = False) -> Response:
    """An answer that is kept or shown as a file of these two names."""
    names = {"filename": plain_name, "filename*": f"UTF-8''{quote(name, safe='')}"}
    response.headers.set("Content-Disposition", "inline" if shown else "attachment", **names)
    return response


def send_pdf(opened: OpenedFile, content: bytes, *, shown: bool = False) -> Response:
    """A document as a PDF, under its own two names."""
    name, plain_name = (str(PurePath(named).with_suffix(".pdf")) for named in (opened.name, opened.plain_name))
    return send_named(content, "application/pdf", name, plain_name, shown=shown)


def send_opened(opened: OpenedFile) -> Response:
    """The file, for pages and API alike."""
    response = send_file(
        opened.path, mimetype=opened.file.media_type, download_name=opened.name, etag=opened.file.sha256,
        conditional=True, as_attachment=opened.file.family != "image")
    return _alone(response)


def _alone(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["Cache-Control"] = f"private, max-age={LONGEST_CACHE}"
    return response
