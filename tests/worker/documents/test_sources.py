import pytest

from tests.worker.documents.golden import material
from webforms.domain.pack import (
    CampaignSource,
    IndicatorSource,
    MustMeetSource,
    NoSource,
    PointsSource,
    RatioSource,
    Selector,
    Show,
    Sum,
    SumSource,
    TextSource,
    UnitCount,
    UnitCountSource,
)
from worker.documents.figures import stated_figures
from worker.documents.sources import Sources

STREETS = (Selector(kinds=("street",)),)


@pytest.fixture(scope="module")
def sources():
    whole = material("application_form")
    return Sources(whole, stated_figures(whole))


@pytest.mark.parametrize(
    "source, text",
    [
        (UnitCountSource(STREETS), "3"),
        (IndicatorSource("3.1.1", "value"), "29.96%"),
        (IndicatorSource("2.3.1", "passed"), "2"),
        (IndicatorSource("3.1.1", "points"), "5.0分"),
        (IndicatorSource("3.1.2", "value"), "待补"),
        (PointsSource(), "73.3分"),
        (PointsSource("1"), "12.3分"),
        (MustMeetSource("met"), "3"),
        (MustMeetSource("total"), "4"),
        (TextSource("applicant", "name"), "清远市清城区人民政府"),
        (TextSource("applicant", "email"), "待补"),
        (CampaignSource("snapshot_date"), "2016年11月10日"),
        (CampaignSource("district"), "清城区"),
        (CampaignSource("bureau"), "区教育局"),
        (NoSource(), ""),
    ],
)
def test_a_source_gives_its_cell(sources, source, text):
    assert sources.cell(source)["text"] == text


def test_a_ratio_that_an_indicator_scores_prints_as_the_indicator_does(sources):
    scored = RatioSource(Sum(("persons_unique",)), Sum(("pop_resident",), "换个叫法"), Show("%", 1))
    assert sources.cell(scored)["text"] == "29.96%"
    assert sources.cell(scored, year=-1)["text"] == "23.7%"


def test_a_ratio_that_nothing_scores_keeps_to_its_digits(sources):
    unscored = RatioSource(Sum(("persons_unique",)), UnitCount(STREETS), Show("人/个", 1))
    assert sources.cell(unscored)["text"] == "8,432.7人/个"


def test_a_provisional_indicator_says_how_many_stated_what_it_rests_on(sources):
    assert sources.cell(IndicatorSource("4.2.1", "value"))["mark"] == "暂计，已报2/3"


def test_a_year_nobody_was_asked_for_is_a_gap_not_the_present(sources):
    assert sources.cell(SumSource(Sum(("activities_school",))), year=-1)["text"] == "待补"
