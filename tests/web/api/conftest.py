"""The API over a small district, for every test of it; made once on each database and copied."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.fixtures.databases import fresh_database
from tests.web.api.client import World
from tests.web.world import District
from webforms.store import open_store
from webforms.web.api.health import QUEUE_URL


@pytest.fixture
def world(district: District, valkey_url: str) -> World:
    return _served(district, valkey_url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def either_world(request: pytest.FixtureRequest) -> World:
    """The district on SQLite, and on PostgreSQL."""
    served: World = request.getfixturevalue("world" if request.param == "sqlite" else "postgres_world")
    return served


@pytest.fixture
def postgres_world(
    postgres_url: str, postgres_template: str, valkey_url: str, tmp_path: Path
) -> Iterator[World]:
    with fresh_database(postgres_url, postgres_template) as url, _district(url, tmp_path) as made:
        made.open()
        yield _served(made, valkey_url)


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a database that holds the district."""
    with fresh_database(postgres_url) as url:
        with _district(url, tmp_path_factory.mktemp("template")) as made:
            made.found()
        yield str(make_url(url).database)


@contextmanager
def _district(url: str, folder: Path) -> Iterator[District]:
    made = District(folder)
    made.close()
    made.store = open_store(url, folder / "files", clock=made.clock)
    try:
        yield made
    finally:
        made.close()


def _served(district: District, queue_url: str) -> World:
    district.app.config[QUEUE_URL] = queue_url
    return World(district)
