"""The front door: everybody is led to the place where their work waits."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from webforms.domain import access
from webforms.web import here
from webforms.web.access_guard import verb

pages = Blueprint("front", __name__)

PLACES = (
    ("unit.chase", "bureau.today"),
    ("scoreboard.read", "bureau.scoreboard"),
    ("record.approve", "review.queue"),
    ("record.draft", "fill.tasks"),
    ("snapshot.read", "documents.overview"),
    ("account.manage", "admin.overview"),
)


@pages.get("/")
@verb(access.SIGNED_IN)
def door() -> ResponseReturnValue:
    actor = here.actor()
    place = next((name for verb, name in PLACES if access.may_ever(actor, verb)), "account.me")
    return redirect(url_for(place), 303)
