"""操作记录: each thing done is a sentence; who may not look does not look; nobody reads a record there."""

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.store.counting import counted
from tests.web.test_fill import new_activity
from webforms.actions.installation import operator
from webforms.actions.unit_changes import rename_unit
from webforms.domain.access import PUBLIC, VERBS
from webforms.store.schema import events
from webforms.web.admin.history_words import AREAS, PHRASES

CODE = Path(__file__).parents[2] / "webforms"
VERB = re.compile(r"[a-z]+\.[a-z_]+")
NO_EVENTS = {verb for verb in VERBS if verb.endswith((".read", ".self"))} | {
    PUBLIC, "account.manage", "file.keep", "webhook.manage", "template.check", "document.done", "record.import"}
"""Verbs that are asked for or told elsewhere, and of which no event is written."""


def verbs_in_the_code() -> set[str]:
    """Every text of the actions and the store that looks like a verb of one of the areas."""
    files = [*CODE.glob("actions/*.py"), *CODE.glob("store/*.py")]
    texts = {node.value for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))
             if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if VERB.fullmatch(text) and text.partition(".")[0] in {*AREAS, "notice", "task"}
            and not text.endswith((".json", ".jsonl", ".csv", ".docx", ".pdf"))}


def test_every_verb_has_its_sentence():
    assert verbs_in_the_code() - NO_EVENTS - set(PHRASES) == set(), "write a sentence in history_words.PHRASES"
    assert {verb.partition(".")[0] for verb in PHRASES} == set(AREAS)


def test_every_event_of_a_whole_year_is_told(golden_on_sqlite):
    with golden_on_sqlite.world.store.read() as tx:
        found = {row.verb for row in tx.all(select(events.c.verb).distinct())}
    assert len(found) > 8
    assert found <= set(PHRASES)


def test_the_newest_stands_first_in_a_sentence_with_its_link(district):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    page = district.person("chuangjian").open("/admin/history")
    first = page.tree.xpath("//tbody/tr")[0]
    assert re.search(r"通过了 HD-FC01-201606-001 活动记录", first.text_content())
    assert page.follow("HD-FC01").status == 200


def test_the_administrator_sees_what_was_done_and_not_what_stands_there(district):
    new_activity(district, f_title="不可外传的题目")
    page = district.person("guanli").open("/admin/history?area=record")
    assert "提交了 HD-FC01" in page.text
    assert "不可外传" not in page.text
    assert not page.tree.xpath("//tbody//a[contains(@href, '/fill/')]")


def test_it_is_narrowed_by_unit_person_area_and_day(district):
    new_activity(district)
    rename_unit(district.store, operator(), "FC02", "榕树里", on=district.clock.now.date())
    admin = district.person("guanli")
    assert admin.open("/admin/history?unit=FC02&area=unit").of("//tbody/tr/td[2]")[0] == (
        "给单位 榕树里 改名为“榕树里”，2016年6月14日起")
    assert "没有这样的操作" in admin.open("/admin/history?unit=LT01&area=record").text
    assert len(admin.open("/admin/history?login=mumian").of("//tbody/tr")) == 1
    assert "提交了" not in admin.open("/admin/history?login=-").text
    assert "没有这样的操作" in admin.open("/admin/history?day=2015-01-01").text
    assert "提交了" in admin.open("/admin/history?day=2016-06-14").text


def test_older_things_stand_on_the_next_page(district):
    for number in range(60):
        rename_unit(district.store, operator(), "FC02", f"榕树{number}", on=district.clock.now.date())
    page = district.person("guanli").open("/admin/history?area=unit")
    assert "榕树9”" not in page.text
    assert "榕树9”" in page.follow("看更早的").text


def test_it_costs_the_same_whatever_happened(district):
    def cost():
        with counted(district.store) as seen:
            bureau.open("/admin/history")
        return len(seen)

    bureau = district.person("chuangjian")
    cost()
    before = cost()
    for number in range(40):
        rename_unit(district.store, operator(), "FC02", f"榕树{number}", on=district.clock.now.date())
    assert cost() == before


@pytest.mark.parametrize("login", ["mumian", "fengcheng", "ducha", "caizheng"])
def test_nobody_else_looks(district, login):
    assert district.person(login).open("/admin/history").status == 403
