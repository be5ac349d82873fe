"""Number patterns such as `HD-{unit}-{yyyymm}-{seq:3}`: known words in braces, and enough of them to be unique."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from webforms.domain.pack import RecordType
from webforms.domain.pack_check.finding import Finding, Path, unknown

WORD = re.compile(r"\{([^{}]*)\}")
WIDTH = re.compile(r"seq:[1-9]")
EVIDENCE = ("indicator", "unit", "seq")
KNOWN = {
    "event": ("unit", "year", "yyyymm", "seq"),
    "yearly": ("unit", "year", "seq"),
    "register": ("unit", "seq"),
}
NEEDED = {"event": ("unit", "seq"), "yearly": ("unit", "year"), "register": ("unit", "seq")}


def check_number(path: Path, record_type: RecordType) -> Iterator[Finding]:
    """A record's number tells its unit, and what makes it one of its kind there."""
    yield from check_pattern(path, record_type.number, KNOWN[record_type.nature], NEEDED[record_type.nature])


def check_pattern(path: Path, pattern: str, known: Collection[str], needed: Collection[str]) -> Iterator[Finding]:
    """Only known words, each closed, and every word without which two things would get one number."""
    rest = WORD.sub("", pattern)
    if "{" in rest or "}" in rest:
        yield Finding(path, f"编号“{pattern}”的花括号不成对", "每个词写成 {词}。")
    words = [word.split(":")[0] for word in WORD.findall(pattern)]
    for word in WORD.findall(pattern):
        name = word.split(":")[0]
        if name not in known:
            yield unknown(path, "编号词", name, known)
        elif ":" in word and not WIDTH.fullmatch(word):
            yield Finding(path, f"“{{{word}}}”的写法不对", "只有流水号带位数，如 {seq:3}。")
    for word in needed:
        if word not in words:
            yield Finding(path, f"编号“{pattern}”会重复：缺少 {{{word}}}", f"在编号里加上 {{{word}}}。")
