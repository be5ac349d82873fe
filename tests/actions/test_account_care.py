"""Accounts looked after from above: given, reset, closed, handed over, and by whom not."""

import pytest

from webforms.actions import account_care as care
from webforms.actions.accounts import (
    hand_over_own,
    issue_token,
    set_first_password,
    sign_in,
    who_session,
    who_token,
)
from webforms.actions.devices import end_device, end_other_devices, end_program, list_devices, list_programs
from webforms.actions.installation import operator
from webforms.actions.records import get_record
from webforms.domain.errors import InputFaults, NotFound, NotSignedIn, PasswordToBeSet, Refused, SignInFailed

OWN = "only-mine-2016"


def given(world, unit="FC01", role="reporter", by=None, login="li.ming"):
    return care.open_account(world.store, by or operator(), login=login, name="李明", unit=unit, role=role)


def session_of(world, login, password):
    return sign_in(world.store, login=login, password=password, device="手机").secret


def settled(world, **where):
    """A new account that has a password of its own, and its session."""
    fresh = given(world, **where)
    secret = session_of(world, fresh.account.login, fresh.password)
    set_first_password(world.store, who_session(world.store, secret), OWN, session=secret)
    return fresh.account, secret


def test_a_password_that_is_given_is_easy_to_say_and_must_be_changed(world):
    fresh = given(world, by=world.reviewer("FC"))
    assert [part.isalpha() for part in fresh.password.split("-")] == [True, True, True, False]
    assert who_session(world.store, session_of(world, "li.ming", fresh.password)).must_change


def test_a_program_gets_no_token_with_a_password_that_was_given(world):
    fresh = given(world)
    with pytest.raises(PasswordToBeSet):
        issue_token(world.store, login="li.ming", password=fresh.password, name="x")


def test_after_the_first_password_of_ones_own_everything_is_open(world):
    account, secret = settled(world)
    assert not who_session(world.store, secret).must_change
    assert issue_token(world.store, login=account.login, password=OWN, name="x").account.unit == "FC01"


def test_the_password_that_was_given_is_none_of_ones_own(world):
    fresh = given(world)
    actor = who_session(world.store, session_of(world, "li.ming", fresh.password))
    with pytest.raises(InputFaults):
        set_first_password(world.store, actor, fresh.password)


def test_who_has_a_password_of_their_own_sets_no_first_one(world):
    _, secret = settled(world)
    with pytest.raises(Refused):
        set_first_password(world.store, who_session(world.store, secret), "stolen-session-1")


def test_a_reset_signs_everybody_out_and_ends_tokens(world):
    account, secret = settled(world)
    token = issue_token(world.store, login=account.login, password=OWN, name="x")
    fresh = care.reset_password(world.store, world.reviewer("FC"), account.id)
    for ask, held in ((who_session, secret), (who_token, token.secret)):
        with pytest.raises(NotSignedIn):
            ask(world.store, held)
    with pytest.raises(SignInFailed):
        session_of(world, account.login, OWN)
    assert who_session(world.store, session_of(world, account.login, fresh.password)).must_change


@pytest.mark.parametrize("act", [
    care.reset_password,
    lambda store, who, number: care.switch(store, who, number, active=False),
    lambda store, who, number: care.hand_over(store, who, number, name="王"),
], ids=["reset", "close", "hand over"])
def test_nobody_gets_at_an_account_outside_their_reach_or_above_their_rights(world, act):
    village = given(world).account.id
    street, official = (world.reviewer(code).account for code in ("FC", "JYJ"))
    admin = given(world, unit="QC", role="administrator", login="boss").account.id
    inspector = given(world, unit="QC", role="inspector", login="ducha").account.id
    for who, number in (
        (world.reviewer("LT"), village), (world.actor("FC02"), village), (world.reviewer("FC"), street),
        (world.reviewer("FC"), official), (world.bureau, admin), (world.bureau, inspector),
        (world.bureau, world.bureau.account), (world.actor("FC", "checker", 2), street),
    ):
        with pytest.raises(Refused):
            act(world.store, who, number)
    for who in (world.reviewer("FC"), operator()):
        act(world.store, who, village)
    act(world.store, world.bureau, street)


def test_an_account_that_is_not_there_is_said_so(world):
    with pytest.raises(NotFound):
        care.reset_password(world.store, operator(), 10**6)


def test_a_closed_account_is_out_and_may_be_opened_again(world):
    account, secret = settled(world)
    assert not care.switch(world.store, world.reviewer("FC"), account.id, active=False).active
    with pytest.raises(NotSignedIn):
        who_session(world.store, secret)
    care.switch(world.store, world.reviewer("FC"), account.id, active=True)
    assert session_of(world, account.login, OWN)


