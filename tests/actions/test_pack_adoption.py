"""A changed pack is weighed before it is taken, and what was frozen before stays what it was. On both databases."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.records import ACTIVITY, FUNDING
from tests.settling import freeze
from tests.world import PACK
from webforms.actions import snapshots
from webforms.actions.decisions import decide
from webforms.actions.doctor import examine
from webforms.actions.figures import scoreboard
from webforms.actions.installation import campaign
from webforms.actions.packs import (
    adopt_kept,
    adopt_pack,
    keep_pack,
    list_adoptions,
    list_kept,
    weigh_kept,
    weigh_pack,
)
from webforms.actions.records import get_record
from webforms.actions.units import tree
from webforms.domain.errors import InputFaults, NotFound, Refused
from webforms.store.pack_files import PackFaults


@pytest.fixture
def changed(tmp_path: Path):
    """A copy of the pack with texts replaced: file → old and new."""
    def change(**texts: tuple[str, str]) -> Path:
        folder = shutil.copytree(PACK, tmp_path / "changed", dirs_exist_ok=True)
        for stem, (old, new) in texts.items():
            file = folder / f"{stem}.yaml"
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change


def admin(world):
    return world.actor("QC", "administrator")


def paid(world) -> None:
    world.clock.set("2016-06-15")
    world.agree(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))


def spent_instead() -> tuple[str, str]:
    metrics = (PACK / "metrics.yaml").read_text(encoding="utf-8")
    place = metrics.index("\nfund_paid:")
    old = metrics[place : metrics.index("basis:", place)]
    return old, old.replace("sum: paid", "sum: spent")


def zipped(folder: Path, home: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, home + path.relative_to(folder).as_posix())
    return stream.getvalue()


def test_weighing_tells_what_would_move_and_writes_nothing(world, changed):
    paid(world)
    weighed = weigh_pack(world.store, admin(world), changed(metrics=spent_instead()))
    assert (weighed.in_use, weighed.hindrances, weighed.restated) == (False, (), 1)
    assert [change.key for change in weighed.changes] == ["fund_paid"]
    (figure,) = weighed.effect.figures
    assert (figure.before.printed, figure.after.printed) == ("126,660元", "120,000元")
    assert world.evaluation().figures["fund_paid"].value == 12_666_000
    assert [pack.sha256 for pack in list_adoptions(world.store, admin(world))] == [
        campaign(world.store).pack_sha256]


def test_an_uploaded_pack_is_kept_weighed_and_adopted_by_its_hash(world, changed):
    paid(world)
    sha256 = keep_pack(world.store, admin(world), zipped(changed(metrics=spent_instead()), "新包/"))
    assert weigh_kept(world.store, admin(world), sha256).restated == 1
    assert adopt_kept(world.store, admin(world), sha256) == 1
    assert campaign(world.store).pack_sha256 == sha256
    newest, first = list_adoptions(world.store, admin(world))
    assert (newest.sha256, newest.restated, newest.by) == (sha256, 1, "QC.administrator.1")
    assert (first.restated, first.by) == (0, "管理命令")
    assert list(examine(world.store)) == []


def test_what_was_frozen_stays_and_the_comparison_names_the_pack(world, changed):
    paid(world)
    before = freeze(world.store, world.bureau, "换包前")
    content = snapshots.snapshot_payload(world.store, world.bureau, before.id)
    folder = changed(metrics=spent_instead(), pack=('version: "2016.1"', 'version: "2016.2"'))
    adopt_pack(world.store, admin(world), folder)
    after = freeze(world.store, world.bureau, "换包后")
    assert snapshots.snapshot_payload(world.store, world.bureau, before.id) == content
    assert scoreboard(world.store, world.bureau, before.id).figures["fund_paid"].value == 12_666_000
    assert scoreboard(world.store, world.bureau, after.id).figures["fund_paid"].value == 12_000_000
    compared = snapshots.compare(world.store, world.bureau, before.id, after.id)
    assert "创建包由 2016.1 换成 2016.2，算法或口径可能变了" in compared.remarks
    (line,) = [line for line in compared.figures if line.key == "fund_paid"]
    assert (line.before.printed, line.after.printed) == ("126,660元", "120,000元")
    assert line.causes


def test_restating_keeps_state_version_and_papers_and_takes_one_position(world, changed):
    paid(world)
    record = world.agree(world.enter("CZJ", "funding", {**FUNDING, "year": 2015}, {"approval": 1}))
    seen = get_record(world.store, world.bureau, record.id)
    adopt_pack(world.store, admin(world), changed(metrics=spent_instead()))
    now = get_record(world.store, world.bureau, record.id)
    assert (now.state, now.version, now.in_force_version) == (seen.state, seen.version, seen.in_force_version)
    assert [one.code for one in now.evidence] == [one.code for one in seen.evidence]
    assert list_adoptions(world.store, admin(world))[0].restated == 2


def test_a_paper_asked_for_from_now_on_gets_its_code(world, changed):
    """The sign-in sheet of an activity was asked for by no indicator, so it had no code."""
    world.clock.set("2016-04-15")
    record = world.agree(world.enter("FC01", "activity", ACTIVITY, {"photo": 1, "sign_in": 1}))
    codes = {one.item: one.code for one in get_record(world.store, world.bureau, record.id).evidence}
    text = (PACK / "indicators.yaml").read_text(encoding="utf-8")
    place = text.index('code: "3.2.2"')
    old = text[place : text.index("evidence:\n", place) + len("evidence:\n")]
    asked = "    - {item: sheets, label: 活动签到, required: false, from: {type: activity, item: sign_in}}\n"
    already = codes["sign_in"]
    adopt_pack(world.store, admin(world), changed(indicators=(old, old + asked)))
    now = {one.item: one.code for one in get_record(world.store, world.bureau, record.id).evidence}
    assert now["photo"] == codes["photo"]
    assert now["sign_in"] == (already or "3.2.2-FC01-01")


def test_an_indicator_that_goes_takes_its_decision_out_of_the_score(world, changed):
    world.clock.set("2016-06-15")
    reason = "已查看全部材料，做法扎实，给出这个分数。"
    decide(world.store, world.bureau, indicator="2.3.3", kind="override", points="1.5", reason=reason)
    text = (PACK / "indicators.yaml").read_text(encoding="utf-8")
    start = text.index('- code: "2.3.3"')
    end = text.index("- code:", start + 10)
    points = text[text.index('code: "2.3.2"') : start]
    more = points.replace("points: 2\n", "points: 4\n").replace("points: 2\n", "points: 4\n")
    folder = changed(indicators=(points + text[start:end], more))
    weighed = weigh_pack(world.store, admin(world), folder)
    assert "2.3.3" in {line.key for line in weighed.effect.indicators}
    adopt_pack(world.store, admin(world), folder)
    assert "2.3.3" not in world.evaluation().indicators
    assert freeze(world.store, world.bureau, "之后").points == world.evaluation().points


def test_a_unit_that_the_new_pack_adds_stands_in_the_tree(world, changed):
    line = "  - {code: GGW, name: 区关工委, kind: department, parent: QC}\n"
    added = "  - {code: KX, name: 区科协, kind: department, parent: QC}\n"
    adopt_pack(world.store, admin(world), changed(units=(line, line + added)))
    assert tree(world.store).get("KX").name == "区科协"


def test_a_pack_that_loses_what_people_entered_is_refused_and_weighed_without_an_effect(world, changed):
    paid(world)
    folder = changed()
    form = folder / "types" / "funding.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("key: paid, label: 实际到位, kind: money, unit: 元",
                                                             "key: paid, label: 实际到位, kind: money, unit: 万元"),
                    encoding="utf-8")
    weighed = weigh_pack(world.store, admin(world), folder)
    assert weighed.effect is None
    assert "换了种类" in weighed.hindrances[0]
    with pytest.raises(InputFaults) as refused:
        adopt_pack(world.store, admin(world), folder)
    assert [fault.message for fault in refused.value.faults] == list(weighed.hindrances)


def test_only_the_administrator_keeps_and_adopts(world):
    for act in (lambda: weigh_pack(world.store, world.bureau, PACK), lambda: keep_pack(world.store, world.bureau, b""),
                lambda: adopt_kept(world.store, world.bureau, "0")):
        with pytest.raises(Refused):
            act()
    with pytest.raises(NotFound):
        adopt_kept(world.store, admin(world), "0" * 64)


def test_who_may_not_read_the_score_reads_no_effect_on_it(world, changed):
    paid(world)
    sha256 = keep_pack(world.store, admin(world), zipped(changed(metrics=spent_instead())))
    for_admin, for_bureau = (weigh_kept(world.store, actor, sha256) for actor in (admin(world), world.bureau))
    assert (for_admin.effect, for_admin.restated, for_admin.changes) == (None, 1, for_bureau.changes)
    assert [figure.key for figure in for_bureau.effect.figures] == ["fund_paid"]


def test_the_bureau_finds_what_waits_to_be_adopted_and_a_village_does_not(world, changed):
    assert list_kept(world.store, world.bureau) == ()
    sha256 = keep_pack(world.store, admin(world), zipped(changed(metrics=spent_instead())))
    assert [pack.sha256 for pack in list_kept(world.store, world.bureau)] == [sha256]
    adopt_kept(world.store, admin(world), sha256)
    assert list_kept(world.store, world.bureau) == ()
    for act in (list_kept, list_adoptions):
        with pytest.raises(Refused):
            act(world.store, world.actor("FC01", "reporter"))


def test_an_archive_that_is_no_pack_is_refused_with_its_faults(world, changed):
    with pytest.raises(PackFaults, match="zip"):
        keep_pack(world.store, admin(world), b"no archive")
    with pytest.raises(PackFaults, match="没有记录类型"):
        keep_pack(world.store, admin(world), zipped(changed(tasks=("type: activity,", "type: activty,"))))
