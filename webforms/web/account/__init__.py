"""Signing in and out, and the page about oneself."""

from webforms.web.account import password, views
from webforms.web.account.blueprint import pages

__all__ = ["pages", "password", "views"]
