"""What other programs may be told, how they know that it is ours, and how long we go on trying.

    submitted · returned · approved · document done · frozen ─► body (no personal data) ─► signed ─► sent, sent again"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

EVENTS: Mapping[str, str] = {
    "record.submit": "记录提交",
    "record.return": "记录退回",
    "record.approve": "记录通过（最后一级）",
    "document.done": "文档做好",
    "snapshot.freeze": "数据冻结",
}
"""By the word that the history uses."""

WAITS = (60, 300, 1800, 7200, 43200)
"""Seconds after each try that failed; when they are used up, nobody tries any more."""


def wait_after(attempt: int) -> int | None:
    """How long to wait after the try of this number failed, counted from 1; None: it is given up."""
    return WAITS[attempt - 1] if attempt <= len(WAITS) else None


def signature(secret: str, content: bytes) -> str:
    """What the receiver holds its own reckoning against, over the content as it came."""
    return "sha256=" + hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()
