"""Numbers run within their series, and none is given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webforms.domain.numbers import Series, paper_indicator, paper_series, record_series


@pytest.mark.parametrize("pattern, period, seq, number", [
    ("HD-{unit}-{yyyymm}-{seq:3}", "2016-05", 7, "HD-FC01-201605-007"),
    ("HD-{unit}-{yyyymm}-{seq:3}", "2016-05", 1234, "HD-FC01-201605-1234"),
    ("JH-{unit}-{year}", "2015", 1, "JH-FC01-2015"),
    ("JH-{unit}-{year}", "2015", 2, "JH-FC01-2015-2"),
    ("SB-{unit}-{seq:1}", "", 3, "SB-FC01-3"),
    ("{seq}/{year}号", "", 3, "3/2016号"),
    ("{seq:2}-{unit}", "", 3, "03-FC01"),
])
def test_a_record_is_numbered_by_the_pattern_of_its_type(pattern, period, seq, number):
    assert record_series(pattern, "FC01", period, 2016).number(seq) == number


def test_a_paper_is_numbered_by_its_indicator_and_unit():
    assert paper_series("{indicator}-{unit}-{seq:2}", "3.1.4", "TQW").number(3) == "3.1.4-TQW-03"


@pytest.mark.parametrize("pattern, code, indicator", [
    ("{indicator}-{unit}-{seq:2}", "3.1.4-TQW-03", "3.1.4"), ("{indicator}-{unit}-{seq:2}", "3.1.4-TQW-103", "3.1.4"),
    ("{indicator}-{unit}-{seq:2}", "3.1.40-TQW-03", "3.1.40"), ("{indicator}-{unit}-{seq:2}", "HD-FC-201605-001", None),
    ("{indicator}-{unit}-{seq:2}", "3x1x4-TQW-03", None), ("{unit}.{indicator}", "FC01.3.1.4", "3.1.4"),
    ("{unit}.{indicator}", "FC01.3.1.4-2", "3.1.4"),
])
def test_a_code_tells_its_indicator_whichever_unit_has_it(pattern, code, indicator):
    assert paper_indicator(pattern, code, ("3.1.4", "3.1.40")) == indicator


def test_months_units_and_indicators_are_series_of_their_own():
    pattern = "HD-{unit}-{yyyymm}-{seq:3}"
    series = [record_series(pattern, unit, period, 2016) for unit in ("A", "B") for period in ("2016-05", "2016-06")]
    assert len({one.key for one in series}) == 4
    assert record_series(pattern, "A", "2016-05", 2016) == series[0]


@given(st.lists(st.integers(1, 99999), unique=True, min_size=2, max_size=9), st.booleans())
def test_no_number_comes_twice_within_a_series(counted, running):
    series = Series("HD-", "-x", 2) if running else Series("JH-2016")
    assert len({series.number(seq) for seq in counted}) == len(counted)
