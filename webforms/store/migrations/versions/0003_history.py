"""The history, what is in force, and its numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ADDS = sa.text("value <> 0")
OPEN = sa.text("until IS NULL")


def upgrade() -> None:
    _events()
    _event_bodies()
    _seals()
    _approvals()
    _facts()
    _totals()
    _decisions()
    _unit_changes()
    _evidence_codes()


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", ID, nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("unit_id", ID, nullable=True),
        sa.Column("record_id", ID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_events_account_id"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_events_campaign_id"),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name="fk_events_record_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_events_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_account_id", "events", ["account_id"])
    op.create_index("ix_events_of_campaign", "events", ["campaign_id", "id"])
    op.create_index("ix_events_of_record", "events", ["record_id", "id"])
    op.create_index("ix_events_unit_id", "events", ["unit_id"])


def _event_bodies() -> None:
    op.create_table(
        "event_bodies",
        sa.Column("event_id", ID, autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_bodies_event_id"),
        sa.PrimaryKeyConstraint("event_id", name="pk_event_bodies"),
    )


def _seals() -> None:
    op.create_table(
        "seals",
        sa.Column("position", ID, autoincrement=False, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_seals_campaign_id"),
        sa.ForeignKeyConstraint(["position"], ["events.id"], name="fk_seals_position"),
        sa.PrimaryKeyConstraint("position", name="pk_seals"),
    )
    op.create_index("ix_seals_campaign_id", "seals", ["campaign_id"])


def _approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("record_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("since", ID, nullable=False),
        sa.Column("until", ID, nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_approvals_campaign_id"),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name="fk_approvals_record_id"),
        sa.ForeignKeyConstraint(
            ["record_id", "version"], ["record_versions.record_id", "record_versions.version"],
            name="fk_approvals_record_id_version",
        ),
        sa.ForeignKeyConstraint(["since"], ["events.id"], name="fk_approvals_since"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_approvals_unit_id"),
        sa.ForeignKeyConstraint(["until"], ["events.id"], name="fk_approvals_until"),
        sa.PrimaryKeyConstraint("id", name="pk_approvals"),
    )
    op.create_index("ix_approvals_of_type", "approvals", ["campaign_id", "type", "until"])
    op.create_index("ix_approvals_of_version", "approvals", ["record_id", "version"])
    op.create_index("ix_approvals_since", "approvals", ["since"])
    op.create_index("ix_approvals_unit_id", "approvals", ["unit_id"])
    op.create_index("ix_approvals_until", "approvals", ["until"])
    op.create_index(
        "ux_approvals_open", "approvals", ["record_id"],
        unique=True, sqlite_where=OPEN, postgresql_where=OPEN,
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("approval_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["approval_id"], ["approvals.id"], name="fk_facts_approval_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_facts_unit_id"),
        sa.PrimaryKeyConstraint("approval_id", "key", "period", name="pk_facts"),
    )
    op.create_index(
        "ix_facts_adding", "facts", ["campaign_id", "key", "unit_id", "period", "approval_id"],
        sqlite_where=ADDS, postgresql_where=ADDS,
    )
    op.create_index("ix_facts_of_unit", "facts", ["unit_id", "key", "period"])


def _totals() -> None:
    op.create_table(
        "totals",
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("sum", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_totals_campaign_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_totals_unit_id"),
        sa.PrimaryKeyConstraint("campaign_id", "unit_id", "key", "period", name="pk_totals"),
    )
    op.create_index("ix_totals_unit_id", "totals", ["unit_id"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("unit_id", ID, nullable=True),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", ID, nullable=False),
        sa.Column("until", ID, nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_decisions_campaign_id"),
        sa.ForeignKeyConstraint(["since"], ["events.id"], name="fk_decisions_since"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_decisions_unit_id"),
        sa.ForeignKeyConstraint(["until"], ["events.id"], name="fk_decisions_until"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_of_subject", "decisions", ["campaign_id", "kind", "subject"])
    op.create_index("ix_decisions_since", "decisions", ["since"])
    op.create_index("ix_decisions_unit_id", "decisions", ["unit_id"])
    op.create_index("ix_decisions_until", "decisions", ["until"])
    op.create_index(
        "ux_decisions_open", "decisions", ["campaign_id", "slot"],
        unique=True, sqlite_where=OPEN, postgresql_where=OPEN,
    )


def _unit_changes() -> None:
    op.create_table(
        "unit_changes",
        sa.Column("id", ID, nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("unit_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_unit_changes_campaign_id"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_unit_changes_event_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_unit_changes_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_changes"),
    )
    op.create_index("ix_unit_changes_campaign_id", "unit_changes", ["campaign_id"])
    op.create_index("ix_unit_changes_event_id", "unit_changes", ["event_id"])
    op.create_index("ix_unit_changes_unit_id", "unit_changes", ["unit_id"])


def _evidence_codes() -> None:
    op.create_table(
        "evidence_codes",
        sa.Column("record_id", ID, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("campaign_id", ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name="fk_evidence_codes_campaign_id"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_evidence_codes_event_id"),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name="fk_evidence_codes_record_id"),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name="fk_evidence_codes_sha256"),
        sa.PrimaryKeyConstraint("record_id", "item", "sha256", name="pk_evidence_codes"),
        sa.UniqueConstraint("campaign_id", "code", name="uq_evidence_codes_campaign_id_code"),
    )
    op.create_index("ix_evidence_codes_event_id", "evidence_codes", ["event_id"])
    op.create_index("ix_evidence_codes_sha256", "evidence_codes", ["sha256"])
