"""Where an administrator stands: what there is, and which command changes it."""

from webforms.web.admin import accounts, invitations, views, webhooks
from webforms.web.admin.blueprint import pages

__all__ = ["accounts", "invitations", "pages", "views", "webhooks"]
