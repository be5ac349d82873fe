"""How many statements something costs: what must not grow with the rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from webforms.store import Store


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that run inside, in their order; transaction control left out."""
    seen: list[str] = []

    def note(connection, cursor, statement, parameters, context, executemany) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
