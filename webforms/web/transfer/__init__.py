"""Where workbooks go in and out: templates, imports with their reports, and lists to take away."""

from webforms.web.transfer import exports, views
from webforms.web.transfer.blueprint import pages

__all__ = ["exports", "pages", "views"]
