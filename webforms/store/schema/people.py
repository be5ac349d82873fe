"""Accounts and their two kinds of key. Only the SHA-256 of a secret is kept, and no campaign owns an account."""

from sqlalchemy import Boolean, Column, Table, Text

from webforms.store.schema.base import Moment, belongs_to, key, metadata

accounts = Table(
    "accounts", metadata, key(),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)
"""`unit` is a code: the account goes along when the next campaign has a unit of that code."""

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
