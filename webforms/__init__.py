"""A district's paperwork of community education: entries, their review, figures, scores, frozen snapshots."""
