"""The whole installation in one file, whichever database it stands on, and back into an empty one of either kind.

    manifest.json          the schema, and of every part how much is in it and its hash
    tables/NAME.jsonl      a row a line, in the order in which rows depend on each other
    files/SHA256           what the file store holds
Written row by row and file by file, so that size costs time alone. Looked through from end to end before anything is
put back."""

from webforms.store.backup.manifest import BackupBroken, Manifest, Part
from webforms.store.backup.reading import Backup, opened_backup
from webforms.store.backup.restoring import NotEmpty, OtherSchema, refuse_unfit, restore
from webforms.store.backup.writing import write_backup

__all__ = [
    "Backup", "BackupBroken", "Manifest", "NotEmpty", "OtherSchema", "Part", "opened_backup", "refuse_unfit", "restore",
    "write_backup",
]
