"""The page and the data: nothing of a text runs, every word is there, and the schema fits."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.evidence_diffs import CASES, HOSTILE, made
from tests.helpers import Found, dangers

from evidence_store.evidence_diff.formats.html import as_html
from evidence_store.evidence_diff.formats.json_diff import as_json, json_schema
from evidence_store.evidence_diff.side_by_side import MOST_UNITS, Piece, side_by_side


@pytest.mark.parametrize("case", CASES)
def test_the_page_loads_nothing_and_runs_nothing(case: str):
    page = as_html(made(case), "main")
    found = Found(page)
    assert dangers(page) == []
    assert all(target.startswith("#") for target in found.targets())
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in found.targets()} <= set(ids)


def test_hostile_words_stand_in_the_page_as_they_were_written():
    found = Found(as_html(made("hostile-words")))
    assert HOSTILE.strip("'") in found.text
    assert found.comments == []


def test_before_and_after_stand_side_by_side():
    text = Found(as_html(made("a-study-moves-a-rating"))).text
    before, after = text.split("After", 2)[0:2]
    assert "Mixed" in before
    assert "1.80 (0.06 to 55.61)" in before
    assert "Consistently positive" in after
    assert "study added: Ember 2022" in after


def test_words_that_differ_are_marked():
    page = as_html(made("prose-only"))
    assert "It may <ins>help a little </ins>[@moss-2019]." in page


@pytest.mark.parametrize("case", CASES)
def test_the_data_fits_its_schema(case: str):
    data = json.loads(as_json(made(case), "main"))
    Draft202012Validator.check_schema(json_schema())
    Draft202012Validator(json_schema()).validate(data)
    assert data["ratings_moved"] == len(
        [r for r in data["changes"]["results"] if r["before"] and r["after"]]
    ) * ("rating moves" in data["verdict"])


def test_every_key_of_the_data_is_explained():
    schema = json_schema()
    for part in (schema, *schema["$defs"].values()):
        for name, field in part["properties"].items():
            assert field.get("description"), (part["title"], name)


def test_the_schema_is_closed():
    for part in (json_schema(), *json_schema()["$defs"].values()):
        assert part["additionalProperties"] is False


@settings(max_examples=40)
@given(st.text(), st.text())
def test_the_pieces_of_a_text_are_the_text(before: str, after: str):
    old, new = side_by_side(before, after)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == after
    assert [p.text for p in old if not p.differs] == [p.text for p in new if not p.differs]


def test_a_text_too_long_to_be_compared_is_shown_whole():
    lines = "".join(f"{n} and more\n" for n in range(MOST_UNITS + 1))
    assert side_by_side(lines, "short") == ((Piece(lines, True),), (Piece("short", True),))
    words = "word " * (MOST_UNITS + 1)
    assert side_by_side(words + "\nsame\n", "same\n")[1] == (Piece("same\n", False),)
