"""Nobody is asked the same thing twice, by two forms, by one form, or for a paper that was handed in already."""

import pytest

from tests.domain.samples import default_pack
from tests.packs.breaking import broken
from webforms.domain.pack_check.asked_twice import note_asked_twice
from webforms.domain.pack_check.world import World

MENTOR, MONEY = "types/mentor.yaml", "types/money.yaml"
PLAN = "{item: plan, label: 创建方案, required: true, upload: true, by: {codes: [XXZX]}}"


def test_a_number_asked_of_one_unit_in_two_forms_is_noted():
    after = broken(
        MONEY, "label: 支出经费, kind", "label: 投诉件数, kind",
        (MONEY, "filled_by: {codes: [XXZX]}", "filled_by: [{codes: [XXZX]}, {kinds: [community]}]"),
        (MONEY, "review: {centre: [finance, centre]}", "review: {centre: [finance, centre], community: [centre]}"),
        (MONEY, "  - {key: spent", "  - ¦{key: spent"),
    )  # fmt: skip
    assert after.note().message == "“投诉件数”在“学年学习人数表”里已经问过"


def test_the_same_number_asked_of_other_units_is_not_noted():
    after = broken(MONEY, "label: 支出经费, kind", "label: ¦投诉件数, kind")
    assert not any("已经问过" in note.message for note in after.examined.notes)


def test_one_question_twice_in_a_form_is_noted():
    after = broken(MENTOR, "  - {key: phone, label: 电话", "  - ¦{key: phone, label: 姓名")
    assert "“学习导师名册”问了两次“姓名”" in {note.message for note in after.examined.notes}


@pytest.mark.parametrize(
    "label, by, noted",
    [
        ("拨款单", "{codes: [XXZX]}", True),
        ("拨款单", "{kinds: [community]}", False),
        ("创建方案", "{codes: [XXZX]}", False),
    ],
    ids=["the same unit", "another unit", "another paper"],
)
def test_a_paper_that_comes_with_a_form_is_not_asked_for_again(label, by, noted):
    after = broken("indicators.yaml", PLAN, PLAN.replace("创建方案", label).replace("{codes: [XXZX]}", by)[:-1] + "}¦")
    said = [note.message for note in after.examined.notes]
    assert (f"“{label}”在“学习经费表”里已经要过" in said) is noted


def test_a_paper_asked_for_at_two_indicators_is_noted_at_the_second():
    after = broken(
        "indicators.yaml",
        "label: 学校开放制度, required: true, upload: true, by: {kinds: [school]}",
        "label: ¦创建方案, required: true, upload: true, by: {kinds: [centre]}",
    )
    (noted,) = [note for note in after.examined.notes if "已经要过" in note.message]
    assert noted.message == "“创建方案”在指标 A3 里已经要过"
    assert "item: rules" in noted.source


def test_the_pack_we_ship_asks_nothing_twice():
    assert list(note_asked_twice(World(default_pack()))) == []
