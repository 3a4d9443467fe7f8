"""Which findings somebody wants to see: of some rules, or what a change is answerable for."""

from collections.abc import Collection
from dataclasses import dataclass

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.report import Report


@dataclass(frozen=True)
class Selection:
    """A choice among findings. Without any of its parts it is all of them."""

    rules: Collection[str] = ()
    """Only these rules; none means all."""
    without: Collection[str] = ()
    """Not the warnings of these rules."""
    changed: Collection[str] | None = None
    """The files that a change touches. They come first, and warnings elsewhere are left out.

    Errors elsewhere stay: a change can break a file that it does not touch.
    """

    def of(self, report: Report) -> Report:
        """The findings that were chosen, in the order in which they are told."""
        return Report(filter(self._wants, report), self.changed or ())

    def _wants(self, finding: Diagnostic) -> bool:
        if self.rules and finding.rule not in self.rules:
            return False
        elsewhere = self.changed is not None and finding.place.path not in self.changed
        return finding.is_error or not (elsewhere or finding.rule in self.without)
