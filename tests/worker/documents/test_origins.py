"""What is only proposed is never printed as the authority's own."""

from dataclasses import replace

from tests.domain.samples import default_pack
from tests.worker.documents.golden import material, view
from tests.worker.templating.reference import template
from tests.worker.templating.small import rows, texts
from worker.documents.heads import campaign_of
from worker.documents.origins import draft_mark, sources_in_words, threshold_note
from worker.templating.render import render


def official():
    """The pack as it would be if the authority had written it."""
    pack = default_pack()
    indicators = {
        code: replace(
            one, points_source="official", parts=tuple(replace(part, threshold_source="notice") for part in one.parts)
        )
        for code, one in pack.indicators.items()
    }
    return replace(pack, indicators=indicators, pass_line=replace(pack.pass_line, source="official"))


def test_a_pack_with_proposals_says_how_many():
    assert draft_mark(default_pack()) == "参考版"
    assert sources_in_words(default_pack()).startswith("指标分值41项为建议值；评分阈值")


def test_a_pack_of_the_authoritys_own_carries_no_mark():
    assert draft_mark(official()) == ""
    assert campaign_of(replace(material("application_form"), pack=official()))["draft_mark"] == ""
    assert all(threshold_note(one) == "" for one in official().indicators.values())


def test_thresholds_from_the_notice_and_proposed_ones_are_told_apart():
    notes = {code: threshold_note(one) for code, one in default_pack().indicators.items()}
    assert notes["2.5.1"] == ""
    assert notes["2.2.2"] == "阈值为建议值"


def test_each_document_says_so_on_its_cover_and_the_framework_beside_each_point():
    for kind in ("application_form", "self_evaluation", "scoring_explanations"):
        assert "（参考版）" in texts(render(template(kind), view(kind)))
    table = rows(render(template("scoring_explanations"), view("scoring_explanations")))
    row = next(row for row in table if row[2].startswith("2.2.2"))
    assert row[3].endswith("（阈值为建议值）")
    assert row[4] == "2\n建议"
