"""Figures: none, partial, complete; never a zero that nobody stated."""

import datetime
from dataclasses import replace

from tests.domain.mini import (
    END,
    N1,
    N2,
    SHOPS,
    TOWNS,
    UNITS,
    N,
    S,
    indicator,
    look,
    metric,
    mini_pack,
    nil,
    part,
    report,
    task,
    thing,
    visit,
)
from webforms.domain.figures import papers_of, part_of
from webforms.domain.pack import EvidenceOrigin, EvidenceRequirement, EvidenceRule, Selector

VISITS = metric("visits")
ONCE = task("once")


def figure(statements, metrics=(VISITS,), tasks=(ONCE,), key="visits", **more):
    return look(mini_pack(metrics, tasks=tasks), statements, **more).figures[key]


def essence(figure):
    return figure.state, figure.value, (figure.k, figure.n), figure.missing


def test_silence_a_part_and_the_whole_are_three_states():
    assert essence(figure([])) == ("none", None, (0, 2), ("N", "S"))
    assert essence(figure([visit(S)])) == ("partial", 1, (1, 2), ("N",))
    assert essence(figure([visit(S), visit(N), visit(N)])) == ("complete", 3, (2, 2), ())


def test_a_nil_report_makes_a_stated_zero():
    assert essence(figure([nil(N, "once"), nil(S, "once")])) == ("complete", 0, (2, 2), ())


def test_a_figure_nobody_owes_is_complete_as_soon_as_anybody_states_it():
    assert essence(figure([visit(S)], tasks=())) == ("complete", 1, (0, 0), ())
    assert essence(figure([], tasks=())) == ("none", None, (0, 0), ())


def test_who_does_not_owe_it_adds_to_the_sum_but_not_to_the_count_of_units():
    only_north = task("once", units=(Selector(codes=("N",)),))
    assert essence(figure([visit(S)], tasks=[only_north])) == ("partial", 1, (0, 1), ("N",))


def test_a_type_switched_off_is_owed_by_nobody():
    assert essence(figure([], enabled=())) == ("none", None, (0, 0), ())


def test_each_unit_shows_what_it_stated_in_the_order_of_the_tree():
    assert list(figure([visit(S), nil(N, "once")]).by_unit.items()) == [("N", 0), ("S", 1)]


def test_a_flag_taken_away_takes_the_unit_out():
    bright = metric("visits", stated_by=(Selector(kinds=("town",), flag="bright"),))
    lit = tuple(replace(unit, flags=frozenset({"bright"})) if unit.code == "S" else unit for unit in UNITS)
    assert figure([visit(N), visit(S)], [bright], world=lit).by_unit == {"S": 1}


def test_a_village_key_is_never_summed_into_another_level():
    shops = metric("shop_visits", stated_by=SHOPS)
    seen = look(mini_pack([VISITS, shops]), [visit(N), visit(N1), visit(N2)]).figures
    assert (seen["visits"].value, seen["shop_visits"].value) == (1, 2)


HEADS = metric("heads", "report", sum="heads", window="campaign_year")
FILL = task("fill", "report")


def test_a_yearly_figure_is_of_its_year_and_shows_the_others_beside():
    statements = [report(N, 2020, heads=5), report(N, 2019, heads=4), report(S, 2019, heads=1)]
    seen = figure(statements, [HEADS], [FILL], "heads")
    assert essence(seen) == ("partial", 5, (1, 2), ("S",))
    assert {year: (of_year.state, of_year.value) for year, of_year in seen.by_year.items()} == {
        2017: ("none", None), 2018: ("none", None), 2019: ("complete", 5), 2020: ("partial", 5),
    }  # fmt: skip


def test_three_years_are_complete_only_with_all_three():
    three = metric("heads", "report", sum="heads", window="last_3_years", stated_by=(Selector(codes=("N",)),))
    two_years = [report(N, 2017, heads=1), report(N, 2019, heads=3)]
    assert essence(figure(two_years, [three], [FILL], "heads")) == ("partial", 4, (1, 1), ("N",))
    assert essence(figure([*two_years, report(N, 2018, heads=2)], [three], [FILL], "heads"))[:2] == ("complete", 6)


