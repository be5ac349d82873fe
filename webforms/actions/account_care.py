"""Looking after the accounts of a unit from above: who has one, a new one, a password that is given anew, closing.

A street does so for what stands below it, who scores or administers for everybody, and nobody for an account that may
do more than they, nor for their own. A password given here is seen once, and its holder sets another at once."""

from __future__ import annotations

from dataclasses import replace

from webforms.actions.account_faults import (
    demand_care,
    demand_place,
    login_faults,
    may_care,
    name_faults,
    place_faults,
    taken,
)
from webforms.actions.secrets import hash_password
from webforms.actions.spoken import spoken_password, tidy_login
from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults, NotFound
from webforms.domain.texts import one_line
from webforms.store import accounts, events, holders, units
from webforms.store.scope import scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.views import AccountLine, AccountView, FreshPassword, HolderView


def list_of_units(store: Store, actor: Actor) -> tuple[AccountLine, ...]:
    """The accounts of the units in the actor's reach, unit by unit, closed ones included."""
    scope = scope_of(actor, "account.read")
    with store.read() as tx:
        found = accounts.list_with_seen(tx, scope)
        return tuple(AccountLine(account, made, seen, may_care(tx, actor, account)) for account, made, seen in found)


def get_line(store: Store, actor: Actor, number: int) -> tuple[AccountLine, tuple[HolderView, ...]]:
    """One account of a unit in the actor's reach, and who held it."""
    scope = scope_of(actor, "account.read")
    with store.read() as tx:
        account = _get(tx, number)
        demand(actor, "account.read", account.unit)
        _, made, seen = next(line for line in accounts.list_with_seen(tx, scope) if line[0].id == number)
        return AccountLine(account, made, seen, may_care(tx, actor, account)), holders.list_holders(tx, number)


def open_account(store: Store, actor: Actor, *, login: str, name: str, unit: str, role: str) -> FreshPassword:
    """A new account with a password to be said to its holder, who sets another at the first sign-in."""
    login, name, password = tidy_login(login), one_line(name), spoken_password()
    kept = hash_password(login, password)
    with store.write() as tx:
        faults = [*login_faults(login), *name_faults(name), *place_faults(tx, unit, role)]
        if faults:
            raise InputFaults(faults)
        demand_place(tx, actor, "account.invite", unit, role)
        account = AccountView(0, login, name, unit, role, must_change=True)
        number = accounts.add_account(tx, account, kept)
        if number is None:
            raise InputFaults([taken(login)])
        note(tx, actor, "account.add", account, role=role)
    return FreshPassword(replace(account, id=number), password)


def reset_password(store: Store, actor: Actor, number: int) -> FreshPassword:
    """A password to be said to the holder; whoever is signed in to the account is out."""
    password = spoken_password()
    kept = hash_password("", password)
    with store.write() as tx:
        account = _get(tx, number)
        demand_care(tx, actor, account)
        renew(tx, account, kept)
        note(tx, actor, "account.reset", account)
    return FreshPassword(account, password)


def hand_over(store: Store, actor: Actor, number: int, *, name: str, login: str = "") -> FreshPassword:
    """Somebody else holds an account from now on: by who looks after it. What was done stays under the earlier name."""
    password = spoken_password()
    kept = hash_password("", password)
    with store.write() as tx:
        account = _get(tx, number)
        demand_care(tx, actor, account)
        return FreshPassword(pass_on(tx, actor, account, name=name, login=login, kept=kept), password)


def switch(store: Store, actor: Actor, number: int, *, active: bool) -> AccountView:
    """Close an account, or open it again; what it did stays."""
    with store.write() as tx:
        account = _get(tx, number)
        demand_care(tx, actor, account)
        accounts.change_account(tx, account.id, active=active)
        if not active:
            accounts.revoke_all(tx, account.id)
        note(tx, actor, "account.open" if active else "account.close", account)
    return replace(account, active=active)


def pass_on(tx: Tx, actor: Actor, account: AccountView, *, name: str, login: str, kept: str) -> AccountView:
    """The account under its next holder's name, with another login where one is given, and this password."""
    name, login = one_line(name), tidy_login(login) or account.login
    faults = [*name_faults(name), *login_faults(login)]
    if login != account.login and accounts.is_taken(tx, login):
        faults.append(taken(login))
    if faults:
        raise InputFaults(faults)
    note(tx, actor, "account.hand_over", account)
    holders.change_holder(tx, account.id, name)
    accounts.change_account(tx, account.id, login=login)
    renew(tx, account, kept)
    return replace(account, name=name, login=login, must_change=True)


def renew(tx: Tx, account: AccountView, kept: str) -> None:
    """A password that somebody else chose, and nobody signed in any more."""
    accounts.change_account(tx, account.id, password_hash=kept, must_change=True)
    accounts.revoke_all(tx, account.id)


def note(tx: Tx, actor: Actor, verb: str, account: AccountView, **body: str) -> None:
    """An event of the account's unit, where the campaign has it."""
    events.add(tx, actor, events.Entry(
        verb, unit=units.unit_numbers(tx).get(account.unit), subject=account.login, body=body))


def _get(tx: Tx, number: int) -> AccountView:
    account = accounts.find_account(tx, number)
    if account is None:
        raise NotFound(what="这个账号")
    return account
