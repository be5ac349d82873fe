"""Freezing a snapshot, comparing two, and the documents made from one."""

from webforms.web.documents import views
from webforms.web.documents.blueprint import pages

__all__ = ["pages", "views"]