@pytest.mark.parametrize("wrong, field", [
    ({"login": "a b,"}, "login"), ({"name": " "}, "name"), ({"unit": "XX"}, "unit"), ({"role": "checker"}, "role")])
def test_a_new_account_that_cannot_be_is_refused_where_it_is_wrong(world, wrong, field):
    asked = {"login": "li.ming", "name": "李", "unit": "FC01", "role": "reporter", **wrong}
    with pytest.raises(InputFaults) as refused:
        care.open_account(world.store, world.bureau, **asked)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_the_list_holds_what_is_in_reach_and_says_what_may_be_done(world):
    given(world)
    given(world, unit="LT01", login="foreign")
    world.actor("LT01")
    seen = care.list_of_units(world.store, world.reviewer("FC"))
    assert {line.account.unit for line in seen} == {"FC", "FC01"}
    assert {line.account.unit: line.open for line in seen} == {"FC": False, "FC01": True}
    assert "foreign" in {line.account.login for line in care.list_of_units(world.store, world.bureau)}
    with pytest.raises(Refused):
        care.get_line(world.store, world.reviewer("LT"), seen[-1].account.id)


def test_the_list_says_when_an_account_was_last_used(world):
    account, _ = settled(world)
    lines = {line.account.id: line.seen_at for line in care.list_of_units(world.store, world.bureau)}
    assert lines[account.id] is not None
    assert lines[world.bureau.account] is None


def names_of(world, record):
    seen = get_record(world.store, world.bureau, record.id)
    return [event.by for event in seen.history]


def test_what_was_done_before_a_hand_over_stays_under_the_earlier_name(world):
    account, secret = settled(world)
    first = who_session(world.store, secret)
    old = world.enter("FC01", "activity", {"title": "旧"}, submit=False, by=first)
    fresh = hand_over_own(world.store, first, password=OWN, name="王芳", login="13800000000")
    assert (fresh.account.name, fresh.account.login) == ("王芳", "13800000000")
    with pytest.raises(NotSignedIn):
        who_session(world.store, secret)
    second = who_session(world.store, session_of(world, "13800000000", fresh.password))
    new = world.enter("FC01", "activity", {"title": "新"}, submit=False, by=second)
    care.hand_over(world.store, world.reviewer("FC"), account.id, name="赵六")
    assert (set(names_of(world, old)), set(names_of(world, new))) == ({"李明"}, {"王芳"})
    _, held = care.get_line(world.store, world.bureau, account.id)
    assert [holder.name for holder in held] == ["李明", "王芳", "赵六"]
    assert [holder.until is None for holder in held] == [False, False, True]


def test_a_hand_over_asks_for_the_password_and_a_name_and_a_free_login(world):
    account, secret = settled(world)
    given(world, unit="FC02", login="taken")
    actor = who_session(world.store, secret)
    with pytest.raises(SignInFailed):
        hand_over_own(world.store, actor, password="wrong", name="王芳")
    for wrong in ({"name": ""}, {"name": "王芳", "login": "taken"}, {"name": "王芳", "login": "王"}):
        with pytest.raises(InputFaults):
            hand_over_own(world.store, actor, password=OWN, **wrong)
    assert who_session(world.store, secret).account == account.id


def test_a_device_is_ended_by_whoever_the_account_belongs_to(world):
    account, secret = settled(world)
    other = session_of(world, account.login, OWN)
    actor = who_session(world.store, secret)
    listed = list_devices(world.store, actor, secret)
    assert [(device.here, device.name) for device in listed] == [(True, "手机"), (False, "手机")]
    with pytest.raises(NotFound):
        end_device(world.store, world.actor("FC02"), listed[1].id)
    end_device(world.store, actor, listed[1].id)
    with pytest.raises(NotSignedIn):
        who_session(world.store, other)
    with pytest.raises(NotFound):
        end_device(world.store, actor, listed[1].id)


def test_all_other_devices_are_ended_at_once(world):
    account, secret = settled(world)
    others = [session_of(world, account.login, OWN) for _ in range(2)]
    assert end_other_devices(world.store, who_session(world.store, secret), secret) == 2
    assert who_session(world.store, secret).account == account.id
    for other in others:
        with pytest.raises(NotSignedIn):
            who_session(world.store, other)


def test_a_program_is_ended_by_its_name(world):
    account, secret = settled(world)
    token = issue_token(world.store, login=account.login, password=OWN, name="年底报表")
    actor = who_session(world.store, secret)
    listed = list_programs(world.store, actor)
    assert [program.name for program in listed] == ["年底报表"]
    end_program(world.store, actor, listed[0].id)
    with pytest.raises(NotSignedIn):
        who_token(world.store, token.secret)
    assert list_programs(world.store, actor) == ()
