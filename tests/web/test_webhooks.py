"""The administrator's page of other programs that are told what happens here."""

import re

import pytest
from sqlalchemy import text

from tests.web.api.client import World
from tests.web.api.entries import submitted
from webforms.actions.webhooks import MOST_WEBHOOKS
from webforms.store import deliveries

URL = "https://oa.example.cn/hooks?key=7"


@pytest.fixture
def admin(district):
    return district.person("guanli")


@pytest.fixture
def told(district, admin):
    """A webhook, and one record it is to be told of."""
    admin.open("/admin/webhooks").press("加上", {"url": URL})
    submitted(World(district).program("mumian"))
    return admin.open("/admin/webhooks").follow("oa.example.cn")


def claimed(district, error=None, wait=None):
    """As the courier does it."""
    with district.store.aside() as tx:
        (number, _), = deliveries.list_due(tx)
        claim = deliveries.claim(tx, number)
        if error is None:
            deliveries.done(tx, claim)
        else:
            deliveries.failed(tx, claim, error, wait)


def test_a_new_one_shows_its_secret_once(admin):
    made = admin.open("/admin/webhooks").press("加上", {"url": URL})
    secret, = made.of("//dl[@class='slip']/dd")
    assert re.fullmatch(r"[\w-]{40,}", secret)
    listed = admin.open("/admin/webhooks")
    assert URL in listed.text
    assert "记录提交、记录退回、记录通过（最后一级）、文档做好、数据冻结" in listed.text
    assert secret not in listed.source + listed.follow("oa.example.cn").source


def test_what_is_wrong_is_said_at_its_place_and_nothing_typed_is_lost(admin):
    page = admin.open("/admin/webhooks").press(
        "加上", {"url": "http://10.0.0.8/hooks", "verbs": ["document.done"]})
    assert page.status == 422
    assert "确实要发到内网" in page.of("//p[@id='e-url']")[0]
    assert page.values("url") == ["http://10.0.0.8/hooks"]
    assert page.values("verbs") == ["document.done"]
    again = page.press("加上", {"internal": "y"})
    assert again.status == 200
    assert "在内网" in admin.open("/admin/webhooks").of("//tbody/tr")[0]
    nothing = admin.open("/admin/webhooks").press("加上", {"url": URL, "verbs": []})
    assert "至少勾一件" in nothing.of("//p[@id='e-verbs']")[0]
    twice = admin.open("/admin/webhooks").press("加上", {"url": "http://10.0.0.8/hooks", "internal": "y"})
    assert "已经有了" in twice.of("//p[@id='e-url']")[0]


def test_the_page_tells_what_became_of_a_message(district, told, admin):
    assert "等着发" in told.of("//tbody/tr")[0]
    claimed(district, "对方答 500，没有收下。", 60)
    failing = admin.open(told.address).of("//tbody/tr")[0]
    assert "没收下，还会再发" in failing
    assert "对方答 500" in failing
    admin.open(told.address).press("再发一次")
    claimed(district, "对方答 500，没有收下。")
    assert "不再发了" in admin.open(told.address).of("//tbody/tr")[0]
    assert "1 条没发成" in admin.open("/admin/webhooks").of("//tbody/tr")[0]
    admin.open(told.address).press("再发一次")
    claimed(district)
    assert "已收下" in admin.open(told.address).of("//tbody/tr")[0]


def test_it_is_paused_goes_on_and_is_removed(district, told, admin):
    paused = told.press("先停下")
    assert "停用" in paused.text
    submitted(World(district).program("rongshu"), unit="FC02")
    assert len(paused.press("接着发").of("//tbody/tr")) == 1
    gone = admin.open(told.address).press("删掉")
    assert (gone.address, "删掉了" in gone.text, gone.of("//tbody/tr")) == ("/admin/webhooks", True, [])
    assert admin.open(told.address).status == 404


def test_each_change_is_an_event(district, told, admin):
    told.press("先停下").press("接着发").press("删掉")
    with district.store.read() as tx:
        verbs = [row.verb for row in tx.all(text("select verb from events where verb like 'webhook.%' order by id"))]
    assert verbs == ["webhook.add", "webhook.close", "webhook.open", "webhook.remove"]


def test_there_is_an_end_to_how_many(admin):
    page = admin.open("/admin/webhooks")
    for number in range(MOST_WEBHOOKS):
        page.press("加上", {"url": f"{URL}&n={number}"})
    assert "最多 20 个" in page.press("加上", {"url": URL}).of("//p[@id='e-url']")[0]


@pytest.mark.parametrize("login", ["mumian", "fengcheng", "chuangjian", "ducha"])
def test_nobody_else_comes_near(district, told, login):
    person = district.person(login)
    for address in ("/admin/webhooks", told.address):
        assert person.open(address).status == 403
    for act in ("pause", "resume", "remove", "again"):
        refused = person.client.post(f"{told.address}/{act}", headers={"Sec-Fetch-Site": "same-origin"})
        assert refused.status_code in (400, 403)


def test_a_message_of_another_one_is_not_sent_from_here(told, admin):
    admin.open("/admin/webhooks").press("加上", {"url": f"{URL}&other=1"})
    token = told.values("csrf_token")[:1]
    for delivery in ("1", "0", "x", "９", "9" * 30):
        page = admin.send("/admin/webhooks/2/again", "post", {"csrf_token": token, "delivery": [delivery]})
        assert page.status == 404
