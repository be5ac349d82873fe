"""What leaves the house: snapshots, never changed, and the documents made from them, whose row is the truth."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from webforms.store.schema.base import Moment, belongs_to, key, metadata

snapshots = Table(
    "snapshots", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    Column("sequence", Integer, nullable=False),
    Column("title", Text, nullable=False),
    belongs_to("position", "events.id", unique=True),
    Column("as_of", Date, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("seal", Text, nullable=False),
    Column("points", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("provisional", Boolean, nullable=False),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("frozen_at", Moment, nullable=False),
    UniqueConstraint("campaign_id", "sequence"),
)

documents = Table(
    "documents", metadata, key(),
    belongs_to("campaign_id", "campaigns.id", index=True),
    belongs_to("snapshot_id", "snapshots.id"),
    Column("kind", Text, nullable=False),
    belongs_to("unit_id", "units.id", index=True),
    Column("template_sha256", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("lease_until", Moment),
    Column("progress", Integer, nullable=False),
    Column("error", Text),
    Column("place", Text),
    Column("file_sha256", Text, ForeignKey("files.sha256"), index=True),
    belongs_to("requested_by", "accounts.id", nullable=True, index=True),
    Column("requested_at", Moment, nullable=False),
    Column("finished_at", Moment),
    UniqueConstraint("snapshot_id", "kind", "unit_id", "template_sha256", "engine", name="uq_documents_same"),
    Index("ix_documents_in_state", "state", "lease_until"),
)
