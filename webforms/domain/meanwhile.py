"""What happened between two snapshots as a whole: records, decisions, the pack, units, forms.

Each line of a comparison says why it changed; this says it once for all of them, for whoever reads no further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from webforms.domain.pack import Pack
from webforms.domain.payload import Snapshot
from webforms.domain.printing import print_score
from webforms.domain.quantity import plain
from webforms.domain.results import Decision

MOVES = {"approved": "新通过", "corrected": "更正", "withdrawn": "撤回"}


@dataclass(frozen=True)
class Move:
    """A record between the two positions, and the figures that it states; `corrected`: another version is in force."""

    kind: Literal["approved", "corrected", "withdrawn"]
    number: str
    keys: frozenset[str]


def remarks(pack: Pack, before: Snapshot, after: Snapshot, moves: Sequence[Move]) -> Iterator[str]:
    """Sentences without a stop, the most telling first."""
    yield from _records(moves)
    yield from _decisions(before, after)
    yield from _pack(before, after)
    yield from _units(before, after)
    yield from _texts(pack, before, after)
    switched = set(before.enabled) ^ set(after.enabled)
    for key in sorted(switched):
        title = pack.types[key].title if key in pack.types else key
        yield f"“{title}”{'启用' if key in after.enabled else '停用'}了"


def _records(moves: Sequence[Move]) -> Iterator[str]:
    counts = {word: sum(move.kind == kind for move in moves) for kind, word in MOVES.items()}
    said = "、".join(f"{word} {count} 条" for word, count in counts.items() if count)
    if said:
        yield f"记录{said}"


def _decisions(before: Snapshot, after: Snapshot) -> Iterator[str]:
    made, ended = _without(after.decisions, before.decisions), _without(before.decisions, after.decisions)
    if made:
        yield f"作了 {len(made)} 项决定：{'、'.join(_said(after, decision) for decision in made)}"
    if ended:
        yield f"{len(ended)} 项决定不再算数：{'、'.join(_said(before, decision) for decision in ended)}"


def _without(these: Iterable[Decision], those: Iterable[Decision]) -> list[Decision]:
    known = {decision.id for decision in those}
    return [decision for decision in these if decision.id not in known]


def _said(snapshot: Snapshot, decision: Decision) -> str:
    if decision.kind == "exemption":
        who = snapshot.tree.get(decision.unit).name if decision.unit else "整项"
        return f"{decision.indicator} {who}不适用"
    word = "评分" if decision.kind == "manual" else "改为"
    return f"{decision.indicator} {word} {print_score(decision.points)} 分" if decision.points is not None else ""


def _pack(before: Snapshot, after: Snapshot) -> Iterator[str]:
    if before.pack.sha256 != after.pack.sha256:
        yield f"创建包由 {before.pack.version} 换成 {after.pack.version}，算法或口径可能变了"
    if before.evaluation.of != after.evaluation.of:
        yield f"可得总分由 {plain(before.evaluation.of)} 变为 {plain(after.evaluation.of)}"


def _units(before: Snapshot, after: Snapshot) -> Iterator[str]:
    for unit in before.tree.units:
        heir = after.tree.heir(unit.code)
        if heir != unit.code:
            yield f"{unit.name}已并入{after.tree.get(heir).name}" if heir else f"{unit.name}已撤销"
        elif after.tree.get(heir).name != unit.name:
            yield f"{unit.name}改名为{after.tree.get(heir).name}"
    known = {unit.code for unit in before.tree.units}
    yield from (f"{unit.name}是新设的单位" for unit in after.tree.units if unit.code not in known)


def _texts(pack: Pack, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Texts of the documents that say something else, in the order of the documents."""
    changed = [section.title for key, section in pack.sections.items()
               if before.texts.get(key, section.text) != after.texts.get(key, section.text)]
    if changed:
        yield f"文字改了 {len(changed)} 段：{'、'.join(f'“{title}”' for title in changed)}"
