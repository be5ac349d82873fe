"""Forms, lists and notes that more than one document uses."""

from __future__ import annotations

from collections.abc import Sequence

from blocks import (
    Blocks,
    cell,
    each,
    either,
    head,
    kept,
    p,
    row,
    row_tag,
    rows_for,
    rows_or_nothing,
    table,
    text_cell,
    when,
)

PAIRS = (43.2, 34.8, 43.2, 34.8)
YEARS = (51, 15, 30, 30, 30)
SEAL_NOTE = (
    "数据快照 {{ snapshot.id }}，数据期间 {{ campaign.starts }}至{{ campaign.ends }}，"
    "统计基准日 {{ campaign.basis_date }}，数据截止 {{ snapshot.frozen_on }}，校验码 {{ snapshot.seal_text }}。"
)
TODO_NOTE = "整改台账已登记的，照登记的措施、责任单位和期限列出；没有登记的，按缺项列出要做的事，期限待补。"
DRAFT_LINE = "{% if campaign.draft_mark %}（{{ campaign.draft_mark }}）{% endif %}"
"""On a cover: that the framework is only proposed."""


def mark(figure: str, style: str) -> Blocks:
    """What a figure carries below it where it is provisional."""
    return when(f"{figure}.mark", p(style, f"{{{{ {figure}.mark }}}}"))


def pairs_table(key: str, *, whole: bool = True) -> str:
    """A form of two columns of label and value. A wide row, or one left over, spans; the data say which it is. A
    `whole` one moves to the next page rather than break."""
    label, value = PAIRS[:2]
    wide = row(
        text_cell(label, "WF-TableLabel", "{{ line[0].label }}"),
        text_cell(sum(PAIRS[1:]), "WF-TableText", _with_mark("line[0].cells[0]"), span=3),
    )
    pair = row(*(
        cell_
        for which in ("line[0]", "line[1]")
        for cell_ in (text_cell(label, "WF-TableLabel", f"{{{{ {which}.label }}}}"), _value(value, which))
    ))
    alone = [row_tag(PAIRS, "if line|length == 1"), wide, row_tag(PAIRS, "else"), pair, row_tag(PAIRS, "endif")]
    made = table(PAIRS, *rows_for(PAIRS, f"line in tables.{key}.lines", *alone))
    return kept(made) if whole else made


def _with_mark(figure: str) -> str:
    return f"{{{{ {figure}.text }}}}{{% if {figure}.mark %}}（{{{{ {figure}.mark }}}}）{{% endif %}}"


def _value(width: float, line: str) -> str:
    """A figure stands right with its mark below; a text stands left."""
    figure = f"{line}.cells[0]"
    printed = f"{{{{ {figure}.text }}}}"
    shown = either(f"{line}.kind == 'text'", p("WF-TableText", printed), p("WF-TableNumber", printed))
    return cell(width, [*shown, *mark(figure, "WF-TableMark")])


def years_table(key: str) -> str:
    """A form with one column for each of three years; the unit stands once, before them."""
    titles = ["项目", "单位", *(f"{{{{ tables.{key}.years[{number}] }}}}年" for number in range(3))]
    figures = (f"r.cells[{number}]" for number in range(3))
    line = row(
        text_cell(YEARS[0], "WF-TableLabel", "{{ r.label }}"),
        text_cell(YEARS[1], "WF-TableCenter", "{{ r.unit }}"),
        *(cell(30, [p("WF-TableNumber", f"{{{{ {one}.printed }}}}"), *mark(one, "WF-TableMark")]) for one in figures),
    )
    return table(YEARS, head(YEARS, titles), *rows_for(YEARS, f"r in tables.{key}.rows", line))


def bases(key: str) -> Blocks:
    """注: each basis once, with the rows it belongs to."""
    notes = "{{ loop.index }}.{{ b.labels|join('、') }}：{{ b.text }}。"
    line = f"注：{{% for b in tables.{key}.bases %}}{notes}{{% endfor %}}"
    return when(f"tables.{key}.bases", p("WF-TableNote", line))


def form(key: str, title_style: str, title: str, body: str) -> Blocks:
    """A form with its title and its bases; nothing of it where its record type is switched off."""
    return when(f"tables.{key}.shown", p(title_style, title), body, *bases(key))


def list_table(
    widths: Sequence[float],
    labels: Sequence[str],
    loop: str,
    fields: Sequence[str],
    *,
    centred: Sequence[int] = (),
    small: bool = False,
) -> str:
    """A table of records, or the line 无 where nothing is approved."""
    kind = "Small" if small else "Table"
    styles = [f"WF-{kind}{'Center' if number in centred else 'Text'}" for number in range(len(widths))]
    line = row(*(text_cell(*column) for column in zip(widths, styles, fields, strict=True)))
    rows = rows_or_nothing(widths, loop, line, f"WF-{kind}Center")
    return table(widths, head(widths, labels, f"WF-{kind}Head"), *rows)


def figures_table(widths: Sequence[float], loop: str) -> str:
    """Every figure with its basis and who states it."""
    labels = ["序号", "数据名称", "数值", "单位", "口径", "提供单位"]
    number, label, value, unit, basis, owner = widths
    line = row(
        text_cell(number, "WF-SmallCenter", "{{ loop.index }}"),
        text_cell(label, "WF-SmallText", "{{ f.label }}"),
        cell(value, [p("WF-SmallNumber", "{{ f.printed }}"), *mark("f", "WF-SmallMark")]),
        text_cell(unit, "WF-SmallCenter", "{{ f.unit }}"),
        text_cell(basis, "WF-SmallText", "{{ f.basis }}"),
        text_cell(owner, "WF-SmallText", "{{ f.owner }}"),
    )
    return table(widths, head(widths, labels, "WF-SmallHead"), *rows_or_nothing(widths, loop, line))


def accepted_table(widths: Sequence[float]) -> str:
    """What the checks before the freeze found and the bureau let stand."""
    number, check, message, reason, by = widths
    line = row(
        text_cell(number, "WF-SmallCenter", "{{ loop.index }}"),
        text_cell(check, "WF-SmallText", "{{ a.code }} {{ a.title }}"),
        text_cell(message, "WF-SmallText", "{{ a.message }}"),
        text_cell(reason, "WF-SmallText", "{{ a.reason }}"),
        cell(by, [p("WF-SmallCenter", "{{ a.by }}"), p("WF-SmallCenter", "{{ a.on }}")]),
    )
    labels = ["序号", "检查内容", "提示的情况", "保留的理由", "说明人、日期"]
    return table(widths, head(widths, labels, "WF-SmallHead"), *rows_for(widths, "a in snapshot.accepted", line))


def section_text(key: str, style: str = "WF-Body") -> Blocks:
    """A text of the bureau, paragraph by paragraph."""
    return each(f"t in sections.{key}.paragraphs", p(style, "{{ t }}"))


def responsible(width: float, indicator: str, align: str = "center") -> str:
    """Who answers for an indicator, one unit a line."""
    return _one_a_line(width, f"{indicator}.responsible", align)


def mender(width: float, indicator: str) -> str:
    """Who mends it: whom a record names, else who answers for the indicator."""
    return _one_a_line(width, f"{indicator}.measure_by or {indicator}.responsible", "center")


def _one_a_line(width: float, names: str, align: str) -> str:
    return cell(width, each(f"u in {names}", p("WF-SmallText", "{{ u }}")), align=align)
