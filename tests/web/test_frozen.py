"""A snapshot is read as a whole, and from there down to the records of its day."""

import shutil

from tests.packs import DEFAULT
from tests.settling import freeze
from tests.web.test_bureau import REASON, approved_activity
from tests.web.test_fill import ACTIVITY
from webforms.actions.decisions import decide
from webforms.actions.packs import adopt_pack


def frozen(district):
    approved_activity(district)
    bureau = district.actor("chuangjian")
    decide(district.store, bureau, indicator="3.2.2", kind="override", points="1.5", reason=REASON)
    decide(district.store, bureau, indicator="2.5.2", kind="exemption", unit="YZ", reason=REASON)
    return freeze(district.store, bureau, "六月")


def test_an_inspector_goes_from_the_snapshot_to_the_record(district):
    one = frozen(district)
    page = district.person("ducha").open("/").follow("看得分和数据")
    assert page.address == f"/documents/snapshots/{one.id}"
    assert page.of("//h1") == ["六月 1.5 / 100 分"]
    assert len(page.of("//li[contains(@class,'frozen-item')]")) == 41
    figure = page.browser.open(page.tree.xpath("//li[@id='i-3.2.2']//a/@href")[0])
    assert ACTIVITY["f_title"] in figure.text
    assert figure.follow(one.label).address == page.address
    assert figure.follow("打开这条记录").follow(one.label).address == page.address


def test_points_before_and_after_a_decision_and_why_a_unit_was_left_out_stand_there(district):
    page = district.person("ducha").open(f"/documents/snapshots/{frozen(district).id}")
    assert "1.5 / 2" in page.of("//li[@id='i-3.2.2']")[0]
    assert "按规则 0.0" in page.of("//li[@id='i-3.2.2']")[0]
    assert f"银盏林场不适用：{REASON}" in page.of("//li[@id='i-2.5.2']")[0]


def test_what_follows_the_freeze_changes_nothing_and_is_counted(district):
    one = frozen(district)
    district.person("mumian").open("/fill/records/1/edit").press("提交给", {"f_attendance": "60"})
    district.person("fengcheng").open("/review/1").press("通过")
    page = district.person("ducha").open(f"/documents/snapshots/{one.id}")
    assert "此后更正 1 条。" in page.text
    assert page.of("//h1") == ["六月 1.5 / 100 分"]


def test_what_was_newly_approved_after_the_freeze_is_counted_on_the_list_and_the_page(district):
    one = freeze(district.store, district.actor("chuangjian"), "五月")
    approved_activity(district)
    inspector = district.person("ducha")
    assert "此后新通过 1 条。" in inspector.open(f"/documents/snapshots/{one.id}").text
    assert "此后新通过 1 条" in inspector.open("/documents/").of("//table[contains(@class,'snaps')]//td")[-1]


def test_a_long_snapshot_has_a_way_down_to_each_part(district):
    one = freeze(district.store, district.actor("chuangjian"), "五月")
    page = district.person("ducha").open(f"/documents/snapshots/{one.id}")
    doors = page.tree.xpath("//nav[@aria-label='跳到各部分']//a/@href")
    assert len(doors) == 5
    assert all(page.tree.xpath(f"//*[@id='{door.removeprefix('#')}']") for door in doors)


def test_only_who_sees_snapshots_opens_one(district):
    one = frozen(district)
    assert district.person("mumian").open(f"/documents/snapshots/{one.id}").status == 403
    assert district.person("chuangjian").open("/documents/snapshots/99").status == 404


def test_an_inspector_goes_from_a_comparison_to_the_newer_snapshot(district):
    freeze(district.store, district.actor("chuangjian"), "五月")
    newer = frozen(district)
    page = district.person("ducha").open(f"/documents/?compare={newer.id - 1}&compare={newer.id}")
    doors = page.tree.xpath("//*[@id='cmp-points']/li/p/a/@href")
    assert f"/documents/snapshots/{newer.id}#i-3.2.2" in doors


def test_an_indicator_that_is_no_longer_counted_is_read_in_the_snapshot_that_has_it(district, tmp_path):
    """2.3.3 is dropped from the pack, and its points are the next indicator's."""
    older = freeze(district.store, district.actor("chuangjian"), "五月")
    folder = shutil.copytree(DEFAULT, tmp_path / "changed", ignore=shutil.ignore_patterns("example", "source"))
    file = folder / "indicators.yaml"
    text = file.read_text(encoding="utf-8")
    before, gone, rest = (text.index(f'- code: "{code}"') for code in ("2.3.2", "2.3.3", "2.4.1"))
    more = text[before:gone].replace("points: 2\n", "points: 4\n")
    file.write_text(text[:before] + more + text[rest:], encoding="utf-8")
    adopt_pack(district.store, district.actor("guanli"), folder)
    newer = frozen(district)
    page = district.person("chuangjian").open(f"/documents/?compare={older.id}&compare={newer.id}")
    doors = page.tree.xpath("//*[@id='cmp-points']/li/p/a/@href")
    assert f"/documents/snapshots/{older.id}#i-2.3.3" in doors
    assert {page.browser.open(door).status for door in doors} == {200}
