"""Accounts, and signing in by browser or by token."""

from __future__ import annotations

import datetime

from webforms.actions.account_care import note, pass_on
from webforms.actions.account_faults import login_faults, place_faults, taken
from webforms.actions.actors import actor_of
from webforms.actions.secrets import Shared, hash_password, kept_of, new_secret, outdated, proves, renewed
from webforms.actions.spoken import spoken_password, tidy_login
from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults, NotSignedIn, PasswordToBeSet, Refused, SignInFailed
from webforms.domain.texts import one_line
from webforms.store import accounts
from webforms.store.transactions import Store
from webforms.store.views import AccountView, FreshPassword, Ticket

SESSION_LASTS = datetime.timedelta(days=30)
TOKEN_LASTS = datetime.timedelta(days=365)


def add_account(
    store: Store, actor: Actor, *, login: str, password: str | Shared, unit: str, role: str, name: str = ""
) -> AccountView:
    """A new account of a unit, in a role that may be held there."""
    demand(actor, "account.manage")
    kept = hash_password(login, password)
    with store.write() as tx:
        if faults := [*login_faults(login), *place_faults(tx, unit, role)]:
            raise InputFaults(faults)
        number = accounts.add_account(tx, AccountView(0, login, one_line(name), unit, role), kept)
        if number is None:
            raise InputFaults([taken(login)])
        note(tx, actor, "account.add", AccountView(number, login, "", unit, role), role=role)
    return AccountView(number, login, one_line(name), unit, role)


def set_password(store: Store, actor: Actor, login: str, password: str) -> None:
    """A new password; whoever is signed in with the old one is signed out."""
    _demand_own(actor, login)
    kept = hash_password(login, password)
    with store.write() as tx:
        account = accounts.get_account(tx, login)
        accounts.change_account(tx, account.id, password_hash=kept, must_change=False)
        accounts.revoke_all(tx, account.id)
        note(tx, actor, "account.password", account)


def change_own_password(store: Store, actor: Actor, *, old: str, new: str, session: str = "") -> None:
    """A new password, by somebody who knows the old one. Everything signed in with it ends, but for this `session`."""
    account = _proved(store, actor.login, old)
    kept = hash_password(actor.login, new)
    with store.write() as tx:
        accounts.change_account(tx, account.id, password_hash=kept, must_change=False)
        accounts.revoke_all(tx, account.id, but=kept_of(session))
        note(tx, actor, "account.password", account)


def set_first_password(store: Store, actor: Actor, new: str, *, session: str = "") -> None:
    """A password of one's own in place of the one somebody else chose, by whoever just signed in with that."""
    if not actor.must_change:
        raise Refused(login=actor.login)
    kept = hash_password(actor.login, new)
    with store.read() as tx:
        found = accounts.find_credentials(tx, actor.login)
    if found is not None and proves(found.password_hash, new):
        raise InputFaults.one("password", "这就是别人给您的那个密码。请换一个只有您知道的。")
    with store.write() as tx:
        account = accounts.get_account(tx, actor.login)
        accounts.change_account(tx, account.id, password_hash=kept, must_change=False)
        accounts.revoke_all(tx, account.id, but=kept_of(session))
        note(tx, actor, "account.password", account)


def hand_over_own(store: Store, actor: Actor, *, password: str, name: str, login: str = "") -> FreshPassword:
    """The actor's account goes to somebody else, with a password to be said to them; everybody is signed out."""
    account = _proved(store, actor.login, password)
    fresh = spoken_password()
    kept = hash_password("", fresh)
    with store.write() as tx:
        return FreshPassword(pass_on(tx, actor, account, name=name, login=login, kept=kept), fresh)


def set_active(store: Store, actor: Actor, login: str, active: bool) -> AccountView:
    """Close an account, or open it again; what it did stays."""
    demand(actor, "account.manage")
    with store.write() as tx:
        account = accounts.get_account(tx, login)
        accounts.change_account(tx, account.id, active=active)
        if not active:
            accounts.revoke_all(tx, account.id)
        note(tx, actor, "account.open" if active else "account.close", account)
        return accounts.get_account(tx, login)


def list_accounts(store: Store, actor: Actor) -> tuple[AccountView, ...]:
    demand(actor, "account.manage")
    with store.read() as tx:
        return accounts.list_accounts(tx)


def get_account(store: Store, login: str) -> AccountView:
    """The account of a login, for the person at the machine."""
    with store.read() as tx:
        return accounts.get_account(tx, login)


def me(store: Store, actor: Actor) -> AccountView:
    """The account behind the actor."""
    return get_account(store, actor.login)


def acting(store: Store, login: str) -> Actor:
    """The actor of an account, for the person at the machine, who needs no password; what is done is done by it."""
    with store.read() as tx:
        account = accounts.get_account(tx, login)
        if not account.active:
            raise Refused(login=login)
        return actor_of(tx, account)


def sign_in(store: Store, *, login: str, password: str, device: str = "") -> Ticket:
    """A session for a browser. SignInFailed is slow and the same for an unknown login and a wrong password."""
    account = _proved(store, login, password)
    secret = new_secret()
    with store.aside() as tx:
        ends = tx.now + SESSION_LASTS
        accounts.add_session(tx, account.id, kept_of(secret), one_line(device)[:200], ends)
    return Ticket(secret, account, ends)


def issue_token(store: Store, *, login: str, password: str, name: str) -> Ticket:
    """A bearer token for a program, called `name`; PasswordToBeSet while somebody else's choice is the password."""
    account = _proved(store, login, password)
    if account.must_change:
        raise PasswordToBeSet()
    secret = new_secret()
    with store.aside() as tx:
        ends = tx.now + TOKEN_LASTS
        accounts.add_token(tx, account.id, kept_of(secret), one_line(name)[:80], ends)
    return Ticket(secret, account, ends)


def who_session(store: Store, secret: str) -> Actor:
    """Who a cookie stands for; being seen keeps the session alive."""
    kept = kept_of(secret)
    with store.read() as tx:
        account = accounts.find_by_session(tx, kept)
        if account is None:
            raise NotSignedIn()
        actor, stale = actor_of(tx, account), accounts.is_stale(tx, kept)
    if stale:
        with store.aside() as tx:
            accounts.touch_session(tx, kept, tx.now + SESSION_LASTS)
    return actor


def who_token(store: Store, secret: str) -> Actor:
    """Who a bearer token stands for."""
    with store.read() as tx:
        account = accounts.find_by_token(tx, kept_of(secret))
        if account is None:
            raise NotSignedIn()
        return actor_of(tx, account)


def sign_out(store: Store, secret: str) -> None:
    with store.aside() as tx:
        accounts.revoke_session(tx, kept_of(secret))


def revoke_token(store: Store, secret: str) -> bool:
    """False where there was nothing to end: no such token, or ended before."""
    with store.aside() as tx:
        return accounts.revoke_token(tx, kept_of(secret))


def _proved(store: Store, login: str, password: str) -> AccountView:
    """The account whose password this is; hashing takes place outside any transaction."""
    with store.read() as tx:
        found = accounts.find_credentials(tx, tidy_login(login))
    if not proves(found.password_hash if found else None, password) or found is None or not found.account.active:
        raise SignInFailed()
    if outdated(found.password_hash):
        kept = renewed(password)
        with store.aside() as tx:
            accounts.change_account(tx, found.account.id, password_hash=kept)
    return found.account


def _demand_own(actor: Actor, login: str) -> None:
    """Everybody changes their own password, who looks after accounts anybody's."""
    if not actor.login or actor.login != login:
        demand(actor, "account.manage")
