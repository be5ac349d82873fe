"""Where a unit fills in what it owes: tasks, forms of every record type, what became of them."""

from webforms.web.fill import entry, lists, nil, notices, one_record, tasks, week
from webforms.web.fill.blueprint import pages

__all__ = ["entry", "lists", "nil", "notices", "one_record", "pages", "tasks", "week"]
