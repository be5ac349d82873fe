"""The migrations make exactly the tables that the program knows, with their guards, on both databases."""

import threading

import pytest
from alembic import command
from sqlalchemy import inspect, text

from webforms.store.engine import open_engine, writing
from webforms.store.migrating import alembic_config, migrate, standing
from webforms.store.schema import metadata


@pytest.fixture
def engine(database_url):
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def test_migrations_and_schema_agree(engine):
    migrate(engine)
    with writing(engine).begin() as connection:
        command.check(alembic_config(connection))
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_an_empty_database_is_empty_and_a_migrated_one_is_current(engine):
    assert standing(engine) == "empty"
    migrate(engine)
    assert standing(engine) == "current"


def test_migrating_again_changes_nothing(engine):
    migrate(engine)
    with engine.connect() as connection:
        before = connection.execute(text("SELECT * FROM alembic_version")).all()
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM alembic_version")).all() == before


def test_two_processes_may_migrate_at_the_same_moment(engine):
    failures = []

    def run() -> None:
        try:
            migrate(engine)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the test names it
            failures.append(failure)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert standing(engine) == "current"


def test_a_step_that_fails_leaves_nothing_behind(engine):
    """DDL is part of the transaction on both databases."""
    with pytest.raises(RuntimeError, match="pulled"):
        _pull_the_plug(engine)
    assert inspect(engine).get_table_names() == []


def _pull_the_plug(engine) -> None:
    with writing(engine).begin() as connection:
        command.upgrade(alembic_config(connection), "0003")
        raise RuntimeError("the plug was pulled")
