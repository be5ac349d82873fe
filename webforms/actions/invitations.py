"""Sheets that invite: whoever scans one makes the account of its unit, once, and is signed in.

    invite ─► secret on paper, its hash kept ─► find_invitation ─► accept_invitation ─► account and session
A newer sheet of the same unit and role takes the place of one that nobody used."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from webforms.actions.account_care import note
from webforms.actions.account_faults import demand_place, login_faults, name_faults, place_faults, taken
from webforms.actions.accounts import SESSION_LASTS
from webforms.actions.actors import actor_of
from webforms.actions.secrets import hash_password, kept_of, new_secret, password_faults
from webforms.actions.spoken import as_given, sheet_code, tidy_login
from webforms.domain.access import Actor, demand
from webforms.domain.dates import day_in_words
from webforms.domain.errors import InputFaults, InvitationOver
from webforms.domain.texts import one_line
from webforms.store import accounts, events, invitations, units
from webforms.store.transactions import ZONE, Store, Tx
from webforms.store.views import AccountView, InvitationView, Sheet, Ticket, Welcome

LASTS = (7, 14, 30, 60)
"""For how many days a sheet may hold."""


def invite(store: Store, actor: Actor, listed: Iterable[str], role: str, days: int) -> tuple[Sheet, ...]:
    """A sheet for each of these units, in their order; the only time that their secrets are seen."""
    codes = tuple(dict.fromkeys(listed))
    if not codes or days not in LASTS:
        raise InputFaults.one("units", "请先勾选单位，再选有效天数。")
    with store.write() as tx:
        for code in codes:
            demand_place(tx, actor, "account.invite", code, role)
        if faults := [fault for code in codes for fault in place_faults(tx, code, role)]:
            raise InputFaults(faults)
        return tuple(_sheet(tx, actor, code, role, _last_moment(tx, days)) for code in codes)


def open_invitations(store: Store, actor: Actor) -> dict[str, datetime.datetime]:
    """Unit → until when a sheet of it lets somebody in."""
    demand_any(actor)
    with store.read() as tx:
        return invitations.open_of_units(tx)


def find_invitation(store: Store, code: str) -> Welcome:
    """What the page behind a sheet shows; InvitationOver where the sheet lets nobody in."""
    with store.read() as tx:
        invitation = _valid(tx, code)
        return Welcome(invitation, accounts.count_of_unit(tx, invitation.unit))


def accept_invitation(
    store: Store, code: str, *, name: str, login: str, password: str, device: str = ""
) -> Ticket:
    """The account of the sheet's unit and role, and a session of it; InputFaults tells every field at once."""
    name, login = one_line(name), tidy_login(login)
    with store.read() as tx:
        _valid(tx, code)
        faults = [*name_faults(name), *login_faults(login), *password_faults(login, password)]
        if accounts.is_taken(tx, login):
            faults.insert(1 if faults and faults[0].field == "name" else 0, taken(login))
    if faults:
        raise InputFaults(faults)
    kept = hash_password(login, password)
    with store.write() as tx:
        account = _join(tx, _valid(tx, code), AccountView(0, login, name, "", ""), kept)
        secret, ends = new_secret(), tx.now + SESSION_LASTS
        accounts.add_session(tx, account.id, kept_of(secret), one_line(device)[:200], ends)
    return Ticket(secret, account, ends)


def demand_any(actor: Actor) -> None:
    """Refused unless the actor may invite somebody somewhere."""
    demand(actor, "account.invite", next(iter(actor.subtree - {actor.unit}), None))


def _last_moment(tx: Tx, days: int) -> datetime.datetime:
    """The last second of the last day, so that the day on the sheet is one on which it holds."""
    return datetime.datetime.combine(tx.today + datetime.timedelta(days=days), datetime.time(23, 59, 59), ZONE)


def _sheet(tx: Tx, actor: Actor, unit: str, role: str, ends_at: datetime.datetime) -> Sheet:
    code = sheet_code()
    invitations.add_invitation(tx, unit, role, kept_of(code), ends_at, events.account_of(actor))
    number = units.unit_numbers(tx)[unit]
    events.add(tx, actor, events.Entry("account.invite", unit=number, body={"role": role}))
    return Sheet(code, unit, role, ends_at)


def _join(tx: Tx, invitation: InvitationView, asked: AccountView, kept: str) -> AccountView:
    number = accounts.add_account(
        tx, AccountView(0, asked.login, asked.name, invitation.unit, invitation.role), kept)
    if number is None:
        raise InputFaults([taken(asked.login)])
    if not invitations.use(tx, invitation.id, number):
        raise _used(invitation)
    account = AccountView(number, asked.login, asked.name, invitation.unit, invitation.role)
    note(tx, actor_of(tx, account), "account.join", account, role=invitation.role)
    return account


def _valid(tx: Tx, code: str) -> InvitationView:
    """The invitation of a code, or why it lets nobody in."""
    found = invitations.find_invitation(tx, kept_of(as_given(code)))
    if found is None:
        raise InvitationOver(why="没有这张邀请，地址可能不全。", cure="请重新扫码；还不行，向发邀请的单位要一张新的。")
    if found.used_at:
        raise _used(found)
    if found.revoked_at:
        raise InvitationOver(why="后来又发了新的邀请，这一张作废了。", cure="请用最新的那一张。")
    if found.ends_at <= tx.now:
        day = day_in_words(found.ends_at.astimezone(ZONE).date())
        raise InvitationOver(why=f"这张邀请{day}到期了。", cure="请向发邀请的单位要一张新的。")
    if any(place_faults(tx, found.unit, found.role)):
        raise InvitationOver(why="这张邀请上的单位已经撤并，或者不再有这个角色。", cure="请向发邀请的单位要一张新的。")
    return found


def _used(invitation: InvitationView) -> InvitationOver:
    return InvitationOver(
        why="这张邀请已经用过了，一张只能用一次。",
        cure="已经有账号的，请直接登录；不是您用的，请向发邀请的单位要一张新的。")
