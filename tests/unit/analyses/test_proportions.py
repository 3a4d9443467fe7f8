"""Wilson's interval of a share, beside published figures, the equation it solves, and another library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from evidence_store.analyses.distributions import normal_quantile
from evidence_store.analyses.proportions import wilson

PRINTED = 5e-5
"""Four decimals are printed."""
ROUNDING = 1e-12


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_it_is_the_interval_printed_by_newcombe(count: int, total: int, low: float, high: float):
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    assert wilson(count, total) == pytest.approx((low, high), abs=PRINTED)


counts = st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@given(counts)
def test_another_library_finds_the_same(people: tuple[int, int]):
    other = binomtest(*people).proportion_ci(method="wilson")
    assert wilson(*people) == pytest.approx((other.low, other.high), abs=ROUNDING)


@given(counts)
def test_its_ends_are_where_the_normal_test_just_rejects(people: tuple[int, int]):
    count, total = people
    for end in wilson(count, total):
        if 0 < end < 1:
            distance = (count / total - end) ** 2
            assert distance == pytest.approx(normal_quantile() ** 2 * end * (1 - end) / total, abs=ROUNDING)


@given(counts)
def test_it_holds_the_share_and_stays_within_nobody_and_everybody(people: tuple[int, int]):
    count, total = people
    low, high = wilson(count, total)
    assert 0 <= low <= count / total <= high <= 1
    assert (low == 0) == (count == 0)
    assert (high == 1) == (count == total)


@pytest.mark.parametrize(("count", "total"), [(0, 0), (-1, 5), (6, 5)])
def test_people_that_cannot_be_have_no_interval(count: int, total: int):
    with pytest.raises(ValueError, match=f"{count} of {total} people cannot be"):
        wilson(count, total)
