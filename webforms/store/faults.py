"""What the database refuses, said once in our own errors: actions never see an exception of a driver."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from webforms.domain.errors import Conflict, IdentityTaken, InputFaults, Unavailable

UNIQUE_VIOLATION = "23505"
IDENTITY = {"uq_records_identity", "identity_key"}
"""The constraint that only two people at the same moment violate: PostgreSQL names it, SQLite its last column."""

NO_DATABASE = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}


class DatabaseBroken(Unavailable):
    """The file of an SQLite database is damaged, or something else."""

    code = "database-broken"
    text = "数据库文件坏了，或者不是数据库。请核对 WEBFORMS_DATABASE_URL；文件真坏了，就从备份恢复。"


@contextmanager
def translated() -> Iterator[None]:
    """Whoever came second in a race reads `Conflict`, whoever finds no database `Unavailable`, and who sends what no
    column can hold (half a sign, a zero byte, a number without end) reads that."""
    try:
        yield
    except IntegrityError as error:
        if not _is_race(error.orig):
            raise
        raise _conflict(error) from error
    except (OperationalError, InterfaceError, NoneFree) as error:
        raise Unavailable(what="数据库") from error
    except (DataError, UnicodeEncodeError, OverflowError) as error:
        raise InputFaults.one("", "里面有存不下的字符，或者数字太大。请改一下再交。") from error
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorname", "") not in NO_DATABASE:
            raise
        raise DatabaseBroken() from error


def _is_race(error: Any) -> bool:
    return getattr(error, "sqlstate", None) == UNIQUE_VIOLATION or "UNIQUE constraint failed" in str(error)


def _conflict(error: IntegrityError) -> Conflict:
    words = set(re.findall(r"\w+", str(error.orig)))
    return IdentityTaken(what="这一项", number="刚刚由别人存上") if words & IDENTITY else Conflict()
