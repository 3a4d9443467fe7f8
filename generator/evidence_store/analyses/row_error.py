"""Say what is wrong with one cell of a file of studies, in words an editor can act on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowError:
    """One fault. Values, not exceptions: a run reports every fault of a file at once."""

    line: int
    """The line of the file, 1-based; 1 is the header."""
    column_name: str
    """The column as the header writes it; empty where the fault is in the whole line."""
    message: str
    """What is wrong."""
    help: str
    """What to do about it."""

    def __str__(self) -> str:
        place = f"line {self.line}, {self.column_name}" if self.column_name else f"line {self.line}"
        return f"{place}: {self.message} ({self.help})"
