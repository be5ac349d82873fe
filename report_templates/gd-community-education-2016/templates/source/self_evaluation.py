"""自评报告: cover, contents, introduction, six chapters and the table of all figures."""

from __future__ import annotations

from blocks import Blocks, cell, each, head, kept, p, page_break, row, rows_for, rows_or_nothing, table, text_cell, when
from organisation import diary, milestones, stages
from paper import Paper
from pieces import DRAFT_LINE, SEAL_NOTE, TODO_NOTE, figures_table, form, mender, pairs_table, section_text
from practice import CHAPTER
from records import told_by_records
from styles import LINE
from words import macros

NUMERALS = "一二三四五六七八九十"
FORMS_AFTER = {"3.1": ("groups", 5), "4.2": ("survey", 6)}
"""Second level → the form that follows its sentences, and its number."""
SCORES, LOST, MEND, ALL_FIGURES = (
    (62, 22, 26, 22, 24), (52, 12, 20, 72), (12, 46, 48, 25, 25), (10, 38, 29, 18, 40, 21),
)


def self_evaluation() -> Paper:
    paper = Paper()
    add_cover(paper)
    paper.start_numbering(macros())
    paper.add(p("WF-Title", "{{ document.title }}"), section_text("basis_documents"), introduction())
    for chapter in (add_situation, add_organisation, add_practice, add_result, add_problems, add_outlook, add_figures):
        chapter(paper)
    return paper


def add_cover(paper: Paper) -> None:
    paper.add(
        p("WF-CoverSubtitle", "{{ sections.slogan.text }}", before=2200),
        p("WF-CoverLine", "——{{ document.title }}", before=300),
        p("WF-CoverLine", DRAFT_LINE, before=100), p("WF-CoverLine", "{{ district.applicant }}", before=4900),
        p("WF-CoverLine", "{{ snapshot.month }}"),
        page_break(),
        p("WF-TocTitle", "目　录"),
    )
    paper.contents()


def introduction() -> str:
    unmet = "{% for i in must_meet.unmet %}{{ i.code }}{{ i.title }}{% if not loop.last %}、{% endif %}{% endfor %}"
    return p(
        "WF-Auto",
        "本报告数据期间为{{ campaign.starts }}至{{ campaign.ends }}，单位按{{ campaign.basis_date }}的区划统计，"
        "数据截止{{ snapshot.frozen_on }}（快照{{ snapshot.id }}），口径见附表。"
        "经自评，本区总分{{ total.points }}分（满分{{ total.of }}分），"
        "{{ total.count }}项三级指标中得满分{{ total.full_count }}项；"
        "必达指标{{ must_meet.total }}项，达标{{ must_meet.met }}项"
        f"{{% if must_meet.unmet %}}，未达标的是{unmet}{{% endif %}}。"
        "{% if total.provisional %}上述总分为暂计：应报单位尚未报齐的指标{{ total.provisional_count }}项，"
        "数据或评分待补的指标{{ total.waiting_count }}项，报齐后重新核定。{% endif %}"
        "按总分{{ campaign.pass_points }}分以上且必达指标全部达标的要求，"
        "本次自评{% if total.passed %}达到{% else %}尚未达到{% endif %}申报条件。",
    )


def numbered_form(key: str, number: int) -> Blocks:
    """Between paragraphs a form breaks between its rows: moved as a whole it would leave half a page empty."""
    return form(key, "WF-TableTitle", f"表{number}　{{{{ tables.{key}.title }}}}", pairs_table(key, whole=False))


def add_situation(paper: Paper) -> None:
    paper.heading("WF-H1", "一、基本情况")
    paper.heading("WF-H2", "（一）区情")
    paper.add(section_text("district_situation"), numbered_form("situation", 1))
    paper.heading("WF-H2", "（二）社区教育基本情况")
    paper.add(section_text("education_situation"), numbered_form("overview", 2))


def add_organisation(paper: Paper) -> None:
    paper.heading("WF-H1", "二、创建工作组织实施")
    paper.heading("WF-H2", "（一）组织领导")
    paper.add(section_text("organisation"))
    paper.heading("WF-H2", "（二）实施步骤")
    paper.add(*stages(), *milestones())
    paper.add(*diary(), p("WF-Gap"), numbered_form("work", 4), p("WF-Gap"))


def add_practice(paper: Paper) -> None:
    """Chapter three: for each first level its sum, for each second level the bureau's text and the sentences."""
    paper.heading("WF-H1", "三、主要做法与成效")
    for number, (level, sublevels) in enumerate(CHAPTER.items()):
        paper.heading("WF-H2", f"（{NUMERALS[number]}）{{{{ levels[{number}].title }}}}")
        paper.add(p("WF-Auto", f"{{{{ level_sum(levels[{number}]) }}}}"))
        for place, (sublevel, sentences) in enumerate(sublevels.items()):
            paper.add(p("WF-H3", f"{place + 1}.{{{{ levels[{number}].sublevels[{place}].title }}}}"))
            paper.add(section_text(f"text_{sublevel.replace('.', '_')}"), p("WF-Auto", "".join(sentences)))
            paper.add(told_by_records(sublevel))
            if sublevel in FORMS_AFTER:
                paper.add(numbered_form(*FORMS_AFTER[sublevel]), p("WF-Gap"))
        paper.add(case(level))


