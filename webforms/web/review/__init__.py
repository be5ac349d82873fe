"""Where records are checked: the queue, one record beside its photos, the decision, the next one."""

from webforms.web.review import views
from webforms.web.review.blueprint import pages

__all__ = ["pages", "views"]
