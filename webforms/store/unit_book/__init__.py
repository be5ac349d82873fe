"""The list of units as a file: read from what an office saved, written as a template or as it stands."""

from webforms.store.unit_book.reading import MOST_ROWS, UnitList, UnreadableList, read_list
from webforms.store.unit_book.writing import TITLES, as_csv, as_workbook

__all__ = ["MOST_ROWS", "TITLES", "UnitList", "UnreadableList", "as_csv", "as_workbook", "read_list"]
