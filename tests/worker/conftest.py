"""A frozen campaign of the second pack, and documents asked for from it, with no worker running but the test."""

import pytest

from tests.packs.with_templates import pack_with_templates
from tests.settling import freeze
from tests.world import World
from webforms.actions import documents
from worker.places import Places, settle


class Asked:
    """One snapshot and what is asked of it. `sent` are the documents that the queue was told of."""

    def __init__(self, world, snapshot):
        self.world, self.store, self.snapshot = world, world.store, snapshot
        self.sent = []
        self.store.jobs = lambda document, attempt: self.sent.append((document, attempt))

    def request(self, kind="report", unit=None):
        return documents.request_document(
            self.store, self.world.bureau, snapshot=self.snapshot, kind=kind, unit=unit
        )[0].id

    def document(self, number):
        return documents.get_document(self.store, self.world.bureau, number)


@pytest.fixture
def frozen(database_url, tmp_path):
    """Makes a frozen campaign whose two templates are these paragraphs."""
    worlds = []

    def make(report="{{ document.title }}", community_sheet="{{ unit.name }}"):
        pack = pack_with_templates(tmp_path / "pack", report=report, community_sheet=community_sheet)
        world = World(database_url, tmp_path / "files", pack=pack)
        worlds.append(world)
        settle(Places(database_url, tmp_path / "files", "unix:///no/queue"))
        return Asked(world, freeze(world.store, world.bureau, "第一次").id)

    yield make
    for world in worlds:
        world.close()
