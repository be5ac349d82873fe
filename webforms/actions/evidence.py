"""The evidence that comes with a record: files named by hash, each under an item of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from webforms.domain.access import Actor
from webforms.domain.errors import FieldFault, InputFaults
from webforms.store.kept_files import list_families, list_usable
from webforms.store.scope import scope_of
from webforms.store.transactions import Tx
from webforms.store.versions import Attached

MOST_FILES = 60
SHA256 = re.compile(r"[0-9a-f]{64}")


def read_evidence(tx: Tx, actor: Actor, sent: Sequence[Mapping[str, Any]]) -> tuple[Attached, ...]:
    """The files in their order; refuses what the account never sent nor sees, and one file twice."""
    if len(sent) > MOST_FILES:
        raise InputFaults.one("evidence", f"一条记录最多带 {MOST_FILES} 个文件，现在是 {len(sent)} 个。")
    named = [(str(one.get("item", "")), str(one.get("sha256", ""))) for one in sent]
    hashes = [sha256 for _, sha256 in named if SHA256.fullmatch(sha256)]
    names = list_usable(tx, scope_of(actor, "record.read"), actor.account, hashes) if hashes else {}
    faults = [_unknown(item) for item, sha256 in named if sha256 not in names]
    faults += [_twice(item, names[sha256]) for place, (item, sha256) in enumerate(named)
               if sha256 in names and (item, sha256) in named[:place]]
    if faults:
        raise InputFaults(faults)
    return tuple(Attached(item, sha256, names[sha256]) for item, sha256 in named)


def families_by_item(tx: Tx, evidence: Sequence[Attached]) -> dict[str, list[str]]:
    """Item → media family of each of its files: what the form's checks look at."""
    families = list_families(tx, [one.sha256 for one in evidence]) if evidence else {}
    items: dict[str, list[str]] = {}
    for one in evidence:
        items.setdefault(one.item, []).append(families[one.sha256])
    return items


def _unknown(item: str) -> FieldFault:
    return FieldFault(f"evidence:{item}", "有一个文件没有传上来。请重新选这个文件再传。", "unknown_file")


def _twice(item: str, name: str) -> FieldFault:
    return FieldFault(f"evidence:{item}", f"“{name}”在这里放了两次。请去掉一个。", "file_twice")
