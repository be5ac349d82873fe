"""The fixtures of the whole suite; each lives in a module of `tests/fixtures` that says why it is there.

The rules need no database, server or browser, so their folders do without the fixtures that import them: `pytest
tests/domain` is there before one has leant back. While somebody works, invented examples are few; CI invents more."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.fixtures.needs",  # first: the others import it, and pytest wants to see a module before it is imported
    "tests.fixtures.measured",
]

HERE = Path(__file__).parent
PURE = (HERE / "domain", HERE / "golden")
"""Folders whose tests only reckon."""
INSTALLED = [
    "tests.fixtures.browser",
    "tests.fixtures.databases",
    "tests.fixtures.queue",
    "tests.fixtures.worlds",
    "tests.fixtures.demo",
    "tests.fixtures.served",
    "tests.fixtures.districts",
]
"""What stands on databases, servers and the pages: loaded with the first file outside the pure folders."""

pytest.register_assert_rewrite(*INSTALLED)

settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=100, deadline=None)
settings.load_profile("thorough" if os.environ.get("CI") else "quick")


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Each file that is about to be opened; the names of its neighbours were seen before."""
    if isinstance(collector, pytest.File) and not any(collector.path.is_relative_to(folder) for folder in PURE):
        for name in INSTALLED:
            collector.config.pluginmanager.import_plugin(name)


def pytest_collection_finish() -> None:
    """Packs and modules stay to the end: a collector that walks through all of them again and again costs a fifth."""
    gc.set_threshold(100_000, 50, 50)
    gc.freeze()
