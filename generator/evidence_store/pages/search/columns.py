"""The index of the search as it is sent: a column for each field, and of many rows the summaries in parts of their own.

- `title`, and `names` where a row has other names. Rows without an address come last and have a title and names alone.
- `url`, `kind` (its number among `kinds`), `tier`, and `note` by the number of the row.
- `about`: for what others are about, by the number of its row, the rows that are: the first, then each step on.
- `summary`; or `parts`, the numbers of the rows that their parts begin with.

Like stands beside like, so that much less is sent than of whole rows. Of what is left summaries are half, and a match
in them counts least: those of the first results are loaded first, and all others when these are on the screen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

MOST_WHOLE = 2_000
"""Up to so many rows are sent as one file with their summaries."""
PART = 6_000
"""Characters of summaries in a part: about forty rows, 2 to 3 kB as they are sent."""


def columns(
    rows: Sequence[Mapping[str, Any]], most: int = MOST_WHOLE, part: int = PART
) -> tuple[dict[str, Any], list[list[str]]]:
    """The columns of these rows, and the parts of their summaries; up to `most` rows there are none.

    A part has at least `part` characters, but for the last.
    """
    found = [row for row in rows if "url" in row]
    kinds = list(dict.fromkeys(row["kind"] for row in found))
    summaries = [row["summary"] for row in found]
    sent: dict[str, Any] = {
        "title": [row["title"] for row in rows],
        "names": [row.get("names", 0) for row in rows],
        "url": [row["url"] for row in found],
        "kinds": kinds,
        "kind": [kinds.index(row["kind"]) for row in found],
        "tier": [row.get("tier", 0) for row in found],
        "note": {number: row["note"] for number, row in enumerate(found) if "note" in row},
        "about": _about(rows),
    }
    if len(rows) <= most:
        return sent | {"summary": summaries}, []
    begins = list(_begins(summaries, part))
    return sent | {"parts": begins}, [summaries[a:b] for a, b in pairwise([*begins, len(summaries)])]


def _about(rows: Iterable[Mapping[str, Any]]) -> dict[int, list[int]]:
    steps: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for number, row in enumerate(rows):
        for target in row.get("about", ()):
            steps.setdefault(target, []).append(number - last.get(target, 0))
            last[target] = number
    return dict(sorted(steps.items()))


def _begins(summaries: Iterable[str], part: int) -> Iterator[int]:
    """Where each part begins."""
    size = part
    for number, summary in enumerate(summaries):
        if size >= part:
            yield number
            size = 0
        size += len(summary)
