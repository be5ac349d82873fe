"""The bureau writes the texts of the documents; every step works without a script."""

import pytest

from tests.web.test_fill import new_activity
from webforms.actions import sections
from webforms.actions.installation import current_pack
from webforms.actions.sections import get_section, write_section
from webforms.store.evaluation import evaluate_with

EDITOR = "/bureau/sections/district_situation"
NUMBER = "举办村（居）活动2场。"


@pytest.fixture
def evaluated(monkeypatch):
    """How often the campaign was reckoned through for texts."""
    times = []

    def counting(*given):
        times.append(given)
        return evaluate_with(*given)

    monkeypatch.setattr(sections, "evaluate_with", counting)
    return times


@pytest.fixture
def active(district):
    """The district with one approved activity."""
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    return district


def kept(district, key="district_situation"):
    return get_section(district.store, district.actor("chuangjian"), key)


def test_the_list_shows_every_section_under_its_document(district):
    page = district.person("chuangjian").open("/bureau/sections")
    links = page.tree.xpath("//main//li/a/@href")
    assert len(links) == len(current_pack(district.store).sections)
    assert page.of("//section/div/h2")[0] == "广东省社区教育实验区申报表"
    assert "起始文字" in page.of("//main//li")[0]
    assert page.link("文字") == "/bureau/sections"


def test_every_editor_opens(district):
    browser = district.person("chuangjian")
    for address in browser.open("/bureau/sections").tree.xpath("//main//li/a/@href"):
        assert browser.open(address).status == 200


def test_a_text_is_written_and_the_history_says_by_whom(district):
    page = district.person("chuangjian").open(EDITOR)
    assert page.values("text") == [kept(district).starting_text]
    page = page.press("保存", {"text": "本区地处北江中游。"})
    assert "已保存" in page.text
    assert kept(district).text == "本区地处北江中游。"
    assert kept(district).changed_by in page.of("//ul[@class='past']//summary")[0]
    listed = district.person("chuangjian").open("/bureau/sections")
    assert "已写" in next(row for row in listed.of("//main//li") if "区情" in row)


def test_the_preview_shows_tokens_as_numbers_before_anything_is_kept(active):
    typed = "举办活动[[activities_village|unit]]，应培训[[transfer_need]]人。"
    page = active.person("chuangjian").open(EDITOR).press("预览", {"text": typed})
    assert page.of("//mark") == ["1场（暂计，已报1/3）", "待补"]
    assert page.values("text") == [typed]
    assert "还没有保存" in page.text
    assert not kept(active).written


def test_a_typed_number_is_pointed_out_and_becomes_a_token(active):
    page = active.person("chuangjian").open(EDITOR).press("预览", {"text": NUMBER})
    assert "和数据不一致。最接近的数据：村（居）活动场次，1场" in page.of("//ul[@class='hands']/li")[0]
    page = page.press("换成数据项")
    assert page.values("text") == ["举办村（居）活动[[activities_village|unit]]。"]
    page.press("保存")
    assert kept(active).text == "举办村（居）活动[[activities_village|unit]]。"


def test_a_number_that_disagrees_is_told_in_the_list(active):
    write_section(active.store, active.actor("chuangjian"), "district_situation", NUMBER)
    listed = active.person("chuangjian").open("/bureau/sections")
    assert "数字与数据不一致" in next(row for row in listed.of("//main//li") if "区情" in row)


def test_a_wrong_token_or_a_text_too_long_is_refused_where_it_was_typed(district):
    browser = district.person("chuangjian")
    page = browser.open(EDITOR).press("保存", {"text": "到位[[fund_payed]]元"})
    assert page.status == 422
    assert "没有“fund_payed”这个数据，最接近的是 fund_paid" in page.text
    assert page.values("text") == ["到位[[fund_payed]]元"]
    page = browser.open("/bureau/sections/slogan").press("保存", {"text": "长" * 31})
    assert (page.status, "最多 30 个字" in page.text) == (422, True)


def test_two_people_at_one_text_see_both_versions(district):
    mine = district.person("chuangjian").open(EDITOR)
    district.person("chuangjian2").open(EDITOR).press("保存", {"text": "他写的。"})
    page = mine.press("保存", {"text": "我写的。"})
    assert page.status == 412
    assert page.of("//blockquote") == ["他写的。"]
    assert page.values("text") == ["我写的。"]
    assert kept(district).text == "他写的。"
    page.press("保存")
    assert [edit.text for edit in kept(district).history] == ["我写的。", "他写的。"]


def test_a_form_made_from_nothing_that_ever_stood_here_keeps_the_text(district):
    page = district.person("chuangjian").open(EDITOR).press("保存", {"text": "我写的。", "seen": "x"})
    assert (page.status, page.values("text")) == (412, ["我写的。"])
    assert "没有保存：这一段和您打开的时候不一样了。" in page.text


def test_the_starting_text_comes_back(district):
    browser = district.person("chuangjian")
    page = browser.open(EDITOR).press("保存", {"text": "写过。"}).press("恢复起始文字")
    assert "已恢复起始文字" in page.text
    assert page.values("text") == [kept(district).starting_text]
    assert "写过。" in page.text


def test_a_session_that_ended_keeps_what_was_typed(district):
    browser = district.person("chuangjian")
    page = browser.open(EDITOR)
    browser.forget_cookies()
    asked = page.press("保存", {"text": "写了半天。"})
    assert asked.status == 401
    assert "写了半天。" in asked.source


def test_who_only_reads_gets_no_buttons_and_a_village_nothing(district):
    assert district.person("mumian").open("/bureau/sections").status == 403
    assert district.person("mumian").open(EDITOR).status == 403


def test_an_unknown_section_is_not_found(district):
    assert district.person("chuangjian").open("/bureau/sections/nothing").status == 404


def test_the_script_gets_the_same_reading(active):
    browser = active.person("chuangjian")
    page = browser.open(EDITOR)
    sent = {"csrf_token": page.values("csrf_token")[0], "text": f"𠮷。{NUMBER}"}
    answer = browser.client.post(f"{EDITOR}/reading", data=sent)
    said = answer.get_json()
    assert (said["length"], said["tokens"]) == (len(NUMBER) + 2, [])
    assert said["numbers"] == [{"start": 10, "end": 12, "replacement": "[[activities_village|unit]]", "differs": True}]
    assert "换成数据项" in said["html"]


def test_markup_in_a_text_stays_text(district):
    page = district.person("chuangjian").open(EDITOR).press("保存", {"text": "<script>alert(1)</script>{{ 7*7 }}"})
    assert "<script>alert(1)" not in page.source
    assert "{{ 7*7 }}" in page.of("//div[@class='sec-paper']")[0]


def test_the_documents_page_leads_to_the_texts(district):
    assert district.person("chuangjian").open("/documents/").link("“文字”") == "/bureau/sections"


def test_a_page_of_the_editor_reckons_the_campaign_through_once(active, evaluated):
    page = active.person("chuangjian").open(EDITOR)
    assert len(evaluated) == 1
    page = page.press("预览", {"text": NUMBER})
    assert len(evaluated) == 2
    swapped = page.browser.send(EDITOR, "post", {
        "csrf_token": page.values("csrf_token")[:1], "text": [NUMBER], "seen": page.values("seen")[:1],
        "act": ["swap-0"]})
    assert len(evaluated) == 3
    assert "[[activities_village" in swapped.values("text")[0]
