"""Freezing a snapshot, comparing two, and the documents made from one."""

from webforms.web.documents import frozen, views
from webforms.web.documents.blueprint import pages

__all__ = ["frozen", "pages", "views"]
