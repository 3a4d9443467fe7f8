"""One set of results that every format writes: hostile signs, several files, a CSV, a character beyond ASCII."""

from dataclasses import replace

import pytest

from evidence_store.diagnostics import Place, Report, Rule, Severity, Suggestion
from evidence_store.diagnostics.formats.results import Results

ODD = Rule("odd-thing", "Things are not odd.", "Odd things surprise.", "odd: <b>", "even: `b`")
MILD = Rule("mild-thing", "Things are not mild.", "Why not.", "mild", "wild", Severity.WARNING)
SIGNS = 'a|b <script>alert("1")</script> `field` [x](javascript:y) 100%, é: end'
TEXTS = {"content/a b.md": ["---", "titlé: 😀 mild", "---"], "content/c.csv": ["k,n", "1,2"]}


@pytest.fixture
def results() -> Results:
    """A warning in the first file, an error in the second, and one in a third that is no text."""
    report = Report(
        [
            MILD.at(
                Place("content/a b.md", 2, 10), "this is mild", "make it wild", Suggestion("mild", "wild")
            ),
            ODD.at(Place("content/c.csv", 2, 2), SIGNS, "make it\neven"),
            ODD.at(Place("content/d.png"), "this is odd"),
        ]
    )
    return Results(
        report,
        {"odd-thing": ODD, "mild-thing": MILD, "other": Rule("other", "A.", "B.", "c", "d")},
        ("content/a b.md", "content/c.csv", "content/e.md"),
        lines_of=lambda path: TEXTS.get(path, []),
        records=7,
        version="1.2.3",
    )


@pytest.fixture
def linked(results: Results) -> Results:
    """The same, with a site that explains the rules."""
    return replace(results, rules_at="https://store.example.org/about/rules.html")
