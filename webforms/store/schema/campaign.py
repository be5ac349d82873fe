"""What a campaign stands on: the pack it runs by, the tree of units, and the counters that hand out numbers."""

from sqlalchemy import JSON, Column, Date, Integer, LargeBinary, Table, Text, UniqueConstraint

from webforms.store.schema.base import Moment, Whole, belongs_to, key, metadata

packs = Table(
    "packs", metadata, key(),
    Column("key", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("bundle", LargeBinary, nullable=False),
    Column("adopted_at", Moment, nullable=False),
)

campaigns = Table(
    "campaigns", metadata, key(),
    belongs_to("pack_id", "packs.id", index=True),
    Column("title", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("district", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
)

units = Table(
    "units", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    belongs_to("parent_id", "units.id", nullable=True, index=True),
    Column("flags", JSON, nullable=False),
    Column("opened", Date),
    Column("closed", Date),
    belongs_to("successor_id", "units.id", nullable=True, index=True),
    UniqueConstraint("campaign_id", "code"),
)
"""Each unit as it is known now: what access follows. Its earlier names, flags and places stand in `unit_changes`."""

unit_changes = Table(
    "unit_changes", metadata, key(),
    belongs_to("campaign_id", "campaigns.id", index=True),
    belongs_to("unit_id", "units.id", index=True),
    belongs_to("event_id", "events.id", index=True),
    Column("on_date", Date, nullable=False),
    Column("change", JSON, nullable=False),
)
"""What changed about a unit from `on_date` on; the first change is the whole unit. Folded in order of date and event,
they say what the tree was on any day, also when an earlier day is corrected later."""

counters = Table(
    "counters", metadata,
    belongs_to("campaign_id", "campaigns.id", primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("value", Whole, nullable=False),
)
"""The last number given in a scope, such as `HD-FC01-201605-`. Its row keeps two writers from taking one number."""
