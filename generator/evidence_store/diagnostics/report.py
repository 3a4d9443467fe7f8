"""All findings of one run, in the order an editor reads them."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from evidence_store.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


class Report:
    """Collects findings; gives them back sorted by place, without repeats."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._diagnostics = list(diagnostics)

    def take(self, outcome: tuple[T, Iterable[Diagnostic]]) -> T:
        """Keep the findings of a stage and hand on what it made."""
        made, diagnostics = outcome
        self._diagnostics.extend(diagnostics)
        return made

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(set(self._diagnostics)))

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
