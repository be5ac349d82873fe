"""The API over a small district, for every test of it."""

import pytest

from tests.web.api.client import World
from tests.web.world import District
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
def postgres_world(postgres_district: District, valkey_url: str) -> World:
    return _served(postgres_district, valkey_url)


def _served(district: District, queue_url: str) -> World:
    district.app.config[QUEUE_URL] = queue_url
    return World(district)
