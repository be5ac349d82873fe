"""The default pack for tests of pages that need no store, read once."""

from functools import cache
from pathlib import Path

from webforms.domain.pack import Pack, RecordType
from webforms.store.pack_files import load_pack

DEFAULT = Path(__file__).parents[2] / "report_templates" / "gd-community-education-2016"


@cache
def default_pack() -> Pack:
    return load_pack(DEFAULT)


def record_type(key: str) -> RecordType:
    return default_pack().types[key]
