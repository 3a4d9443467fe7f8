"""The picture of effect against strength: every result has a dot, and no dot hides another."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store.analyses.rules.levels import Level
from evidence_store.kinds.vocabulary.models import EffectLevel, RankedLevel
from evidence_store.pages.plots.bubbles import MOST, STEP, bubbles

LEVELS = [(level, EffectLevel(label=level, symbol="+", gloss="G")) for level in Level]
STEPS = [RankedLevel(label=f"Step {rank}", rank=rank, gloss="G") for rank in range(4)]


def view(level: Level, rank: int | None, studies: int | None) -> Any:
    strength = None if rank is None else STEPS[rank]
    return SimpleNamespace(
        rating=SimpleNamespace(level=level),
        rated=level is not Level.NO_EVIDENCE,
        strength=strength,
        studies=studies,
    )


def test_without_results_there_is_no_picture():
    assert bubbles([], LEVELS, STEPS) is None


def test_levels_run_from_best_to_worst_and_no_evidence_comes_last():
    order = [Level.NO_EVIDENCE, Level.NEGATIVE, Level.NO_EFFECT, Level.POSITIVE]
    plot = bubbles([("r", view(level, 1, 3)) for level in order], LEVELS, STEPS)
    assert plot is not None
    assert [band.level.label for band in plot.bands] == ["positive", "no_effect", "negative", "no_evidence"]
    assert [counts for _, counts, _ in plot.counts] == [(0, 1, 0, 0)] * 3 + [(0, 0, 0, 0)]
    assert [without for _, _, without in plot.counts] == [0, 0, 0, 1]


def test_a_rated_result_that_nobody_has_judged_has_a_column_of_its_own():
    plot = bubbles([("r", view(Level.MIXED, None, 3))], LEVELS, STEPS)
    assert plot is not None
    assert [column.label for column in plot.columns][:2] == ["Not judged", "Step 0"]
    assert plot.counts[0][1] == (1, 0, 0, 0, 0)


def test_more_studies_make_a_larger_dot_and_an_unknown_number_a_ring():
    found = [(str(k), view(Level.MIXED, 0, k)) for k in (None, 1, 5, 20)]
    plot = bubbles(found, LEVELS, STEPS)
    assert plot is not None
    dots = plot.bands[0].dots
    assert [dot.words for dot in dots] == ["20", "5", "1", "None"]
    assert [dot.hollow for dot in dots] == [False, False, False, True]
    assert dots[0].radius > dots[1].radius > dots[2].radius == dots[3].radius


@pytest.mark.parametrize(
    ("results", "each", "dots"),
    [
        (MOST, 1, MOST),
        (MOST + 1, 2, 201),
        (14_503, 50, 291),
        (100 * MOST, 100, MOST),
        (100 * MOST + 1, 200, 201),
    ],
)
def test_of_very_many_results_a_dot_stands_for_several_and_the_counts_stay_exact(
    results: int, each: int, dots: int
):
    plot = bubbles([("r", view(Level.MIXED, 0, 3))] * results, LEVELS, STEPS)
    assert plot is not None
    [band] = plot.bands
    assert (plot.each, len(band.dots), band.count, plot.counts[0][1][0]) == (each, dots, results, results)
    assert {dot.words for dot in band.dots} == ({"r"} if each == 1 else {""})
    assert all(band.top < dot.y < band.top + band.height for dot in band.dots)
    assert band.height < 100 + MOST / 4 * STEP


results = st.lists(
    st.builds(
        view,
        st.sampled_from(list(Level)),
        st.none() | st.integers(0, 3),
        st.none() | st.integers(1, 60),
    ),
    min_size=1,
    max_size=60,
)


@given(results)
def test_every_result_has_one_dot_inside_its_band_and_none_hides_another(found: list[Any]):
    plot = bubbles([("r", item) for item in found], LEVELS, STEPS)
    assert plot is not None
    assert sum(len(band.dots) for band in plot.bands) == len(found) == plot.total
    for band in plot.bands:
        places = {(dot.across, dot.dx, dot.y) for dot in band.dots}
        assert len(places) == len(band.dots)
        assert all(band.top < dot.y - dot.radius for dot in band.dots)
        assert all(dot.y + dot.radius < band.top + band.height for dot in band.dots)
        assert all(2 * dot.radius <= STEP for dot in band.dots)
    assert sum(sum(counts) + without for _, counts, without in plot.counts) == len(found)
