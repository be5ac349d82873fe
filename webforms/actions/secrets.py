"""Passwords and keys: what is kept of them, and how long a sign-in that fails takes."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from webforms.domain.errors import FieldFault, InputFaults

SHORTEST, LONGEST = 8, 200
_hasher = PasswordHasher()  # argon2id, 64 MiB, about a tenth of a second


@dataclass(frozen=True)
class Shared:
    """A password that is no secret, hashed once for all the accounts that begin with it: those of a demo."""

    password: str
    kept: str


def shared(password: str) -> Shared:
    return Shared(password, _hasher.hash(password))


def hash_password(login: str, password: str | Shared) -> str:
    """What is kept of a password; refuses one that anybody would guess."""
    if faults := password_faults(login, password.password if isinstance(password, Shared) else password):
        raise InputFaults(faults)
    return password.kept if isinstance(password, Shared) else _hasher.hash(password)


def proves(kept: str | None, password: str) -> bool:
    """Whether the password is the one that was kept. Without an account it takes as long, and is not."""
    try:
        _hasher.verify(kept or _nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(kept)


def renewed(password: str) -> str:
    return _hasher.hash(password)


def new_secret() -> str:
    """256 random bits, as letters for a header or a cookie."""
    return secrets.token_urlsafe(32)


def kept_of(secret: str) -> str:
    """What the database holds of a session or token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def password_faults(login: str, password: str) -> list[FieldFault]:
    """Why nobody should have this password: too short, or one that anybody would guess."""
    if len(password) < SHORTEST:
        return [FieldFault("password", f"密码至少 {SHORTEST} 个字符，现在是 {len(password)} 个。", "too_short")]
    if len(password) > LONGEST:
        return [FieldFault("password", f"密码最多 {LONGEST} 个字符。", "too_long")]
    if not password.isprintable():
        return [FieldFault("password", "密码里有看不见的字符，请重新输入。", "odd_signs")]
    if password.casefold() == login.casefold() or len(set(password)) == 1:
        return [FieldFault("password", "密码太好猜：不能和账号一样，也不能只用一个字符。", "too_easy")]
    return []


@cache
def _nobody() -> str:
    return _hasher.hash(new_secret())
