"""Chapter two of the self-evaluation: the four stages, told by the bureau and counted and listed from real records."""

from __future__ import annotations

from blocks import Blocks, each, head, kept, p, row, row_tag, rows_for, rows_or_nothing, table, text_cell, when

STAGES = ("mobilize", "build", "check", "inspect")
DONE = {"meetings": "会议", "exchanges": "外出考察", "inspections": "督查和评估"}
"""Lists of the diary, and what their records are."""

DIARY = (36, 63, 33, 24)
LABELS = ("日期", "工作事项", "类别", "组织单位")
FIELDS = ("{{ r.on }}", "{{ r.title }}", "{{ r.fields.kind|default(r.type_title) }}", "{{ r.unit }}")
STYLES = ("WF-SmallCenter", "WF-SmallText", "WF-SmallCenter", "WF-SmallCenter")


def stages() -> Blocks:
    return [block for place, key in enumerate(STAGES) for block in _stage(f"campaign.stages[{place}]", key)]


def milestones() -> Blocks:
    named = "{{ m.on }}前{{ m.title }}{% if not loop.last %}，{% endif %}"
    text = f"按照实施方案，{{% for m in campaign.milestones %}}{named}{{% endfor %}}。"
    return when("campaign.milestones", p("WF-Auto", text))


def diary() -> Blocks:
    """What was done, stage by stage and day by day: three lists as one, in the order of their dates."""
    line = row(*(text_cell(*column) for column in zip(DIARY, STYLES, FIELDS, strict=True)))
    stage = "{{ s.title }}（{{ s.starts }}至{{ s.ends }}）"
    name = kept(row(text_cell(sum(DIARY), "WF-SmallStrong", stage, span=len(DIARY))))
    rows = [
        row_tag(DIARY, f"set done = {' + '.join(f'lists.{key}' for key in DONE)}"),
        *rows_for(DIARY, "s in campaign.stages", name, *rows_or_nothing(DIARY, _of_stage("s.key"), line)),
        *rows_for(DIARY, _of_stage("''"), line),
    ]
    counts = "、".join(f"{what}{{{{ lists.{key}|length }}}}次" for key, what in DONE.items())
    return [
        p("WF-Auto", f"创建期间，全区登记并审核{counts}，主要工作见表3。"),
        p("WF-TableTitle", "表3　创建工作纪实"), table(DIARY, head(DIARY, LABELS, "WF-SmallHead"), *rows),
    ]


def _of_stage(key: str) -> str:
    return f"r in done|selectattr('stage', 'equalto', {key})|sort(attribute='iso')"


def _stage(stage: str, key: str) -> Blocks:
    """The bureau's words behind the stage's name and days, then what its records count."""
    name = f"{{{{ {stage}.title }}}}（{{{{ {stage}.starts }}}}至{{{{ {stage}.ends }}}}）。"
    found = {one: f"lists.{one}|selectattr('stage', 'equalto', {stage}.key)|list" for one in DONE}
    counts = "".join(f"{{% if {of} %}}，{DONE[one]}{{{{ {of}|length }}}}次{{% endif %}}" for one, of in found.items())
    told = f"{{% if loop.first %}}{name}{{% endif %}}{{{{ t }}}}"
    return [
        *each(f"t in sections.stage_{key}.paragraphs", p("WF-Body", told)),
        *when(f"({') or ('.join(found.values())})", p("WF-Auto", f"这一阶段{counts}，均已登记审核。")),
    ]
