"""Findings, their order, and how they are written."""

import pytest

from evidence_store.diagnostics import Diagnostic, Place, Report, Rule, Severity, Suggestion, did_you_mean
from evidence_store.diagnostics.formats.text import as_text, summary_line

RULE = Rule("odd-thing", "Things are not odd.", "Odd things surprise.", "odd", "even")
MILD = Rule("mild-thing", "Things are not mild.", "Why.", "mild", "wild", Severity.WARNING)


def test_a_place_is_written_as_path_line_and_column():
    assert str(Place("content/a.md", 3, 7)) == "content/a.md:3:7"


def test_a_place_is_the_beginning_of_its_file_unless_more_is_known():
    assert str(Place("content/a.md")) == "content/a.md:1:1"


def test_places_sort_by_path_then_line_then_column_as_numbers():
    places = [Place("b.md", 1), Place("a.md", 10), Place("a.md", 9, 20), Place("a.md", 9, 3)]
    assert sorted(places) == [Place("a.md", 9, 3), Place("a.md", 9, 20), Place("a.md", 10), Place("b.md", 1)]


def test_a_rule_makes_findings_of_its_name_and_severity():
    assert RULE.at(Place("a.md"), "this is odd", "make it even") == Diagnostic(
        Place("a.md"), "error", "odd-thing", "this is odd", "make it even"
    )


@pytest.mark.parametrize(("rule", "is_error"), [(RULE, True), (MILD, False)])
def test_only_an_error_keeps_a_page_from_being_published(rule: Rule, is_error: bool):
    assert rule.at(Place("a.md"), "x").is_error is is_error


@pytest.mark.parametrize(
    ("word", "known", "help"),
    [
        ("titel", ["title", "summary"], 'did you mean "title"?'),
        ("TITLE", ["title"], 'did you mean "title"?'),
        ("doi", ["DOI"], 'did you mean "DOI"?'),
        ("colour", ["title", "summary"], ""),
        ("title", [], ""),
        ("", ["title"], ""),
    ],
)
def test_a_near_word_is_suggested(word: str, known: list[str], help: str):
    assert did_you_mean(word, known) == help


def test_a_report_gives_findings_by_place():
    late, early = RULE.at(Place("b.md"), "x"), RULE.at(Place("a.md", 2), "x")
    assert list(Report([late, early])) == [early, late]


def test_a_report_tells_a_finding_once():
    finding = RULE.at(Place("a.md"), "x")
    report = Report([finding, finding])
    assert len(report) == 1
    assert list(report) == [finding]


def test_findings_that_differ_in_their_edit_alone_have_an_order():
    plain, edit = RULE.at(Place("a.md"), "x"), RULE.at(Place("a.md"), "x", "", Suggestion("a", "b"))
    assert list(Report([edit, plain])) == [plain, edit]


def test_a_misspelt_word_gets_the_nearest_known_one_and_its_edit():
    near = RULE.misspelt(Place("a.md"), "x", "titel", ["title"], "look it up")
    assert (near.help, near.suggestion) == ('did you mean "title"?', Suggestion("titel", "title"))
    far = RULE.misspelt(Place("a.md"), "x", "colour", ["title"], "look it up")
    assert (far.help, far.suggestion) == ("look it up", None)


def test_a_report_keeps_what_a_stage_found_and_hands_on_what_it_made():
    report = Report()
    assert report.take(("made", [RULE.at(Place("a.md"), "x")])) == "made"
    assert len(report) == 1


def test_a_report_tells_errors_from_warnings():
    error, warning = RULE.at(Place("a.md"), "x"), MILD.at(Place("a.md"), "x")
    report = Report([error, warning])
    assert report.errors == [error]
    assert report.warnings == [warning]


def test_a_report_as_text_has_a_line_for_each_finding_and_one_for_its_help():
    report = Report(
        [RULE.at(Place("a.md", 3, 7), "this is odd", "make it even"), MILD.at(Place("b.md"), "this is mild")]
    )
    assert as_text(report) == (
        "a.md:3:7: error[odd-thing]: this is odd\n"
        "  help: make it even\n"
        "b.md:1:1: warning[mild-thing]: this is mild\n"
    )


def test_a_report_without_findings_is_no_text():
    assert as_text(Report()) == ""


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [
        (0, 0, "no problems found"),
        (1, 0, "1 error"),
        (2, 1, "2 errors, 1 warning"),
        (0, 3, "3 warnings"),
    ],
)
def test_the_summary_counts_errors_and_warnings(errors: int, warnings: int, line: str):
    findings = [RULE.at(Place("a.md", n), "x") for n in range(errors)]
    findings += [MILD.at(Place("a.md", n), "x") for n in range(warnings)]
    assert summary_line(Report(findings)) == line
