"""Records from a workbook: checked when it comes, entered in one transaction when somebody says so.

    upload ─► read, check, keep ─► report (ready, or faulty with a marked copy) ─► enter: check again, all or nothing
Between the two the tree, the pack and the records may have changed: what counts is the second look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

from webforms.actions.files import tidy
from webforms.actions.import_files import SentFiles, keep_files
from webforms.actions.import_report import report_of
from webforms.actions.import_rows import Checked, Ready, RowCheck, fillable_units
from webforms.actions.records import begin_record, write_first
from webforms.actions.submitting import Entry, fingerprint
from webforms.domain.access import Actor, may
from webforms.domain.errors import Conflict, NotFound, Unavailable
from webforms.domain.pack import RecordType
from webforms.store import imports
from webforms.store.decisions import enabled_types
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.kept_files import add_file
from webforms.store.media import XLSX
from webforms.store.record_book import Book, Template, make_template, mark_book, read_book
from webforms.store.record_book.parcel import MB, MOST_PACKED, Parcel, is_workbook, is_zip, open_parcel, take_workbook
from webforms.store.transactions import Store, Tx
from webforms.store.units import get_unit, list_units, tree_today
from webforms.store.views import FileView
from webforms.store.views.imports import ImportLine, ImportState


class ImportFaulty(Conflict):
    """What was ready is not any more, or lacks what a submission needs."""

    code = "import-faulty"
    text = "有 {count} 处要改，一行也没有导入。"


@dataclass(frozen=True)
class Sent:
    """A workbook, or a zip with one in it; the pictures may come in a zip of their own."""

    name: str
    content: BinaryIO
    pictures: BinaryIO | None = None


@dataclass(frozen=True)
class Looked:
    """One look at a workbook."""

    name: str
    content: bytes
    book: Book
    files: SentFiles
    checked: Checked

    @property
    def report(self) -> dict[str, Any]:
        return report_of(self.book, self.files, self.checked)

    @property
    def state(self) -> ImportState:
        """A workbook that only lacks what a draft may lack is ready, for drafts."""
        return "faulty" if self.checked.hard else "ready"


@dataclass(frozen=True)
class TemplateFile:
    name: str
    content: bytes


def template(store: Store, actor: Actor, type_key: str) -> TemplateFile:
    """The empty workbook of a type, with the units for which the actor may fill it in."""
    with store.read() as tx:
        type_ = _type(tx, type_key)
        units = fillable_units(tx, actor, type_)
        everyone = [unit for unit in list_units(tx) if unit.is_open(tx.today)]
        return TemplateFile(f"{type_.title}.xlsx", make_template(Template(tx.pack, type_, units, everyone)))


def list_importable(store: Store, actor: Actor) -> list[RecordType]:
    """The types that the actor may enter for some unit, in the pack's order."""
    with store.read() as tx:
        enabled, tree = enabled_types(tx), tree_today(tx)
        mine = [unit for unit in tree.units if may(actor, "record.draft", unit.code)]
        return [
            type_
            for type_ in tx.pack.types.values()
            if type_.key in enabled and any(tree.matches(unit, type_.filled_by) for unit in mine)
        ]


def check_import(store: Store, actor: Actor, type_key: str, sent: Sent, before: int | None = None) -> ImportLine:
    """Read and check a workbook and keep it with what was found; no record comes of it yet. `before`: an earlier try,
    whose files need not be sent again."""
    name, content, parcel = _unpacked(sent)
    with store.read() as tx:
        type_ = _type(tx, type_key)
        fillable_units(tx, actor, type_)
        earlier = imports.get_import(tx, actor.account, before).report["files"] if before else {}
        book = read_book(content, tx.pack, type_, list_units(tx))
    said = [name for row in book.rows for names in row.files.values() for name in names]
    files = keep_files(store, actor, parcel, said, {key: (kept[0], kept[1]) for key, kept in earlier.items()})
    with store.read() as tx:
        checked = RowCheck(tx, actor, _type(tx, type_key), book, files).run()
    looked = Looked(name, content, book, files, checked)
    return _keep(store, actor, type_key, looked)


