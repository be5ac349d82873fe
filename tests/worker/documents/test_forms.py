from dataclasses import replace

from tests.worker.documents.golden import material, view
from worker.documents.figures import stated_figures
from worker.documents.forms import forms_of
from worker.documents.material import Material
from worker.documents.sources import Sources


def table(key, kind="application_form"):
    return view(kind)["tables"][key]


def row(found, label):
    return next(row for row in found["rows"] if row["label"] == label)


def printed(row):
    return [cell["printed"] for cell in row["cells"]]


def test_a_form_of_many_years_has_a_column_for_each():
    money = table("t4")
    assert money["years"] == [2014, 2015, 2016]
    assert money["lines"] == []
    assert all(len(row["cells"]) == 3 for row in money["rows"])


def test_a_row_without_years_stands_in_the_campaigns_year_and_dashes_before():
    assert printed(row(table("t5"), "活动场次（学校，另列）")) == ["—", "—", "1"]


def test_an_earlier_year_may_come_from_another_form():
    assert printed(row(table("t5"), "活动场次（街镇、村居）")) == ["100", "127", "60"]


def test_a_row_of_years_among_others_is_one_line_that_names_them():
    cases = row(table("t7"), "各类案件数")
    assert cases["cells"][0]["text"] == "2013年500起；2014年520起；2015年490起"
    assert cases["wide"]


def test_a_figure_is_printed_as_it_was_stated_in_every_form():
    assert printed(row(table("t4"), "财政专项到位")) == ["83,100", "104,500", "126,660"]
    assert printed(row(table("t4"), "街镇（场）投入")) == ["12,000", "26,500", "52,000.50"]
    assert row(table("overview", "self_evaluation"), "财政专项经费到位")["cells"][0]["printed"] == "126,660"


def test_shares_keep_their_own_digits():
    assert printed(row(table("t5"), "参与率")) == ["19.1", "23.7", "29.96"]


def test_rows_stand_in_twos_and_what_is_long_or_left_over_alone():
    lines = [[row["label"] for row in line] for line in table("t1")["lines"]]
    assert lines[0] == ["单位名称"]
    assert ["邮编", "分管领导"] in lines
    assert all(len(line) <= 2 for line in lines)
    assert sum(map(len, lines)) == len(table("t1")["rows"])


def test_a_definition_stands_once_with_every_row_it_belongs_to():
    notes = {basis["text"]: basis["labels"] for basis in table("t3")["bases"]}
    assert notes["已挂牌运行"] == ["区级机构数", "街镇（场）机构数", "村（居）机构数"]
    assert len(notes) == len(table("t3")["bases"])


def test_of_several_definitions_each_says_what_it_belongs_to():
    notes = {label: basis["text"] for basis in table("t3")["bases"] for label in basis["labels"]}
    assert notes["志愿者"].startswith("社区学院志愿者、村（居）志愿者：在册志愿者；")
    assert "；街镇（场）志愿者：在册志愿者；不含" in notes["志愿者"]


def test_a_note_stands_in_place_of_definitions_that_do_not_fit_the_row():
    notes = {label: basis["text"] for basis in table("t5")["bases"] for label in basis["labels"]}
    assert "往年数取自街镇（场）台账" in notes["活动人次（街镇、村居）"]
    assert not any("不用此数" in text for text in notes.values())


def test_a_share_says_what_it_is_a_share_of():
    bases = [basis for key in ("t5", "t6", "t7") for basis in table(key)["bases"]]
    notes = {label: basis["text"] for basis in bases for label in basis["labels"]}
    assert notes["参与率"] == "接受社区教育服务人数÷常住人口（上年末常住人口，统计公报）"
    assert notes["学校开放率"] == "符合要求的具备开放条件的学校÷具备开放条件的学校"
    assert notes["满意率"].startswith("满意问卷÷参加者问卷（")


def test_a_form_of_a_type_that_is_switched_off_is_not_shown():
    whole = material("application_form")
    off = replace(whole.frozen, enabled=tuple(key for key in whole.frozen.enabled if key != "education_profile"))
    there = Material(whole.pack, off, whole.spec, whole.unit)
    assert table("t2")["shown"]
    assert not forms_of(Sources(there, stated_figures(there)))["t2"]["shown"]


def test_a_text_of_the_bureau_stands_in_paragraphs_not_in_cells():
    status = row(table("t8"), "现状")
    assert (status["kind"], status["cells"], status["paragraphs"]) == ("section", [], ["本区社区教育的基础和现状。"])
