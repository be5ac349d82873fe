"""A form, a task and the metrics for each figure that the workbook names and no form states yet.

One number a year, or an entry each time it happens: both carry the paper that proves them, and are reviewed like the
papers that are uploaded at an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webforms.store.framework_book.doubts import Doubts
from webforms.store.framework_book.figures import Raw, Wish
from webforms.store.framework_book.people import People

MONEY = ("元", "万元", "亿元")
YUAN = "元"
SHARES = ("%", "％", "‰")
WHOLE = (
    "人", "人次", "次", "个", "场", "场次", "所", "项", "份", "件", "门", "名", "户", "家", "处", "期", "班", "篇",
    "起", "本", "册", "套", "台", "条", "辆", "张", "支", "队", "天", "课时", "学时", "岁",
)  # fmt: skip
DIGITS = 2
WINDOWS = {"yearly": "campaign_year", "event": "campaign"}


@dataclass(frozen=True)
class Made:
    """What is added to a pack for one figure."""

    type: Raw
    task: Raw
    metrics: dict[str, Raw]


class FormMaker:
    """Makes forms like those of one pack: its bureau owns them, its `review` agrees, they are due on one day."""

    def __init__(self, people: People, review: Mapping[str, list[str]], owner: str, due: str, doubts: Doubts) -> None:
        self.people, self.review, self.owner, self.due, self.doubts = people, review, owner, due, doubts

    def make(self, wish: Wish) -> Made | None:
        """None where nobody could fill the form; the doubt says so."""
        kinds = self.people.by_kind(wish.who)
        if not kinds:
            self.doubts.wrong(wish.place, f"没有写“{wish.label}”由谁填报", "写上责任单位，或在“数据”页写填报单位。")
            return None
        field = self._field(wish)
        form = {
            "type": f"form_{wish.key}", "title": f"{wish.label}登记表", "nature": wish.entry,
            "number": f"{wish.key.upper()}-{{unit}}-{{year}}" + ("-{seq:3}" if wish.entry == "event" else ""),
            **({"date": "happened_on"} if wish.entry == "event" else {}),
            "filled_by": wish.who, "review": {kind: self.review[kind] for kind in kinds},
            "fields": [*_frame(wish.entry), field],
            **({"checks": [{"within": {"field": "happened_on", "window": "campaign"}}]}
               if wish.entry == "event" else {}),
            "evidence": [{"item": "proof", "label": "依据", "accept": ["document", "image"], "min": 0}],
            "shows": {"title": "title" if wish.entry == "event" else "year", "subtitle": [field["key"]]},
        }
        task = {"key": f"task_{wish.key}", "title": wish.label, "type": form["type"], "units": wish.who,
                "due": self.due, "at_least": 1, **({"nil_allowed": True} if wish.entry == "event" else {})}
        return Made(form, task, dict(self._metrics(wish, f"form_{wish.key}", field)))

    def _field(self, wish: Wish) -> Raw:
        """How the number is entered follows its unit."""
        if wish.unit in SHARES:
            cure = "百分数不能相加。请把分子和分母各写一项数据，再用“按比例”。"
            self.doubts.wrong(wish.place, f"“{wish.label}”的单位是百分数", cure)
        field: Raw = {"key": "amount", "label": wish.label, "min": 0, "required": True}
        if wish.unit in MONEY:
            if wish.unit != YUAN:
                self.doubts.assumed(wish.place, f"“{wish.label}”按元填报", "表上的单位是元；打印时可换成万元。")
            return {**field, "kind": "money", "unit": YUAN}
        if wish.unit in WHOLE:
            return {**field, "kind": "integer", "unit": wish.unit}
        return {**field, "kind": "decimal", "unit": wish.unit, "scale": DIGITS}

    def _metrics(self, wish: Wish, form: str, field: Raw) -> Iterator[tuple[str, Raw]]:
        """One a kind of units, because a metric is stated at one level only."""
        parts = self.people.by_kind(wish.who)
        for key, (kind, who) in zip(wish.keys, parts.items(), strict=True):
            label = wish.label if len(parts) == 1 else f"{self.people.kinds[kind]}{wish.label}"
            yield key, {
                "label": label, "unit": field["unit"], "sum": field["key"], "of": form, "stated_by": who,
                "window": WINDOWS[wish.entry], "basis": wish.basis or "填报单位所报并经审核的数，以所附依据为准",
                "owner": self.owner,
            }


def _frame(entry: str) -> list[Raw]:
    """What places the record in time."""
    if entry == "event":
        return [
            {"key": "title", "label": "名称", "kind": "text", "max_length": 60, "required": True},
            {"key": "happened_on", "label": "日期", "kind": "date", "required": True},
        ]
    return [{"key": "year", "label": "年度", "kind": "year", "required": True}]
