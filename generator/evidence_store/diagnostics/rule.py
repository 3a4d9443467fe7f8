"""A rule: something content must hold to, with a name that never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.place import Place
from evidence_store.diagnostics.suggestion import Suggestion


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

    def at(
        self, place: Place, message: str, help: str = "", suggestion: Suggestion | None = None
    ) -> Diagnostic:
        """A finding of this rule: what is wrong at `place`, and the fix."""
        return Diagnostic(place, self.severity.value, self.name, message, help, suggestion)

    def misspelt(
        self, place: Place, message: str, word: str, known: Iterable[str], otherwise: str
    ) -> Diagnostic:
        """A finding about a word that nobody knows: the nearest known one, or what to do `otherwise`."""
        return self.at(place, message, *meant(word, known, otherwise))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that comes closest; nothing when none is near."""
    choices = {known_word.lower(): known_word for known_word in known}
    near = get_close_matches(word.lower(), choices, n=1, cutoff=0.7)
    return choices[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "title"?`, or nothing when no known word comes close."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""


def meant(word: str, known: Iterable[str], otherwise: str) -> tuple[str, Suggestion | None]:
    """The help for an unknown word, and the edit: the nearest known one, or what to do `otherwise`."""
    near = nearest(word, known)
    return (f'did you mean "{near}"?', Suggestion(word, near)) if near else (otherwise, None)
