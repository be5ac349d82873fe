"""What approved records tell in chapter three beside the scored figures: who, what and how much, one paragraph each.

A paragraph stands only where there is something to tell, so a district without such records reads on without a gap."""

from __future__ import annotations

from blocks import Blocks, p, when


def told_by_records(sublevel: str) -> Blocks:
    """The paragraphs that follow the sentences of a second level."""
    return [block for condition, text in TOLD.get(sublevel, ()) for block in when(condition, p("WF-Auto", text))]


def _years(key: str) -> str:
    """A figure over its years: 2014年83,100元，2015年104,500元."""
    year = "{{ y.year }}年{{ y.text }}{% if y.mark %}（{{ y.mark }}）{% endif %}"
    return f"{{% for y in figures.{key}.by_year %}}{year}{{% if not loop.last %}}，{{% endif %}}{{% endfor %}}"


def _listed(key: str, one: str) -> str:
    return f"{{% for r in lists.{key} %}}{one}{{% if not loop.last %}}；{{% endif %}}{{% endfor %}}"


def _note(field: str) -> str:
    return f"{{% if r.fields.{field} %}}（{{{{ r.fields.{field}|trim('。') }}}}）{{% endif %}}"


SURVEY = (
    "问卷共发放{{ fig(figures.survey_issued) }}，收回{{ fig(figures.survey_returned) }}；"
    "有效问卷中，近一年参加过活动的{{ fig(figures.survey_participants) }}。"
)
MENDED = "{{ r.fields.problem|trim('。') }}（{{ r.fields.unit_concerned }}，{{ r.fields.status }}）"
DEPARTMENTS = (
    "各部门分别统计的服务人数（各自去重，不相加）：{% for u in figures.department_persons.by_unit %}"
    "{{ u.name }}{{ u.printed }}{{ figures.department_persons.unit }}{% if not loop.last %}、{% endif %}{% endfor %}。"
)
AREAS = (
    "社区教育专用建筑面积：区社区学院{{ fig(figures.college_area) }}，街镇（场）{{ fig(figures.area_street) }}，"
    "村（居）{{ fig(figures.area_village) }}。"
)
TOLD = {
    "1.3": [(
        "lists.rectifications",
        "整改台账登记的事项有：" + _listed("rectifications", MENDED) + "。",
    )],
    "2.1": [("figures.area_street.by_unit or figures.area_village.by_unit", AREAS)],
    "2.4": [(
        "lists.department_volunteers",
        "有关部门登记的志愿者队伍："
        + _listed("department_volunteers", "{{ r.unit }}{{ r.fields.name }}，{{ r.fields.headcount }}") + "。",
    )],
    "2.5": [("figures.fund_paid.by_year", f"近三年财政专项经费到位：{_years('fund_paid')}。")],
    "3.1": [
        ("figures.persons_unique.by_year", f"近三年接受社区教育服务人数：{_years('persons_unique')}。"),
        ("figures.department_persons.by_unit", DEPARTMENTS),
    ],
    "3.2": [(
        "lists.courses",
        "已登记并审核的课程资源有："
        + _listed("courses", "《{{ r.fields.name }}》（{{ r.fields.form }}）") + "。",
    )],
    "4.2": [("figures.survey_issued.state != 'none'", SURVEY)],
    "5.1": [(
        "lists.research",
        "登记并审核的研究成果有："
        + _listed("research", "{{ r.title }}（{{ r.fields.kind }}，{{ r.fields.status }}）") + "。",
    )],
    "5.2": [
        (
            "lists.sites",
            "登记并审核的示范点有："
            + _listed("sites", "{{ r.unit }}{{ r.fields.name }}" + _note("features")) + "。",
        ),
        (
            "lists.honours",
            "获得的表彰和报道有："
            + _listed("honours", "{{ r.on }}{{ r.fields.name }}" + _note("granted_by")) + "。",
        ),
    ],
}
"""Second level → (condition, paragraph)."""
