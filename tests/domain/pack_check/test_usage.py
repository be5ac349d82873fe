"""Notes: what nothing reads; and packs that need none of their names."""

import pytest

from tests.packs import DEFAULT, SECOND
from tests.packs.breaking import broken
from tests.packs.renaming import rename_metrics
from webforms.domain.pack_check import check_pack, note_pack
from webforms.store.pack_files import load_pack

MENTOR = "types/mentor.yaml"


def test_a_field_that_nothing_reads_is_noted():
    after = broken(MENTOR, "  - {key: phone", "  - {key: hobby, label: 爱好, kind: text}\n  - ¦{key: phone")
    assert after.note().message == "没有数据、文档或检查用到“学习导师名册”的“电话”"
    assert "kept: 理由" in after.note().cure
    assert sum(note.file == MENTOR for note in after.examined.notes) == 2
    assert after.examined.unread == tuple(note for note in after.examined.notes if note.file == MENTOR)


def test_a_field_kept_on_purpose_is_listed_with_its_reason_and_no_longer_noted():
    after = broken(
        MENTOR,
        "  - {key: phone, label: 电话, kind: phone}",
        "  - ¦{key: phone, label: 电话, kind: phone, kept: 请导师时打电话}",
    )
    assert after.examined.notes == ()
    (kept,) = after.examined.kept
    assert (kept.line, kept.column) == (after.line, after.column)
    assert kept.message == "“学习导师名册”的“电话”：请导师时打电话"


def test_a_reason_that_is_not_needed_is_noted():
    after = broken(MENTOR, "  - {key: name, label: 姓名", "  - {key: name, kept: ¦名册要有姓名, label: 姓名")
    assert after.note().message == "“学习导师名册”的“姓名”已经有用处"
    assert after.examined.kept == ()


@pytest.mark.parametrize(
    "reads",
    [
        (MENTOR, "evidence:", "checks:\n  - {required_if: {field: phone, when: {status: active}}}\nevidence:"),
        ("documents.yaml", "fields: [name, joined_on]", "fields: [name, phone, joined_on]"),
        ("documents.yaml", "    - 负责人签字", "    - {label: 电话, text: {type: mentor, field: phone}}"),
        ("indicators.yaml", "from: {type: mentor, item: letter}", "from: {type: mentor, record: true}"),
        (MENTOR, "subtitle: [status, joined_on]", "subtitle: [status, phone]"),
        (
            "consistency.yaml",
            "- {code: K1",
            "- {code: K3, kind: duplicate, level: warning, title: 同号, type: mentor, same: [phone]}\n- {code: K1",
        ),
    ],
    ids=["a check", "a list", "a cover", "the printed record", "the line of a list", "a check before a freeze"],
)
def test_a_field_that_something_reads_is_not_noted(reads):
    mark = (MENTOR, "  - {key: phone", "  - ¦{key: phone")
    after = broken(*mark, reads)
    assert not after.examined.faults
    assert "“电话”" not in "".join(note.message for note in after.examined.notes)


def test_a_figure_that_nothing_prints_or_scores_is_noted():
    no_appendix = ("documents.yaml", "  appendix: all_figures\n", "")
    no_check = ("consistency.yaml", "part: money_spent, whole: money_granted", "part: residents, whole: learners")
    after = broken("metrics.yaml", "money_spent: {label", "money_spent: ¦{label", no_appendix, no_check)
    assert after.note().message == "没有指标或文档用到“支出经费”"
    noted = [note.message for note in after.examined.notes if note.file == "metrics.yaml"]
    assert noted == ["没有指标或文档用到“支出经费”"]


def test_a_flag_that_nothing_asks_for_is_noted():
    after = broken("pack.yaml", "flags:\n", "flags:\n  far: ¦{title: 偏远, kinds: [community]}\n")
    assert after.note().message == "没有条件用到标记“偏远”"


@pytest.mark.parametrize("folder", [DEFAULT, SECOND], ids=lambda folder: folder.name)
def test_a_pack_stays_proven_under_other_names_of_its_metrics(folder):
    pack = load_pack(folder)
    renamed = rename_metrics(pack)
    assert not set(renamed.metrics) & set(pack.metrics)
    assert list(check_pack(renamed)) == []
    assert len(list(note_pack(renamed))) == len(list(note_pack(pack)))


def test_a_metric_renamed_in_one_place_only_is_found():
    pack = load_pack(SECOND)
    half = rename_metrics(pack, lambda key: "other" if key == "learners" else key)
    broken_pack = type(pack)(**{**vars_of(half), "metrics": pack.metrics})
    lost = [finding.message for finding in check_pack(broken_pack)]
    assert lost == ["没有数据“other”", "没有数据“other”", "第 1 段第 12 个字：没有“other”这个数据", "没有数据“other”"]


def vars_of(pack):
    return {name: getattr(pack, name) for name in pack.__dataclass_fields__}
