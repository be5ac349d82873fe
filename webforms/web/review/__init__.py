"""Where records are checked: the queue, one record beside its photos, the decision, the next one; or many at once."""

from webforms.web.review import batch, views
from webforms.web.review.blueprint import pages

__all__ = ["batch", "pages", "views"]
