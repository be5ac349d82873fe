"""Accounts and keys: who may make one, what opens it, what ends it."""

import datetime

import pytest
from sqlalchemy import select

from tests.world import PASSWORD
from webforms.actions.accounts import (
    acting,
    add_account,
    issue_token,
    list_accounts,
    me,
    revoke_token,
    set_active,
    set_password,
    sign_in,
    sign_out,
    who_session,
    who_token,
)
from webforms.actions.installation import operator
from webforms.domain.errors import InputFaults, NotFound, NotSignedIn, Refused, SignInFailed
from webforms.store.schema import accounts, sessions, tokens


def new(world, login="li.ming", **change):
    return add_account(world.store, operator(), **{
        "login": login, "password": PASSWORD, "unit": "FC01", "role": "reporter", "name": "李明", **change})


def test_a_new_account_signs_in_and_acts_for_its_unit(world):
    new(world)
    ticket = sign_in(world.store, login="li.ming", password=PASSWORD, device="手机")
    actor = who_session(world.store, ticket.secret)
    assert (actor.login, actor.unit, actor.role) == ("li.ming", "FC01", "reporter")
    assert me(world.store, actor).name == "李明"


def test_a_streets_account_reaches_its_villages(world):
    new(world, unit="FC", role="checker")
    actor = who_token(world.store, issue_token(world.store, login="li.ming", password=PASSWORD, name="手机").secret)
    assert actor.subtree == {"FC", "FC01", "FC02", "FC03"}


@pytest.mark.parametrize("login, password", [
    ("li.ming", "wrong"), ("nobody", PASSWORD), ("", ""), ("li.ming", PASSWORD + " "), ("x\x00", "y"),
    ("li.ming", "\ud800")])
def test_what_is_wrong_fails_in_one_way(world, login, password):
    new(world)
    for way in (lambda: sign_in(world.store, login=login, password=password),
                lambda: issue_token(world.store, login=login, password=password, name="x")):
        with pytest.raises((SignInFailed, InputFaults)):
            way()


def test_neither_password_nor_secrets_are_kept(world):
    new(world)
    ticket = sign_in(world.store, login="li.ming", password=PASSWORD)
    token = issue_token(world.store, login="li.ming", password=PASSWORD, name="x")
    with world.store.read() as tx:
        kept = str([tx.all(select(table)) for table in (accounts, sessions, tokens)])
    assert not [secret for secret in (PASSWORD, ticket.secret, token.secret) if secret in kept]
    assert "$argon2id$" in kept


def test_a_session_ends_when_it_is_ended_and_leaves_the_others(world):
    new(world)
    one, two = (sign_in(world.store, login="li.ming", password=PASSWORD) for _ in range(2))
    sign_out(world.store, one.secret)
    sign_out(world.store, one.secret)
    with pytest.raises(NotSignedIn):
        who_session(world.store, one.secret)
    assert who_session(world.store, two.secret).login == "li.ming"


def test_a_token_is_no_session_and_ends_when_it_is_revoked(world):
    new(world)
    token = issue_token(world.store, login="li.ming", password=PASSWORD, name="x")
    with pytest.raises(NotSignedIn):
        who_session(world.store, token.secret)
    revoke_token(world.store, token.secret)
    with pytest.raises(NotSignedIn):
        who_token(world.store, token.secret)


def test_a_session_lasts_as_long_as_it_is_used(world):
    new(world)
    world.clock.set("2016-03-01")
    ticket = sign_in(world.store, login="li.ming", password=PASSWORD)
    for day in ("2016-03-20", "2016-04-10", "2016-05-01"):
        world.clock.set(day)
        assert who_session(world.store, ticket.secret).login == "li.ming"
    world.clock.set(datetime.date(2016, 6, 5))
    with pytest.raises(NotSignedIn):
        who_session(world.store, ticket.secret)


def test_a_new_password_signs_everybody_out_who_used_the_old_one(world):
    new(world)
    session = sign_in(world.store, login="li.ming", password=PASSWORD)
    token = issue_token(world.store, login="li.ming", password=PASSWORD, name="x")
    set_password(world.store, who_session(world.store, session.secret), "li.ming", "another horse")
    for ask, ticket in ((who_session, session), (who_token, token)):
        with pytest.raises(NotSignedIn):
            ask(world.store, ticket.secret)
    with pytest.raises(SignInFailed):
        sign_in(world.store, login="li.ming", password=PASSWORD)
    assert sign_in(world.store, login="li.ming", password="another horse").account.login == "li.ming"


def test_a_closed_account_is_out_at_once_and_may_be_opened_again(world):
    new(world)
    ticket = sign_in(world.store, login="li.ming", password=PASSWORD)
    assert set_active(world.store, operator(), "li.ming", False).active is False
    with pytest.raises(NotSignedIn):
        who_session(world.store, ticket.secret)
    with pytest.raises(SignInFailed):
        sign_in(world.store, login="li.ming", password=PASSWORD)
    with pytest.raises(Refused):
        acting(world.store, "li.ming")
    set_active(world.store, operator(), "li.ming", True)
    assert acting(world.store, "li.ming").unit == "FC01"


@pytest.mark.parametrize("wrong, field", [
    ({"login": "李明"}, "login"), ({"login": "a b"}, "login"), ({"password": "short"}, "password"),
    ({"password": "li.ming2", "login": "li.ming2"}, "password"), ({"password": "11111111"}, "password"),
    ({"password": "\ud800 hidden sign"}, "password"), ({"unit": "XX"}, "unit"), ({"role": "king"}, "role"),
    ({"role": "bureau"}, "role"), ({"role": "checker"}, "role")])
def test_an_account_that_cannot_be_is_refused_where_it_is_wrong(world, wrong, field):
    with pytest.raises(InputFaults) as refused:
        new(world, **wrong)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_a_login_is_given_once(world):
    new(world)
    with pytest.raises(InputFaults):
        new(world)


def test_only_the_administrator_looks_after_accounts(world):
    new(world)
    for who in (world.bureau, world.actor("FC01"), world.actor("QC", "inspector")):
        with pytest.raises(Refused):
            list_accounts(world.store, who)
        with pytest.raises(Refused):
            set_password(world.store, who, "li.ming", "another horse")
    assert "li.ming" in {one.login for one in list_accounts(world.store, operator())}
    with pytest.raises(NotFound):
        set_active(world.store, operator(), "nobody", False)
