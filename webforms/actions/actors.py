"""Who acts: an account seen with the rights of its role and the part of today's tree below its unit."""

from __future__ import annotations

from webforms.domain.access import Actor, subtree
from webforms.domain.errors import NotSignedIn
from webforms.store.transactions import Tx
from webforms.store.units import list_units
from webforms.store.views import AccountView


def actor_of(tx: Tx, account: AccountView) -> Actor:
    """The actor for this account; NotSignedIn where the campaign has no such unit or the pack no such role."""
    units = list_units(tx)
    role = tx.pack.roles.get(account.role)
    if role is None or account.unit not in {unit.code for unit in units}:
        raise NotSignedIn()
    return Actor(account.id, account.login, account.unit, account.role, frozenset(role.may),
                 subtree(units, account.unit), account.must_change)


def operator() -> Actor:
    """The person at the machine, who looks after accounts, units and packs and has no account."""
    return Actor(0, "", "", "", frozenset({"administer"}))
