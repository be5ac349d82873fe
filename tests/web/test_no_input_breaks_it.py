"""No input whatever makes a page fail: strange texts in every address and every field of every form, both databases."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html

from tests.web.browser import Browser, Page, fields_of
from tests.web.packs import default_pack
from tests.web.test_fill import new_activity
from tests.web.world import District

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STRANGE = (
    "", " ", "x", "-1", "0", str(2**31), str(2**63), "9" * 30, "²", "１２", "1.5", "NaN", "1e400", "a\x00b", "\x0b\x1b",
    "{{ 7*7 }}", "&<>\"'", "𠮷", "\u202e", "../../etc/passwd", "%", "2016-02-30", "'; drop table x; --", "x" * 5000,
)
TRIES = 4
"""Strange texts for each place, other ones in each place; all of them would take minutes."""
ARGUMENTS = ("unit", "record", "after", "snapshot", "compare", "photo", "type", "state", "next", "paper", "period",
             "login", "area", "day",
             "only", "mark", "kind", "under", "pick", "days", "role", "from", "q", "code",
             "week", "like", "part")
GIVEN = {"type_key": "activity", "code": "3.2.2", "key": "activities_village", "task": "activity_village",
         "sha256": "0" * 64}
NAMES = re.compile(r"<(?:\w+:)?(\w+)>")
FORMS = {
    "mumian": ("/fill/records/2", "/fill/records/2/edit", "/fill/records/1", "/fill/records/1/edit", "/account/",
               "/account/devices", "/transfer/", "/fill/nil/activity_village?period=2016-04"),
    "qingyuan": ("/fill/week/open_log",),
    "fengcheng": ("/review/2", "/fill/new", "/admin/invitations?pick=all", "/admin/accounts/new?unit=FC01"),
    "chuangjian": ("/bureau/indicators/4.3.1", "/bureau/indicators/3.2.2", "/bureau/types", "/documents/",
                   "/bureau/sections/district_situation"),
    "guanli": ("/admin/webhooks", "/admin/units/FC02", "/admin/units/new", "/admin/units/import"),
}


@pytest.fixture
def worked(either_district: District) -> District:
    """A district with an approved record and one that waits, a snapshot, a document, a decision."""
    new_activity(either_district)
    either_district.person("fengcheng").open("/review/1").press("通过")
    new_activity(either_district, f_title="第二场")
    bureau = either_district.person("chuangjian")
    bureau.open("/documents/").press("冻结现在的数据", {"title": "六月"}).press("生成")
    reason = "佐证材料齐全，经会议讨论同意，予以登记备查。"
    bureau.open("/bureau/indicators/4.3.1").press("记下这个分数", {"points": "1", "reason": reason})
    return either_district


def some(place: str) -> list[str]:
    return random.Random(place).sample(STRANGE, TRIES)


def survives(page: Page, what: str) -> None:
    assert page.status < 500, what
    if page.status >= 400:
        assert re.search("[\u4e00-\u9fff]", " ".join(page.of("//main"))), what


def addresses(district: District) -> Iterator[str]:
    for rule in district.app.url_map.iter_rules():
        if rule.rule.startswith(("/api", "/static", "/readyz")) or "GET" not in (rule.methods or ()):
            continue
        for strange in some(rule.rule) if NAMES.search(rule.rule) else ():
            yield NAMES.sub(lambda _, strange=strange: quote(strange, safe=""), rule.rule)
        usual = NAMES.sub(lambda name: GIVEN.get(name[1], "1"), rule.rule)
        for argument in ARGUMENTS:
            yield from (f"{usual}?{argument}={quote(each, safe='')}&compare=1" for each in some(usual + argument))


@pytest.mark.parametrize("login", ["mumian", "fengcheng", "chuangjian", "ducha", "guanli"])
def test_strange_addresses(worked, login):
    browser = worked.person(login)
    for address in addresses(worked):
        if "sign-out" not in address:
            survives(browser.open(address), address)


def sent_odd(form: html.HtmlElement) -> Iterator[dict[str, list[Any]]]:
    """What this form would send, with one field at a time strange, or left out."""
    usual = fields_of(form)
    acts = [(button.get("name"), button.get("value")) for button in form.iterdescendants("button")]
    for name in usual:
        if name == "csrf_token":
            continue
        for act, value in dict.fromkeys(acts):
            pressed = {**usual, act: [value]} if act else usual
            yield {key: values for key, values in pressed.items() if key != name}
            yield from ({**pressed, name: [strange]} for strange in some(f"{form.get('action')} {name} {value}"))


def try_forms(browser: Browser, page: Page) -> None:
    for form in page.tree.xpath("//form[@method='post']"):
        target = form.get("action") or page.address
        if "sign-out" in target:
            continue
        for fields in sent_odd(form):
            survives(browser.send(target, "post", fields), f"{target} {fields}")


@pytest.mark.parametrize("login", FORMS)
def test_strange_texts_in_every_form(worked, login):
    browser = worked.person(login)
    for address in FORMS[login]:
        try_forms(browser, browser.open(address))


def everything_odd(type_key: str, act: str, seed: int) -> Mapping[str, list[str]]:
    chance = random.Random(f"{type_key} {act} {seed}")
    fields = default_pack().types[type_key].fields
    odd = {f"f_{field.key}": chance.sample(STRANGE, chance.choice((1, 1, 2))) for field in fields}
    return {**odd, "act": [act], "client_id": [f"{type_key}-{act}-{seed}"]}


@pytest.mark.parametrize("type_key", default_pack().types)
def test_a_form_of_every_type_full_of_strange_texts(either_district, type_key):
    """As a draft it is kept, shown in lists and opened again; submitted it is refused field by field."""
    type_ = default_pack().types[type_key]
    for login in ("mumian", "fengcheng", "qingyuan", "caizheng", "chuangjian"):
        browser = either_district.person(login)
        page = browser.open(f"/fill/new/{type_key}")
        if page.status == 404:
            continue  # not this unit's form
        kept = {"csrf_token": page.values("csrf_token")[:1], "unit": page.values("unit")}
        for seed in range(2):
            for act in ("submit", "draft"):
                answer = browser.send(page.address, "post", {**kept, **everything_odd(type_key, act, seed)})
                survives(answer, f"{login} {type_.title} {act} {seed}")
        for address in ("/fill/", "/fill/records", "/fill/all-records", "/fill/records/1", "/fill/records/1/edit"):
            survives(browser.open(address), f"{login} {address}")
