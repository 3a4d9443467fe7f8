"""All findings of one run, in the order an editor reads them."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from evidence_store.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


class Report:
    """Collects findings; gives them back worst first, then by place, without repeats.

    Those in the files `first` come before all others.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic] = (), first: Collection[str] = ()) -> None:
        self._diagnostics = list(diagnostics)
        self._first = first

    def take(self, outcome: tuple[T, Iterable[Diagnostic]]) -> T:
        """Keep the findings of a stage and hand on what it made."""
        made, diagnostics = outcome
        self._diagnostics.extend(diagnostics)
        return made

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(set(self._diagnostics), key=self._order))

    def _order(self, finding: Diagnostic) -> tuple[object, ...]:
        return (finding.place.path not in self._first, not finding.is_error, finding.order)

    def __len__(self) -> int:
        return len(set(self._diagnostics))

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that keep a page from being published."""
        return [diagnostic for diagnostic in self if diagnostic.is_error]

    @property
    def warnings(self) -> list[Diagnostic]:
        """The findings that somebody should look at."""
        return [diagnostic for diagnostic in self if not diagnostic.is_error]
