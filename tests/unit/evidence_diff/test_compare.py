"""Comparing two versions of a store: nothing from nothing, and the same from either side."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence_diffs import CASES, PARTNER, STUDIES, SUMMARY, checked, made, versions
from tests.helpers import Store

from evidence_store.evidence_diff import EvidenceDiff, evidence_diff
from evidence_store.evidence_diff.model import FactChange, Unread

EXCHANGED = {
    "before": "after", "problems_new": "problems_gone", "accepted_new": "accepted_gone",
    "errors_before": "errors_after",
}  # fmt: skip
EXCHANGED |= {after: before for before, after in EXCHANGED.items()}
NAMES_OF_NOW = ("record", "outcome", "measure")
"""Fields that name a thing as it is called after the change, and before it only where it is gone."""


def mirrored(value: Any) -> Any:
    """The same change looked at from the other side."""
    if isinstance(value, tuple):
        # The order says what matters most; a set has none.
        return tuple(sorted((mirrored(item) for item in value), key=repr)) if _changes(value) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    mine = {field.name: getattr(value, field.name) for field in fields(value)}
    return replace(value, **{n: mirrored(mine[EXCHANGED.get(n, n)]) for n in mine if n not in NAMES_OF_NOW})


def _changes(items: tuple[Any, ...]) -> bool:
    return any(is_dataclass(item) for item in items)


def without_names(value: Any) -> Any:
    """`value` sorted, with nothing taken from one side alone."""
    return mirrored(mirrored(value))


@pytest.mark.parametrize("case", CASES)
def test_a_store_does_not_differ_from_itself(case: str, tmp_path: Path):
    for version in checked(case, tmp_path):
        same = evidence_diff(version, version)
        errors = len(version.report.errors)
        assert same == EvidenceDiff(errors_before=errors, errors_after=errors, unread=same.unread)


@pytest.mark.parametrize("case", CASES)
def test_looking_back_shows_the_same_the_other_way_round(case: str, tmp_path: Path):
    before, after = checked(case, tmp_path)
    there, back = evidence_diff(before, after), evidence_diff(after, before)
    assert _told(mirrored(there)) == _told(without_names(back))


def _told(diff: EvidenceDiff) -> list[str]:
    """Everything but names, which are those of one version."""
    return [
        repr({f.name: getattr(item, f.name) for f in fields(item) if f.name not in NAMES_OF_NOW})
        for field in fields(diff)
        if isinstance(items := getattr(diff, field.name), tuple)
        for item in items
    ]


rows = st.lists(
    st.tuples(st.integers(10, 90), st.integers(100, 150), st.integers(10, 90), st.integers(100, 150)),
    min_size=1,
    max_size=5,
)
reasons = st.dictionaries(
    st.sampled_from(["risk_of_bias", "imprecision", "indirectness"]), st.integers(1, 2), max_size=3
)
version = st.tuples(rows, reasons, st.sampled_from(["published", "withdrawn"]))


@settings(max_examples=8)
@given(version, version)
def test_any_two_versions_mirror_each_other(first: Any, second: Any):
    with TemporaryDirectory() as folder:
        stores = [_store(Path(folder) / name, *made).check() for name, made in (("a", first), ("b", second))]
        there, back = evidence_diff(*stores), evidence_diff(*reversed(stores))
    assert _told(mirrored(there)) == _told(without_names(back))
    if first != second and "published" in (first[2], second[2]):
        assert there.results


def _store(folder: Path, rows: Any, reasons: dict[str, int], status: str) -> Store:
    store, _ = versions("nothing", folder)
    text = (store.content / SUMMARY).read_text("utf-8")
    down = "".join(
        f"        {name}: {{by: {by}, because: So it is.}}\n" for name, by in sorted(reasons.items())
    )
    text = text.replace(
        "      judged_by", f"      down:\n{down}      judged_by" if down else "      judged_by"
    )
    if status == "withdrawn":
        text = text.replace(
            "status: published\n", "status: withdrawn\nwithdrawn: {on: 2026-02-01, because: So it is.}\n"
        )
    table = "".join(f"one-home,Study {n},{','.join(map(str, row))}\n" for n, row in enumerate(rows, 1))
    return store(SUMMARY, text)(STUDIES, "result,study,events_t,total_t,events_c,total_c\n" + table)


# What could not be read -----------------------------------------------------------------


def test_a_record_with_an_error_is_neither_new_nor_gone(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    after(PARTNER, (after.content / PARTNER).read_text("utf-8").replace("agency", "agenci"))
    found = evidence_diff(before.check(), after.check())
    assert found.records == ()
    assert found.unread == (Unread(f"content/{PARTNER}", before=False, after=True),)
    assert [problem.rule for problem in found.problems_new] == ["unknown-field"]


def test_a_summary_whose_studies_cannot_be_read_moves_no_rating(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    after(STUDIES, "result,study\none-home\n")
    found = evidence_diff(before.check(), after.check())
    assert found.results == found.studies == ()
    assert found.unread == (Unread(f"content/{SUMMARY}", before=False, after=True),)


def test_a_result_whose_outcome_is_gone_is_not_told_as_taken_away(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    text = (after.content / "vocabulary/outcomes.yml").read_text("utf-8")
    after("vocabulary/outcomes.yml", "\n".join(text.split("\n")[1:]))
    found = evidence_diff(before.check(), after.check())
    assert found.results == ()
    assert found.unread == (Unread(f"content/{SUMMARY}", before=False, after=True),)


def test_a_record_broken_in_both_versions_is_named(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    for store in (before, after):
        store(PARTNER, "---\ntitle: A\n---\n")
    assert evidence_diff(before.check(), after.check()).unread == (
        Unread(f"content/{PARTNER}", before=True, after=True),
    )


def test_a_warning_that_is_ignored_from_now_on_is_not_told_as_mended(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    for store in (before, after):
        store(PARTNER, (store.content / PARTNER).read_text("utf-8").replace("\n", "\r\n"))
    after("ignores.yml", f"- {{file: {PARTNER}, rule: windows-line-ends, reason: A test.}}\n")
    found = evidence_diff(before.check(), after.check())
    assert found.problems_new == found.problems_gone == found.accepted_gone == ()
    assert [problem.rule for problem in found.accepted_new] == ["windows-line-ends"]


# What moved a rating -----------------------------------------------------------------------


def test_the_study_that_moves_the_level_is_told_from_one_that_does_not(tmp_path: Path):
    before, after = versions("a-study-moves-a-rating", tmp_path)
    after(STUDIES, (after.content / STUDIES).read_text("utf-8").replace("Torch 2020,44", "Torch 2020,45"))
    (change,) = evidence_diff(before.check(), after.check()).results
    assert change.moves
    assert [(fact.fact, fact.name, fact.moves) for fact in change.facts] == [
        ("study", "Ember 2022", "effect"),
        ("study", "Torch 2020", ""),
    ]


def test_a_bound_in_the_vocabulary_can_move_a_rating(tmp_path: Path):
    before, after = versions("a-study-moves-a-rating", tmp_path)
    (before.content / STUDIES).write_text((after.content / STUDIES).read_text("utf-8"), "utf-8")
    for store in (before, after):
        text = (store.content / "vocabulary/outcomes.yml").read_text("utf-8")
        bound = "metric: OR, trivial_bound: 0.2}" if store is after else "metric: OR}"
        store("vocabulary/outcomes.yml", text.replace("metric: OR}", bound, 1))
    (change,) = evidence_diff(before.check(), after.check()).results
    assert change.facts == (
        FactChange("vocabulary", "placement-stability", "OR", "trivial bound 0.2 (OR)", moves="effect"),
    )


def test_only_reasons_that_count_differently_move_how_sure_we_can_be():
    (change,) = made("a-reason-moves-how-sure").results
    assert [(f.name, f.moves) for f in change.facts] == [("imprecision", "certainty")]


# Renamed ------------------------------------------------------------------------------------


def test_a_renamed_summary_keeps_its_results_and_its_row_of_the_map(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    for path in (SUMMARY, STUDIES):
        (after.content / path).rename(after.content / path.replace("lantern-walks", "walks-at-dusk"))
    found = evidence_diff(before.check(), after.check())
    assert [(c.before.id, c.after.id) for c in found.records if c.before and c.after] == [
        ("lantern-walks", "walks-at-dusk")
    ]
    assert found.results == found.studies == found.cells == found.choices == ()


def test_a_record_that_says_what_it_was_called_is_known_again(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    (after.content / PARTNER).unlink()
    after(
        "partners/moor.md",
        "---\ntitle: Moor\nsummary: Quite another place.\nagency: council\nrenamed_from: [wickford]\n---\n",
    )
    (found,) = evidence_diff(before.check(), after.check()).records
    assert found.renamed
    assert found.after
    assert found.after.former == ("partners/wickford.html",)


def test_records_that_say_nothing_alike_are_not_taken_for_one(tmp_path: Path):
    before, after = versions("nothing", tmp_path)
    (after.content / PARTNER).unlink()
    after(
        "partners/moor.md",
        "---\ntitle: Moor\nsummary: Quite another place.\nagency: council\n---\n\nIt is new.\n",
    )
    found = evidence_diff(before.check(), after.check()).records
    assert [(c.before and c.before.id, c.after and c.after.id) for c in found] == [
        (None, "moor"),
        ("wickford", None),
    ]
