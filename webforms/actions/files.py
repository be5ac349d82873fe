"""Files that people send: recognised, cleaned, kept under the hash of what is kept; and given back to who may see them.

    read, not too much ─► sent before? ─► recognise ─► picture: clean ─► file store (on the disk) ─► rows"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from webforms.actions.behind import sees_version
from webforms.domain.access import Actor, demand, may_ever
from webforms.domain.errors import NotFound, TooLarge, Unavailable
from webforms.store import kept_files
from webforms.store.media import recognise
from webforms.store.pictures import clean_picture
from webforms.store.scope import scope_of
from webforms.store.thumbnails import MEDIA_TYPE, small_picture
from webforms.store.transactions import Store, Tx
from webforms.store.views import FileView, KeptFile, OpenedFile

MAX_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\u202a-\u202e\u2066-\u2069]')


def keep_file(store: Store, actor: Actor, stream: BinaryIO, name: str) -> KeptFile:
    """Keep a file for the account; the same bytes sent again by it are the same file.

    Refuses what is too large, not of an accepted kind, or not what its name says."""
    demand(actor, "file.keep")
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooLarge(what=f"“{tidy(name)}”", limit=f"{MAX_BYTES // 1024 // 1024} MB")
    sent = hashlib.sha256(content).hexdigest()
    with store.read() as tx:
        known = kept_files.find_upload(tx, actor.account, sent)
    if known is not None:
        return KeptFile(known, created=False)
    try:
        file = _kept(store, content, tidy(name))
    except OSError as error:
        raise Unavailable(what="存放文件的地方（可能满了）") from error
    with store.aside() as tx:
        kept_files.add_file(tx, file)
        created = kept_files.add_upload(tx, actor.account, sent, file.sha256, tidy(name))
    return KeptFile(file, created)


def open_file(store: Store, actor: Actor, sha256: str) -> OpenedFile:
    """A file through a record, an upload or a document that the account may see; else NotFound."""
    with store.read() as tx:
        file = kept_files.find_file(tx, sha256)
        name = _visible_name(tx, actor, sha256) if file else None
    if file is None or name is None:
        raise NotFound(what="这个文件")
    if not store.files.path(sha256).is_file():
        raise Unavailable(what="这个文件（存放的地方找不到它）")
    return OpenedFile(file, store.files.path(sha256), name)


def open_small(store: Store, actor: Actor, sha256: str) -> OpenedFile:
    """The small picture of a photo, for whoever may open the photo; a paper has none."""
    opened = open_file(store, actor, sha256)
    if opened.file.family != "image":
        raise NotFound(what="这个文件的小图")
    try:
        path = small_picture(store.files, sha256)
    except OSError as error:
        raise Unavailable(what="存放文件的地方（可能满了）") from error
    return OpenedFile(replace(opened.file, media_type=MEDIA_TYPE), path, opened.name)


def _kept(store: Store, content: bytes, name: str) -> FileView:
    kind = recognise(content, name)
    if kind.family == "document":
        return FileView(store.files.keep(content), len(content), kind.media_type, kind.family)
    picture = clean_picture(content, kind, name)
    return FileView(store.files.keep(picture.content), len(picture.content), picture.kind.media_type, "image",
                    picture.width, picture.height, picture.taken_at)


def _visible_name(tx: Tx, actor: Actor, sha256: str) -> str | None:
    """What the account knows the file as; None when it may not see it."""
    usable = kept_files.list_usable(tx, scope_of(actor, "record.read"), actor.account, [sha256])
    if sha256 in usable:
        return usable[sha256]
    carried = any(sees_version(tx, actor, *one) for one in kept_files.versions_carrying(tx, sha256))
    made = may_ever(actor, "document.read") and kept_files.is_document(tx, sha256)
    return kept_files.find_name(tx, sha256) if carried or made else None


def tidy(name: str) -> str:
    """A name that no file system and no page takes for anything else; its ending is kept."""
    readable = name.encode("utf-8", "replace").decode()
    plain = _NOT_IN_NAMES.sub("", PurePath(readable.replace("\\", "/")).name).strip(" .") or "未命名"
    ending = PurePath(plain).suffix[:12]
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - len(ending)] + ending
