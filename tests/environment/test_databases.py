"""Each test gets an empty database of its own, the same on both kinds, new enough and sorted by code."""

import pytest
from sqlalchemy import create_engine, inspect, text


def test_a_database_is_empty_writable_and_keeps_chinese(database_url: str):
    engine = create_engine(database_url)
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mark (word TEXT)"))
        connection.execute(text("INSERT INTO mark VALUES ('𠮷'), ('吉'), ('A')"))
    with engine.connect() as connection:
        assert list(connection.scalars(text("SELECT word FROM mark ORDER BY word"))) == ["A", "吉", "𠮷"]
    engine.dispose()


@pytest.mark.slow
def test_postgresql_is_of_a_version_we_support(postgres_database_url: str):
    engine = create_engine(postgres_database_url)
    with engine.connect() as connection:
        assert int(connection.scalar(text("SHOW server_version_num"))) >= 160000
    engine.dispose()