def enter_import(store: Store, actor: Actor, number: int, *, submit: bool) -> ImportLine:
    """Enter every row as a draft or submitted, or none; done once, it stays done. ImportFaulty leaves the new faults in
    the report."""
    with store.read() as tx:
        line = imports.get_import(tx, actor.account, number)
        type_ = _type(tx, line.type)
        content = store.files.read(line.sha256)
        book = read_book(content, tx.pack, type_, list_units(tx))
    files = SentFiles({key: (kept[0], kept[1]) for key, kept in line.report["files"].items()})
    with store.write() as tx:
        line = imports.lock_import(tx, actor.account, number)
        if line.state == "done":
            return line
        checked = RowCheck(tx, actor, _type(tx, line.type), book, files).run()
        if not checked.hard and not (submit and checked.faults):
            fresh = [one for one in checked.ready if not one.there]
            for one in fresh:
                _enter(tx, actor, one, submit=submit)
            report = {
                **report_of(book, files, checked),
                "entered": len(fresh),
                "submitted": submit,
                "unused": line.report["unused"],
                "unused_count": line.report["unused_count"],
            }
            imports.change_import(tx, number, "done", report, done_at=tx.now)
            return imports.get_import(tx, actor.account, number)
    _note_faults(store, number, Looked(line.name, content, book, files, checked))
    raise ImportFaulty(count=len(checked.faults))


def get_import(store: Store, actor: Actor, number: int) -> ImportLine:
    with store.read() as tx:
        return imports.get_import(tx, actor.account, number)


def list_imports(store: Store, actor: Actor) -> list[ImportLine]:
    with store.read() as tx:
        return imports.list_imports(tx, actor.account)


def marked_copy(store: Store, actor: Actor, number: int) -> TemplateFile:
    """The workbook with its faults marked; NotFound where it has none."""
    line = get_import(store, actor, number)
    if line.marked_sha256 is None:
        raise NotFound(what="标红的副本（没有要改的地方）")
    return TemplateFile(f"{line.name.removesuffix('.xlsx')}（标红）.xlsx", store.files.read(line.marked_sha256))


def _type(tx: Tx, key: str) -> RecordType:
    if key not in tx.pack.types:
        raise NotFound(what="这种记录")
    return tx.pack.types[key]


def _unpacked(sent: Sent) -> tuple[str, bytes, Parcel | None]:
    """The workbook's name and bytes, and the files that came along."""
    content = _bounded(sent.content)
    pictures = _bounded(sent.pictures) if sent.pictures is not None else b""
    parcel = open_parcel(pictures) if pictures else None
    if parcel is None and is_zip(content) and not is_workbook(content):
        return take_workbook(open_parcel(content))
    return tidy(sent.name), content, parcel


def _bounded(stream: BinaryIO) -> bytes:
    content = stream.read(MOST_PACKED + 1)
    if len(content) > MOST_PACKED:
        raise BookRefused(why=f"超过 {MOST_PACKED // MB} 兆。请分成几次传。")
    return content


def _keep(store: Store, actor: Actor, type_key: str, looked: Looked) -> ImportLine:
    sha256, marked = _file(store, looked.content), _marked(store, looked)
    with store.aside() as tx:
        for content in filter(None, (sha256, marked)):
            add_file(tx, content)
        unit, _ = get_unit(tx, actor.unit)
        number = imports.add_import(
            tx,
            unit=unit,
            account=actor.account,
            type=type_key,
            name=looked.name,
            sha256=sha256.sha256,
            marked_sha256=marked.sha256 if marked else None,
            state=looked.state,
            report=looked.report,
        )
        return imports.get_import(tx, actor.account, number)


def _note_faults(store: Store, number: int, looked: Looked) -> None:
    marked = _marked(store, looked)
    with store.aside() as tx:
        if marked:
            add_file(tx, marked)
        imports.change_import(tx, number, looked.state, looked.report, marked_sha256=marked.sha256 if marked else None)


def _marked(store: Store, looked: Looked) -> FileView | None:
    if not looked.checked.faults:
        return None
    return _file(store, mark_book(looked.content, looked.book.sheet, looked.checked.faults))


def _file(store: Store, content: bytes) -> FileView:
    try:
        return FileView(store.files.keep(content), len(content), XLSX.media_type, XLSX.family)
    except OSError as error:
        raise Unavailable(what="存放文件的地方（可能满了）") from error


def _enter(tx: Tx, actor: Actor, one: Ready, *, submit: bool) -> None:
    sent = fingerprint(one.place.type.key, one.data, [list(file.same) for file in one.evidence], submit)
    head = begin_record(tx, one.place, one.client_id, sent)
    if head is not None:
        write_first(tx, actor, one.place, head, Entry(one.data, one.evidence), submit=submit)
