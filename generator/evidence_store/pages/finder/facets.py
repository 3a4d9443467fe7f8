"""The filters of the finder: what can be chosen, and which summaries each choice finds while it is alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.finder.cards import (
    AGES,
    NOT_STATED,
    STATUSES,
    FinderCard,
    effect_of,
)
from evidence_store.pages.groups import in_file_order
from evidence_store.pages.scale import Scale, in_address
from evidence_store.pages.words import counted
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    """What stands in the page's address."""
    label: str
    cards: tuple[FinderCard, ...]
    """The summaries it finds while no other filter is on."""
    rank: int | None = None
    """Its place on a scale, for filters that mean "at least" or "at most"."""
    synonyms: tuple[str, ...] = ()
    """Other words for it, which find its summaries too."""

    @property
    def count(self) -> int:
        """How many summaries it finds."""
        return len(self.cards)


Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: ticks of which any may fit, or one point on a scale."""

    key: str
    """Its name in the page's address."""
    label: str
    options: Options
    by: str = ""
    """What its summaries are sorted by, after "Summaries by", where that is not the label."""
    hint: str = ""
    scale: str = ""
    """`at least` or `at most` for a point on a scale; empty for ticks."""
    parts: tuple[tuple[str, Options], ...] = ()
    """The same options below short headings, where there are many."""
    open: bool = False
    """Whether its choices are in sight from the start."""


def facets(catalogue: Catalogue, cards: Sequence[FinderCard], scale: Scale) -> tuple[Facet, ...]:
    """All filters, in the order of the form."""
    return tuple(_Facets(catalogue, cards, scale).all())


class _Facets:
    def __init__(self, catalogue: Catalogue, cards: Sequence[FinderCard], scale: Scale) -> None:
        self.catalogue, self.cards, self.scale = catalogue, cards, scale

    def all(self) -> Iterator[Facet]:
        ages = [(value, value.replace("-and-", " and ").replace("-", " to ")) for value, *_ in AGES]
        tested = [("yes", "Tested in the UK"), ("no", "Not tested in the UK"), ("unclear", "Not clear")]
        yield self._outcomes()
        yield self._strengths()
        yield self._effects()
        yield Facet("population", "Who it is for", self._terms("population", "population"))
        yield Facet("age", "Age", self._said("age", ages))
        yield Facet("setting", "Where", self._terms("setting", "setting"), by="place")
        yield Facet("who", "Who delivers it", self._terms("who", "workforce"))
        yield Facet("need", "Level of need", self._terms("need", "need"))
        yield self._costs()
        yield Facet("uk", "Tested in the UK", self._said("uk", tested), by="tests in the UK")
        yield Facet(
            "status",
            "Status of the summary",
            self._options(
                ((in_address(status), status.capitalize(), ()) for status in STATUSES), self._by("status")
            ),
            hint="A summary in preparation has no findings yet. That says nothing about whether the help works.",
        )

    # What a summary says of itself -------------------------------------------

    def _by(self, key: str) -> dict[str, list[FinderCard]]:
        found: dict[str, list[FinderCard]] = {}
        for card in self.cards:
            for value in card.values[key]:
                found.setdefault(value, []).append(card)
        return found

    @staticmethod
    def _options(
        choices: Iterable[tuple[str, str, tuple[str, ...]]], found: dict[str, list[FinderCard]]
    ) -> Options:
        return tuple(
            Option(value, label, tuple(found.get(value, ())), synonyms=synonyms)
            for value, label, synonyms in choices
        )

    def _said(self, key: str, choices: Iterable[tuple[str, str]]) -> Options:
        every = [(value, label, ()) for value, label in (*choices, (NOT_STATED, "Not described yet"))]
        return self._options(every, self._by(key))

    def _terms(self, key: str, kind: str) -> Options:
        terms = [(e.id, e.record.label, e.record.synonyms) for e in in_file_order(self.catalogue.of(kind))]
        return self._options([*terms, (NOT_STATED, "Not described yet", ())], self._by(key))

    def _costs(self) -> Facet:
        """Cost as "at most". A summary without a band of cost fits none but its own choice."""
        bands = _by_rank(self.catalogue, "cost-band")
        found = self._by("cost")
        ranks = {band.id: band.record.rank for band in bands}
        options = [
            Option(
                band.id,
                band.record.label if band is bands[0] else f"At most {band.record.label.lower()}",
                tuple(
                    card
                    for card in self.cards
                    if any(ranks.get(value, 99) <= band.record.rank for value in card.values["cost"])
                ),
                band.record.rank,
            )
            for band in bands
        ]
        unknown = Option(NOT_STATED, "No cost band known", tuple(found.get(NOT_STATED, ())))
        hint = "For one family or place."
        if unknown.cards:
            hint += f" {unknown.count:,} of {counted(len(self.cards), 'summary', 'summaries')} have none yet."
        return Facet("cost", "Cost", (*options, unknown), hint=hint, scale="at most")

    # What its results say ------------------------------------------------------

    def _outcomes(self) -> Facet:
        """Outcomes by part of life; those nobody has looked at stay, with a zero."""
        found: dict[str, list[FinderCard]] = {}
        for card in self.cards:
            for outcome in card.outcomes:
                found.setdefault(outcome, []).append(card)
        outcomes = in_file_order(self.catalogue.of("outcome"))
        parts = []
        for domain in in_file_order(self.catalogue.of("domain")):
            own = [e for e in outcomes if e.record.domain == domain.id]
            if own:
                options = self._options(((e.id, e.record.label, e.record.synonyms) for e in own), found)
                parts.append((domain.record.label, options))
        return Facet(
            "outcome",
            "Outcome",
            tuple(option for _, options in parts for option in options),
            hint="What you want to change for a child or family.",
            parts=tuple(parts),
            open=True,
        )

    def _strengths(self) -> Facet:
        """How sure we can be, as "at least"."""
        levels = _by_rank(self.catalogue, "strength-level")
        return Facet(
            "strength",
            "How sure we can be",
            tuple(
                Option(
                    level.id,
                    level.record.label if level is levels[-1] else f"At least {level.record.label.lower()}",
                    tuple(card for card in self.cards if card.strength >= level.record.rank),
                    level.record.rank,
                )
                for level in levels
            ),
            hint="Of at least one result of the summary.",
            scale="at least",
            open=True,
        )

    def _effects(self) -> Facet:
        """What difference it makes. No effect, harm and no evidence are answers like the others."""
        found: dict[str, list[FinderCard]] = {}
        for card in self.cards:
            for level in {effect_of(view) for view in card.results}:
                found.setdefault(level, []).append(card)
        levels = ((in_address(level), words.label, ()) for level, words in self.scale)
        return Facet(
            "effect",
            "What difference it makes",
            self._options(levels, found),
            hint="To at least one outcome; to the outcomes you ticked, if you ticked any.",
            open=True,
        )


def _by_rank(catalogue: Catalogue, kind: str) -> list[Entry[Any]]:
    return sorted(catalogue.of(kind), key=lambda entry: (entry.record.rank, entry.item))
