"""申报表: cover, notes, forms one to ten, list of attachments."""

from __future__ import annotations

from blocks import (
    LINE_BELOW,
    UPRIGHT,
    Blocks,
    cell,
    each,
    head,
    kept,
    p,
    page_break,
    row,
    rows_for,
    rows_or_nothing,
    table,
    text_cell,
)
from paper import Paper
from pieces import DRAFT_LINE, SEAL_NOTE, form, list_table, pairs_table, years_table

FORMS = {
    "t1": pairs_table,
    "t2": pairs_table,
    "t3": pairs_table,
    "t4": lambda key: kept(years_table(key)),
    "t5": years_table,
    "t6": pairs_table,
    "t7": pairs_table,
}
"""Forms one to seven. Form five is longer than a page and may break; the others move as a whole."""
COVER, HONOURS, REASONS, POINTS, BOX, ATTACHMENTS = (
    (46, 98), (46, 34, 38, 38), (22, 134), (58, 24, 30, 44), (16, 140), (20, 96, 40),
)


def application_form() -> Paper:
    paper = Paper()
    paper.add(*cover(), page_break(), p("WF-Title", "填　写　说　明"))
    paper.add(each("n in document.notes", p("WF-Body", "{{ loop.index }}.{{ n }}")))
    paper.start_numbering()
    paper.add(*forms(), honours(), *reasons(), *points())
    paper.add(page_break(), *opinions(), page_break(), *attachments())
    return paper


def cover() -> list[str]:
    line = row(
        cell(COVER[0], [p("WF-CoverLabel", "{{ c.label }}")], align="bottom"),
        cell(COVER[1], [p("WF-CoverValue", "{{ c.value }}")], align="bottom", borders=LINE_BELOW),
        height=14,
    )
    return [
        p("WF-CoverSubtitle", "{{ campaign.evaluation }}", before=1500),
        p("WF-CoverTitle", "申　报　表", before=500),
        p("WF-CoverLine", "（{{ campaign.year }}年度）", before=200),
        p("WF-CoverLine", DRAFT_LINE), p("WF-CoverLine", before=1800),
        table(COVER, *rows_for(COVER, "c in document.cover", line), style="WF-Cover"),
    ]


def forms() -> list[Blocks]:
    return [form(key, "WF-FormHead", f"{{{{ tables.{key}.title }}}}", made(key)) for key, made in FORMS.items()]


def honours() -> Blocks:
    fields = ["{{ r.fields.name }}", "{{ r.fields.granted_by }}", "{{ r.fields.granted_on }}", "{{ r.fields.doc_no }}"]
    labels = ["名称", "授予单位", "时间", "文号"]
    return [p("WF-TableTitle", "主要荣誉"), list_table(HONOURS, labels, "r in lists.honours", fields, centred=(2,))]


def reasons() -> list[str]:
    """Form eight: the bureau's own texts; its rows may break over pages."""
    text = cell(REASONS[1], each("t in r.paragraphs", p("WF-TableProse", "{{ t }}")))
    line = row(text_cell(REASONS[0], "WF-TableHead", "{{ r.label }}"), text, height=30, split=True)
    return [p("WF-FormHead", "{{ tables.t8.title }}"), table(REASONS, *rows_for(REASONS, "r in tables.t8.rows", line))]


def points() -> list[str]:
    """Form nine: points by first level, what is open, and the indicators that must be met."""
    return [
        p("WF-FormHead", "{{ tables.t9.title }}"),
        kept(table(
            POINTS, head(POINTS, ["一级指标", "分值", "自评得分", "备注"]),
            *rows_for(POINTS, "l in levels", _points_row("WF-TableLabel", "{{ l.title }}", "l", _open_items("l"))),
            _points_row("WF-TableHead", "合计", "total", "{% if total.provisional %}含暂计{% endif %}"),
            _must_meet_row(),
        )),
    ]


def _points_row(style: str, label: str, what: str, note: str) -> str:
    name, of, got, notes = POINTS
    return row(
        text_cell(name, style, label), text_cell(of, "WF-TableNumber", f"{{{{ {what}.of }}}}"),
        text_cell(got, "WF-TableNumber", f"{{{{ {what}.points }}}}"), text_cell(notes, "WF-TableText", note), height=9,
    )


def _open_items(level: str) -> str:
    return (
        f"{{% if {level}.provisional_count %}}暂计{{{{ {level}.provisional_count }}}}项{{% endif %}}"
        f"{{% if {level}.provisional_count and {level}.waiting_count %}}，{{% endif %}}"
        f"{{% if {level}.waiting_count %}}待补{{{{ {level}.waiting_count }}}}项{{% endif %}}"
    )


def _must_meet_row() -> str:
    unmet = "{% for i in must_meet.unmet %}{{ i.code }}{{ i.title }}{% if not loop.last %}；{% endif %}{% endfor %}"
    text = f"达标{{{{ must_meet.met }}}}项{{% if must_meet.unmet %}}；未达标：{unmet}{{% endif %}}"
    return row(
        text_cell(POINTS[0], "WF-TableLabel", "必达指标（共{{ must_meet.total }}项）"),
        text_cell(sum(POINTS[1:]), "WF-TableText", text, span=3), height=9,
    )


def opinions() -> list[str]:
    """Form ten: a tall box for each office, its name upright, signature and seal at the bottom."""
    signed = "\t{% if b.sign %}{{ b.sign }}：{% endif %}\t{% if b.seal %}（盖章）{% endif %}"
    line = row(
        cell(BOX[0], [p("WF-BoxLabel", "{{ b.label }}")], borders=UPRIGHT),
        cell(BOX[1], [p("WF-BoxSign", signed), p("WF-BoxSign", "\t\t　　年　　月　　日")], align="bottom"),
        height=51,
    )
    return [p("WF-FormHead", "表十 意见栏", before=0), table(BOX, *rows_for(BOX, "b in document.boxes", line))]


def attachments() -> list[str]:
    number, name, note = ATTACHMENTS
    line = row(
        text_cell(number, "WF-TableCenter", "{{ loop.index }}"), text_cell(name, "WF-TableText", "{{ a }}"),
        text_cell(note, "WF-TableText"), height=10,
    )
    listed = rows_or_nothing(ATTACHMENTS, "a in document.attachments", line, "WF-TableCenter")
    return [
        p("WF-FormHead", "附件清单", before=0),
        table(ATTACHMENTS, head(ATTACHMENTS, ["序号", "附件名称", "备注"]), *listed),
        p("WF-TableNote", SEAL_NOTE + "{{ campaign.disclaimer }}"),
    ]
