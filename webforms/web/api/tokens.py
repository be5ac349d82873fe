"""Bearer tokens: how a program signs in, and out."""

import datetime

from flask import Response
from flask_login import current_user
from pydantic import Field

from webforms.actions import accounts
from webforms.domain import access
from webforms.web import here, throttle
from webforms.web.access_guard import public, verb
from webforms.web.api.answers import answer, nothing
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.resource import BEARER, resource
from webforms.web.api.shapes import Answer, Body

LONGEST = 1000

api = resource("tokens", "登录：换取和收回令牌", signed_in=False)


class SignIn(Body):
    login: str = Field(max_length=LONGEST)
    password: str = Field(max_length=LONGEST)
    name: str = Field("", max_length=80, description="这个令牌给谁用，自己认得就行")


class Token(Answer):
    token: str = Field(description="只出现这一次。以后放在 Authorization: Bearer 里")
    account: str
    unit: str
    role: str
    ends: datetime.datetime


@api.post(
    "/tokens", summary="用账号和密码换一个令牌",
    description="令牌有期限，能做的事和账号一样。账号不存在和密码不对，回答一样、用时一样；错得太多是 429。",
    responses={201: Token, **refuses(401, 403, *UNREADABLE, 429)})
@public
@throttle.by_address
@throttle.by_login
def create(body: SignIn) -> Response:
    ticket = accounts.issue_token(here.store(), login=body.login, password=body.password, name=body.name)
    account = ticket.account
    return answer(Token(
        token=ticket.secret, account=account.login, unit=account.unit, role=account.role, ends=ticket.ends), 201)


@api.delete(
    "/tokens/current", summary="收回正在用的令牌",
    description="这个令牌从此不能再用。",
    security=BEARER, responses={204: None, **refuses(401)})
@verb(access.SIGNED_IN)
def revoke() -> Response:
    accounts.revoke_token(here.store(), current_user.secret)
    return nothing()
