"""What a proof found: the keys that lead to the place, what is wrong there, and how to mend it.

The path is made of the keys of the pack's files, list entries by their `key`, `code`, `item` or index. Where a file has
no such step (a single selector instead of a list), whoever looks the place up stays at the last step that exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]
MANY = 12


@dataclass(frozen=True)
class Finding:
    """`at_key` points at the last key itself, not at what stands behind it."""

    path: Path
    message: str
    cure: str
    at_key: bool = False


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word most like this one; None when nothing is near."""
    close = get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def suggest(word: object, known: Iterable[str], most: int = MANY) -> str:
    """A cure for a word that is not known: the nearest one first, then what may stand there."""
    words = list(known)
    listed = "、".join(words[:most]) + (" 等" if len(words) > most else "")
    close = nearest(word, words)
    return (f"是不是“{close}”？" if close else "") + (f"可以写：{listed}。" if listed else "这里没有可写的词。")


def unknown(path: Path, what: str, word: object, known: Iterable[str], *, at_key: bool = False) -> Finding:
    """A word that names nothing."""
    return Finding(path, f"没有{what}“{word}”", suggest(word, known), at_key)


def twice(path: Path, what: str, words: Iterable[object]) -> Iterable[Finding]:
    """Words of a list that stand in it a second time; each is pointed at by its index."""
    met: set[object] = set()
    for index, word in enumerate(words):
        if word in met:
            yield Finding((*path, index), f"{what}“{word}”写了两次", "删去一个，或改名。")
        met.add(word)
