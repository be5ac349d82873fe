"""Workbooks that came in: kept until their records are entered, with the faults of the last reading."""

from sqlalchemy import JSON, Column, Table, Text

from webforms.store.schema.base import Moment, belongs_to, key, metadata

imports = Table(
    "imports", metadata, key(),
    belongs_to("campaign_id", "campaigns.id", index=True),
    belongs_to("unit_id", "units.id", index=True),
    belongs_to("account_id", "accounts.id", index=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("marked_sha256", Text),
    Column("state", Text, nullable=False),
    Column("report", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("done_at", Moment),
)
"""`sha256` is the workbook or the zip as it came, `marked_sha256` the copy with the faults marked."""
