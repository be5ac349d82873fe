from dataclasses import replace
from decimal import Decimal

import pytest

from webforms.domain.pack import Show
from webforms.domain.results import Figure
from worker.documents.cells import Amount, amount_cell, amount_of, dash_cell, empty_cell, share_cell, text_cell

MONEY = Figure("paid", "到位", "元", "campaign_year", "口径", "CZJ", "complete", 2, 2, 5_200_050, 2,
               by_unit={"A": 5_000_050, "B": 200_000})
SILENT = replace(MONEY, key="other", state="none", k=0, n=1, value=None, by_unit={}, missing=("C",))
NOBODY_OWES = replace(SILENT, n=0, missing=())


def people(value, state="complete", k=3, n=3):
    return Amount(value, state, k, n, "人", 0)


def test_a_sum_prints_as_it_was_stated():
    cell = amount_cell(amount_of([MONEY]))
    assert (cell["printed"], cell["text"], cell["value"], cell["mark"]) == ("52,000.50", "52,000.50元", "52000.5", "")


def test_a_sum_with_a_silent_part_is_provisional_and_counts_all_who_owe():
    cell = amount_cell(amount_of([MONEY, SILENT]))
    assert (cell["text"], cell["state"], cell["mark"]) == ("52,000.50元", "partial", "暂计，已报2/3")


def test_a_unit_that_owes_several_parts_of_a_sum_is_one_unit():
    also = replace(MONEY, key="also", state="partial", k=1, n=2, value=100, by_unit={"A": 100}, missing=("B",))
    assert amount_cell(amount_of([MONEY, also]))["mark"] == "暂计，已报1/2"
    assert amount_cell(amount_of([MONEY, also, SILENT]))["mark"] == "暂计，已报1/3"


def test_a_part_that_nobody_owes_holds_nothing_back():
    assert amount_cell(amount_of([MONEY, NOBODY_OWES]))["state"] == "complete"


@pytest.mark.parametrize("silent", [SILENT, NOBODY_OWES])
def test_what_nobody_stated_is_no_zero(silent):
    cell = amount_cell(amount_of([silent]))
    assert (cell["text"], cell["value"], cell["state"]) == ("待补", None, "none")


def test_a_stated_zero_is_a_number():
    cell = amount_cell(people(0))
    assert (cell["text"], cell["value"], cell["state"]) == ("0人", "0", "complete")


def test_hours_are_kept_in_minutes():
    hours = replace(MONEY, unit="小时", scale=0, minutes=True, value=3390, by_unit={"A": 3390})
    assert amount_cell(amount_of([hours]))["text"] == "56.5小时"


@pytest.mark.parametrize("unit, text", [("万元", "5.20万元"), ("元", "52,000.50元")])
def test_a_row_may_ask_for_a_larger_unit(unit, text):
    assert amount_cell(amount_of([MONEY]), Show(unit, 2))["text"] == text


def test_a_share_gets_digits_until_it_stands_on_its_side_of_the_threshold():
    cell = share_cell(people(25298), people(84440), Show("%", 1), Decimal("0.3"))
    assert (cell["printed"], cell["text"], cell["value"]) == ("29.96", "29.96%", "0.299597")


def test_a_share_is_provisional_by_whichever_side_is():
    whole, part = people(100, "partial", 2, 3), people(50)
    assert share_cell(part, whole, Show("%", 1), None)["mark"] == "暂计，已报2/3"
    assert share_cell(part, part, Show("%", 1), None)["mark"] == ""


@pytest.mark.parametrize("of, per", [(None, 10), (10, None), (10, 0)])
def test_a_share_of_what_nobody_stated_or_of_nothing_is_waited_for(of, per):
    assert share_cell(people(of), people(per), Show("%", 1), None)["text"] == "待补"


def test_a_place_for_a_pen_a_dash_and_a_gap_are_three_things():
    assert [empty_cell()["text"], dash_cell()["text"], text_cell(None)["text"]] == ["", "—", "待补"]
