"""The page of checks: what must be mended, what wants a reason, what was accepted; a freeze is refused until then."""

from io import BytesIO

from tests.records import ACTIVITY
from tests.web.test_documents import frozen
from tests.web.world import District, picture
from webforms.actions.checks import list_findings, withdraw_acceptance
from webforms.actions.files import keep_file
from webforms.actions.records import change_record, create_record
from webforms.actions.review import review_record
from webforms.domain.consistency import Link
from webforms.store.views import RecordView
from webforms.web.bureau.checks import link_to

REASON = "场地是镇文化广场，人数由公安核定。"


def crowded(district: District, number: int = 1) -> RecordView:
    """An approved activity of more people than one village's can have had."""
    village = district.actor("mumian")
    sha256 = keep_file(district.store, village, BytesIO(picture(COLOURS[number])), "照片.jpg").file.sha256
    data = {**ACTIVITY, "title": f"广场汇演{number}", "attendance": 1200 + number}
    made = create_record(
        district.store, village, client_id=f"c{number}", type="activity", unit="FC01", data=data,
        evidence=[{"item": "photo", "sha256": sha256}], submit=True).record
    return review_record(
        district.store, district.actor("fengcheng"), made.id, decision="approve", version=made.version)


COLOURS = {1: "seagreen", 2: "indianred"}


def test_a_district_without_open_findings_may_freeze(district):
    page = district.person("chuangjian").open("/bureau/checks")
    assert "没有要处理的，可以冻结" in page.text
    assert "种检查没有问题" in page.text
    assert "已说明" in page.text, "what was accepted stays in sight"


def test_a_warning_is_told_with_its_links_and_stands_against_a_freeze(district):
    crowded(district)
    page = district.person("chuangjian").open("/bureau/checks")
    assert "1 项要改好或说明，处理完才能冻结" in page.text
    assert "木棉社区 HD-FC01-201603-001 一次就有 1,201人次，超过 500人次。" in page.text
    assert "广场汇演1" in page.follow("HD-FC01-201603-001").text
    refused = frozen(district)
    assert refused.status == 409
    assert "还有 1 项没有处理，不能冻结" in refused.text
    assert "一次活动的人次太多" in refused.follow("去处理这 1 项").text


def test_a_reason_lets_it_stand_and_is_shown_with_who_gave_it(district):
    crowded(district)
    page = district.person("chuangjian").open("/bureau/checks").press("记下理由", {"reason": REASON})
    assert "记下了 1 项的理由" in page.text
    assert REASON in page.text
    assert "chuangjian" in page.text
    assert "已冻结" in frozen(district).text


def test_a_reason_too_short_is_refused_where_it_was_typed(district):
    crowded(district)
    page = district.person("chuangjian").open("/bureau/checks").press("记下理由", {"reason": "没问题"})
    assert page.status == 422
    assert "至少 10 个字" in page.text
    assert page.of("//textarea") == ["没问题"]
    assert "记下了 1 项的理由" in page.press("记下理由", {"reason": REASON}).text


def test_one_reason_does_for_the_ticked_ones_of_a_check(district):
    crowded(district, 1)
    crowded(district, 2)
    page = district.person("chuangjian").open("/bureau/checks")
    boxes = page.tree.xpath("//section[.//h2[contains(., '一次活动的人次太多')]]//input[@type='checkbox']")
    assert len(boxes) == 2
    first, seen = boxes[0].get("value"), page.tree.xpath("//input[starts-with(@name, 'seen-')]")
    answer = page.browser.client.post("/bureau/checks", data={
        "csrf_token": page.tree.xpath("//input[@name='csrf_token']")[0].get("value"), "finding": first,
        "reason": REASON, **{each.get("name"): each.get("value") for each in seen}})
    assert answer.status_code == 303
    again = list_findings(district.store, district.actor("chuangjian"))
    assert [one.open for one in again if one.finding.code == "C06"] == [one.finding.id != first for one in again
                                                                    if one.finding.code == "C06"]


def test_what_changed_while_it_was_read_is_shown_anew_and_not_accepted(district):
    made = crowded(district)
    page = district.person("chuangjian").open("/bureau/checks")
    village = district.actor("mumian")
    changed = change_record(
        district.store, village, made.id, data={**made.data, "attendance": 5000}, seen=made.etag, submit=True,
        evidence=[{"item": one.item, "sha256": one.sha256} for one in made.evidence]).record
    review_record(district.store, district.actor("fengcheng"), made.id, decision="approve", version=changed.version)
    again = page.press("记下理由", {"reason": REASON})
    assert again.status == 409
    assert "一次就有 5,000人次" in again.text
    assert "已经变了，没有记下" in again.text
    assert again.of("//textarea") == [REASON]
    assert "记下了 1 项的理由" in again.press("记下理由").text


def test_none_ticked_is_said_so(district):
    crowded(district)
    page = district.person("chuangjian").open("/bureau/checks")
    token = page.tree.xpath("//input[@name='csrf_token']")[0].get("value")
    answer = page.browser.client.post("/bureau/checks", data={"csrf_token": token, "reason": REASON})
    assert answer.status_code == 422
    assert "没有勾选哪一项" in answer.get_data(as_text=True)


def test_an_acceptance_is_taken_back(district):
    crowded(district)
    bureau = district.person("chuangjian")
    bureau.open("/bureau/checks").press("记下理由", {"reason": REASON})
    (mine,) = [one for one in list_findings(district.store, district.actor("chuangjian"))
               if one.accepted and one.accepted.reason == REASON]
    withdraw_acceptance(district.store, district.actor("chuangjian"), mine.finding.id)
    assert "1 项要改好或说明" in bureau.open("/bureau/checks").text
    bureau.open("/bureau/checks").press("记下理由", {"reason": REASON})
    page = bureau.open("/bureau/checks").press("收回")
    assert "要改好，或重新写明理由" in page.text


def test_those_who_do_not_see_the_whole_have_no_such_page(district):
    for login in ("mumian", "fengcheng", "ducha"):
        assert district.person(login).open("/bureau/checks").status == 403
    assert "检查" in district.person("chuangjian").open("/documents/").of("//nav//a")


def test_every_kind_of_link_leads_somewhere(district):
    with district.app.test_request_context():
        addresses = [link_to(Link(kind, key, key)) for kind, key in (
            ("figure", "fund_paid"), ("figure", "evidence:1.3.3/management"), ("record", "7"), ("unit", "FC01"),
            ("indicator", "2.5.1"))]
    assert addresses == ["/figures/fund_paid", "/figures/evidence:1.3.3/management", "/fill/records/7",
                         "/fill/all-records?unit=FC01", "/bureau/indicators/2.5.1"]
