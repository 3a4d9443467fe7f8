"""Where an edit lands in a file, and where none is offered."""

import pytest

from evidence_store.diagnostics import Place, Suggestion, edit_of


def mended(path: str, line: int, column: int, suggestion: Suggestion, text: str) -> str | None:
    """The text with the edit made; None where there is none."""
    lines = text.split("\n")
    edit = edit_of(Place(path, line, column), suggestion, lines)
    if edit is None:
        return None
    starts = [0]
    for written in lines:
        starts.append(starts[-1] + len(written) + 1)
    start, end = (starts[place.line - 1] + place.column - 1 for place in (edit.start, edit.end))
    return text[:start] + edit.text + text[end:]


TITLE = Suggestion("titel", "title")
NUMBER = Suggestion("12", "13", unquoted=True)


@pytest.mark.parametrize(
    ("place", "suggestion", "text", "after"),
    [
        ((1, 1), TITLE, "titel: titel", "title: titel"),
        ((1, 8), TITLE, "titel: titel", "titel: title"),
        ((2, 4), TITLE, "a:\n  'titel'", "a:\n  'title'"),
        ((2, 3), TITLE, 'a:\n  "titel"', 'a:\n  "title"'),
        ((1, 1), TITLE, "## The titel here", "## The title here"),
        ((1, 3), Suggestion("é😀", "e"), "é é😀", "é e"),
        ((1, 4), NUMBER, "n: 12", "n: 13"),
        ((1, 4), NUMBER, 'n: "12"', "n: 13"),
        ((1, 4), NUMBER, "n: '12' # '12'", "n: 13 # '12'"),
        ((1, 1), Suggestion("sep=;\n", ""), "sep=;\na;b", "a;b"),
        ((1, 4), Suggestion("12", '"12"'), "a: 12", 'a: "12"'),
    ],
)
def test_the_edit_is_made_at_the_place_or_once_behind_it(
    place: tuple[int, int], suggestion: Suggestion, text: str, after: str
):
    assert mended("a.md", *place, suggestion, text) == after


@pytest.mark.parametrize(
    ("place", "suggestion", "text"),
    [
        ((1, 1), TITLE, "title: x"),  # mended already
        ((9, 1), TITLE, "titel: x"),  # the file has become shorter
        ((1, 1), TITLE, "a: titel or titel"),  # which one?
        ((1, 5), TITLE, "titel: x"),  # before the place
        ((1, 1), TITLE, "untitel titels titel-x"),  # parts of longer words
        ((1, 4), Suggestion("1.5", '"1.5"'), "a: 1.50"),
        ((1, 4), Suggestion("12", '"12"'), "a: 12.5"),
        ((1, 4), Suggestion("12", '"12"'), "a: '12'"),  # the quotation marks would become text
        ((1, 4), Suggestion("x", "[x]"), 'a: "x"'),
        ((1, 1), TITLE, ""),
    ],
)
def test_no_edit_is_offered_where_it_could_do_harm(place: tuple[int, int], suggestion: Suggestion, text: str):
    assert mended("a.md", *place, suggestion, text) is None


def test_in_a_csv_the_cell_is_found_by_its_text():
    assert mended("a.csv", 1, 3, Suggestion("evnts", "events"), "a,b,evnts,d") == "a,b,events,d"
    assert mended("a.csv", 1, 3, Suggestion("evnts", "events"), "evnts,b,evnts") is None


def test_without_a_suggestion_there_is_no_edit():
    assert edit_of(Place("a.md"), None, ["titel: x"]) is None
