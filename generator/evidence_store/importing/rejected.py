"""What an import cannot take, and why."""

from typing import NamedTuple

from evidence_store.diagnostics import Place


class Rejected(NamedTuple):
    """An entry or a row that is not taken."""

    place: Place
    """Where it stands in the file that is imported."""
    reason: str
    """Why, and what to do about it, in a plain sentence without a full stop."""

    @property
    def line(self) -> str:
        """`refs.ris:12: there is no title`."""
        return f"{self.place.path}:{self.place.line}: {self.reason}"


class CannotImport(Exception):
    """Nothing of the file can be taken; the text says why."""


class Unfit(Exception):
    """A value, an entry or a row does not fit; the text says why, and what to do about it."""
