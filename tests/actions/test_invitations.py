"""Sheets that invite: who may make one, whom it lets in, and when it lets in nobody any more."""

import datetime

import pytest
from sqlalchemy import select

from tests.store.counting import counted
from tests.world import PASSWORD
from webforms.actions.accounts import me, who_session
from webforms.actions.installation import operator
from webforms.actions.invitations import accept_invitation, find_invitation, invite
from webforms.domain.errors import InputFaults, InvitationOver, Refused
from webforms.store.invitations import use
from webforms.store.schema import events, invitations

PERSON = {"name": "王 老师", "login": "138 0000-0000", "password": PASSWORD}


def sheet(world, unit="FC01", role="reporter", by=None, days=14):
    return invite(world.store, by or world.reviewer("FC"), [unit], role, days)[0]


def test_whoever_holds_a_sheet_makes_the_account_of_its_unit_and_is_signed_in(world):
    secret = sheet(world).secret
    ticket = accept_invitation(world.store, secret, **PERSON)
    actor = who_session(world.store, ticket.secret)
    assert (actor.login, actor.unit, actor.role) == ("13800000000", "FC01", "reporter")
    assert me(world.store, actor).name == "王 老师"
    assert not actor.must_change


def test_a_code_may_be_typed_as_it_stands_on_paper(world):
    secret = sheet(world).secret
    assert find_invitation(world.store, f" {secret.upper().replace('-', ' ')} ").invitation.unit == "FC01"


def test_only_a_hash_of_the_code_is_kept(world):
    secret = sheet(world).secret
    with world.store.read() as tx:
        assert secret not in str(tx.all(select(invitations)))
        assert secret not in str(tx.all(select(events)))


def test_a_sheet_lets_one_person_in(world):
    secret = sheet(world).secret
    accept_invitation(world.store, secret, **PERSON)
    with pytest.raises(InvitationOver, match="已经用过了"):
        find_invitation(world.store, secret)
    with pytest.raises(InvitationOver, match="已经用过了"):
        accept_invitation(world.store, secret, **{**PERSON, "login": "another"})


def test_a_new_sheet_takes_the_place_of_one_that_nobody_used(world):
    old, other_role = sheet(world), sheet(world, unit="FC", role="checker", by=world.bureau)
    new = sheet(world)
    with pytest.raises(InvitationOver, match="作废"):
        find_invitation(world.store, old.secret)
    for still in (new, other_role):
        assert find_invitation(world.store, still.secret).invitation.unit == still.unit


def test_a_sheet_holds_until_its_day(world):
    world.clock.set("2016-03-01")
    secret = sheet(world, days=7).secret
    world.clock.set("2016-03-08")
    assert find_invitation(world.store, secret).invitation.unit == "FC01"
    world.clock.set("2016-03-09")
    with pytest.raises(InvitationOver, match="3月8日到期"):
        find_invitation(world.store, secret)


def test_a_code_that_nobody_gave_is_told_so(world):
    for code in ("", "x", "k7mqp-x3r9t-aaaaa-bbbbb", "\ud800"):
        with pytest.raises(InvitationOver, match="没有这张邀请"):
            find_invitation(world.store, code)


@pytest.mark.parametrize("wrong, fields", [
    ({"name": " "}, ["name"]), ({"login": "李老师"}, ["login"]), ({"password": "short"}, ["password"]),
    ({"password": "13800000000"}, ["password"]),
    ({"name": "", "login": "", "password": ""}, ["name", "login", "password"])])
def test_every_field_that_is_wrong_is_told_and_the_sheet_stays_good(world, wrong, fields):
    secret = sheet(world).secret
    with pytest.raises(InputFaults) as refused:
        accept_invitation(world.store, secret, **{**PERSON, **wrong})
    assert [fault.field for fault in refused.value.faults] == fields
    assert accept_invitation(world.store, secret, **PERSON).account.unit == "FC01"


def test_a_login_that_is_taken_is_told_and_the_sheet_stays_good(world):
    accept_invitation(world.store, sheet(world).secret, **PERSON)
    second = sheet(world, unit="FC02").secret
    with pytest.raises(InputFaults, match="1 处"):
        accept_invitation(world.store, second, **PERSON)
    assert find_invitation(world.store, second).accounts == 0
    assert accept_invitation(world.store, second, **{**PERSON, "login": "13900000000"}).account.unit == "FC02"


@pytest.mark.parametrize("unit, role", [
    ("LT01", "reporter"), ("LT", "checker"), ("FC", "reporter"), ("FC01", "administrator"), ("JYJ", "bureau")])
def test_a_street_invites_for_what_stands_below_it_and_for_no_right_it_lacks(world, unit, role):
    with pytest.raises(Refused):
        sheet(world, unit, role)


def test_the_bureau_invites_for_everybody_but_for_who_may_do_more(world):
    for unit, role in (("LT01", "reporter"), ("FC", "checker"), ("JYJ", "bureau")):
        assert sheet(world, unit, role, by=world.bureau).unit == unit
    for role in ("administrator", "inspector"):
        with pytest.raises(Refused):
            sheet(world, "QC", role, by=world.bureau)
    assert sheet(world, "QC", "administrator", by=operator()).role == "administrator"


def test_a_reporter_invites_nobody(world):
    with pytest.raises(Refused):
        sheet(world, by=world.actor("FC01"))


def test_a_role_that_the_unit_cannot_hold_is_told_with_its_name(world):
    with pytest.raises(InputFaults) as refused:
        invite(world.store, world.bureau, ["FC01", "FC"], "checker", 14)
    assert [fault.field for fault in refused.value.faults] == ["role"]


@pytest.mark.parametrize("units, days", [([], 14), (["FC01"], 0), (["FC01"], 9999)])
def test_what_was_not_chosen_is_asked_for(world, units, days):
    with pytest.raises(InputFaults):
        invite(world.store, world.bureau, units, "reporter", days)


def test_a_unit_that_was_closed_meanwhile_lets_nobody_in(world):
    from webforms.actions.unit_changes import close_unit

    secret = sheet(world).secret
    close_unit(world.store, operator(), "FC01", on=datetime.date(2016, 1, 4))
    with pytest.raises(InvitationOver, match="撤并"):
        find_invitation(world.store, secret)


def test_every_sheet_is_in_the_history_of_its_unit(world):
    invite(world.store, world.bureau, ["FC01", "FC02"], "reporter", 14)
    with world.store.read() as tx:
        asked = select(events.c.unit_id).where(events.c.verb == "account.invite")
        assert len({row.unit_id for row in tx.all(asked)}) == 2


def test_looking_at_a_sheet_costs_the_same_beside_many(world):
    few = sheet(world)
    with counted(world.store) as before:
        find_invitation(world.store, few.secret)
    for _ in range(10):
        many = sheet(world)
    with counted(world.store) as after:
        find_invitation(world.store, many.secret)
    assert len(after) == len(before)


def test_of_two_who_hold_one_sheet_one_is_let_in(world):
    """Both have looked and found it open; the second to write is too late."""
    found = find_invitation(world.store, sheet(world).secret).invitation
    ours = world.actor("FC01").account
    with world.store.write() as tx:
        assert use(tx, found.id, ours)
    with world.store.write() as tx:
        assert not use(tx, found.id, ours)
