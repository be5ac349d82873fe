"""The API over a small district, for every test of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.api.client import World
from tests.web.world import District
from webforms.store import open_store
from webforms.web.api.health import QUEUE_URL


@pytest.fixture
def world(district: District, valkey_url: str) -> World:
    district.app.config[QUEUE_URL] = valkey_url
    return World(district)


@pytest.fixture
def postgres_world(postgres_database_url: str, tmp_path: Path) -> Iterator[World]:
    """The same district on PostgreSQL."""
    made = District(tmp_path)
    made.close()
    made.store = open_store(postgres_database_url, tmp_path / "files", clock=made.clock)
    made.found()
    made.open()
    yield World(made)
    made.close()
