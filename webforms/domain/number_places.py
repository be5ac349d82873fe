"""What stands around a number in a text: its clause, its sentence, the years and units named before it.

Here are the words that decide whether a number can be the whole district's figure of its day: those that leave it the
whole (全区, 全年, 截至2016年底), and those that make it a change, a target, a share of each, or a part of the time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webforms.domain.pack import Pack
from webforms.domain.typed_numbers import TypedNumber

_FURTHEST = 160
"""Signs that are looked at on either side of a number."""
_LONGEST_HEAD = 40
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_STRONG = re.compile(r"[，。；;：:！!？?\n“”\"]|,(?!\d)")
_CLAUSE = re.compile(f"、|{_STRONG.pattern}")
_LINKS = (
    r"为|达到|达|是|有|共有|共计|共|合计|总计|累计达|约|近|逾|超过|超|不到|不足|至少|不少于|不低于|不超过|已经|已|了|[:：]"
    r"|总人数|人数|人次|次数|场次|总数|总额|金额|数量|数"
)
_BETWEEN = re.compile(f"(?:{_LINKS})*$")
_BRACKET_BEFORE, _BRACKET_BEHIND = re.compile(rf"\)(?:\s|{_LINKS})*$"), re.compile(r"\s*\((?:不?[含计]|不?包[括含]|除)")
_OF_THE_WHOLE = (
    r"全年|本年度?|年度|当年|今年|上年度?|去年|年末|年底|末|底|现有|共有|目前|截至|截止|至|到|已|了|共|其中|有|是|在|我们|同时|另外|另|以及|及|和"
    r"|开展|举办|组织|建成|建立|设立|配备|拥有|开设|完成|(?:\d{4}年(?:度|末|底)?)|(?:\d{1,2}月(?:末|底|\d{1,2}日)?)"
)
_CHANGE = re.compile(
    r"(?:增加|增长|增幅|提高|提升|上升|下降|减少|降低|新增)(?!到|至|为)|同比|环比|[比较](?:上年|去年|前年)"
)
_TARGET = re.compile(r"目标|力争|争取|要求|预计|应达|须达|打算|将(?:达|建|开|投|增)|到\d{4}年(?![末底])|标准")
_EACH = re.compile(r"每|各(?!级|类|单位|项)|平均|人均")
_SPAN = re.compile(r"[两二三四五六]年|近\d+年|历年|历次|累计|以来|期间|十[一二三四]五")
_YEAR = re.compile(r"(?:(\d{4})年|上年|去年)度?(末|底)?")
_PART_OF_THE_YEAR = re.compile(
    r"季度|[上下]半年|半年|\d月|[一二三四五六七八九十]月|月份|[本当上]月|[暑寒]假|学期|[本上]周|春节|国庆"
)
_UNTIL = re.compile(r"截[至止](?:到|于)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")


@dataclass(frozen=True)
class Place:
    """`clause` goes up to the number, `after` follows it; `head` is how an enumeration with 、 began, None outside one.

    `named` are units that may be spoken of, `years` those named, relative to the campaign's."""

    clause: str
    after: str
    sentence: str
    head: str | None
    named: frozenset[str]
    years: frozenset[int]

    @property
    def is_no_level(self) -> bool:
        """A change, or a target: no present figure is meant."""
        return bool(_CHANGE.search(self.clause) or _TARGET.search(self.sentence))

    @property
    def is_qualified(self) -> bool:
        """A bracket says what is counted in it, or left out."""
        return bool(_BRACKET_BEFORE.search(self.clause) or _BRACKET_BEHIND.match(self.after))

    @property
    def is_other_time(self) -> bool:
        """Several years, or a part of one."""
        return bool(_SPAN.search(self.sentence) or _PART_OF_THE_YEAR.search(_UNTIL.sub("", self.sentence)))

    def is_of_each(self, words: str) -> bool:
        """A share of each one, by words that are not the figure's own."""
        return bool(_EACH.search(self.clause.replace(words, "")))


class PlaceReader:
    """Knows what the whole is called here, and the names of its parts."""

    def __init__(self, pack: Pack, names: Iterable[tuple[str, str]]) -> None:
        self.year = pack.campaign.year
        district = {unit.name for unit in pack.units if unit.code == pack.campaign.district}
        seeds = [(unit.code, name) for unit in pack.units for name in (unit.name, *unit.also)]
        self._codes: dict[str, set[str]] = defaultdict(set)
        for code, name in (*seeds, *names):
            if code != pack.campaign.district:
                self._codes[name].add(code)
        self._name = _any_of(self._codes)
        wholes = {*district, *(f"{whose}{name[-1]}" for name in district for whose in "全本我")}
        self._whole = _any_of(wholes)
        self._neutral = re.compile(f"(?:{self._whole.pattern}|{_OF_THE_WHOLE})*")

    def place(self, text: str, numbers: Sequence[TypedNumber], at: int) -> Place:
        before, behind = text[: numbers[at].start], text[numbers[at].end :]
        sentence = before[max(_last(_SENTENCE, before), len(before) - _FURTHEST) :]
        since = max(_last(_CLAUSE, before.rstrip(" :：")), numbers[at - 1].end if at else 0, len(before) - _FURTHEST)
        until = min((match.start() for match in [_CLAUSE.search(behind, 0, _FURTHEST)] if match), default=_FURTHEST)
        return Place(
            clause=before[since:],
            after=behind[:until],
            sentence=sentence,
            head=_head(before, since, numbers),
            named=self._named(before[before.rfind("\n") + 1 :], sentence),
            years=frozenset(self._years(sentence)),
        )

    def is_neutral(self, words: str) -> bool:
        """Nothing but words of the whole."""
        return bool(self._neutral.fullmatch(words))

    def ends_with(self, before: str, words: str) -> bool:
        """The words stand at the end, and nothing before them narrows them."""
        at = before.rfind(words)
        return at >= 0 and bool(_BETWEEN.fullmatch(before, at + len(words))) and self.is_neutral(before[:at])

    def _named(self, paragraph: str, sentence: str) -> frozenset[str]:
        """Units whose part this may be: named in the sentence, or at the start of one before, since the whole was."""
        whole = max((match.end() for match in self._whole.finditer(paragraph)), default=0)
        own = len(paragraph) - len(sentence)
        starts = [at for at in (0, *(match.end() for match in _SENTENCE.finditer(paragraph))) if whole <= at <= own]
        names = {match[0] for match in self._name.finditer(paragraph, max(whole, own))}
        names |= {match[0] for at in starts if (match := self._name.match(paragraph, at))}
        return frozenset(code for name in names for code in self._codes[name])

    def _years(self, sentence: str) -> Iterable[int]:
        """Years named, relative to the campaign's; the end of one is what the next year's form states."""
        for match in _YEAR.finditer(sentence):
            year = (int(match[1]) if match[1] else self.year - 1) - self.year
            yield from (year, year + 1) if match[2] else (year,)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; nothing where there are none."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _head(before: str, since: int, numbers: Sequence[TypedNumber]) -> str | None:
    """Where the clause goes on after 、, the words with which the enumeration began, up to its first number."""
    if before[since - 1 : since] != "、":
        return None
    start = max(_last(_STRONG, before), since - _FURTHEST)
    first = min((number.start for number in numbers if number.start >= start), default=since)
    return before[start : min(first, since)].partition("、")[0][:_LONGEST_HEAD]


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the text after its last match begins, as far as anybody looks back."""
    return max((match.end() for match in pattern.finditer(text, max(0, len(text) - 2 * _FURTHEST))), default=0)
