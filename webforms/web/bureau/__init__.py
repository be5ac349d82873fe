"""Where the bureau stands: the score, each indicator and why, and what it decides about them."""

from webforms.web.bureau import checks, decisions, matrix, pack, score, sections, today, types
from webforms.web.bureau.blueprint import pages

__all__ = ["checks", "decisions", "matrix", "pack", "pages", "score", "sections", "today", "types"]
