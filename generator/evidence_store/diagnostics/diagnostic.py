"""One finding about the content: which rule, where, what is wrong, what to do."""

from typing import NamedTuple

from evidence_store.diagnostics.place import Place
from evidence_store.diagnostics.suggestion import Suggestion


class Diagnostic(NamedTuple):
    """A finding. Plain data, so that it can be cached, sorted and written in any format."""

    place: Place
    severity: str
    """`error` or `warning`."""
    rule: str
    """The permanent name of the rule."""
    message: str
    """What is wrong, in one plain sentence without a full stop."""
    help: str = ""
    """What to do about it."""
    suggestion: Suggestion | None = None
    """The edit that does it, where there is one."""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the page from being published."""
        return self.severity == "error"

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts findings by place, then by what they say."""
        return (*self[:5], self.suggestion or ())
