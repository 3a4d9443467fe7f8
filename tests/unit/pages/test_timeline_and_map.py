"""The line of time and the map of tiles: what stands where."""

from hypothesis import given
from hypothesis import strategies as st

from evidence_store.pages.plots.tile_map import SIZE, Region, tile_map
from evidence_store.pages.plots.timeline import NEAR, timeline


def test_a_day_is_a_dot_and_a_month_or_year_is_as_long_as_it_is():
    plot = timeline([(1, "2019-01-01", "Opened"), (2, "2019-03", "Call"), (3, "2019", "Went on")])
    day, month, year = plot.steps
    assert (day.left, day.width) == (3.0, 0)
    assert month.left > day.left
    assert 7 < month.width < 8.2  # 30 of 365 days on 94 percent
    assert (year.left, round(year.left + year.width)) == (3.0, 97)
    assert [(tick.at, tick.label) for tick in plot.years] == [(3.0, "2019"), (97.0, "2020")]


def test_one_dated_step_needs_no_line():
    assert timeline([(1, "2019", "Opened")]) is None
    assert timeline([]) is None


DATES = st.dates().filter(lambda day: 1900 <= day.year <= 2100)


@given(st.lists(DATES, min_size=2, max_size=12))
def test_numbers_that_are_near_each_other_stand_in_different_rows(days: list):
    plot = timeline([(n, day.isoformat(), "") for n, day in enumerate(days, 1)])
    for one in plot.steps:
        assert 3 <= one.left <= 97
        assert one.y < plot.axis
        for other in plot.steps:
            if one.number < other.number and abs(one.left - other.left) < NEAR:
                assert one.row != other.row
    assert len(plot.years) <= 14


def region(id: str, tile: tuple[int, int], count: int = 0) -> Region:
    return Region(id, id.replace("-", " ").title(), tile, count, f"{id}: {count}")


def test_tiles_stand_in_their_columns_and_rows_from_the_first_used_one_on():
    found = tile_map([region("wales", (1, 3)), region("london", (4, 4)), region("scotland", (2, 0))])
    assert [(t.region.id, t.x // 80, t.y // 80) for t in found.tiles] == [
        ("scotland", 1, 0),
        ("wales", 0, 3),
        ("london", 3, 4),
    ]
    assert (found.width, found.height) == (3 * 80 + SIZE, 4 * 80 + SIZE)


def test_shades_go_from_none_to_the_most():
    found = tile_map([region(str(n), (n, 0), count) for n, count in enumerate([0, 1, 5, 10])])
    assert [tile.shade for tile in found.tiles] == [0, 1, 2, 4]
    assert [tile.shade for tile in tile_map([region("a", (0, 0))]).tiles] == [0]


def test_of_two_on_one_place_the_first_is_drawn():
    found = tile_map([region("a", (0, 0)), region("b", (0, 0))])
    assert [tile.region.id for tile in found.tiles] == ["a"]


def test_a_long_name_is_broken_to_fit():
    found = tile_map([region("yorkshire-and-humber", (0, 0))])
    assert found.tiles[0].lines == ("Yorkshire", "And", "Humber")


def test_without_tiles_there_is_no_map():
    assert tile_map([]) is None
