"""A rule: something content must hold to, with a name that never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.place import Place


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The page cannot be published as it is."""
    WARNING = "warning"
    """The page can be published, but somebody should look."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked, why, and what it looks like done wrong and done right.

    The message of a finding says what is wrong *here*; the rule says what is asked *everywhere*.
    """

    name: str
    """Permanent, in kebab-case. It names the fault, so that "allow <name>" reads as an exception."""
    title: str
    """One sentence that states what content must do."""
    why: str
    """What would go wrong for a reader if nobody minded."""
    bad: str
    """A short sample that breaks the rule."""
    good: str
    """The same sample, mended."""
    severity: Severity = Severity.ERROR

    def at(self, place: Place, message: str, help: str = "") -> Diagnostic:
        """A finding of this rule: what is wrong at `place`, and the fix."""
        return Diagnostic(place, self.severity.value, self.name, message, help)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "title"?`, or nothing when no known word comes close."""
    choices = {known_word.lower(): known_word for known_word in known}
    near = get_close_matches(word.lower(), choices, n=1, cutoff=0.7)
    return f'did you mean "{choices[near[0]]}"?' if near else ""
