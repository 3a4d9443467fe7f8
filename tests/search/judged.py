"""Queries with pages that people judged, and what a list of results is worth."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("queries.yml")


@dataclass(frozen=True)
class Judged:
    """A query as typed, and the pages it should find."""

    query: str
    why: str
    best: tuple[str, ...]
    useful: tuple[str, ...]


def judged(part: str) -> list[Judged]:
    """The queries of one part of the file: `tuning` or `held_out`."""
    return [
        Judged(q["query"], q["why"], tuple(q["best"]), tuple(q["useful"]))
        for q in yaml.safe_load(FILE.read_text("utf-8"))[part]
    ]


def pages(addresses: Iterable[str]) -> list[str]:
    """Addresses without the place on the page, each once: a place on the right page is the right page."""
    return list(dict.fromkeys(address.partition("#")[0] for address in addresses))


@dataclass(frozen=True)
class Worth:
    """What people get from a search, from 0 to 1, on average over queries."""

    first: float
    """Share of queries whose first result is a page they want."""
    five: float
    """Share of queries with such a page among the first five."""
    reciprocal: float
    """Mean reciprocal rank of the first such page among the first ten: 1, 1/2, 1/3 and so on; 0 when there is none."""
    gain: float
    """nDCG at 10: how near the order comes to the best one, useful pages counted as well
    (Järvelin and Kekäläinen 2002, with gains of 3 and 1)."""


def rank(query: Judged, found: Sequence[str]) -> int | None:
    """Where the first page they want stands among the first ten, from 1."""
    best = set(pages(query.best))
    return next((n for n, page in enumerate(pages(found)[:10], 1) if page in best), None)


def worth(queries: Sequence[Judged], found: Sequence[Sequence[str]]) -> Worth:
    """What the results `found` for `queries` are worth."""
    ranks = [rank(query, results) for query, results in zip(queries, found, strict=True)]
    gains = [_gain(query, pages(results)) for query, results in zip(queries, found, strict=True)]
    count = len(queries)
    return Worth(
        first=sum(r == 1 for r in ranks) / count,
        five=sum(r is not None and r <= 5 for r in ranks) / count,
        reciprocal=sum(1 / r for r in ranks if r) / count,
        gain=sum(gains) / count,
    )


def _gain(query: Judged, results: Sequence[str]) -> float:
    grades = {**dict.fromkeys(pages(query.useful), 1), **dict.fromkeys(pages(query.best), 3)}
    reached = _discounted([grades.get(page, 0) for page in results[:10]])
    return reached / _discounted(sorted(grades.values(), reverse=True)[:10])


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, 1))
