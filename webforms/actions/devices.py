"""Where one is signed in: devices and programs, each ended by whoever the account belongs to."""

from __future__ import annotations

from webforms.actions.secrets import kept_of
from webforms.domain.access import Actor
from webforms.domain.errors import NotFound
from webforms.store import devices
from webforms.store.transactions import Store
from webforms.store.views import DeviceView, TokenView


def list_devices(store: Store, actor: Actor, session: str) -> tuple[DeviceView, ...]:
    """The devices on which the account is signed in; this `session` first."""
    with store.read() as tx:
        return devices.list_sessions(tx, actor.account, kept_of(session))


def list_programs(store: Store, actor: Actor) -> tuple[TokenView, ...]:
    """The tokens of the account that hold, the newest first."""
    with store.read() as tx:
        return devices.list_tokens(tx, actor.account)


def end_device(store: Store, actor: Actor, number: int) -> None:
    """Sign the account out there; NotFound for what is not its own, or ended before."""
    with store.aside() as tx:
        if not devices.end_session(tx, actor.account, number):
            raise NotFound(what="这台设备")


def end_program(store: Store, actor: Actor, number: int) -> None:
    with store.aside() as tx:
        if not devices.end_token(tx, actor.account, number):
            raise NotFound(what="这个令牌")


def end_other_devices(store: Store, actor: Actor, session: str) -> int:
    """Sign the account out everywhere but here; how many devices that were."""
    with store.aside() as tx:
        return devices.end_other_sessions(tx, actor.account, kept_of(session))
