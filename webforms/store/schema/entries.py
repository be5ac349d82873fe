"""What people enter: records with their draft and their versions, and the files that prove them."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from webforms.store.schema.base import Id, Moment, Whole, belongs_to, key, metadata

records = Table(
    "records", metadata, key(),
    belongs_to("campaign_id", "campaigns.id"),
    belongs_to("unit_id", "units.id"),
    Column("type", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("client_sha256", Text, nullable=False),
    Column("number", Text),
    Column("identity_key", Text),
    Column("nil_for", Text),
    Column("period", Text, nullable=False),
    Column("serves", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("head_version", Integer, nullable=False),
    Column("agreed", Integer, nullable=False),
    Column("awaiting", Text),
    Column("revision", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("unit_id", "client_id"),
    UniqueConstraint("campaign_id", "unit_id", "type", "identity_key", name="uq_records_identity"),
    UniqueConstraint("campaign_id", "number"),
    Index("ix_records_newest", "campaign_id", "id"),
    Index("ix_records_of_unit", "unit_id", "id"),
    Index("ix_records_of_type", "campaign_id", "type", "id"),
    Index("ix_records_in_state", "campaign_id", "state", "id"),
    Index("ix_records_awaiting", "campaign_id", "awaiting", "id"),
    Index(
        "ix_records_nil", "campaign_id", "nil_for",
        sqlite_where=text("nil_for IS NOT NULL"), postgresql_where=text("nil_for IS NOT NULL"),
    ),
)
"""`state` is the head's. `head_version` counts submitted versions, `agreed` the levels that agreed to the head;
`period` and `serves` say which tasks the head is for; `client_sha256` is of what the client first sent;
`revision` counts every change, so that a reader can say what they saw."""

drafts = Table(
    "drafts", metadata,
    belongs_to("record_id", "records.id", primary_key=True, autoincrement=False),
    Column("data", JSON, nullable=False),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("at", Moment, nullable=False),
)
"""The one mutable copy of what is being written, as typed. Submitting turns it into a version."""

record_versions = Table(
    "record_versions", metadata,
    belongs_to("record_id", "records.id", primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("data", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("sha256", Text, nullable=False),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("at", Moment, nullable=False),
)
"""Never updated. `note` is the ground of a nil report."""

files = Table(
    "files", metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Whole, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("taken_at", Text),
    Column("kept_at", Moment, nullable=False),
)

uploads = Table(
    "uploads", metadata, key(),
    belongs_to("account_id", "accounts.id"),
    Column("sent_sha256", Text, nullable=False),
    Column("sha256", Text, ForeignKey("files.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("sent_at", Moment, nullable=False),
    UniqueConstraint("account_id", "sent_sha256"),
)
"""Who sent which file under what name. `sent_sha256` recognises the bytes as they were sent, place data included."""

draft_attachments = Table(
    "draft_attachments", metadata,
    belongs_to("record_id", "drafts.record_id", primary_key=True, ondelete="CASCADE"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("item", Text, nullable=False),
    Column("sha256", Text, ForeignKey("files.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False),
)

attachments = Table(
    "attachments", metadata,
    Column("record_id", Id, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("item", Text, nullable=False),
    Column("sha256", Text, ForeignKey("files.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    ForeignKeyConstraint(["record_id", "version"], ["record_versions.record_id", "record_versions.version"]),
)

evidence_codes = Table(
    "evidence_codes", metadata,
    belongs_to("record_id", "records.id", primary_key=True),
    Column("item", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("files.sha256"), primary_key=True, index=True),
    belongs_to("campaign_id", "campaigns.id"),
    Column("code", Text, nullable=False),
    belongs_to("event_id", "events.id", index=True),
    UniqueConstraint("campaign_id", "code"),
)
"""Given at final approval and never changed: a later version that carries the same file keeps its code."""
