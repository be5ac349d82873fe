"""Evidence files, sent only through a record, snapshot or upload that the visitor may see (the action asks)."""

from flask import Blueprint, Response, send_file
from flask.typing import ResponseReturnValue

from webforms.actions import files
from webforms.store.views import OpenedFile
from webforms.web import here
from webforms.web.access_guard import verb

pages = Blueprint("files", __name__, url_prefix="/files")

LONGEST_CACHE = 3600
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a file that a browser shows runs nothing


@pages.get("/<sha256>")
@verb("file.read")
def send(sha256: str) -> ResponseReturnValue:
    return send_opened(files.open_file(here.store(), here.actor(), sha256))


def send_opened(opened: OpenedFile) -> Response:
    """The file, for pages and API alike."""
    response = send_file(
        opened.path, mimetype=opened.file.media_type, download_name=opened.name, etag=opened.file.sha256,
        conditional=True, as_attachment=opened.file.family != "image")
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["Cache-Control"] = f"private, max-age={LONGEST_CACHE}"
    return response
