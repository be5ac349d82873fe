"""What happened and what follows from it: the append-only history, what is in force, and the numbers it states."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    text,
)

from webforms.store.schema.base import Id, Moment, Whole, belongs_to, key, metadata

events = Table(
    "events", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    Column("at", Moment, nullable=False),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("verb", Text, nullable=False),
    belongs_to("unit_id", "units.id", nullable=True, index=True),
    belongs_to("record_id", "records.id", nullable=True),
    Column("version", Integer),
    Column("subject", Text, nullable=False),
    Column("body_sha256", Text, nullable=False),
    Index("ix_events_of_campaign", "campaign_id", "id"),
    Index("ix_events_of_record", "record_id", "id"),
    sqlite_autoincrement=True,
)
"""`id` is the position. An account that is empty is the person at the machine."""

event_bodies = Table(
    "event_bodies", metadata,
    belongs_to("event_id", "events.id", primary_key=True, autoincrement=False),
    Column("body", JSON, nullable=False),
)
"""Apart from its hash, so that what concerns a person can be erased without breaking the chain."""

seals = Table(
    "seals", metadata,
    belongs_to("position", "events.id", primary_key=True, autoincrement=False),
    belongs_to("campaign_id", "campaigns.id", index=True),
    Column("sha256", Text, nullable=False),
    Column("previous", Text, nullable=False),
)
"""A hash over the history up to a position and the seal before it."""

approvals = Table(
    "approvals", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    belongs_to("record_id", "records.id"),
    Column("version", Integer, nullable=False),
    belongs_to("unit_id", "units.id", index=True),
    Column("type", Text, nullable=False),
    belongs_to("since", "events.id", index=True),
    belongs_to("until", "events.id", nullable=True, index=True),
    ForeignKeyConstraint(["record_id", "version"], ["record_versions.record_id", "record_versions.version"]),
    Index("ix_approvals_of_version", "record_id", "version"),
    Index("ix_approvals_of_type", "campaign_id", "type", "until"),
    Index(
        "ux_approvals_open", "record_id", unique=True,
        sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL"),
    ),
)
"""A version in force from one position until another; a record has at most one that is open."""

facts = Table(
    "facts", metadata,
    belongs_to("approval_id", "approvals.id", primary_key=True),
    Column("key", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("campaign_id", Id, nullable=False),
    belongs_to("unit_id", "units.id"),
    Column("value", Whole, nullable=False),
    Index("ix_facts_of_unit", "unit_id", "key", "period"),
    Index(
        "ix_facts_adding", "campaign_id", "key", "unit_id", "period", "approval_id", "value",
        sqlite_where=text("value <> 0"), postgresql_where=text("value <> 0"),
    ),
)
"""A figure is opened into its records along `ix_facts_adding`: most facts of a condition are zeros and add nothing. It
holds the value too: which single record states too much is asked of the index alone."""

totals = Table(
    "totals", metadata,
    belongs_to("campaign_id", "campaigns.id", primary_key=True),
    belongs_to("unit_id", "units.id", primary_key=True, index=True),
    Column("key", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("sum", Whole, nullable=False),
    Column("count", Whole, nullable=False),
)

decisions = Table(
    "decisions", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    belongs_to("unit_id", "units.id", nullable=True, index=True),
    Column("slot", Text, nullable=False),
    Column("points", Text),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    belongs_to("since", "events.id", index=True),
    belongs_to("until", "events.id", nullable=True, index=True),
    Index("ix_decisions_of_subject", "campaign_id", "kind", "subject"),
    Index(
        "ux_decisions_open", "campaign_id", "slot", unique=True,
        sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL"),
    ),
)
"""Manual scores, overrides, exemptions, switched types and narrative texts. `slot` names what only one can hold."""
