"""A district for every test of a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.world import District, copy_of, founded


@pytest.fixture(scope="session")
def district_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return founded(tmp_path_factory.mktemp("district"))


@pytest.fixture
def district(district_template: Path, tmp_path: Path) -> Iterator[District]:
    made = copy_of(district_template, tmp_path / "district")
    yield made
    made.close()
