"""Triggers: what is append-only stays so, whoever writes to the database.

History, versions, facts, codes, seals and snapshots are never changed or deleted; approvals and decisions are only
closed. The body of an event may be deleted, so that what concerns a person can be erased, but not rewritten."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NEVER_CHANGED = (
    "attachments", "events", "evidence_codes", "facts", "record_versions", "seals", "snapshots", "unit_changes",
)
ONLY_CLOSED = {
    "approvals": ("id", "campaign_id", "record_id", "version", "unit_id", "type", "since"),
    "decisions": ("id", "campaign_id", "kind", "subject", "unit_id", "slot", "points", "value", "reason", "since"),
}
REFUSAL = "{table} is append-only"
REFUSE = """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""


def upgrade() -> None:
    guards = _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()
    for statement in guards:
        op.execute(statement)


def _sqlite() -> list[str]:
    guards = [_sqlite_guard(table, verb) for table in NEVER_CHANGED for verb in ("UPDATE", "DELETE")]
    guards += [_sqlite_guard(table, "DELETE") for table in ONLY_CLOSED]
    guards += [_sqlite_guard(table, "UPDATE", _reopened(columns, "IS NOT")) for table, columns in ONLY_CLOSED.items()]
    return [*guards, _sqlite_guard("event_bodies", "UPDATE")]


def _sqlite_guard(table: str, verb: str, when: str = "") -> str:
    condition = f"WHEN {when} " if when else ""
    return (
        f"CREATE TRIGGER guard_{table}_{verb.lower()} BEFORE {verb} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL.format(table=table)}'); END"
    )


def _postgresql() -> list[str]:
    guards = [_postgresql_guard(table, "UPDATE OR DELETE") for table in NEVER_CHANGED]
    guards += [_postgresql_guard(table, "DELETE") for table in ONLY_CLOSED]
    guards += [
        _postgresql_guard(table, "UPDATE", _reopened(columns, "IS DISTINCT FROM"))
        for table, columns in ONLY_CLOSED.items()
    ]
    guards.append(_postgresql_guard("event_bodies", "UPDATE"))
    guards += [_no_truncate(table) for table in (*NEVER_CHANGED, *ONLY_CLOSED, "event_bodies")]
    return [REFUSE, *guards]


def _postgresql_guard(table: str, verbs: str, when: str = "") -> str:
    name = f"guard_{table}_{verbs.lower().replace(' or ', '_')}"
    condition = f"WHEN ({when}) " if when else ""
    return f"CREATE TRIGGER {name} BEFORE {verbs} ON {table} FOR EACH ROW {condition}EXECUTE FUNCTION refuse_change()"


def _no_truncate(table: str) -> str:
    return (
        f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def _reopened(columns: tuple[str, ...], differs: str) -> str:
    """Any change but the one that closes an open row."""
    changed = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)
    return f"OLD.until IS NOT NULL OR NEW.until IS NULL OR {changed}"
