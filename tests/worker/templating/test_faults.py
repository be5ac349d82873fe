"""How a fault is said."""

from worker.templating.faults import Fault, Place, TemplateBroken, excerpt


def test_a_place_in_a_table_is_counted_by_table_row_and_column():
    assert str(Place("正文", 12, 2, 3, 1, "{{ a }}")) == "正文第2个表第3行第1格“{{ a }}”"


def test_a_place_outside_a_table_is_counted_by_paragraph():
    assert str(Place("页眉", 1, text="标题")) == "页眉第1段“标题”"


def test_a_long_text_is_cut_and_stands_on_one_line():
    assert excerpt("一\n二" + "三" * 50) == "一 二" + "三" * 36 + "…"


def test_a_fault_says_where_what_and_the_cure():
    fault = Fault("x", Place("正文", 1, text="t"), "写错了", "请改")
    assert str(fault) == "正文第1段“t”：写错了。请改。"
    assert str(TemplateBroken([fault, fault])) == f"模板有 2 处写错。第 1 处：{fault}"
