"""Snapshots and the documents made from them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _snapshots()
    _documents()


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", ID, nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_snapshots_account_id"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_snapshots_campaign_id"),
        sa.ForeignKeyConstraint(["position"], ["events.id"], name="fk_snapshots_position"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
        sa.UniqueConstraint("campaign_id", "sequence", name="uq_snapshots_campaign_id_sequence"),
        sa.UniqueConstraint("position", name="uq_snapshots_position"),
    )
    op.create_index("ix_snapshots_account_id", "snapshots", ["account_id"])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("snapshot_id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("template_sha256", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("file_sha256", sa.Text(), nullable=True),
        sa.Column("requested_by", ID, nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_documents_campaign_id"),
        sa.ForeignKeyConstraint(["file_sha256"], ["files.sha256"], name="fk_documents_file_sha256"),
        sa.ForeignKeyConstraint(["requested_by"], ["accounts.id"], name="fk_documents_requested_by"),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshots.id"], name="fk_documents_snapshot_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_documents_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("snapshot_id", "kind", "unit_id", "template_sha256", "engine", name="uq_documents_same"),
    )
    op.create_index("ix_documents_campaign_id", "documents", ["campaign_id"])
    op.create_index("ix_documents_file_sha256", "documents", ["file_sha256"])
    op.create_index("ix_documents_in_state", "documents", ["state", "lease_until"])
    op.create_index("ix_documents_requested_by", "documents", ["requested_by"])
    op.create_index("ix_documents_unit_id", "documents", ["unit_id"])
