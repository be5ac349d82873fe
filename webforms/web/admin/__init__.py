"""Where an administrator stands: units, accounts, what happened, and which command does the same at the machine."""

from webforms.web.admin import accounts, history, invitations, unit, unit_import, units, views, webhooks
from webforms.web.admin.blueprint import pages

__all__ = ["accounts", "history", "invitations", "pages", "unit", "unit_import", "units", "views", "webhooks"]
