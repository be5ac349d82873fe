"""The fixtures of the whole suite; each lives in a module of `tests/fixtures` that says why it is there."""

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
