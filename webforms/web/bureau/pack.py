"""The pack by which the campaign runs: which versions it ran by, what another would change, and taking that one.

An uploaded pack is kept under its hash and weighed; only then there is a button to adopt it. The administrator uploads
and adopts; what it does to the live score is told to those who read the score, on the same page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import packs
from webforms.actions.packs import Weighed
from webforms.domain.access import VERBS
from webforms.domain.errors import InputFaults
from webforms.domain.pack_diff import AREAS, Change
from webforms.store.pack_files import Fault, PackFaults
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.problems import messages_of

SHOWN_FAULTS = 50
LARGEST_ARCHIVE = 100 * 1024 * 1024
NO_FILE = Fault("", 0, 0, "没有选文件", "选一个 zip 文件再上传。")
TOO_LARGE = Fault("", 0, 0, "文件太大", "只压缩创建包的文件夹。")


@pages.get("/pack")
@verb("pack.read")
def pack() -> ResponseReturnValue:
    return _overview()


@pages.post("/pack")
@verb("pack.adopt")
def upload() -> ResponseReturnValue:
    sent = request.files.get("pack")
    content = sent.read(LARGEST_ARCHIVE + 1) if sent else b""
    if not content or len(content) > LARGEST_ARCHIVE:
        return make_response(_overview((TOO_LARGE if content else NO_FILE,)), 422)
    try:
        sha256 = packs.keep_pack(here.store(), here.actor(), content)
    except PackFaults as wrong:
        return make_response(_overview(wrong.faults), 422)
    return redirect(url_for("bureau.proposed", sha256=sha256), 303)


@pages.get("/pack/<sha256>")
@verb("pack.read")
def proposed(sha256: str) -> ResponseReturnValue:
    return _weighed(packs.weigh_kept(here.store(), here.actor(), sha256))


@pages.post("/pack/<sha256>")
@verb("pack.adopt")
def adopt(sha256: str) -> ResponseReturnValue:
    try:
        restated = packs.adopt_kept(here.store(), here.actor(), sha256)
    except InputFaults as wrong:
        weighed = packs.weigh_kept(here.store(), here.actor(), sha256)
        return make_response(_weighed(weighed, messages_of(wrong)), 422)
    flash(f"已改用新的创建包，{restated} 条已通过的记录重新计了数。以前的快照和文档不变。", "ok")
    return redirect(url_for("bureau.pack"), 303)


def _overview(faults: Sequence[Fault] = ()) -> str:
    adopted = packs.list_adoptions(here.store(), here.actor())
    kept = packs.list_kept(here.store(), here.actor())
    return render_template(
        "bureau/pack.html", adopted=adopted, kept=kept, faults=faults[:SHOWN_FAULTS],
        more_faults=len(faults[SHOWN_FAULTS:]))


def _weighed(weighed: Weighed, refused: Sequence[str] = ()) -> str:
    return render_template(
        "bureau/pack_change.html", weighed=weighed, groups=_grouped(weighed.changes), refused=refused,
        readers=_readers_of_the_score())


def _readers_of_the_score() -> list[str]:
    """Who is to be asked what a pack does to the score, as the pack calls them."""
    return [role.title for role in here.pack().roles.values() if set(role.may) & VERBS["scoreboard.read"].rights]


def _grouped(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    return [(AREAS[area], list(found)) for area, found in groupby(changes, lambda change: change.area)]
