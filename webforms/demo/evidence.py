"""The files that a record of the demo carries: made by the program, each of its own bytes, sent by its author.

A file is made from the record's name, the item and its number, so a correction carries the same files as before; so
does a record that proves itself by the files of another (`of`)."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

from webforms.actions import files
from webforms.demo import papers, pictures
from webforms.demo.script import Json, Script
from webforms.domain.access import Actor
from webforms.domain.pack import EvidenceItem, RecordType
from webforms.store.transactions import Store

DISCLAIMER = "这份材料由演示程序生成，内容是虚构的。"
HOUR = datetime.time(9, 40)


class EvidenceMaker:
    """Makes and sends files; a file that was sent before is not made again."""

    def __init__(self, store: Store, script: Script, unit_names: Mapping[str, str]) -> None:
        self._store = store
        self._made = script.made
        self._scenes = script.scenes
        self._unit_names = unit_names
        self._kept: dict[str, str] = {}

    def send(self, author: Actor, type_: RecordType, line: Json, version: Json) -> list[dict[str, str]]:
        """The evidence of a version, in order, as the actions take it."""
        items = {item.item: item for item in type_.evidence}
        return [
            {"item": each["item"], "sha256": self._send(
                author, type_, items[each["item"]], {**line, "ref": each.get("of", line["ref"])}, version, number)}
            for each in version["evidence"]
            for number in range(1, each["files"] + 1)
        ]

    def _send(
        self, author: Actor, type_: RecordType, item: EvidenceItem, line: Json, version: Json, number: int
    ) -> str:
        word = f"{line['ref']} {item.item} {number}"
        if word not in self._kept:
            name, content = self._make(word, type_, item, line, version, number)
            self._kept[word] = files.keep_file(self._store, author, io.BytesIO(content), name).file.sha256
        return self._kept[word]

    def _make(
        self, word: str, type_: RecordType, item: EvidenceItem, line: Json, version: Json, number: int
    ) -> tuple[str, bytes]:
        kind = self._kind(item)
        if kind in pictures.KINDS:
            return f"{item.label}{number}.jpg", pictures.KINDS[kind](
                word, _taken(type_, version), self._scene(item, version))
        ending, write = papers.KINDS[kind]
        told = [f"单位：{self._unit_names[line['unit']]}", f"记录：{type_.title}（{line['ref']}）",
                f"第 {number} 份", DISCLAIMER]
        return f"{item.label}{number}.{ending}", write(item.label, told)

    def _scene(self, item: EvidenceItem, version: Json) -> str:
        """What a photo shows: as the script says for the item, or for what a field of the record says."""
        said = [*version["data"].items(), ("", item.item)]
        found = (self._scenes.get(field, {}).get(value) for field, value in said if isinstance(value, str))
        return next((scene for scene in found if scene), "")

    def _kind(self, item: EvidenceItem) -> str:
        """As the script says for the item, else for its family."""
        if "document" not in item.accept:
            return self._made["image"]
        return self._made.get(item.item, self._made[""])


def _taken(type_: RecordType, version: Json) -> datetime.datetime | None:
    """When the camera was there: at the record's own date."""
    told = version["data"].get(type_.date) if type_.date else None
    if told is None:
        return None
    moment = datetime.datetime.fromisoformat(told)
    return moment if "T" in told else datetime.datetime.combine(moment.date(), HOUR)
