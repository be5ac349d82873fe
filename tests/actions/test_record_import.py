"""Records from a workbook: all or none, by the rules of the form, once; with pictures from a zip."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from tests.record_books import filled, saved, zipped
from tests.records import ACTIVITY, INSTITUTION
from tests.world import picture
from webforms.actions.record_import import (
    ImportFaulty,
    Sent,
    check_import,
    enter_import,
    get_import,
    list_importable,
    list_imports,
    marked_copy,
    template,
)
from webforms.actions.records import get_record, list_records
from webforms.domain.errors import NotFound, Refused
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.imports import change_import

ROW = {
    "f:title": "学雷锋志愿服务", "f:category": "志愿服务", "f:starts_at": "2016-03-10 09:00", "f:place": "活动室",
    "f:attendance": 120, "f:minors": 10, "f:charged": "否", "file:photo": "p1.png",
}


@pytest.fixture(autouse=True)
def spring(world):
    world.clock.set("2016-03-15")


def row(world, **cells):
    category = world.pack.types["activity"].field("category").choices[ACTIVITY["category"]]
    return {**ROW, "f:category": category, **cells}


def photos(*names, encoding=""):
    return zipped({name: picture(place).getvalue() for place, name in enumerate(names)}, encoding)


def check(world, rows, pictures=None, *, type_="activity", by="FC01", before=None):
    actor = world.actor(by)
    content = rows if isinstance(rows, bytes) else filled(template(world.store, actor, type_).content, rows)
    sent = Sent("六月.xlsx", io.BytesIO(content), io.BytesIO(pictures) if pictures else None)
    return check_import(world.store, actor, type_, sent, before)


def enter(world, line, *, submit=True, by="FC01"):
    return enter_import(world.store, world.actor(by), line.id, submit=submit)


def listed(world, by="FC01"):
    return list_records(world.store, world.actor(by)).items


def said(line):
    return [(fault["row"], fault["what"]) for fault in line.report["faults"]]


class TestEntering:
    def test_rows_become_submitted_records_with_their_pictures(self, world):
        line = check(world, [row(world), row(world, **{"f:title": "义诊"})], photos("照片/P1.PNG"))
        assert (line.state, line.report["new"], listed(world)) == ("ready", 2, ())
        done = enter(world, line)
        assert (done.state, done.report["entered"]) == ("done", 2)
        records = [get_record(world.store, world.actor("FC01"), one.id) for one in listed(world)]
        assert [(one.title, one.state, one.number) for one in records] == [
            ("义诊", "submitted", "HD-FC01-201603-002"), ("学雷锋志愿服务", "submitted", "HD-FC01-201603-001")]
        assert [[(file.item, file.name) for file in one.evidence] for one in records] == [[("photo", "P1.PNG")]] * 2
        assert records[0].data["attendance"] == 120

    def test_one_fault_and_no_row_is_entered(self, world):
        line = check(world, [row(world), row(world, **{"f:attendance": "一百二", "f:minors": 3})], photos("p1.png"))
        assert (line.state, said(line)) == ("faulty", [(3, "“一百二”不是数字")])
        with pytest.raises(ImportFaulty):
            enter(world, line)
        assert listed(world) == ()

    def test_a_draft_may_still_lack_what_a_submission_needs(self, world):
        line = check(world, [row(world, **{"file:photo": None, "f:place": None})])
        assert (line.state, len(line.report["faults"])) == ("ready", 2)
        with pytest.raises(ImportFaulty):
            enter(world, line)
        enter(world, line, submit=False)
        assert [(one.state, one.title) for one in listed(world)] == [("draft", "学雷锋志愿服务")]

    def test_the_button_pressed_twice_and_the_file_sent_twice_enter_once(self, world):
        rows, pictures = [row(world), row(world)], photos("p1.png")
        line = check(world, rows, pictures)
        enter(world, line)
        enter(world, line)
        again = check(world, rows, pictures)
        assert (again.report["new"], again.report["there_count"]) == (0, 2)
        assert enter(world, again).report["entered"] == 0
        assert len(listed(world)) == 2

    def test_the_same_thing_twice_is_told_at_its_row(self, world):
        words = world.pack.types["institution"]
        thing = {"f:name": INSTITUTION["name"], "f:address": INSTITUTION["address"], "f:floor_area": 60.5,
                 "f:status": words.field("status").choices[INSTITUTION["status"]]}
        line = check(world, [thing, thing], type_="institution")
        assert [(at, "在第 2 行已经写过" in what) for at, what in said(line) if "写过" in what] == [(3, True)]
        world.enter("FC01", "institution", INSTITUTION)
        line = check(world, [thing], type_="institution")
        assert any("已经登记过" in what for _, what in said(line))

    def test_what_changed_between_check_and_entering_is_seen(self, world):
        words = world.pack.types["institution"]
        thing = {"f:name": INSTITUTION["name"], "f:address": INSTITUTION["address"], "f:floor_area": 60.5,
                 "f:status": words.field("status").choices[INSTITUTION["status"]]}
        line = check(world, [thing], type_="institution")
        world.enter("FC01", "institution", INSTITUTION)
        with pytest.raises(ImportFaulty):
            enter(world, line, submit=False)
        assert len(listed(world)) == 1
        assert list_imports(world.store, world.actor("FC01"))[0].state == "faulty"


class TestUnits:
    def test_a_street_enters_for_its_villages_and_for_no_others(self, world):
        street = world.actor("FC", "checker")
        names = [cell.value for cell in load_workbook(io.BytesIO(
            template(world.store, street, "activity").content))["_选项"]["A"]]
        assert len(names) > 1
        content = filled(template(world.store, street, "activity").content, [
            row(world, unit=names[0]), row(world, unit=names[1]),
            row(world, unit="不存在村", **{"f:attendance": "x"}), row(world)])
        line = check_import(world.store, street, "activity", Sent("a.xlsx", io.BytesIO(content),
                                                                  io.BytesIO(photos("p1.png"))))
        assert said(line) == [(4, "没有“不存在村”这个单位"), (4, "“x”不是数字"), (5, "没有写填报单位")]

    def test_another_unit_is_not_within_reach(self, world):
        line = check(world, [row(world, unit="LT01")], photos("p1.png"))
        assert "不归您填" in said(line)[0][1]

    def test_who_fills_nothing_in_gets_no_template(self, world):
        with pytest.raises(Refused):
            template(world.store, world.actor("QC", "inspector"), "activity")

    def test_the_types_offered_are_those_of_the_unit(self, world):
        keys = {type_.key for type_ in list_importable(world.store, world.actor("FC01"))}
        assert "activity" in keys
        assert "funding" not in keys

    def test_an_import_of_another_account_is_not_there(self, world):
        line = check(world, [row(world)], photos("p1.png"))
        with pytest.raises(NotFound):
            enter_import(world.store, world.actor("FC01", which=2), line.id, submit=True)


class TestPictures:
    def test_names_packed_in_gbk_are_found(self, world):
        line = check(world, [row(world, **{"file:photo": "合影.png"})], photos("活动照片/合影.png", encoding="gbk"))
        assert line.state == "ready"

    def test_a_missing_file_is_told_at_its_cell_with_the_near_one_that_nobody_used(self, world):
        line = check(world, [row(world, **{"file:photo": "p085.png"})], photos("p058.png", "x.png"))
        assert said(line) == [(2, "压缩包里没有“p085.png”")]
        assert line.report["faults"][0]["cure"] == "有“p058.png”没用上，是它吗？"
        assert line.report["unused"] == ["p058.png", "x.png"]

    def test_one_name_in_two_folders_is_a_fault_unless_the_folder_is_written(self, world):
        two = photos("a/p1.png", "b/p1.png")
        assert "有 2 个“p1.png”" in said(check(world, [row(world)], two))[0][1]
        assert check(world, [row(world, **{"file:photo": "b/p1.png"})], two).state == "ready"

    @pytest.mark.parametrize("name", ["../../etc/p1.png", "C:\\照片\\p1.png", "很长" * 60 + "/p1.png"])
    def test_odd_paths_lead_nowhere_and_the_file_is_found(self, world, name):
        assert check(world, [row(world)], photos(name)).state == "ready"

    def test_what_is_no_picture_is_told_at_its_cell(self, world):
        line = check(world, [row(world)], zipped({"p1.png": zipped({"x": b"1"})}))
        assert "压缩包" in said(line)[0][1]

    def test_a_swollen_zip_is_refused(self, world):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("p1.png", b"\0" * 5_000_000)
        with pytest.raises(BookRefused, match="解开后太大"):
            check(world, [row(world)], target.getvalue())

    def test_one_zip_may_hold_everything(self, world):
        content = filled(template(world.store, world.actor("FC01"), "activity").content, [row(world)])
        parcel = zipped({"六月/表.xlsx": content, "六月/p1.png": picture(1).getvalue()})
        line = check(world, parcel)
        assert (line.state, line.name) == ("ready", "表.xlsx")

    def test_a_second_try_need_not_send_the_pictures_again(self, world):
        first = check(world, [row(world, **{"f:attendance": "x"})], photos("p1.png"))
        again = check(world, [row(world)], before=first.id)
        assert (first.state, again.state) == ("faulty", "ready")


def test_the_marked_copy_mended_and_sent_again_is_entered(world):
    line = check(world, [row(world, **{"f:attendance": "一百二", "f:minors": None})], photos("p1.png"))
    copy = marked_copy(world.store, world.actor("FC01"), line.id)
    book = load_workbook(io.BytesIO(copy.content))
    cell = book.worksheets[0]["G2"]
    assert (copy.name, cell.comment.text[:8]) == ("六月（标红）.xlsx", "“一百二”不是数")
    cell.value = 120
    assert enter(world, check(world, saved(book), before=line.id)).report["entered"] == 1


def test_an_import_that_is_entered_stays_so_whatever_a_slower_try_finds(world):
    line = enter(world, check(world, [row(world)], photos("p1.png")))
    with world.store.aside() as tx:
        change_import(tx, line.id, "faulty", line.report)
    assert get_import(world.store, world.actor("FC01"), line.id).state == "done"
