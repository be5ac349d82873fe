"""Who the token stands for, and in which campaign."""

from flask import Response

from webforms.actions import accounts
from webforms.domain import access
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer
from webforms.web.api.resource import resource
from webforms.web.api.shapes import Answer

api = resource("me", "我是谁")


class Campaign(Answer):
    title: str
    year: int
    district: str
    pack: str
    version: str
    pack_sha256: str


class Me(Answer):
    login: str
    name: str
    unit: str
    role: str
    campaign: Campaign


@api.get(
    "/me", summary="这个令牌的账号和现在的创建项目",
    description="令牌的账号、单位、角色，和现在的创建项目、创建包。",
    responses={200: Me})
@verb(access.SIGNED_IN)
def read() -> Response:
    account = accounts.me(here.store(), here.actor())
    campaign = Campaign.model_validate(here.campaign())
    return answer(Me(login=account.login, name=account.name, unit=account.unit, role=account.role, campaign=campaign))
