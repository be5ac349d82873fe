"""The installation itself: its schema, its one current campaign, and whether both database and files answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from webforms.actions.actors import operator
from webforms.actions.units import plant_seeds
from webforms.domain.errors import Conflict, Unavailable
from webforms.domain.pack import Pack
from webforms.store import campaigns, events
from webforms.store.migrating import migrate, standing
from webforms.store.pack_files import load_pack, pack_bundle, pack_hash
from webforms.store.transactions import Campaign, Store, Tx
from webforms.store.views import CampaignView

__all__ = ["campaign", "current_pack", "is_started", "operator", "prepare", "ready", "start_campaign"]


class SchemaBehind(Unavailable):
    """Waiting does not help here, unlike with the others of its kind."""

    code = "schema-behind"
    text = "数据库的结构是旧的。请先停掉正在用它的程序、做好备份，再运行 webforms up，它会自动升级。"


class SchemaEmpty(SchemaBehind):
    code = "schema-empty"
    text = "数据库还是空的。请先运行 webforms init；数据在别处的，用 WEBFORMS_DATA_DIR 或 WEBFORMS_DATABASE_URL 写明。"


class SchemaNewer(SchemaBehind):
    """An older program must not write what it does not understand."""

    code = "schema-newer"
    text = "数据库是更新版本的程序建的，这个版本不能用它。请改用新版本的 webforms，或用备份另建。"


STANDINGS = {"empty": SchemaEmpty, "older": SchemaBehind, "newer": SchemaNewer}


def prepare(store: Store) -> None:
    """Bring the database to the newest schema and make the folder of files; harmless at every start."""
    if standing(store.engine) == "newer":
        raise SchemaNewer()
    migrate(store.engine)
    _check_files(store)


def is_started(store: Store) -> bool:
    """Whether there is a campaign."""
    with store.read() as tx:
        return campaigns.find_campaign(tx) is not None


def start_campaign(
    store: Store, folder: Path, *, units: Iterable[Mapping[str, str]] | None = None
) -> CampaignView:
    """Start the campaign of a pack folder, whose files are kept; the same pack again is the same campaign.

    `units` takes the place of the pack's own fixed part of the tree."""
    pack, sha256, bundle = load_pack(folder), pack_hash(folder), pack_bundle(folder)
    with store.write() as tx:
        there = campaigns.find_campaign(tx)
        if there is None:
            tx.campaign = campaigns.add_campaign(tx, pack, sha256, campaigns.add_pack(tx, pack, sha256, bundle))
            events.add(tx, operator(), events.Entry("campaign.start", subject=pack.key, body={"pack": sha256}))
            plant_seeds(tx, operator(), units)
        elif there.pack_sha256 != sha256:
            raise Conflict()
        return _view(tx, tx.campaign)


def campaign(store: Store) -> CampaignView:
    """The campaign that is current; NotFound before the first."""
    with store.read() as tx:
        return _view(tx, tx.campaign)


def current_pack(store: Store) -> Pack:
    with store.read() as tx:
        return tx.pack


def ready(store: Store) -> None:
    """Unavailable unless the database has our schema and files can be written."""
    if refused := STANDINGS.get(standing(store.engine)):
        raise refused()
    _check_files(store)


def _check_files(store: Store) -> None:
    try:
        store.files.check()
    except OSError as error:
        raise Unavailable(what="存放文件的文件夹") from error


def _view(tx: Tx, row: Campaign) -> CampaignView:
    pack = tx.pack
    return CampaignView(row.id, row.title, row.year, row.district, pack.key, pack.version, row.pack_sha256)
