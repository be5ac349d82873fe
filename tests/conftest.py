"""The fixtures of the whole suite; each lives in a module of `tests/fixtures` that says why it is there.

While somebody works, invented examples are few, so that the tests of the domain take seconds; CI invents more."""

import os

from hypothesis import settings

pytest_plugins = [
    "tests.fixtures.needs",  # first: the others import it, and pytest wants to see a module before it is imported
    "tests.fixtures.browser",
    "tests.fixtures.databases",
    "tests.fixtures.queue",
    "tests.fixtures.measured",
    "tests.fixtures.worlds",
    "tests.fixtures.demo",
    "tests.fixtures.served",
    "tests.fixtures.districts",
]


settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=100, deadline=None)
settings.load_profile("thorough" if os.environ.get("CI") else "quick")
