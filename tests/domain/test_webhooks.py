"""How a message is signed, and when one that was not taken is sent again."""

import hashlib
import hmac

from webforms.domain.webhooks import EVENTS, WAITS, signature, wait_after


def test_the_receiver_reckons_the_same_signature():
    content = '{"event": "record.submit", "unit": "木棉"}'.encode()
    reckoned = hmac.new(b"shared", content, hashlib.sha256).hexdigest()
    assert signature("shared", content) == f"sha256={reckoned}"
    assert signature("other", content) != signature("shared", content)


def test_the_waits_grow_and_come_to_an_end():
    assert [wait_after(attempt) for attempt in range(1, len(WAITS) + 2)] == [60, 300, 1800, 7200, 43200, None]
    assert sorted(WAITS) == list(WAITS)


def test_the_events_are_called_as_in_the_history():
    assert set(EVENTS) == {"record.submit", "record.return", "record.approve", "document.done", "snapshot.freeze"}
