"""The finder: every summary with what it can be filtered by, and the filters with their counts.

The page lists all summaries; a script only hides and counts. What a filter means stands here once:
`FinderCard` holds the values of a summary, `Facet` the choices. The script reads both from the page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.analyses.analyse import Analyses
from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.groups import by_title
from evidence_store.pages.results import ResultView, result_views
from evidence_store.records.entry import Entry

NOT_STATED = "not-stated"
"""The value of a summary that does not say: a choice of its own, never a silent "no"."""

AGES = (("0-4", 0, 4), ("5-10", 5, 10), ("11-15", 11, 15), ("16-17", 16, 17), ("18-and-over", 18, 99))
"""Ages a reader can choose; a summary about ages 10 to 12 stands in two of them."""

STATUSES = ("published", "in preparation", "withdrawn")
SHOWN = 3
"""How many results a card shows when nobody marked the main ones."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    """What stands in the page's address."""
    label: str
    count: int
    """How many summaries it finds while no other filter is on."""
    rank: int | None = None
    """Its place on a scale, for filters that mean "at least" or "at most"."""


Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: ticks of which any may fit, or one point on a scale."""

    key: str
    """Its name in the page's address."""
    label: str
    options: Options
    hint: str = ""
    scale: str = ""
    """`at least` or `at most` for a point on a scale; empty for ticks."""
    parts: tuple[tuple[str, Options], ...] = ()
    """The same options below short headings, where there are many."""
    open: bool = False
    """Whether its choices are in sight from the start."""


@dataclass(frozen=True, slots=True)
class FinderCard:
    """A summary in the list."""

    entry: Entry[Intervention]
    results: tuple[ResultView, ...]
    """Its results, those the card shows at first before the rest. None while it is not published."""
    shown: int
    """How many of them the card shows at first."""
    values: dict[str, tuple[str, ...]]
    """What it says about each filter that is not about results, by the filter's key."""
    az: int
    """Its place from A to Z."""

    @property
    def status(self) -> str:
        """Where the summary stands."""
        return self.entry.record.status

    @property
    def outcomes(self) -> set[str]:
        """The outcomes it has results for."""
        return {view.result.outcome for view in self.results}


@dataclass(frozen=True, slots=True)
class FinderView:
    """The finder as its page shows it before anybody filters."""

    facets: tuple[Facet, ...]
    cards: tuple[FinderCard, ...]
    """The best supported first."""
    effects: tuple[str, ...]
    """Levels of effect in the order the list is sorted by."""

    @staticmethod
    def effect_of(view: ResultView) -> str:
        """The level of a result as the address writes it."""
        return str(view.rating.level).replace("_", "-")

    @staticmethod
    def strength_of(view: ResultView) -> int:
        """How sure we can be of a rated result, as a rank; -1 where nobody has judged it or nothing is rated."""
        return view.strength.rank if view.rated and view.strength else -1

    def count(self, status: str) -> int:
        """How many summaries have a status."""
        return sum(card.status == status for card in self.cards)


def finder(catalogue: Catalogue, analyses: Analyses, today: date) -> dict[str, Any]:
    """What the list of summaries needs: all of them, with all filters."""
    entries = by_title(catalogue.of("intervention"))
    cards = [_card(entry, az, catalogue, analyses) for az, entry in enumerate(entries)]
    effects = tuple(entry.id for entry in _in_file_order(catalogue, "effect-level"))
    cards.sort(key=lambda card: sort_key(card, effects))
    return {"finder": FinderView(tuple(_facets(catalogue, cards)), tuple(cards), effects)}


def sort_key(card: FinderCard, effects: tuple[str, ...]) -> tuple[int, int, int, int]:
    """Published first; then how sure we can be of the best supported result; then its effect; then A to Z."""
    rated = [(strength_of(view), effect_of(view)) for view in card.results if view.rated]
    best = min(
        ((-strength, effects.index(e) if e in effects else 99) for strength, e in rated), default=(2, 99)
    )
    return STATUSES.index(card.status), *best, card.az


effect_of = FinderView.effect_of
strength_of = FinderView.strength_of


def _card(entry: Entry[Intervention], az: int, catalogue: Catalogue, analyses: Analyses) -> FinderCard:
    record = entry.record
    views = result_views(entry, catalogue, analyses) if record.status == "published" else []
    main = [view for view in views if view.result.headline] or views[:SHOWN]
    rest = [view for view in views if not any(view is one for one in main)]
    cost = next(
        (e.id for e in catalogue.of("cost-band") if record.cost and e.record.rank == record.cost.band), ""
    )
    values: dict[str, tuple[str, ...]] = {
        "population": record.population.groups if record.population else (),
        "age": ages_of(entry.record),
        "setting": record.settings,
        "who": record.delivered_by,
        "need": record.level_of_need,
        "cost": (cost,) if cost else (),
        "uk": (record.uk.tested,) if record.uk else (),
        "status": (record.status.replace(" ", "-"),),
    }
    return FinderCard(
        entry,
        (*main, *rest),
        len(main),
        {key: found or (NOT_STATED,) for key, found in values.items()},
        az,
    )


