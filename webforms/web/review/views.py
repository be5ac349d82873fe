"""The checking desk: what waits for this unit, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wtforms
from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import records
from webforms.actions.review import review_queue, review_record
from webforms.domain.errors import Conflict, NotFound, OwnEntry, ReasonMissing
from webforms.web import here, shown_values
from webforms.web.access_guard import verb
from webforms.web.fill.lists import second_line
from webforms.web.filters import record_name
from webforms.web.remarks import address
from webforms.web.review.blueprint import pages

if TYPE_CHECKING:
    from webforms.domain.pack import RecordType
    from webforms.store.views import RecordLine, RecordView

USUAL_REASONS = ("照片看不清", "材料不全", "数字和材料对不上", "日期不对", "内容写得太少")


class ReviewForm(FlaskForm):
    """What a reviewer decided. `version` is the one looked at, `where` the label of the place that must be mended."""

    version = wtforms.HiddenField()
    where = wtforms.StringField("写在")
    preset = wtforms.StringField()
    reason = wtforms.TextAreaField("意见")

    @property
    def text(self) -> str:
        """The whole reason: a preset, the reviewer's own words, at their place."""
        said = "。".join(part for part in (self.preset.data or "", (self.reason.data or "").strip()) if part)
        return address(self.where.data or "", said)


@pages.get("/")
@verb("record.approve")
def queue() -> ResponseReturnValue:
    """The first record that waits, or word that none does."""
    waiting = review_queue(here.store(), here.actor())
    if waiting.items:
        return redirect(url_for("review.look", record_id=waiting.items[0].id), 303)
    return render_template("review/nothing.html")


@pages.get("/<int:record_id>")
@verb("record.approve")
def look(record_id: int) -> ResponseReturnValue:
    found = records.get_record(here.store(), here.actor(), record_id)
    form = ReviewForm(formdata=None, version=found.version)
    return _desk(found, form)


@pages.post("/<int:record_id>")
@verb("record.approve")
def decide(record_id: int) -> ResponseReturnValue:
    form = ReviewForm()
    approve = request.form.get("act") == "approve"
    try:
        decided = review_record(
            here.store(), here.actor(), record_id, decision="approve" if approve else "return",
            version=_version(form), reason="" if approve else form.text)
    except (ReasonMissing, OwnEntry) as refused:
        form.reason.errors = [refused.message]
        return make_response(_again(record_id, form), 422)
    except Conflict as moved:
        return make_response(_again(record_id, form, moved.message), 409)
    flash(f"“{record_name(decided)}”已{'通过' if approve else '退回'}。", "ok")
    return redirect(_next_one(), 303)


def _again(record_id: int, form: ReviewForm, moved: str = "") -> str:
    """The record as it stands now, with what the reviewer typed about it; sent again it is about this version."""
    found = records.get_record(here.store(), here.actor(), record_id)
    form.version.data = str(found.version)
    return _desk(found, form, moved)


def _next_one() -> str:
    """The record behind this one while it still waits; the head of the queue else."""
    after = request.form.get("after", type=int)
    ids = [line.id for line in review_queue(here.store(), here.actor()).items]
    return url_for("review.look", record_id=after) if after in ids else url_for("review.queue")


def _version(form: ReviewForm) -> int:
    try:
        return int(form.version.data or "")
    except ValueError:
        raise NotFound(what="这一版") from None


def _desk(record: RecordView, form: ReviewForm, moved: str = "") -> str:
    type_, waiting = _type(record), review_queue(here.store(), here.actor())
    groups = _by_unit(waiting.items)
    ids = [line.id for lines in groups.values() for line in lines]
    place = ids.index(record.id) if record.id in ids else None
    return render_template(
        "review/desk.html", record=record, type=type_, form=form, moved=moved, waiting=waiting,
        groups=groups, place=place, before=_neighbour(ids, place, -1),
        after=_neighbour(ids, place, 1), line=second_line, usual=USUAL_REASONS, shown=_photo(record),
        lines=shown_values.lines(type_, record.data, record.masked))


def _type(record: RecordView) -> RecordType:
    return here.pack().types[record.type]


def _by_unit(lines: tuple[RecordLine, ...]) -> dict[str, list[RecordLine]]:
    """Each unit once, where its oldest record stands."""
    groups: dict[str, list[RecordLine]] = {}
    for line in lines:
        groups.setdefault(line.unit_name, []).append(line)
    return groups


def _neighbour(ids: list[int], place: int | None, step: int) -> int | None:
    if place is None:
        return None
    return ids[place + step] if 0 <= place + step < len(ids) else None


def _photo(record: RecordView) -> str | None:
    """The hash of the picture shown large: the one asked for, else the first."""
    pictures = [file.sha256 for file in record.evidence if file.family == "image"]
    asked = request.args.get("photo")
    return asked if asked in pictures else next(iter(pictures), None)
