"""Files, records, drafts and versions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NIL = sa.text("nil_for IS NOT NULL")


def upgrade() -> None:
    _files()
    _uploads()
    _records()
    _drafts()
    _draft_attachments()
    _record_versions()
    _attachments()


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.Text(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
    )


def _uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("sent_sha256", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_uploads_account_id"),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_uploads_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        sa.UniqueConstraint("account_id", "sent_sha256", name="uq_uploads_account_id_sent_sha256"),
    )
    op.create_index("ix_uploads_sha256", "uploads", ["sha256"])


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("client_sha256", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("identity_key", sa.Text(), nullable=True),
        sa.Column("nil_for", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("serves", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("head_version", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.Column("awaiting", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_records_campaign_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_records_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
        sa.UniqueConstraint("campaign_id", "number", name="uq_records_campaign_id_number"),
        sa.UniqueConstraint("campaign_id", "unit_id", "type", "identity_key", name="uq_records_identity"),
        sa.UniqueConstraint("unit_id", "client_id", name="uq_records_unit_id_client_id"),
    )
    op.create_index("ix_records_awaiting", "records", ["campaign_id", "awaiting", "id"])
    op.create_index("ix_records_in_state", "records", ["campaign_id", "state", "id"])
    op.create_index("ix_records_newest", "records", ["campaign_id", "id"])
    op.create_index("ix_records_nil", "records", ["campaign_id", "nil_for"], sqlite_where=NIL, postgresql_where=NIL)
    op.create_index("ix_records_of_type", "records", ["campaign_id", "type", "id"])
    op.create_index("ix_records_of_unit", "records", ["unit_id", "id"])


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("record_id", ID, autoincrement=False, nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_drafts_account_id"),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name="fk_drafts_record_id"),
        sa.PrimaryKeyConstraint("record_id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_account_id", "drafts", ["account_id"])


def _draft_attachments() -> None:
    op.create_table(
        "draft_attachments",
        sa.Column("record_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["drafts.record_id"],
            name="fk_draft_attachments_record_id", ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_draft_attachments_sha256"),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_draft_attachments"),
    )
    op.create_index("ix_draft_attachments_sha256", "draft_attachments", ["sha256"])


def _record_versions() -> None:
    op.create_table(
        "record_versions",
        sa.Column("record_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_record_versions_account_id"),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name="fk_record_versions_record_id"),
        sa.PrimaryKeyConstraint("record_id", "version", name="pk_record_versions"),
    )
    op.create_index("ix_record_versions_account_id", "record_versions", ["account_id"])


def _attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("record_id", ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "version"], ["record_versions.record_id", "record_versions.version"],
            name="fk_attachments_record_id_version",
        ),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_attachments_sha256"),
        sa.PrimaryKeyConstraint("record_id", "version", "position", name="pk_attachments"),
    )
    op.create_index("ix_attachments_sha256", "attachments", ["sha256"])
