"""The lines around a finding."""

import pytest

from evidence_store.check_report.excerpt import MOST, excerpt
from evidence_store.diagnostics import Edit, Place

TEXT = ["---", "title: A", "status: publish", "", "Text."]


def shown(lines: list[str], place: Place, edit: Edit | None = None) -> list[str]:
    return [
        f"{line.number}{'>' if line.is_meant else ':'}{line.before}"
        + (f"[{line.marked}]{line.after}" if line.marked else "")
        for line in excerpt(lines, place, edit)
    ]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        (1, ["1>---", "2:title: A"]),
        (2, ["1:---", "2>title: A", "3:status: publish"]),
        (3, ["2:title: A", "3>status: publish"]),
        (4, ["3:status: publish", "4>", "5:Text."]),
        (5, ["5>Text."]),
        (6, []),
    ],
)
def test_a_line_is_shown_with_its_neighbours(line: int, lines: list[str]):
    assert shown(TEXT, Place("a.md", line)) == lines


def test_what_an_edit_takes_away_is_marked():
    edit = Edit(Place("a.md", 3, 9), Place("a.md", 3, 16), "published", certain=False)
    assert shown(TEXT, Place("a.md", 3, 9), edit)[-1] == "3>status: [publish]"


def test_a_file_without_text_shows_nothing():
    assert shown([""], Place("a.md")) == []


def test_a_long_line_is_cut_around_its_place():
    (line,) = excerpt(["x" * 5000 + "here" + "y" * 5000], Place("a.md", 1, 5001), None)
    assert line.before.startswith("…x")
    assert "xherey" in line.before
    assert len(line.before) == MOST + 2
    edit = Edit(Place("a.md", 1, 5001), Place("a.md", 1, 5005), "there", certain=False)
    (line,) = excerpt(["x" * 5000 + "here" + "y" * 5000], Place("a.md", 1, 5001), edit)
    assert (line.marked, line.before[:1], line.after[-1:]) == ("here", "…", "…")