def test_a_form_of_one_year_has_no_years_beside_it_and_one_of_two_has_both():
    pack = mini_pack([HEADS])
    for years, beside in {(0, 0): [], (-1, 0): [2019, 2020]}.items():
        types = {**pack.types, "report": replace(pack.types["report"], years=years)}
        assert list(look(replace(pack, types=types), [report(N, heads=1)]).figures["heads"].by_year) == beside


def test_what_cannot_be_added_has_no_sum_over_units_but_is_shown_for_each():
    apart = metric("heads", "report", sum="heads", window="campaign_year", additive=False)
    seen = figure([report(N, heads=5), report(S, heads=4)], [apart], [FILL], "heads")
    assert (seen.value, seen.additive, seen.state, dict(seen.by_unit)) == (None, False, "complete", {"N": 5, "S": 4})


def test_what_cannot_be_added_but_has_one_source_has_its_value():
    alone = metric("heads", "report", sum="heads", window="campaign_year", additive=False,
                   stated_by=(Selector(codes=("N",)),))  # fmt: skip
    assert figure([report(N, heads=5)], [alone], [FILL], "heads").value == 5


def test_what_a_merged_unit_stated_is_its_heirs_and_an_orphans_is_nobodys():
    shops = metric("visits", stated_by=SHOPS)
    day = datetime.date(2020, 6, 1)
    merged = tuple(replace(u, closed=day, successor="N2") if u.code == "N1" else u for u in UNITS)
    closed = tuple(replace(u, closed=day) if u.code == "N1" else u for u in UNITS)
    owed = [task("once", units=SHOPS)]
    assert figure([visit(N1), visit(N2)], [shops], owed, world=merged).by_unit == {"N2": 2}
    assert essence(figure([visit(N1), visit(N2)], [shops], owed, world=closed)) == ("partial", 1, (1, 2), ("S1",))


def test_a_figure_asked_of_a_unit_by_its_code_is_its_heirs_after_a_merger():
    north = (Selector(codes=("N",)),)
    merged = tuple(replace(u, closed=END, successor="S") if u.code == "N" else u for u in UNITS)
    seen = figure([visit(N)], [metric("visits", stated_by=north)], [task("once", units=north)], world=merged)
    assert (essence(seen), seen.by_unit) == (("complete", 1, (0, 0), ()), {"S": 1})


def test_a_paper_asked_of_a_unit_by_its_code_is_its_heirs_after_a_merger():
    north = (Selector(codes=("N",)),)
    merged = tuple(replace(u, closed=END, successor="S") if u.code == "N" else u for u in UNITS)
    required = EvidenceRequirement("photo", "照片", True, (EvidenceOrigin("visit", "photo", stated_by=north),))
    pack = mini_pack(indicators=[indicator("1.1", part(EvidenceRule(("photo",))), evidence=[required])])
    seen = look(pack, [visit(N, items={"photo": 1})], world=merged).evidence["evidence:1.1/photo"]
    assert (seen.value, seen.by_unit) == (1, {"S": 1})


def test_papers_count_records_that_carry_them_from_the_units_asked():
    asked = EvidenceRequirement("file", "文件", True, (EvidenceOrigin("thing", "file", stated_by=TOWNS),))
    offered = EvidenceRequirement("photo", "照片", False, (EvidenceOrigin("visit", "photo"),))
    pack = mini_pack(indicators=[indicator("1.1", part(EvidenceRule(("file",))), evidence=(asked, offered))])
    statements = [thing(S, items={"file": 2}), thing(N, items={"file": 1}), visit(N1, items={"photo": 1})]
    seen = look(pack, statements).evidence
    assert (seen["evidence:1.1/file"].value, seen["evidence:1.1/file"].by_unit) == (2, {"N": 1, "S": 1})
    assert papers_of(seen["evidence:1.1/file"], {"N"}).value == 1
    assert (seen["evidence:1.1/photo"].value, seen["evidence:1.1/photo"].required) == (1, False)


def test_a_unit_sees_its_own_part_of_a_figure():
    whole = figure([visit(N), visit(N), visit(S)])
    assert essence(part_of(whole, {"N"})) == ("complete", 2, (1, 1), ())
    assert part_of(whole, {"N"}).by_unit == {"N": 2}
    assert essence(part_of(figure([visit(N)]), {"S"})) == ("none", None, (0, 1), ("S",))
    assert part_of(whole, {"N", "S"}) == whole
