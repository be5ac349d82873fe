"""自评分说明: the framework in one table, the indicators short of full points, the figures used, what the
bureau let stand before the freeze, the snapshot.

The first two columns are merged over as many rows as their level has. A row therefore stands three times in the
template, with merged cells that are fixed: both columns open, the second opens, both go on; a tag picks one of them.
That is plain docxtpl, valid in Word, and needs no pass over the finished file. Labels stand at the top of their merged
cell: in the middle they would land on a later page.
"""

from __future__ import annotations

from blocks import (
    Blocks,
    cell,
    each,
    each_or,
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
from paper import LANDSCAPE, Paper
from pieces import DRAFT_LINE, TODO_NOTE, accepted_table, figures_table, mender, responsible, section_text

ALL = (21, 17.5, 32, 38, 10, 18, 50, 45.5, 25)
LOST = (58, 14, 86, 50, 24, 25)
USED = (12, 62, 36, 18, 92, 37)
LET_STAND = (12, 46, 101, 60, 38)
SEAL = (44, 213)
PERIOD = (
    "数据期间{{ campaign.starts }}至{{ campaign.ends }}，统计基准日{{ campaign.basis_date }}，"
    "数据截止{{ snapshot.frozen_on }}（快照{{ snapshot.id }}）。"
)
PROPOSED = "{{ campaign.disclaimer }}{{ campaign.sources }}"
FULL = "{{ i.code }} {{ i.title }}{% if i.must_meet %}（必达）{% endif %}"


def scoring_explanations() -> Paper:
    paper = Paper(LANDSCAPE)
    paper.add(
        p("WF-Title", "{{ campaign.title }}", before=1500), p("WF-CoverTitle", "评估指标体系自评分说明"),
        p("WF-CoverLine", DRAFT_LINE, before=200), p("WF-CoverLine", "{{ district.applicant }}", before=1500),
        p("WF-CoverLine", "{{ snapshot.month }}"),
    )
    paper.start_numbering()
    paper.add(p("WF-Title", "{{ document.title }}"), section_text("scoring_note", "WF-TableNote"))
    paper.add(p("WF-TableNote", PERIOD), when("campaign.draft_mark", p("WF-TableNote", PROPOSED)), framework())
    paper.add(p("WF-AttachmentHead", "未得满分指标说明"))
    paper.add(p("WF-TableNote", "满分但未达标的指标一并列出，扣分为0.0。" + TODO_NOTE), lost())
    paper.add(*figures_used(), *let_stand(), *sealed())
    return paper


def framework() -> str:
    one = [
        row_tag(ALL, "if loop.first and opens_level"), indicator("restart", "restart"),
        row_tag(ALL, "elif loop.first"), indicator("continue", "restart"),
        row_tag(ALL, "else"), indicator("continue", "continue"), row_tag(ALL, "endif"),
    ]
    group = [
        row_tag(ALL, "set opens_level = loop.first"), row_tag(ALL, "set last_group = loop.last"),
        *rows_for(ALL, "i in s.indicators", *one),
    ]
    level = [row_tag(ALL, "set last_level = loop.last"), *rows_for(ALL, "s in l.sublevels", *group), *level_sum()]
    whole = counts("total") + "；必达指标{{ must_meet.total }}项，达标{{ must_meet.met }}项"
    return table(ALL, titles(ALL, "columns"), *rows_for(ALL, "l in levels", *level), subtotal("合　计", "total", whole))


def titles(widths: tuple[float, ...], key: str) -> str:
    return head(widths, [f"{{{{ document.{key}[{number}] }}}}" for number in range(len(widths))], "WF-SmallHead")


def indicator(level: str, sublevel: str) -> str:
    """One indicator's row; `level` and `sublevel` say whether their merged cells open here or go on."""
    first, of = (_label("WF-SmallStrongCenter", level, text) for text in ("{{ l.title }}", "（{{ l.of }}分）"))
    second = _label("WF-SmallText", sublevel, "{{ s.code }} {{ s.title }}")
    labels = (
        cell(ALL[0], [*first, *of], merge=level, align="top"), cell(ALL[1], second, merge=sublevel, align="top"),
    )
    columns = (
        [p("WF-SmallText", FULL)], standard(), points(),
        score(), each("t in i.explanation", p("WF-SmallText", "{{ t }}")), evidence(),
    )
    cells = (cell(width, column, align="top") for width, column in zip(ALL[2:8], columns, strict=True))
    return row(*labels, *cells, responsible(ALL[8], "i", align="top"))


def _label(style: str, merge: str, text: str) -> Blocks:
    """The label where its merged cell opens. The last row of a level stays by its sum, and the whole last group by the
    sums of all, which else could stand alone on a page."""
    paragraph = p(style, text if merge == "restart" else "")
    return either("last_group and (last_level or loop.last)", kept(paragraph), paragraph)


def standard() -> Blocks:
    note = when("i.threshold_note", p("WF-SmallMarkLeft", "（{{ i.threshold_note }}）"))
    return [p("WF-SmallText", "{{ i.standard }}"), *note]


def points() -> Blocks:
    note = when("i.points_source == 'proposed'", p("WF-SmallMarkCenter", "建议"))
    return [p("WF-SmallCenter", "{{ i.of }}"), *note]


def score() -> Blocks:
    """The points, below them the word for what is open and, where the bureau decided otherwise, the computed ones."""
    return [
        p("WF-SmallStrongCenter", "{{ i.points_text }}"),
        *when("i.state_text", p("WF-SmallMarkCenter", "（{{ i.state_text }}）")),
        *when("i.override", p("WF-SmallMarkCenter", "系统计{{ i.override.computed }}")),
    ]


def evidence() -> Blocks:
    """编号 名称, one paper a line; one that is filed elsewhere is referred to. Never an empty cell."""
    code = "{% if e.elsewhere %}见{% endif %}{{ e.code }}"
    present = f"{code}{{% if e.count > 1 %}}等{{{{ e.count }}}}件{{% endif %}} {{{{ e.label }}}}"
    line = (
        f"{{% if e.state == 'present' %}}{present}{{% elif e.state == 'nil' %}}零上报：{{{{ e.label }}}}"
        "{% else %}待补：{{ e.label }}{% endif %}"
    )
    return each_or("e in i.evidence", p("WF-SmallText", line), p("WF-SmallText", "本项不需材料"))


def counts(what: str) -> str:
    return (
        f"{{% if {what}.full_count %}}得满分{{{{ {what}.full_count }}}}项{{% else %}}无满分项{{% endif %}}"
        f"{{% if {what}.provisional_count %}}，暂计{{{{ {what}.provisional_count }}}}项{{% endif %}}"
        f"{{% if {what}.waiting_count %}}，待补{{{{ {what}.waiting_count }}}}项{{% endif %}}"
    )


def level_sum() -> Blocks:
    """The sum of a level; that of the last one stays by the sum of all."""
    one = subtotal("{{ l.title }}　小计", "l", counts("l"))
    return [row_tag(ALL, "if loop.last"), kept(one), row_tag(ALL, "else"), one, row_tag(ALL, "endif")]


def subtotal(label: str, what: str, note: str) -> str:
    return row(
        text_cell(sum(ALL[:4]), "WF-SmallStrongCenter", label, span=4),
        text_cell(ALL[4], "WF-SmallStrongCenter", f"{{{{ {what}.of }}}}"),
        text_cell(ALL[5], "WF-SmallStrongCenter", f"{{{{ {what}.points }}}}"),
        text_cell(sum(ALL[6:]), "WF-SmallStrong", note, span=3),
    )


def lost() -> str:
    name, points, why, measure, due, who = LOST
    line = row(
        text_cell(name, "WF-SmallText", FULL),
        text_cell(points, "WF-SmallCenter", "{{ i.deduction }}"),
        text_cell(why, "WF-SmallText", "{{ i.why }}"),
        text_cell(measure, "WF-SmallText", "{{ i.measure or i.todo or '待补' }}"),
        text_cell(due, "WF-SmallCenter", "{{ i.due or '待补' }}"),
        mender(who, "i"),
    )
    return table(LOST, titles(LOST, "not_full_columns"), *rows_or_nothing(LOST, "i in not_full", line))


def figures_used() -> list[str]:
    note = "快照编号：{{ snapshot.id }}　数据截止：{{ snapshot.frozen_on }}。全部数据见自评报告附表。"
    return [
        p("WF-AttachmentHead", "附表一　计分所用数据"), p("WF-TableNote", note),
        figures_table(USED, "f in appendix if f.indicators"),
    ]


def let_stand() -> Blocks:
    note = "冻结数据前的检查提示了下列情况，经核实予以保留，理由如下。数据变动后重新检查。"
    heading = p("WF-AttachmentHead", "附表二　冻结前提示与说明")
    return when("snapshot.accepted", heading, p("WF-TableNote", note), accepted_table(LET_STAND))


def sealed() -> list[str]:
    lines = {
        "快照编号": "{{ snapshot.id }}",
        "冻结日期": "{{ snapshot.frozen_on }}",
        "数据期间": "{{ campaign.starts }}至{{ campaign.ends }}",
        "统计基准日": "{{ campaign.basis_date }}",
        "创建包": "{{ snapshot.pack }}",
        "已审核记录": "{{ snapshot.record_count }}条",
        "数据项": (
            "{{ snapshot.figure_count }}项（待补{{ snapshot.none_count }}项，暂计{{ snapshot.partial_count }}项）"
        ),
        "自评总分": "{{ total.points }}分{% if total.provisional %}（暂计）{% endif %}",
        "校验码（SHA-256）": "{{ snapshot.seal_text }}",
        "说明": "申报表、自评报告和本说明均由同一快照生成，同一数据在三份材料中印法一致。{{ campaign.disclaimer }}",
        "分值和阈值的出处": "{{ campaign.sources }}",
    }
    rows = (
        row(text_cell(SEAL[0], "WF-TableLabel", label), text_cell(SEAL[1], "WF-TableText", text), height=9)
        for label, text in lines.items()
    )
    title = "附表{% if snapshot.accepted %}三{% else %}二{% endif %}　数据快照与印证"
    return [
        p("WF-AttachmentHead", title), table(SEAL, *rows),
        p("WF-Sign", "{{ district.bureau }}（盖章）", before=700), p("WF-Sign", "{{ snapshot.frozen_on }}"),
    ]
