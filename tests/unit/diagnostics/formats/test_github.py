"""Annotations on GitHub: what is escaped, what comes first, and where it ends."""

from dataclasses import replace

import pytest

from evidence_store.diagnostics import Place, Report, Rule, Severity
from evidence_store.diagnostics.formats.github import as_github
from evidence_store.diagnostics.formats.results import Results

ERROR = Rule("odd-thing", "Things are not odd.", "Why.", "odd", "even")
WARNING = replace(ERROR, name="mild-thing", severity=Severity.WARNING)


def test_a_finding_is_a_workflow_command():
    finding = WARNING.at(Place("content/a.md", 3, 7), "this is mild", "make it wild")
    assert as_github(Results(Report([finding]))) == (
        "::warning file=content/a.md,line=3,col=7,title=mild-thing::this is mild%0Ahelp: make it wild\n"
    )


@pytest.mark.parametrize(
    ("sign", "in_the_file", "in_the_message"),
    [
        ("%", "%25", "%25"),
        ("\r", "%0D", "%0D"),
        ("\n", "%0A", "%0A"),
        (":", "%3A", ":"),
        (",", "%2C", ","),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_signs_that_mean_something_to_github_are_escaped(sign: str, in_the_file: str, in_the_message: str):
    finding = ERROR.at(Place(f"content/{sign}.md"), f"{sign} is odd")
    assert as_github(Results(Report([finding]))) == (
        f"::error file=content/{in_the_file}.md,line=1,col=1,title=odd-thing::{in_the_message} is odd\n"
    )


def test_a_message_cannot_give_a_command_of_its_own():
    finding = ERROR.at(Place("content/a.md"), "x\n::add-mask::the", "y\r\n::stop-commands::z")
    assert len(as_github(Results(Report([finding]))).splitlines()) == 1


def test_ten_of_each_severity_are_annotated_and_a_notice_counts_the_others():
    found = [rule.at(Place("content/a.md", n), "x") for rule in (ERROR, WARNING) for n in range(1, 13)]
    lines = as_github(Results(Report(found))).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-1].startswith("::notice title=evidence-store::and 4 more;")


def test_ten_need_no_notice():
    found = [ERROR.at(Place("content/a.md", n), "x") for n in range(1, 11)]
    assert "::notice" not in as_github(Results(Report(found)))


def test_what_stands_in_changed_files_comes_first():
    found = [ERROR.at(Place("content/a.md", n), "x") for n in range(1, 11)]
    found.append(ERROR.at(Place("content/z.md"), "x"))
    lines = as_github(Results(Report(found, first={"content/z.md"}))).splitlines()
    assert lines[0].startswith("::error file=content/z.md")
    assert len(lines) == 11


def test_no_findings_no_annotations():
    assert as_github(Results(Report())) == ""
