"""Narrative texts of the documents: read with everything they say, and written."""

from flask import Response
from pydantic import Field

from webforms.actions import sections
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, unless_known
from webforms.web.api.if_match import seen
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.record_shapes import Seen
from webforms.web.api.resource import resource
from webforms.web.api.section_shapes import SectionAnswer, SectionList, section_of
from webforms.web.api.shapes import Asked, Body, Known

api = resource("sections", "文档里的文字：读取和改写")


class SectionAsked(Asked):
    key: str = Field(description="这一段的代号，见 GET /sections")


class NewText(Body):
    text: str = Field(description="数据写成 [[代号]]，例如 [[fund_paid|wan]]")


@api.get(
    "/sections", summary="每一段文字",
    description="文档里要写的每一段，和里面的数据现在印出来的样子。",
    responses={200: SectionList, 304: None})
@verb("section.read")
def list_(header: Known) -> Response:
    shown = [section_of(view) for view in sections.list_sections(here.store(), here.actor())]
    return unless_known(SectionList(items=shown))


@api.get(
    "/sections/<key>", summary="一段文字",
    description="text 是写下的文字，preview 是印出来的样子，numbers 是手写的数字和它们说的数据。",
    responses={200: SectionAnswer, **refuses(404)})
@verb("section.read")
def read(path: SectionAsked) -> Response:
    return _section(path.key)


@api.put(
    "/sections/<key>", summary="改写一段文字",
    description="要带 If-Match。别人先改了是 412，`current` 是最新的文字；同样的文字再发是 200。",
    responses={200: SectionAnswer, **refuses(404, 412, *UNREADABLE, 428)})
@verb("section.write")
def write(path: SectionAsked, header: Seen, body: NewText) -> Response:
    sections.write_section(here.store(), here.actor(), path.key, body.text, seen() or "")
    return _section(path.key)


def _section(key: str) -> Response:
    view = sections.get_section(here.store(), here.actor(), key)
    return answer(section_of(view), etag=view.etag)
