"""Two versions of a pack: what is written otherwise, in sentences, and what that does to a score.

    old, new ─► changes (one sentence each) ─┐
                                             ├─► effect: indicators before and after, each with what it comes from
    evaluated by old, evaluated by new ──────┘
Nothing is stored here and nothing is adopted: `actions.packs` does that."""

from webforms.domain.pack_diff.changes import AREAS, Change, pack_changes
from webforms.domain.pack_diff.effect import Effect, score_effect
from webforms.domain.pack_diff.fit import InUse, hindrances

__all__ = ["AREAS", "Change", "Effect", "InUse", "hindrances", "pack_changes", "score_effect"]
