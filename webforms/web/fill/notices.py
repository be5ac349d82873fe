"""The notice box of a unit: what it was told, the new first and marked; a notice about a record leads there.

Looking at the list is reading it: what is on it is no longer new afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import notices as notice_actions
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.words import NOTICE_KINDS

if TYPE_CHECKING:
    from webforms.store.views.notices import NoticeView


@pages.get("/notices")
@verb("notice.read")
def notices() -> ResponseReturnValue:
    after = request.args.get("after")
    page = notice_actions.list_notices(here.store(), here.actor(), after)
    unread = [notice.id for notice in page.items if not notice.read]
    if unread and after is None:
        notice_actions.mark_read(here.store(), here.actor(), up_to=page.items[0].id)
        here.forget_unread()
    return render_template("fill/notices.html", page=page, new=len(unread), way=_way, kinds=NOTICE_KINDS)


def _way(notice: NoticeView) -> str:
    """Where a notice leads: its record, or the list of what is owed."""
    if notice.record is not None:
        return url_for("fill.record", record_id=notice.record)
    return url_for("fill.tasks")
