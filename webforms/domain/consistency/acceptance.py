"""Accepted warnings: an acceptance holds while the figures behind the finding are those it was given for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webforms.domain.consistency.finding import Finding


@dataclass(frozen=True)
class Acceptance:
    """Why a warning may stand, who said so and when; `fingerprint` is that of the finding they saw."""

    decision: int
    finding: str
    fingerprint: str
    reason: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class AcceptedFinding:
    """An accepted warning as a snapshot keeps it."""

    id: str
    code: str
    title: str
    message: str
    reason: str
    by: str
    on: datetime.date


@dataclass(frozen=True)
class Judged:
    """A finding with the acceptance that holds for it."""

    finding: Finding
    accepted: Acceptance | None = None

    @property
    def open(self) -> bool:
        """Whether it stands against a freeze."""
        return self.accepted is None


def judged(findings: Iterable[Finding], acceptances: Mapping[str, Acceptance]) -> tuple[Judged, ...]:
    """Each finding with its acceptance, if one holds; errors have none."""
    return tuple(Judged(finding, _holding(finding, acceptances.get(finding.id))) for finding in findings)


def _holding(finding: Finding, given: Acceptance | None) -> Acceptance | None:
    if finding.blocks or given is None or given.fingerprint != finding.fingerprint:
        return None
    return given
