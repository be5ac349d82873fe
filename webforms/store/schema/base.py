"""What every table uses: one naming convention, one kind of key, one kind of moment."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKey, Integer, MetaData, TypeDecorator

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only in a column called INTEGER
Whole = BigInteger


class Moment(TypeDecorator[datetime.datetime]):
    """An aware moment, stored in UTC on both databases; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(datetime.UTC)

    def process_result_value(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=datetime.UTC) if value.tzinfo is None else value.astimezone(datetime.UTC)


def key() -> Column[int]:
    """The table's own number, counting up and never given twice."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def belongs_to(name: str, target: str, *, ondelete: str | None = None, **options: Any) -> Column[int]:
    """A foreign key to a number; never empty unless `nullable=True` is given."""
    return Column(name, Id, ForeignKey(target, ondelete=ondelete), **{"nullable": False, **options})