def case(level: str) -> Blocks:
    """A box with the bureau's example under its own heading. Nothing where there is none."""
    section = f"sections.case_{level}"
    title, text = p("WF-CaseTitle", f"案例　{{{{ {section}.heading }}}}"), p("WF-CaseText", "{{ t }}")
    box = cell(150, [title, *each(f"t in {section}.paragraphs", text)])
    return when(f"{section}.text", p("WF-Gap"), table([150], row(box)), p("WF-Gap"))


def add_result(paper: Paper) -> None:
    paper.heading("WF-H1", "四、自评结果")
    paper.add(
        p(
            "WF-Auto",
            "自评总分{{ total.points }}分，扣{{ total.deduction }}分。各一级指标得分见表7"
            "{% if not_full %}，未得满分或未达标的三级指标{{ not_full|length }}项，见表8{% endif %}。",
        ),
        p("WF-TableTitle", "表7　一级指标得分"), scores(), p("WF-Gap"),
        p("WF-TableTitle", "表8　未得满分或未达标指标"), lost(), p("WF-Gap"),
    )


def scores() -> str:
    levels = rows_for(SCORES, "l in levels", _score_row("WF-TableLabel", "{{ l.title }}", "l"))
    whole = _score_row("WF-TableHead", "合计", "total")
    return kept(table(SCORES, head(SCORES, ["一级指标", "分值", "自评得分", "扣分", "得分率"]), *levels, whole))


def _score_row(style: str, label: str, what: str) -> str:
    numbers = (f"{{{{ {what}.{name} }}}}" for name in ("of", "points", "deduction", "rate"))
    return row(
        text_cell(SCORES[0], style, label),
        *(text_cell(width, "WF-TableNumber", text) for width, text in zip(SCORES[1:], numbers, strict=True)),
    )


def lost() -> str:
    name, of, got, why = LOST
    below = [
        *when("i.state_text", p("WF-SmallMarkCenter", "（{{ i.state_text }}）")),
        *when("i.override", p("WF-SmallMarkCenter", "系统计{{ i.override.computed }}")),
    ]
    line = row(
        text_cell(name, "WF-SmallText", "{{ i.code }} {{ i.title }}{% if i.must_meet %}（必达）{% endif %}"),
        text_cell(of, "WF-SmallCenter", "{{ i.of }}"),
        cell(got, [p("WF-SmallCenter", "{{ i.points_text }}"), *below]),
        text_cell(why, "WF-SmallText", "{{ i.why }}"),
    )
    labels = head(LOST, ["三级指标", "分值", "自评分", "主要原因"], "WF-SmallHead")
    return table(LOST, labels, *rows_or_nothing(LOST, "i in not_full", line))


def add_problems(paper: Paper) -> None:
    paper.heading("WF-H1", "五、存在问题与整改措施")
    paper.heading("WF-H2", "（一）存在问题")
    paper.add(section_text("problems"))
    paper.heading("WF-H2", "（二）整改措施")
    paper.add(section_text("measures"), p("WF-TableTitle", "表9　整改措施"), mending(), p("WF-TableNote", TODO_NOTE))


def mending() -> str:
    number, name, measure, who, due = MEND
    line = row(
        text_cell(number, "WF-SmallCenter", "{{ loop.index }}"),
        text_cell(name, "WF-SmallText", "{{ i.code }} {{ i.title }}"),
        text_cell(measure, "WF-SmallText", "{{ i.measure or i.todo or '待补' }}"),
        mender(who, "i"),
        text_cell(due, "WF-SmallCenter", "{{ i.due or '待补' }}"),
    )
    labels = head(MEND, ["序号", "问题指标", "整改措施", "责任单位", "期限"], "WF-SmallHead")
    return table(MEND, labels, *rows_or_nothing(MEND, "i in not_full", line))


def add_outlook(paper: Paper) -> None:
    paper.heading("WF-H1", "六、下一步工作打算")
    paper.add(
        section_text("next_steps"),
        p("WF-Sign", "{{ district.applicant }}", before=LINE), p("WF-Sign", "{{ snapshot.frozen_on }}"),
    )


def add_figures(paper: Paper) -> None:
    paper.heading("WF-AttachmentHead", "附表　数据一览表")
    paper.add(
        p(
            "WF-TableNote",
            SEAL_NOTE + "共{{ snapshot.figure_count }}项，其中待补"
            "{{ snapshot.none_count }}项、暂计{{ snapshot.partial_count }}项。"
            "“待补”指数据未报送或未通过审核，不等于零。",
        ),
        figures_table(ALL_FIGURES, "f in appendix"),
    )
