"""Accounts, their two kinds of key, and the sheets that invite. Only the SHA-256 of a secret is kept, and no campaign
owns an account."""

from sqlalchemy import Boolean, Column, Index, Table, Text

from webforms.store.schema.base import Moment, belongs_to, key, metadata

accounts = Table(
    "accounts", metadata, key(),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False, default=False, server_default="0"),
    Column("created_at", Moment, nullable=False),
    Index("ix_accounts_of_unit", "unit"),
)
"""`unit` is a code: the account goes along when the next campaign has a unit of that code. `must_change`: somebody
else set the password, so the next page asks for one of the holder's own."""

account_holders = Table(
    "account_holders", metadata, key(),
    belongs_to("account_id", "accounts.id", index=True),
    Column("name", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)
"""Who held an account, and when: what was written before a hand-over stays under the name of who wrote it."""

invitations = Table(
    "invitations", metadata, key(),
    Column("unit", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("secret_sha256", Text, nullable=False, unique=True),
    belongs_to("invited_by", "accounts.id", nullable=True, index=True),
    belongs_to("account_id", "accounts.id", nullable=True, index=True),
    Column("created_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
    Index("ix_invitations_of_unit", "unit"),
)
"""A sheet with a QR code: whoever holds it makes the account of that unit and role, once."""

tokens = Table(
    "tokens", metadata, key(),
    belongs_to("account_id", "accounts.id", index=True),
    Column("name", Text, nullable=False),
    Column("secret_sha256", Text, nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

sessions = Table(
    "sessions", metadata, key(),
    belongs_to("account_id", "accounts.id", index=True),
    Column("device", Text, nullable=False),
    Column("secret_sha256", Text, nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)
