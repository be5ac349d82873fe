"""Packs on disk and in the database: folder or bundle → `domain.pack.Pack`, every fault with its file and line.

    folder / bundle ─► files (bytes, hash) ─► YAML with places ─► models ─► Pack ─► proofs ─► Pack, or faults

A pack that comes out of `load_pack` or `load_bundle` has passed every proof; the same bytes are read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from webforms.domain.pack import Pack
from webforms.domain.pack_check import Coverage, check_pack, coverage, kept_fields, note_pack, note_unread
from webforms.store.pack_files.archive import read_archive
from webforms.store.pack_files.assemble import assemble
from webforms.store.pack_files.faults import Fault, PackFaults
from webforms.store.pack_files.folder import PackFiles, read_bundle, read_folder, write_bundle
from webforms.store.pack_files.locating import locate

__all__ = [
    "Examined", "Fault", "PackFaults", "PackFiles", "examine_pack", "load_bundle", "load_files", "load_pack",
    "pack_bundle", "pack_hash", "read_archive", "read_bundle", "read_folder", "read_pack", "write_bundle",
]  # fmt: skip


@dataclass(frozen=True)
class Examined:
    """What the files of a pack gave: the pack if it could be built, its faults, what it could do without (of that the
    `unread` fields), what it asks on purpose although nothing reads it, and how far forms and sources cover it."""

    pack: Pack | None
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...] = ()
    unread: tuple[Fault, ...] = ()
    kept: tuple[Fault, ...] = ()
    coverage: Coverage | None = None


def load_pack(folder: Path | str) -> Pack:
    """The pack of a folder; raises `PackFaults` with everything that is wrong."""
    return load_files(read_folder(Path(folder)))


def load_bundle(bundle: bytes) -> Pack:
    """The pack that `pack_bundle` kept."""
    return load_files(read_bundle(bundle))


def read_pack(folder: Path | str) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack if it could be built at all, and its faults; never raises for a fault of the pack."""
    examined = examine_pack(folder)
    return examined.pack, examined.faults


def examine_pack(folder: Path | str) -> Examined:
    """Pack, faults and notes of a folder; never raises for a fault of the pack."""
    try:
        return examine(read_folder(Path(folder)))
    except PackFaults as error:
        return Examined(None, error.faults)


def pack_hash(folder: Path | str) -> str:
    """The sha256 that names exactly these files."""
    return read_folder(Path(folder)).digest


def pack_bundle(folder: Path | str) -> bytes:
    """All files of the pack in one deterministic archive, for a database row."""
    return write_bundle(read_folder(Path(folder)))


@lru_cache(maxsize=8)
def examine(files: PackFiles) -> Examined:
    """Read, build and prove; kept by the files' hash, because reading takes most of a second."""
    assembly = assemble(files)
    if assembly.pack is None:
        return Examined(None, tuple(sorted(assembly.faults)))
    faults, notes, unread, kept = (
        tuple(sorted(locate(assembly.sources, find(assembly.pack))))
        for find in (check_pack, note_pack, note_unread, kept_fields)
    )
    return Examined(assembly.pack, faults, notes, unread, kept, coverage(assembly.pack))


def load_files(files: PackFiles) -> Pack:
    examined = examine(files)
    if examined.pack is None or examined.faults:
        raise PackFaults(examined.faults)
    return examined.pack
