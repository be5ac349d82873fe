from tests.worker.documents.golden import material, rectified, with_rows
from worker.documents.measures import measures_of


def test_measures_are_found_by_the_indicator_a_record_names():
    found = measures_of(with_rows("rectifications", rectified("3.1.1", "增开晚间课程"), rectified("1.1.1", "补开会议")))
    assert (found["3.1.1"].text, found["3.1.1"].due) == ("增开晚间课程", "2016年12月31日")


def test_several_measures_for_one_indicator_are_said_one_after_another_each_once():
    rows = [rectified("3.1.1", text) for text in ("增开晚间课程", "增开周末课程", "增开晚间课程")]
    found = measures_of(with_rows("rectifications", *rows))["3.1.1"]
    assert found.text == "增开晚间课程；增开周末课程"
    assert found.units == ("区教育局",)


def test_a_document_without_measures_has_none():
    assert measures_of(material("application_form")) == {}
