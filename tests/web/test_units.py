"""The administrator keeps the tree of units on pages: looked through, changed from a day on, added to from a list."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from tests.store.counting import counted
from tests.web.test_fill import new_activity
from webforms.actions import unit_changes, unit_import, units
from webforms.actions.installation import operator

HEAD = "单位码,名称,类别,上级,标记\n"


@pytest.fixture
def admin(district):
    return district.person("guanli")


def tree(district):
    return units.tree(district.store)


def asked(admin, what, code="FC02", **typed):
    """The page that says what a change would do."""
    page = admin.open(f"/admin/units/{code}")
    form = page.tree.xpath(f"//form[contains(@action, '/{what}')]")[0]
    return admin.send(form.get("action"), "post", {
        "csrf_token": page.values("csrf_token")[:1], "on": ["2016-06-01"],
        **{key: [value] for key, value in typed.items()}})


def uploaded(admin, name, content, **typed):
    return admin.open("/admin/units/import").press("核对", {"file": (name, content), **typed})


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class TestTheTree:
    def test_it_is_folded_by_who_stands_above(self, admin):
        page = admin.open("/admin/units")
        assert "凤城街道" in " ".join(page.of("//details/summary"))
        assert page.follow("木棉社区").status == 200

    def test_it_is_searched_and_filtered(self, admin):
        assert admin.open("/admin/units?q=木棉").of("//tbody//th") == ["凤城街道", "木棉社区"]
        assert "清源小学" in admin.open("/admin/units?kind=school").text
        assert "没有这样的单位" in admin.open("/admin/units?q=没有的").text

    def test_a_closed_unit_stays_in_sight(self, district, admin):
        unit_changes.close_unit(district.store, operator(), "FC02", on=district.clock.now.date(), into="FC01")
        assert "并入木棉社区" in admin.open("/admin/units?closed=1").text

    def test_more_units_cost_no_more_questions(self, district, admin):
        def cost():
            with counted(district.store) as seen:
                admin.open("/admin/units")
            return len(seen)

        cost()
        before = cost()
        rows = [{"code": f"LT{n}", "name": f"村{n}", "kind": "village", "parent": "LT"} for n in range(100, 200)]
        unit_import.import_units(district.store, operator(), rows)
        assert cost() == before

    def test_a_new_unit_is_added_and_a_wrong_one_keeps_what_was_typed(self, district, admin):
        page = admin.open("/admin/units/new")
        wrong = page.press("加这个单位", {"name": "北江社区", "code": "有汉字", "kind": "village", "parent": "FC"})
        assert (wrong.status, wrong.values("name"), wrong.values("parent")) == (422, ["北江社区"], ["FC"])
        assert "不能作单位码" in " ".join(wrong.of("//*[@class='error']"))
        assert wrong.press("加这个单位", {"code": "FC03"}).status == 200
        assert tree(district).get("FC03").name == "北江社区"
        assert "什么也没有写" in page.press("加这个单位").text
        assert page.press("加这个单位", {"name": "又", "code": "FC03", "kind": "village", "parent": "FC"}).status == 409


class TestOneUnit:
    def test_a_new_name_is_asked_about_before_it_holds(self, district, admin):
        sure = asked(admin, "rename", name="榕树里社区")
        assert "2016年6月1日起叫“榕树里社区”，这以前的日子还叫“榕树社区”" in sure.text
        assert tree(district).get("FC02").name == "榕树社区"
        done = sure.press("起改名")
        assert "名称改好了" in done.text
        assert tree(district).get("FC02").name == "榕树里社区"
        assert done.of("//tbody/tr/th") == ["2016年6月1日", "一开始"]

    def test_a_merger_tells_how_many_records_go_along(self, district, admin):
        new_activity(district)
        district.person("fengcheng").open("/review/1").press("通过")
        sure = asked(admin, "merge", code="FC01", into="FC02")
        assert "1 条记录从这天起算“榕树社区”的" in sure.text
        sure.press("起并入")
        assert tree(district).heir("FC01") == "FC02"

    def test_a_day_to_come_is_told_of_an_end_and_refused_for_a_name(self, admin):
        assert "到了2016年7月1日才起作用" in asked(admin, "close", on="2016-07-01").text
        refused = asked(admin, "rename", name="榕树里", on="2016-07-01")
        assert (refused.status, refused.values("name")[-1:]) == (422, ["榕树里"])
        assert "还没有到" in refused.text

    def test_flags_and_the_place_change_too(self, district, admin):
        asked(admin, "flags", flags="rural").press("起改标记")
        asked(admin, "move", parent="LT").press("起换上级")
        unit = tree(district).get("FC02")
        assert (unit.flags, unit.parent) == ({"rural"}, "LT")

    @pytest.mark.parametrize("what, typed", [
        ("rename", {"name": " "}), ("rename", {"name": "新", "on": "某天"}), ("move", {"parent": "XX"}),
        ("merge", {"into": ""}), ("merge", {"into": "S01"})])
    def test_what_makes_no_sense_comes_back_with_the_reason(self, admin, what, typed):
        page = asked(admin, what, **typed)
        assert page.status == 422
        assert page.of("//details[@open]//*[@class='error']")

    def test_there_is_no_page_of_no_unit(self, admin):
        assert admin.open("/admin/units/XX").status == 404
        token = {"csrf_token": admin.open("/admin/units/FC01").values("csrf_token")[:1]}
        assert admin.send("/admin/units/XX/rename", "post", token).status == 404
        assert admin.send("/admin/units/FC01/shred", "post", token).status == 404


class TestImporting:
    def test_from_faults_to_units_in_the_tree(self, district, admin):
        bad = uploaded(admin, "名册.csv", (HEAD + "FC03,北江社区,村,FC,\nFC04,,村（居）,凤城街道,\n").encode("gb18030"))
        assert bad.status == 422
        assert "2 行里有 2 行要改，还没有导入任何一行" in bad.text
        assert bad.of("//td[@class='er']")[0].startswith("村")
        assert "第 2 行 C 列 类别" in bad.text
        kind = "village"
        good = uploaded(admin, "名册.csv", (HEAD + f"FC03,北江社区,{kind},凤城街道,社区居委会\n").encode("utf-8-sig"))
        assert "新增 1 个单位" in good.text
        with pytest.raises(KeyError):
            tree(district).get("FC03")
        assert "导入好了" in good.press("导入").text
        assert tree(district).get("FC03").parent == "FC"

    def test_what_changes_is_shown_old_and_new(self, district, admin):
        page = uploaded(admin, "名册.csv", f"{HEAD}FC02,榕树里,village,LT,community\n".encode(), on="2016-05-01")
        assert page.of("//tbody/tr[1]/td") == ["名称", "榕树社区", "榕树里"]
        page.press("导入")
        assert tree(district).get("FC02").name == "榕树里"

    def test_the_tree_is_looked_at_again_when_it_is_done(self, district, admin):
        page = uploaded(admin, "名册.csv", f"{HEAD}FC09,新社区,village,FX,\n".replace("FX", "FC").encode())
        units.open_unit(district.store, operator(), {"code": "FC09", "name": "别的", "kind": "school", "parent": "QC"})
        late = page.press("导入")
        assert late.status == 422
        assert "不能改类" in late.text

    def test_rows_that_were_tampered_with_are_not_taken(self, admin):
        page = uploaded(admin, "名册.csv", f"{HEAD}FC09,新社区,village,FC,\n".encode())
        assert "没有传完整" in page.press("导入", {"list": "x" + page.values("list")[0]}).text

    def test_the_template_comes_back_as_it_went(self, admin):
        for form in ("xlsx", "csv"):
            content = admin.fetch(f"/admin/units/list.{form}").data
            assert "和现在的完全一样" in uploaded(admin, f"名册.{form}", content).text, form
        book = load_workbook(io.BytesIO(admin.fetch("/admin/units/template.xlsx").data))
        assert [cell.value for cell in book.active[1]][:3] == ["单位码", "名称", "类别"]
        assert len(book.active.data_validations.dataValidation) == 3

    def test_a_name_like_a_formula_stays_text(self, district, admin):
        unit_changes.rename_unit(district.store, operator(), "FC02", "=1+1", on=district.clock.now.date())
        book = load_workbook(io.BytesIO(admin.fetch("/admin/units/list.xlsx").data))
        cell = next(row[1] for row in book.active.iter_rows() if row[0].value == "FC02")
        assert (cell.value, cell.data_type) == ("=1+1", "s")

    def test_a_formula_and_a_merged_cell_are_named(self, admin):
        book = workbook(["code", "name", "kind", "parent"], ["FC03", "=A2", "village", "FC"])
        assert "B2 是公式" in uploaded(admin, "名册.xlsx", saved(book)).text
        rows = (["FC03", "北", "village", "FC"], ["FC04", "南", "village", None])
        book = workbook(["code", "name", "kind", "parent"], *rows)
        book.active.merge_cells("D2:D3")
        assert "D2:D3 是合并的格子" in uploaded(admin, "名册.xlsx", saved(book)).text

    @pytest.mark.parametrize("name, content, words", [
        ("名册.xlsx", b"code,name,kind\n", "不是 .xlsx 文件"), ("名册.csv", b"PK\x03\x04", "请把名字改成 .xlsx"),
        ("名册.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "另存为 .xlsx"), ("名册.csv", b"", "文件是空的"),
        ("名册.csv", "单位码,名称,分类\n".encode(), "还缺 类别"), ("名册.bin", b"\x00\xff" * 50, "也不是文本文件")])
    def test_a_file_that_is_no_list_is_refused_in_a_sentence(self, admin, name, content, words):
        page = uploaded(admin, name, content)
        assert page.status == 422
        assert words in page.text

    def test_nothing_chosen_is_said(self, admin):
        assert "没有选文件" in admin.open("/admin/units/import").press("核对").text
