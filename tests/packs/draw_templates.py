"""Draws the two plain Word templates of the second pack: `python -m tests.packs.draw_templates`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Word

FOLDER = Path(__file__).parent / "riverside-learning-2025" / "templates"


def each(word: Word, loop: str, *lines: str) -> None:
    """Paragraphs repeated for each element."""
    for line in (f"{{%p for {loop} %}}", *lines, "{%p endfor %}"):
        word.add_paragraph(line)


def table(word: Word, heads: Sequence[str], loop: str, cells: Sequence[str]) -> None:
    """A head, and a row for each element; a loop tag takes a row of its own."""
    drawn = word.add_table(rows=4, cols=len(heads), style="Table Grid")
    for row, texts in enumerate((heads, [f"{{%tr for {loop} %}}"], cells, ["{%tr endfor %}"])):
        for column, text in enumerate(texts):
            drawn.cell(row, column).text = text


def draw_report() -> Word:
    word = Document()
    word.add_heading("{{ document.title }}", 0)
    each(word, "line in document.cover", "{{ line.label }}：{{ line.value }}")
    each(word, "note in document.notes", "{{ note }}")
    for key in ("opening", "supply", "quality"):
        word.add_heading(f"{{{{ sections.{key}.title }}}}", 1)
        each(word, f"text in sections.{key}.paragraphs", "{{ text }}")
    word.add_paragraph("{{ sections.brand.heading }}")
    each(word, "text in sections.brand.paragraphs", "{{ text }}")
    word.add_heading("{{ tables.form.title }}", 1)
    cells = ["{{ r.label }}", "{% for c in r.cells %}{{ c.text }}{{ c.mark }} {% endfor %}{{ r.paragraphs|join('') }}"]
    table(word, ["项目", "数据"], "r in tables.form.rows", cells)
    word.add_heading("指标", 1)
    for_all = "i in indicators.values()"
    cells = [
        "{{ i.code }} {{ i.title }}",
        "{{ i.of }}",
        "{{ i.points_text }}{{ i.state_text }}",
        "{{ i.explanation|join('') }}",
        "{% for e in i.evidence %}{{ e.code }} {{ e.label }} {% endfor %}",
    ]
    table(word, [f"{{{{ document.columns[{number}] }}}}" for number in range(5)], for_all, cells)
    word.add_heading("学习日", 1)
    cells = ["{{ d.on }}", "{{ d.unit }}", "{{ d.fields.theme }}", "{{ d.fields.visits }}"]
    table(word, ["日期", "单位", "主题", "人次"], "d in lists.days", cells)
    word.add_heading("数据一览", 1)
    cells = ["{{ a.label }}", "{{ a.printed }}{{ a.unit }}{{ a.mark }}", "{{ a.basis }}"]
    table(word, ["名称", "数", "口径"], "a in appendix", cells)
    word.add_paragraph("得分 {{ total.points }}／{{ total.of }}。快照 {{ snapshot.id }}，{{ snapshot.seal_text }}。")
    return word


def draw_community_sheet() -> Word:
    word = Document()
    word.add_heading("{{ unit.name }}{{ document.title }}", 0)
    table(word, ["项目", "数据"], "r in tables.sheet.rows", ["{{ r.label }}", "{{ r.cells[0].text }}"])
    each(word, "d in lists.days", "{{ d.on }} {{ d.fields.theme }} {{ d.fields.visits }}")
    each(word, "m in lists.mentors", "{{ m.fields.name }} {{ m.fields.joined_on }}")
    word.add_paragraph("快照 {{ snapshot.id }}，截止 {{ snapshot.frozen_on }}。")
    return word


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    draw_report().save(str(FOLDER / "report.docx"))
    draw_community_sheet().save(str(FOLDER / "community_sheet.docx"))
