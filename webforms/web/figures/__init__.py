"""Where a number comes from: the figure, its units, their records, the files of each."""

from webforms.web.figures import views
from webforms.web.figures.blueprint import pages

__all__ = ["pages", "views"]
