"""Names of findings that outlive a change of lines."""

import pytest

from evidence_store.diagnostics import Diagnostic, Place
from evidence_store.diagnostics.fingerprint import fingerprints


def finding(line: int = 3, message: str = "`ci` is odd", path: str = "a.md", rule: str = "odd") -> Diagnostic:
    return Diagnostic(Place(path, line), "error", rule, message)


def name(one: Diagnostic) -> str:
    return fingerprints([one])[one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (finding(3), finding(99)),
        (finding(message="taken by b.md:3:1"), finding(message="taken by b.md:17:1")),
        (finding(message="the first is on line 31"), finding(message="the first is on line 2")),
    ],
)
def test_the_name_stays_when_lines_move(one: Diagnostic, other: Diagnostic):
    assert name(one) == name(other)


@pytest.mark.parametrize(
    "other", [finding(message="`k` is odd"), finding(path="b.md"), finding(rule="strange")]
)
def test_another_finding_has_another_name(other: Diagnostic):
    assert name(finding()) != name(other)


def test_findings_that_say_the_same_are_told_apart_from_the_top():
    both = [finding(9), finding(3)]
    names = fingerprints(both)
    assert names[finding(3)] != names[finding(9)]
    assert names[finding(3)] == name(finding(3))
