"""One document from its row: the snapshot and the template in, the file out, and what to say where that fails."""

from __future__ import annotations

import structlog

from webforms.domain.errors import Unavailable, WebformsError
from webforms.store.transactions import Store
from worker.claim import Held
from worker.documents.gather import gather
from worker.documents.layout import with_page_numbers
from worker.documents.view import view_of
from worker.limits import explained
from worker.templating.fonts import with_digit_font
from worker.templating.render import render

GATHERED, SHAPED, RENDERED = 10, 30, 60

log = structlog.get_logger(__name__)


class Unforeseen(WebformsError):
    code, kind = "document-unforeseen", "unavailable"
    text = "程序出了错，没有生成。请把文档编号 {document} 告诉管理员，原因在日志里。"


def make(store: Store, held: Held) -> None:
    """Publish the document, or say in its row why not. A database that is away fails nothing: the lease runs out."""
    try:
        with explained():
            held.publish(*_rendered(store, held))
    except Unavailable:
        raise
    except WebformsError as error:
        log.warning("document-failed", document=held.claim.id, attempt=held.claim.attempt, error=error.message)
        held.fail(error)
    except Exception:
        held.fail(Unforeseen(document=held.claim.id))
        raise


def _rendered(store: Store, held: Held) -> tuple[bytes, str | None]:
    """The file, and what it lacks."""
    material, template = gather(store, held.claim)
    held.advance(GATHERED)
    view = view_of(material)
    held.advance(SHAPED)
    content = with_digit_font(render(template, view), material.spec.digit_font)
    held.advance(RENDERED)
    return with_page_numbers(content)
