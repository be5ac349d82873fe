"""Builds the neutral template beside this folder, from the same pieces as the templates of the shipped pack:

    python report_templates/neutral/source

Every word in it is one of any evaluation; the rest comes from the pack. The built file is committed, because an office
edits it in Word and the program reads nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "gd-community-education-2016" / "templates" / "source"))

from blocks import p, row, table, text_cell  # noqa: E402 - found only now
from paper import LANDSCAPE, Paper  # noqa: E402
from pieces import figures_table  # noqa: E402
from scoring_explanations import SEAL, USED, framework, let_stand, lost  # noqa: E402


def scoring() -> Paper:
    paper = Paper(LANDSCAPE)
    paper.add(
        p("WF-Title", "{{ campaign.title }}", before=1500), p("WF-CoverTitle", "{{ document.title }}"),
        p("WF-CoverLine", "{{ district.applicant }}", before=2400), p("WF-CoverLine", "{{ snapshot.month }}"),
    )
    paper.start_numbering()
    paper.add(p("WF-Title", "{{ document.title }}"), framework())
    paper.add(p("WF-AttachmentHead", "未得满分指标说明"), p("WF-TableNote", "满分但未达标的指标一并列出，扣分为0.0。"))
    paper.add(lost())
    note = "快照编号：{{ snapshot.id }}　数据截止：{{ snapshot.frozen_on }}。"
    paper.add(p("WF-AttachmentHead", "附表一　数据一览"), p("WF-TableNote", note), figures_table(USED, "f in appendix"))
    paper.add(*let_stand(), *sealed())
    return paper


def sealed() -> list[str]:
    lines = {
        "快照编号": "{{ snapshot.id }}",
        "冻结日期": "{{ snapshot.frozen_on }}",
        "统计基准日": "{{ campaign.basis_date }}",
        "创建包": "{{ snapshot.pack }}",
        "已审核记录": "{{ snapshot.record_count }}条",
        "自评总分": "{{ total.points }}分{% if total.provisional %}（暂计）{% endif %}",
        "校验码（SHA-256）": "{{ snapshot.seal_text }}",
        "说明": "{{ campaign.disclaimer or '指标和分值以正式文件为准。' }}",
    }
    rows = (
        row(text_cell(SEAL[0], "WF-TableLabel", label), text_cell(SEAL[1], "WF-TableText", text), height=9)
        for label, text in lines.items()
    )
    title = "附表{% if snapshot.accepted %}三{% else %}二{% endif %}　数据快照"
    return [
        p("WF-AttachmentHead", title), table(SEAL, *rows),
        p("WF-Sign", "{{ district.bureau }}（盖章）", before=700), p("WF-Sign", "{{ snapshot.frozen_on }}"),
    ]


scoring().save(HERE.parent / "base" / "templates" / "scoring.docx")
