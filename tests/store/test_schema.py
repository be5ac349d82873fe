"""The tables as a whole: what must hold for every one of them."""

import pytest
from sqlalchemy import Index, PrimaryKeyConstraint, UniqueConstraint

from webforms.store.schema import metadata

TABLES = metadata.sorted_tables
NO_CAMPAIGN = {  # of no campaign, or reached through a row that is of one
    "account_holders", "accounts", "attachments", "campaigns", "draft_attachments", "drafts", "event_bodies", "files",
    "invitations", "packs", "record_versions", "sessions", "tokens", "uploads",
}


def leading_columns(table):
    """The columns that some whole index, key or unique constraint of the table begins with."""
    kinds = (PrimaryKeyConstraint, UniqueConstraint)
    keys = [list(one.columns) for one in table.constraints if isinstance(one, kinds)]
    whole = [one for one in table.indexes if one.dialect_options["sqlite"].get("where") is None]
    return [*keys, *(list(index.columns) for index in whole if isinstance(index, Index))]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_foreign_key_has_an_index(table):
    begins = [[column.name for column in columns] for columns in leading_columns(table)]
    for key in table.foreign_key_constraints:
        assert any(names[: len(key.column_keys)] == key.column_keys for names in begins), (
            f"{table.name}.{'+'.join(key.column_keys)} is a foreign key without an index: add one to the schema")


@pytest.mark.parametrize("table", [one for one in TABLES if one.name not in NO_CAMPAIGN], ids=lambda table: table.name)
def test_every_campaign_table_says_whose_it_is(table):
    assert "campaign_id" in table.columns


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_column_holds_a_float(table):
    assert not [column.name for column in table.columns if "FLOAT" in str(column.type) or "NUMERIC" in str(column.type)]
