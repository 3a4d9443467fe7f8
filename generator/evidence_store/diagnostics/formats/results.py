"""What a check found, and what a format may want to know beside it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.report import Report
from evidence_store.diagnostics.rule import Rule
from evidence_store.diagnostics.suggestion import Edit, edit_of

RULE = "rule-"
"""What the name of a rule follows in its place on the page of the rules: `#rule-broken-link`."""


def _no_lines(path: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Results:
    """The results of one check. Only the report is always needed."""

    report: Report
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """Every rule there is, by name."""
    files: Collection[str] = ()
    """The files that were looked at, as findings name them."""
    lines_of: Callable[[str], Sequence[str]] = _no_lines
    """The lines of a file by its name; none for one that cannot be read as text."""
    records: int = 0
    """How many records the store holds."""
    notes: Sequence[str] = ()
    """What was left out, each in a few words: `2 more not shown`."""
    version: str = ""
    """The version of the program."""
    rules_at: str = ""
    """The address on the web of the page that explains the rules; empty where no site is known."""

    def explained_at(self, rule: str) -> str:
        """The address on the web at which a rule is explained; empty where there is none."""
        return f"{self.rules_at}#{RULE}{rule}" if self.rules_at and rule in self.rules else ""

    def edit(self, finding: Diagnostic) -> Edit | None:
        """The edit that mends a finding, placed in its file."""
        return finding.suggestion and edit_of(
            finding.place, finding.suggestion, self.lines_of(finding.place.path)
        )
