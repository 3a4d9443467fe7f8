"""Where something stands in a content file, as an editor counts: line 1, column 1."""

from typing import NamedTuple


class Place(NamedTuple):
    """A point in a file. Sorts by path, then line, then column."""

    path: str
    """The file as the editor would type it, with forward slashes."""
    line: int = 1
    """Counted from 1 in the whole file, the front matter included."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
