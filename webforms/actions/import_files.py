"""The files of an import: each name of the sheet looked up in the zip, recognised, cleaned and kept like any upload.

Kept when the workbook is checked, so that what no picture is shows in the report, and nothing need be sent twice."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from webforms.actions.files import keep_file, tidy
from webforms.domain.access import Actor
from webforms.domain.errors import TooLarge, UnsupportedFile
from webforms.store.archives import UNREADABLE
from webforms.store.record_book.parcel import Parcel, compared
from webforms.store.transactions import Store
from webforms.store.versions import Attached


@dataclass(frozen=True)
class SentFiles:
    """`kept`: name as it is compared → hash and name; `wrong`: the same name → what is wrong with it and the cure."""

    kept: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    wrong: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    def attached(self, item: str, said: str) -> Attached | None:
        found = self.kept.get(compared(said))
        return None if found is None else Attached(item, *found)


def keep_files(
    store: Store, actor: Actor, parcel: Parcel | None, said: Iterable[str], before: Mapping[str, tuple[str, str]]
) -> SentFiles:
    """Keep every file that the sheet names; `before` are those that came with an earlier try."""
    kept = dict(before)
    wrong: dict[str, tuple[str, str]] = {}
    asked = {compared(name): name for name in said}
    used: set[str] = set()
    for key, name in asked.items():
        paths = parcel.find(name) if parcel else []
        used.update(paths)
        if len(paths) > 1:
            folders = "、".join(sorted(path.rpartition("/")[0] or "最外层" for path in paths)[:3])
            wrong[key] = (f"压缩包里有 {len(paths)} 个“{name}”（{folders}）", "请改成不同的名字，或连文件夹一起写。")
        elif parcel and paths:
            _keep(store, actor, parcel, paths[0], key, kept, wrong)
    left = set(parcel.parts) - used if parcel else set()
    for key, name in asked.items():
        if key not in kept and key not in wrong:
            wrong[key] = _absent(parcel, name, left)
    return SentFiles(kept, wrong, tuple(sorted(parcel.names[path] for path in left)) if parcel else ())


def _keep(
    store: Store,
    actor: Actor,
    parcel: Parcel,
    path: str,
    key: str,
    kept: dict[str, tuple[str, str]],
    wrong: dict[str, tuple[str, str]],
) -> None:
    name = tidy(parcel.names[path])
    try:
        kept[key] = (keep_file(store, actor, io.BytesIO(parcel.read(path)), name).file.sha256, name)
    except (UnsupportedFile, TooLarge) as refused:
        wrong[key] = (refused.message.rstrip("。"), "")
    except UNREADABLE:
        wrong[key] = (f"压缩包里的“{name}”坏了", "请重新压缩再传。")


def _absent(parcel: Parcel | None, name: str, left: set[str]) -> tuple[str, str]:
    if parcel is None:
        return f"没有收到文件“{name}”", "请把文件装进 zip 压缩包，和表格一起传。"
    near = parcel.alike(name, left)
    cure = f"有“{near}”没用上，是它吗？" if near else "请补进压缩包，或改成现有的文件名。"
    return f"压缩包里没有“{name}”", cure