def ages_of(record: Intervention) -> tuple[str, ...]:
    """The ages to choose from that a summary is about, at least in part."""
    ages = record.population.ages if record.population else None
    if ages is None:
        return ()
    return tuple(value for value, youngest, oldest in AGES if ages.from_ <= oldest and ages.to >= youngest)


def _facets(catalogue: Catalogue, cards: list[FinderCard]) -> Iterator[Facet]:
    said = (
        {key: Counter(v for card in cards for v in card.values[key]) for key in cards[0].values}
        if cards
        else {}
    )

    def choices(key: str, pairs: Iterable[tuple[str, str]], missing: str = "Not described yet") -> Options:
        every = [*pairs, (NOT_STATED, missing)] if missing else pairs
        return tuple(Option(value, label, said.get(key, Counter())[value]) for value, label in every)

    def terms(kind: str, key: str) -> Options:
        return choices(key, ((e.id, e.record.label) for e in _in_file_order(catalogue, kind)))

    ages = [(value, value.replace("-and-", " and ").replace("-", " to ")) for value, *_ in AGES]
    tested = [("yes", "Tested in the UK"), ("no", "Not tested in the UK"), ("unclear", "Not clear")]
    statuses = [(status.replace(" ", "-"), status.capitalize()) for status in STATUSES]
    yield _outcomes(catalogue, cards)
    yield _strengths(catalogue, cards)
    yield _effects(catalogue, cards)
    yield Facet("population", "Who it is for", terms("population", "population"))
    yield Facet("age", "Age", choices("age", ages))
    yield Facet("setting", "Where", terms("setting", "setting"))
    yield Facet("who", "Who delivers it", terms("workforce", "who"))
    yield Facet("need", "Level of need", terms("need", "need"))
    yield _costs(catalogue, cards)
    yield Facet("uk", "Tested in the UK", choices("uk", tested))
    yield Facet(
        "status",
        "Status of the summary",
        choices("status", statuses, missing=""),
        hint="A summary in preparation has no findings yet. That says nothing about whether the help works.",
    )


def _outcomes(catalogue: Catalogue, cards: list[FinderCard]) -> Facet:
    """Outcomes by part of life; those nobody has looked at stay, with a zero."""
    found = Counter(outcome for card in cards for outcome in card.outcomes)
    parts = []
    for domain in _in_file_order(catalogue, "domain"):
        options = tuple(
            Option(e.id, e.record.label, found[e.id])
            for e in _in_file_order(catalogue, "outcome")
            if e.record.domain == domain.id
        )
        if options:
            parts.append((domain.record.label, options))
    return Facet(
        "outcome",
        "Outcome",
        tuple(option for _, options in parts for option in options),
        hint="What you want to change for a child or family.",
        parts=tuple(parts),
        open=True,
    )


def _strengths(catalogue: Catalogue, cards: list[FinderCard]) -> Facet:
    """How sure we can be, as "at least"."""
    levels = _by_rank(catalogue, "strength-level")
    best = [max((strength_of(view) for view in card.results), default=-1) for card in cards]
    return Facet(
        "strength",
        "How sure we can be",
        tuple(
            Option(
                level.id,
                level.record.label if level is levels[-1] else f"At least {level.record.label.lower()}",
                sum(rank >= level.record.rank for rank in best),
                level.record.rank,
            )
            for level in levels
        ),
        hint="Of at least one result of the summary.",
        scale="at least",
        open=True,
    )


def _effects(catalogue: Catalogue, cards: list[FinderCard]) -> Facet:
    """What difference it makes. No effect, harm and no evidence are answers like the others."""
    found = Counter(level for card in cards for level in {effect_of(view) for view in card.results})
    return Facet(
        "effect",
        "What difference it makes",
        tuple(Option(e.id, e.record.label, found[e.id]) for e in _in_file_order(catalogue, "effect-level")),
        hint="To at least one outcome; to the outcomes you ticked, if you ticked any.",
        open=True,
    )


def _costs(catalogue: Catalogue, cards: list[FinderCard]) -> Facet:
    """Cost as "at most". A summary without a band of cost fits none but its own choice."""
    bands = _by_rank(catalogue, "cost-band")
    ranks = {band.id: band.record.rank for band in bands}
    known = [ranks[value] for card in cards for value in card.values["cost"] if value in ranks]
    options = [
        Option(
            band.id,
            band.record.label if band is bands[0] else f"At most {band.record.label.lower()}",
            sum(rank <= band.record.rank for rank in known),
            band.record.rank,
        )
        for band in bands
    ]
    return Facet(
        "cost",
        "Cost",
        (*options, Option(NOT_STATED, "No cost band known", len(cards) - len(known))),
        hint="For one family or place. Most summaries give no cost yet, so this leaves many out.",
        scale="at most",
    )


def _in_file_order(catalogue: Catalogue, kind: str) -> list[Entry[Any]]:
    return sorted(catalogue.of(kind), key=lambda entry: entry.item)


def _by_rank(catalogue: Catalogue, kind: str) -> list[Entry[Any]]:
    return sorted(catalogue.of(kind), key=lambda entry: (entry.record.rank, entry.item))
