"""Packs on disk and in the database: folder or bundle → `domain.pack.Pack`, every fault with its file and line.

    folder / bundle ─► files (bytes, hash) ─► YAML with places ─► models ─► Pack ─► pack_check ─► Pack, or faults

A pack that comes out of `load_pack` or `load_bundle` has passed every proof; the same bytes are read once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from webforms.domain.pack import Pack
from webforms.store.pack_files.assemble import assemble
from webforms.store.pack_files.faults import Fault, PackFaults
from webforms.store.pack_files.folder import PackFiles, read_bundle, read_folder, write_bundle

__all__ = [
    "Fault", "PackFaults", "PackFiles", "load_bundle", "load_pack", "pack_bundle", "pack_hash", "read_bundle",
    "read_folder", "read_pack",
]  # fmt: skip


def load_pack(folder: Path | str) -> Pack:
    """The pack of a folder; raises `PackFaults` with everything that is wrong."""
    return _whole(read_folder(Path(folder)))


def load_bundle(bundle: bytes) -> Pack:
    """The pack that `pack_bundle` kept."""
    return _whole(read_bundle(bundle))


def read_pack(folder: Path | str) -> tuple[Pack | None, tuple[Fault, ...]]:
    """The pack if it could be built at all, and its faults; never raises for a fault of the pack."""
    try:
        return _read(read_folder(Path(folder)))
    except PackFaults as error:
        return None, error.faults


def pack_hash(folder: Path | str) -> str:
    """The sha256 that names exactly these files."""
    return read_folder(Path(folder)).digest


def pack_bundle(folder: Path | str) -> bytes:
    """All files of the pack in one deterministic archive, for a database row."""
    return write_bundle(read_folder(Path(folder)))


def _whole(files: PackFiles) -> Pack:
    pack, faults = _read(files)
    if pack is None or faults:
        raise PackFaults(faults)
    return pack


@lru_cache(maxsize=8)
def _read(files: PackFiles) -> tuple[Pack | None, tuple[Fault, ...]]:
    assembly = assemble(files)
    return assembly.pack, tuple(sorted(assembly.faults))
