"""The tables, as SQLAlchemy Core knows them; `migrations` makes them, and a test holds the two against each other.

    packs ── campaigns ── units ── records ── record_versions ── attachments ── files ── uploads
                            │         │              (immutable)     accounts ── tokens, sessions, account_holders
                            │      drafts                            invitations · imports · usual_reasons
                            │                                        notices · webhooks ── deliveries
                          totals   approvals ── facts          events ── event_bodies, seals
                                   (since, until: events)      snapshots ── documents        decisions, counters
"""

from webforms.store.schema.base import metadata
from webforms.store.schema.campaign import campaigns, counters, packs, unit_changes, units
from webforms.store.schema.entries import (
    attachments,
    draft_attachments,
    drafts,
    evidence_codes,
    files,
    record_versions,
    records,
    uploads,
)
from webforms.store.schema.history import (
    approvals,
    decisions,
    event_bodies,
    events,
    facts,
    seals,
    totals,
)
from webforms.store.schema.imports import imports
from webforms.store.schema.messages import deliveries, notices, usual_reasons, webhooks
from webforms.store.schema.outputs import documents, snapshots
from webforms.store.schema.people import account_holders, accounts, invitations, sessions, tokens

__all__ = [
    "account_holders", "accounts", "approvals", "attachments", "campaigns", "counters", "decisions", "deliveries",
    "documents", "draft_attachments", "drafts", "event_bodies", "events", "evidence_codes", "facts", "files",
    "imports", "invitations", "metadata", "notices", "packs", "record_versions", "records", "seals", "sessions",
    "snapshots", "tokens", "totals", "unit_changes", "units", "uploads", "usual_reasons", "webhooks",
]
