"""The summaries in the finder: what each says about every filter, and their order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence_store.catalogue import Catalogue
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.groups import by_title
from evidence_store.pages.results import ResultView
from evidence_store.pages.scale import Scale, in_address
from evidence_store.records.entry import Entry

NOT_STATED = "not-stated"
"""The value of a summary that does not say: a choice of its own, never a silent "no"."""

AGES = (("0-4", 0, 4), ("5-10", 5, 10), ("11-15", 11, 15), ("16-17", 16, 17), ("18-and-over", 18, 99))
"""Ages a reader can choose; a summary about ages 10 to 12 stands in two of them."""

STATUSES = ("published", "in preparation", "withdrawn")
SHOWN = 3
"""How many results a card shows when nobody marked the main ones."""

Results = Mapping[str, Sequence[ResultView]]
"""The results of published summaries, by the summary's id."""


@dataclass(frozen=True, slots=True, eq=False)
class FinderCard:
    """A summary in the list."""

    entry: Entry[Intervention]
    results: tuple[ResultView, ...]
    """Its results, those the card shows at first before the rest. None while it is not published."""
    notes: tuple[str, ...]
    """For each result what tells it from others of the summary: the kind of help it is about where that is only a part
    of the summary's, and what was measured where several results would look the same."""
    shown: int
    """How many of them the card shows at first."""
    values: Mapping[str, tuple[str, ...]]
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

    @property
    def strength(self) -> int:
        """How sure we can be of its best supported result, as a rank; -1 where none is rated."""
        return max(map(strength_of, self.results), default=-1)


def effect_of(view: ResultView) -> str:
    """The level of a result as the address writes it."""
    return in_address(view.rating.level)


def strength_of(view: ResultView) -> int:
    """How sure we can be of a rated result, as a rank; -1 where nobody has judged it or nothing is rated."""
    return view.strength.rank if view.rated and view.strength else -1


def finder_cards(catalogue: Catalogue, results: Results) -> tuple[FinderCard, ...]:
    """All summaries, from A to Z."""
    bands = {band.record.rank: band.id for band in catalogue.of("cost-band")}
    return tuple(
        _card(entry, az, bands, results.get(entry.id, ()))
        for az, entry in enumerate(by_title(catalogue.of("intervention")))
    )


def best_first(cards: Sequence[FinderCard], scale: Scale) -> tuple[FinderCard, ...]:
    """Published first; then how sure we can be of the best supported result; then its effect; then A to Z.

    A result whose level has no place on the scale counts as none. The script sorts by the same rule.
    """

    def place(card: FinderCard) -> tuple[int, int, int, int]:
        rated = [(-strength_of(v), scale.places[v.rating.level]) for v in card.results if v.placed]
        return STATUSES.index(card.status), *min(rated, default=(2, 0)), card.az

    return tuple(sorted(cards, key=place))


def _card(
    entry: Entry[Intervention], az: int, bands: Mapping[int, str], views: Sequence[ResultView]
) -> FinderCard:
    record = entry.record
    main = [view for view in views if view.result.headline] or list(views[:SHOWN])
    rest = [view for view in views if not any(view is one for one in main)]
    cost = bands.get(record.cost.band) if record.cost and record.cost.band is not None else None
    values: dict[str, tuple[str, ...]] = {
        "population": record.population.groups if record.population else (),
        "age": ages_of(record),
        "setting": record.settings,
        "who": record.delivered_by,
        "need": record.level_of_need,
        "cost": (cost,) if cost else (),
        "uk": (record.uk.tested,) if record.uk else (),
        "status": (in_address(record.status),),
    }
    said = {key: tuple(dict.fromkeys(found)) or (NOT_STATED,) for key, found in values.items()}
    return FinderCard(entry, (*main, *rest), _notes((*main, *rest)), len(main), said, az)


def _notes(views: Sequence[ResultView]) -> tuple[str, ...]:
    alike = Counter((view.result.outcome, view.result.intervention) for view in views)

    def note(view: ResultView) -> str:
        about = [view.result.intervention or ""]
        if alike[view.result.outcome, view.result.intervention] > 1:
            about.append(view.measured)
        return "; ".join(filter(None, about))

    return tuple(map(note, views))


def ages_of(record: Intervention) -> tuple[str, ...]:
    """The ages to choose from that a summary is about, at least in part."""
    ages = record.population.ages if record.population else None
    if ages is None:
        return ()
    return tuple(value for value, youngest, oldest in AGES if ages.from_ <= oldest and ages.to >= youngest)
