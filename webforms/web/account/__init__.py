"""Signing in and out, the page behind a sheet that invites, and the pages about oneself."""

from webforms.web.account import devices, first_password, hand_over, join, password, views
from webforms.web.account.blueprint import pages

__all__ = ["devices", "first_password", "hand_over", "join", "pages", "password", "views"]
