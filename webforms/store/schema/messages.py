"""What is said to people and to other programs: notices of units, reasons used again, webhooks with their outbox."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from webforms.store.schema.base import Moment, belongs_to, key, metadata

notices = Table(
    "notices", metadata, key(),
    belongs_to("campaign_id", "campaigns.id", index=True),
    belongs_to("unit_id", "units.id"),
    Column("kind", Text, nullable=False),
    belongs_to("record_id", "records.id", nullable=True, index=True),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("read_at", Moment),
    Index("ix_notices_of_unit", "unit_id", "id"),
)
"""What a unit is told: returned, approved, chased. `account_id` is who said it, empty for the program."""

usual_reasons = Table(
    "usual_reasons", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    belongs_to("unit_id", "units.id", index=True),
    Column("text", Text, nullable=False),
    Column("used", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("campaign_id", "unit_id", "text"),
)
"""Reasons that the reviewers of a unit gave, so that one need not be typed twice."""

webhooks = Table(
    "webhooks", metadata, key(),
    belongs_to("campaign_id", "campaigns.id", index=True),
    Column("url", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("verbs", JSON, nullable=False),
    Column("internal", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("created_at", Moment, nullable=False),
)
"""Another program that wants to hear. `secret` signs what is sent, so it must be kept as it is; `internal` lets it
stand at an address inside the network."""

deliveries = Table(
    "deliveries", metadata, key(),
    belongs_to("campaign_id", "campaigns.id", index=True),
    belongs_to("webhook_id", "webhooks.id"),
    Column("verb", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("next_at", Moment),
    Column("done_at", Moment),
    Column("error", Text),
    Index("ix_deliveries_due", "next_at"),
    Index("ix_deliveries_of_webhook", "webhook_id", "about", "id"),
)
"""The outbox: written in the transaction that did the thing, sent until it is taken. No `next_at`: done or given up.
What tells `about` the same thing is sent in the order in which it happened."""
