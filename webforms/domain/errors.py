"""Everything the program refuses, each with one sentence for the person who asked.

    WebformsError
    ├── InputFaults          input            fields of a form, each with its own message
    ├── ReasonMissing        input            a decision that needs a reason came without one
    ├── Refused              refused          the account may not do this
    │   ├── OwnEntry                          nobody approves what they wrote
    │   ├── PasswordToBeSet                   somebody else chose the password
    │   ├── TypeDisabled                      the form is switched off
    │   └── NobodyReviews                     the pack names nobody who would agree to it
    ├── NotFound             missing          not there, or not for this account to see
    ├── InvitationOver       missing          a sheet that was used, replaced, or is past its day
    ├── Conflict             conflict         the world has moved on
    │   ├── WrongState                        the record is not in a state for this step
    │   ├── NotYourTurn                       another level of the review path is asked
    │   ├── VersionMovedOn                    another version stands where this one was read
    │   ├── OtherContent                      the same client id with other content
    │   ├── IdentityTaken                     this thing is already registered
    │   ├── FreezeBlocked                     findings stand against a snapshot
    │   ├── MustBeMended                      a finding that no reason makes right
    │   └── FindingMovedOn                    the figures behind a finding changed since it was read
    ├── Stale                stale            If-Match names content that is no longer there
    │   └── TextMovedOn                       a section was written by someone else in the meantime
    ├── SeenMissing          precondition     a change that does not say what it changes
    ├── NotSignedIn          unauthenticated
    ├── SignInFailed         unauthenticated  equal for an unknown login and a wrong password
    ├── Throttled            throttled
    ├── TooLarge             too_large
    ├── UnsupportedFile      unsupported      not a file of an accepted family
    ├── NotOffered           not_offered      this installation lacks the part
    └── Unavailable          unavailable      for now

An error is a class with facts: keyword facts fill its `text` when it is made, so that a missing fact shows at once.
Facts that the text does not name travel along for whoever shows the error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Kind = Literal[
    "malformed", "input", "refused", "missing", "conflict", "stale", "precondition", "unauthenticated", "throttled",
    "too_large", "unsupported", "not_offered", "unavailable",
]


@dataclass(frozen=True)
class FieldFault:
    """What is wrong in one field (a key, `evidence:ITEM`, or empty for the whole form) and how to mend it."""

    field: str
    message: str
    code: str = ""


class WebformsError(Exception):
    """The base: never raised itself."""

    code: ClassVar[str] = "error"
    kind: ClassVar[Kind] = "unavailable"
    text: ClassVar[str] = "出了问题，没有做成。请过几分钟再试。"

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        self.message = self.text.format(**facts)
        super().__init__(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (type(self), self.facts)


def _made_again(cls: type[WebformsError], facts: dict[str, Any]) -> WebformsError:
    return cls(**facts)


class InputFaults(WebformsError):
    """What was typed cannot be taken as it stands; nothing was stored."""

    code, kind, text = "input-faults", "input", "有 {count} 处要改，改好再交。"

    def __init__(self, faults: Iterable[FieldFault], **facts: Any) -> None:
        self.faults = tuple(faults)
        super().__init__(**{**facts, "faults": self.faults, "count": len(self.faults)})

    @classmethod
    def one(cls, field: str, message: str) -> InputFaults:
        return cls((FieldFault(field, message),))


class ReasonMissing(WebformsError):
    code, kind = "reason-missing", "input"
    text = "请写清理由，至少 {at_least} 个字。"


class Refused(WebformsError):
    """The account may not do this here."""

    code, kind = "refused", "refused"
    text = "这个账号不能做这件事。确实要做的，请找管理员开通。"


class OwnEntry(Refused):
    """Who wrote any version since the last approval may not approve it."""

    code = "own-entry"
    text = "这条记录里有您自己填的内容，不能由您自己通过。请换一个账号审核。"


class PasswordToBeSet(Refused):
    """Somebody else chose the password; a program gets no token with it."""

    code = "password-to-be-set"
    text = "密码是别人设的，要先换成自己的。请用浏览器登录一次，设好新密码再来。"


class TypeDisabled(Refused):
    code = "type-disabled"
    text = "“{title}”没有启用，现在不用填。"


class NobodyReviews(Refused):
    code = "nobody-reviews"
    text = "“{title}”没有定好由谁审核，这个单位交不上去。请告诉管理员。"


class NotFound(WebformsError):
    """Not there, or not for this account to see: the answer is the same."""

    code, kind = "not-found", "missing"
    text = "找不到{what}。可能写错了，也可能不归这个账号看。"


class InvitationOver(WebformsError):
    """A sheet that lets nobody in (any more): why, and what to do."""

    code, kind = "invitation-over", "missing"
    text = "{why}{cure}"


class Conflict(WebformsError):
    """The world is not as the request supposes."""

    code, kind = "conflict", "conflict"
    text = "情况已经变了，没有做成。请刷新后再看。"


class WrongState(Conflict):
    """The step does not start from the state in which the record stands."""

    code = "wrong-state"
    text = "这条记录现在是“{state}”，不能{step}。{cure}"


class NotYourTurn(Conflict):
    """Another level is asked, or this one has agreed already."""

    code = "not-your-turn"
    text = "现在不轮到您的单位审核，可能已经有人审过了。请刷新，看轮到哪一级。"


class VersionMovedOn(Conflict):
    """Someone else handled the version while this person was reading it."""

    code = "version-moved-on"
    text = "您看的是第 {seen} 版，现在已经是第 {version} 版。请刷新，看过最新一版再定。"


class OtherContent(Conflict):
    """The same client id came with other content; both are in the facts (`stored`, `sent`)."""

    code = "other-content"
    text = "这个编号（{client_id}）已经存过另一份内容。要另存一条，请换一个编号。"


class IdentityTaken(Conflict):
    """A register entry or a year that already stands; it is corrected, not entered again."""

    code = "identity-taken"
    text = "{what}已经填过（{number}）。请打开那一条改，不用另填。"


class FreezeBlocked(Conflict):
    """Findings that must be mended first; they are in the facts (`findings`)."""

    code = "freeze-blocked"
    text = "还有 {count} 项没有处理，不能冻结。错误要改好，提醒要改好或写明理由。"


class MustBeMended(Conflict):
    """An error of the checks: no reason makes it right."""

    code = "must-be-mended"
    text = "“{title}”是错误，要改好，不能用理由代替。"


class FindingMovedOn(Conflict):
    """The figures behind a finding are no longer those that were seen; it is in the facts as it is now (`current`)."""

    code = "finding-moved-on"
    text = "“{title}”查出的情况已经变了，没有记下。请看现在的情况，再决定改还是写理由。"


class Stale(WebformsError):
    """Someone changed the record since it was read; the other content is in the facts (`current`)."""

    code, kind = "stale", "stale"
    text = "别人已经改过这条记录，没有存上。请对照最新内容，再决定留哪一份。"

    def __init__(self, current: Any, **facts: Any) -> None:
        self.current = current
        super().__init__(**{**facts, "current": current})


class TextMovedOn(Stale):
    """Someone else wrote this section in the meantime."""

    code = "text-moved-on"
    text = "别人已经改过这一段，没有存上。请对照最新的文字，再决定留哪一份。"


class SeenMissing(WebformsError):
    code, kind = "seen-missing", "precondition"
    text = "没有说是在哪一版上改的。请先读取这条记录，把它的 ETag 放进 If-Match 再发。"


class NotSignedIn(WebformsError):
    code, kind = "not-signed-in", "unauthenticated"
    text = "还没有登录，或者登录过期了。请登录后接着做。"


class SignInFailed(WebformsError):
    code, kind = "sign-in-failed", "unauthenticated"
    text = "账号或密码不对。请核对后再试。"


class Throttled(WebformsError):
    code, kind = "throttled", "throttled"
    text = "试的次数太多了。请 {seconds} 秒后再试。"


class TooLarge(WebformsError):
    code, kind = "too-large", "too_large"
    text = "{what}太大，最大 {limit}。请缩小后再传。"


class UnsupportedFile(WebformsError):
    """Not a file of an accepted family, or not what its name says."""

    code, kind = "unsupported-file", "unsupported"
    text = "“{name}”不能收：{why}。请换成{accepted}再传。"


class NotOffered(WebformsError):
    code, kind = "not-offered", "not_offered"
    text = "这台机器没有{what}，做不了。请换一种方式，或者请管理员装上。"


class Unavailable(WebformsError):
    code, kind = "unavailable", "unavailable"
    text = "{what}现在用不了。请过几分钟再试。"
