"""The schema of a database: brought to the newest version, or asked whether it is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

from webforms.store.engine import writing
from webforms.store.faults import translated

FOLDER = Path(__file__).parent / "migrations"
MIGRATING = 0x57_47


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema; whole or not at all, and one process at a time."""
    with translated(), writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
        command.upgrade(alembic_config(connection), "head")


def standing(engine: Engine) -> Literal["empty", "older", "current", "newer"]:
    """How the database stands to this program; `newer` is a schema that only a later program knows."""
    with translated(), engine.connect() as connection:
        heads = set(MigrationContext.configure(connection).get_current_heads())
    scripts = ScriptDirectory(str(FOLDER))
    if heads == set(scripts.get_heads()):
        return "current"
    if not heads:
        return "empty"
    return "older" if heads <= {script.revision for script in scripts.walk_revisions()} else "newer"


def revision(connection: Connection) -> str:
    """The version of the schema; empty where there is none."""
    return ",".join(sorted(MigrationContext.configure(connection).get_current_heads()))


def alembic_config(connection: Connection) -> Config:
    """Alembic on a connection of ours; it opens none and reads no file of settings."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
