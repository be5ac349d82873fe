"""Signing in and out, and the page about oneself."""

from webforms.web.account import views
from webforms.web.account.blueprint import pages

__all__ = ["pages", "views"]
