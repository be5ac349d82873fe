"""A value of a pack in words, where it has any; one with a structure of its own is only said to be another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from webforms.domain.pack import (
    All,
    AtLeast,
    ConsistencyCheck,
    Due,
    HasFlag,
    Metric,
    Pack,
    Selector,
    Show,
    Sum,
    TaskMet,
    Test,
    UnitCount,
)
from webforms.domain.pack import Any as Some
from webforms.domain.pack_diff.checking import SUBJECT
from webforms.domain.pack_diff.words import RIGHTS, VALUES, Words
from webforms.domain.printing import print_threshold
from webforms.domain.quantity import plain
from webforms.domain.texts import shortened

LONGEST = 40
FIELD_NAMES = ("sum", "field", "date", "hours", "note")
"""What names a field by its key."""

NOTHING: tuple[Any, ...] = ("", None, (), {})


class Sayer:
    """Knows the names of what both packs speak of; the newer name where there are two."""

    def __init__(self, old: Pack, new: Pack) -> None:
        self.metrics: Mapping[str, Metric] = {**old.metrics, **new.metrics}
        self.kinds = {key: kind.title for pack in (old, new) for key, kind in pack.kinds.items()}
        self.units = {unit.code: unit.name for pack in (old, new) for unit in pack.units}
        self.types = {key: form.title for pack in (old, new) for key, form in pack.types.items()}
        self.tasks = {key: task.title for pack in (old, new) for key, task in pack.tasks.items()}
        self.fields = {(key, field.key): field.label for pack in (old, new) for key, form in pack.types.items()
                       for field in form.fields}
        self.flags = {key: flag.title for pack in (old, new) for key, flag in pack.flags.items()}

    def changes(self, old: Any, new: Any, words: Words, show: Show | None = None) -> Iterator[str]:
        """One phrase for each of the named things that two values of a kind say otherwise."""
        for key, word in words.items():
            was, now = getattr(old, key, None), getattr(new, key, None)
            if was != now:
                said = [self._said(each, key, show) for each in (old, new)]
                yield self._phrase(word, *(self._apart(key, was, now) if said[0] == said[1] else said))

    def _apart(self, key: str, *values: Any) -> list[str | None]:
        """Two that say the same in words: things of one name have different codes; else there is nothing to say."""
        named = self._names(key)
        return [f"“{named[value]}（{value}）”" if isinstance(value, str) and value in named else None
                for value in values]

    def _said(self, owner: Any, key: str, show: Show | None) -> str | None:
        """One thing that a value says; a field is called as its form calls it."""
        value: Any = getattr(owner, key, None)
        if key in FIELD_NAMES and isinstance(value, str):
            value = self.fields.get((self._form_of(owner), value), value)
        if key == "fields" and value is not None:
            value = "、".join(self.fields.get((self._form_of(owner), each), each) for each in value)
        return self.say(value, show, key)

    def _form_of(self, owner: Any) -> str:
        """The form whose fields a metric or a check names."""
        if hasattr(owner, "type"):
            return str(owner.type)
        of = owner.of.metrics[0] if isinstance(owner.of, Sum) else owner.of
        return self.metrics[of].of if of in self.metrics else str(of)

    def subject(self, check: ConsistencyCheck) -> str:
        """What a check looks at, in brackets behind its name."""
        said = [self._said(check, key, None) for key in SUBJECT if getattr(check, key, None)]
        return f"（{'，'.join(each.strip('“”') for each in said if each)}）" if said else ""

    @staticmethod
    def _phrase(word: str, was: str | None, now: str | None) -> str:
        if was is None or now is None:
            return f"{word}改了"
        return f"{word}由{was}改为{now}"

    def say(self, value: Any, show: Show | None = None, key: str = "") -> str | None:
        """The value in words; None where it would take too many."""
        if value in NOTHING:
            return "“无”"
        match value:
            case bool():
                return "“是”" if value else "“否”"
            case Decimal():
                return print_threshold(value, show) if show and key == "threshold" else plain(value)
            case int():
                return str(value)
            case datetime.date():
                return value.isoformat()
            case str():
                return self._text(value, key)
            case tuple() if all(isinstance(each, str) for each in value):
                return f"“{shortened('、'.join(self._name(each, key) for each in value), LONGEST)}”"
        return self._structure(value)

    def _text(self, value: str, key: str) -> str:
        return f"“{shortened(self._name(value, key), LONGEST)}”"

    def _name(self, value: str, key: str) -> str:
        return self._names(key).get(value) or VALUES.get(value, value)

    def _names(self, key: str) -> Mapping[str, str]:
        """What a code under this key is called."""
        known: Mapping[str, Mapping[str, str]] = {
            "of": self.types, "type": self.types, "owner": self.units, "district": self.units, "bureau": self.units,
            "by": self.units, "kind": self.kinds, "kinds": self.kinds, "flags": self.flags, "may": RIGHTS,
            "parent": {**self.units, **self.kinds},
        }
        return known.get(key, {})

    def _structure(self, value: Any) -> str | None:
        match value:
            case Sum():
                return f"“{value.label or '＋'.join(self._label(key) for key in value.metrics)}”"
            case UnitCount():
                return f"“{self.who(value.units)}的个数”"
            case Show():
                return f"“{value.unit}，{value.digits} 位小数”"
            case Due():
                return value.on.isoformat() if value.on else f"次月 {value.day_of_next_month} 日"
            case AtLeast() | All() | Some() | TaskMet() | HasFlag():
                return f"“{self._test(value)}”"
            case Selector():
                return f"“{self._selector(value) or '各单位'}”"
            case tuple() if all(isinstance(each, Selector) for each in value):
                return f"“{self.who(value)}”"
        return None

    def _test(self, test: Test) -> str:
        """What a unit must reach."""
        match test:
            case AtLeast(metric, least):
                return f"{self._label(metric)}≥{least}"
            case All(tests):
                return "且".join(self._test(each) for each in tests)
            case Some(tests):
                return "（" + "或".join(self._test(each) for each in tests) + "）"
            case TaskMet(task):
                return f"完成“{self.tasks.get(task, task)}”"
            case HasFlag(flag):
                return self.flags.get(flag, flag)
        return f"下属单位{test.at_least}个以上{self._test(test.test)}"

    def who(self, selection: tuple[Selector, ...]) -> str:
        """Units in words."""
        return "、".join(self._selector(selector) for selector in selection)

    def _selector(self, selector: Selector) -> str:
        names = [self.units.get(code, code) for code in selector.codes]
        names += [f"各{self.kinds.get(kind, kind)}" for kind in selector.kinds]
        flag = f"（{self.flags.get(selector.flag, selector.flag)}）" if selector.flag else ""
        under = f"（{self.units.get(selector.under, selector.under)}下属）" if selector.under else ""
        return "、".join(names) + flag + under

    def _label(self, key: str) -> str:
        return self.metrics[key].label if key in self.metrics else key

