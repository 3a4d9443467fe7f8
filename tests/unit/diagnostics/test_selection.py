"""Which findings are told, and in which order."""

import pytest

from evidence_store.diagnostics import Place, Report, Rule, Severity
from evidence_store.diagnostics.selection import Selection

ERROR = Rule("odd-thing", "A.", "B.", "c", "d")
MILD = Rule("mild-thing", "A.", "B.", "c", "d", Severity.WARNING)
LONG = Rule("long-thing", "A.", "B.", "c", "d", Severity.WARNING)
FOUND = [rule.at(Place(file), "x") for file in ("a.md", "b.md") for rule in (MILD, LONG, ERROR)]


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(), "a:odd b:odd a:long a:mild b:long b:mild"),
        (Selection(rules=["mild-thing"]), "a:mild b:mild"),
        (Selection(rules=["mild-thing", "odd-thing"]), "a:odd b:odd a:mild b:mild"),
        (Selection(without=["mild-thing"]), "a:odd b:odd a:long b:long"),
        (Selection(without=["odd-thing"]), "a:odd b:odd a:long a:mild b:long b:mild"),  # an error stays
        (Selection(changed={"b.md"}), "b:odd b:long b:mild a:odd"),
        (Selection(changed=()), "a:odd b:odd"),
        (Selection(changed={"b.md"}, without=["long-thing"]), "b:odd b:mild a:odd"),
    ],
)
def test_what_is_told(selection: Selection, told: str):
    report = selection.of(Report(FOUND))
    assert " ".join(f"{f.place.path[0]}:{f.rule.removesuffix('-thing')}" for f in report) == told
