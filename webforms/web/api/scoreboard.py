"""The score of the whole district as it stands."""

from flask import Response

from webforms.actions import figures
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import unless_known
from webforms.web.api.resource import resource
from webforms.web.api.score_shapes import Scoreboard, scoreboard_of
from webforms.web.api.shapes import Known

api = resource("scoreboard", "得分总表")


@api.get(
    "/scoreboard", summary="现在的得分；带 If-None-Match，没有变化就答 304",
    description="全区总分、各级指标和每个指标的得分与理由。`provisional` 是还有数据没有齐。",
    responses={200: Scoreboard, 304: None})
@verb("scoreboard.read")
def read(header: Known) -> Response:
    return unless_known(scoreboard_of(figures.scoreboard(here.store(), here.actor())))
