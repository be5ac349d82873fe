"""veto: one case takes everything; full points only where somebody looked."""

from tests.domain.mini import N, S, metric, nil, only_part, task, thing, total, visit
from webforms.domain.pack import Veto

METRICS = (metric("bad", sum="people", when={"open": (True,)}), metric("looked", "thing", window="basis_date"))
RULE = Veto(total("bad"), total("looked"))
GOOD, BAD = visit(N, open=True, people=0), visit(S, open=True, people=1)
LOOKED = thing(N)


def veto(*statements):
    return only_part(RULE, statements, metrics=METRICS, tasks=[task("once")])


def test_a_case_takes_everything_whoever_is_still_silent():
    score = veto(BAD, LOOKED)
    assert (score.state, score.points, score.met, score.numerator, score.missing) == ("computed", 0, False, 1, ("N",))


def test_looked_and_found_nothing_is_full_once_everybody_has_spoken():
    score = veto(GOOD, nil(S, "once"), LOOKED, LOOKED)
    assert (score.state, score.points, score.met, score.looked) == ("computed", 2, True, 2)


def test_looked_while_somebody_is_silent_is_full_but_provisional():
    score = veto(GOOD, LOOKED)
    assert (score.state, score.points, score.missing) == ("provisional", 2, ("S",))
    assert (veto(LOOKED).state, veto(LOOKED).numerator) == ("provisional", None)


def test_nobody_looked_is_no_data_though_nobody_found_anything():
    score = veto(GOOD, nil(S, "once"))
    assert (score.state, score.points, score.met, score.looked) == ("no_data", 0, None, 0)
