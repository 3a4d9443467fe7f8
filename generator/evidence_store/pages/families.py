"""How like your families? Where the studies were done, in counts and in words. Never a score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.studies import Study
from evidence_store.pages.words import counted, country, joined

HOME = "GB"


@dataclass(frozen=True, slots=True)
class CountryShare:
    """The studies of one country."""

    name: str
    """The country's name, or "Not known"."""
    studies: int
    share: float
    """Of all studies, as a number of 100."""
    people: float | None
    """People in them; None where at least one of the studies does not say."""


@dataclass(frozen=True, slots=True)
class ReviewShare:
    """What a review says of its own studies."""

    reference: str
    """The review in the bibliography."""
    words: str
    """ "1 of 17 studies was done in the UK"."""


@dataclass(frozen=True, slots=True)
class Families:
    """What the panel says."""

    share: str
    """The share of the UK, in words."""
    reviews: tuple[ReviewShare, ...]
    """Reviews that count their UK studies; none where the studies themselves are on the page."""
    countries: tuple[CountryShare, ...]
    """Countries of the studies whose figures are on the page, most studies first; none without such studies."""
    known: str
    """What is known of the countries where there are no such studies, in words; else empty."""


def families(record: Intervention, studies: Sequence[Study]) -> Families:
    """Counted from the studies on the page where there are any; else in words what the summary records."""
    if studies:
        return Families(uk_share(studies), (), by_country(studies), "")
    reviews = tuple(_review_shares(record))
    return Families(_recorded_share(record, reviews), reviews, (), _recorded_countries(record, bool(reviews)))


def by_country(studies: Sequence[Study]) -> tuple[CountryShare, ...]:
    """Studies and people by country, the UK even if it has none; what is not known comes last."""
    groups: dict[str | None, list[Study]] = {HOME: []}
    for study in studies:
        groups.setdefault(study.country, []).append(study)
    order = sorted(groups, key=lambda code: (code is None, -len(groups[code]), country(code or "")))
    return tuple(
        CountryShare(
            country(code) if code else "Not known",
            len(groups[code]),
            100 * len(groups[code]) / len(studies),
            _people(groups[code]),
        )
        for code in order
    )


def uk_share(studies: Sequence[Study]) -> str:
    """The share of the UK in studies and in people, with its counts.

    A study of which the country is not known could be from the UK, so that the share is then "at least".
    """
    total, home = len(studies), [study for study in studies if study.country == HOME]
    unknown = [study for study in studies if study.country is None]
    if len(unknown) == total:
        them, were = (
            ("country the one study", "was") if total == 1 else (f"countries the {total} studies", "were")
        )
        return f"We do not know in which {them} on this page {were} done."
    words = [_studies_words(len(home), total, bool(unknown))]
    if home and len(home) < total:
        words.append(_people_words(home, studies, bool(unknown)))
    if unknown:
        people = _people(unknown)
        with_people = f" ({counted(round(people), 'person', 'people')})" if people is not None else ""
        which = "one study" if len(unknown) == 1 else f"{len(unknown)} studies"
        words.append(f"We do not know the country of {which}{with_people}.")
    return " ".join(words)


def _studies_words(home: int, total: int, some_unknown: bool) -> str:
    if total == 1:
        return f"The one study on this page {'was' if home else 'was not'} done in the UK."
    if home == total:
        return f"All {total} studies on this page were done in the UK."
    one, several = ("is", "are") if some_unknown else ("was", "were")
    known = "known to be from" if some_unknown else "done in"
    return (
        f"{home or 'None'} of the {total} studies on this page {one if home < 2 else several} {known} the UK."
    )


def _people_words(home: Sequence[Study], studies: Sequence[Study], some_unknown: bool) -> str:
    ours, everyone = _people(home), _people(studies)
    if ours is None or everyone is None:
        return "We cannot say what share of the people that is: not every study says how many it had."
    least = "at least " if some_unknown else ""
    return f"That is {least}{_in_100(ours, everyone)} of the people ({ours:,.0f} of {everyone:,.0f})."


def _in_100(part: float, whole: float) -> str:
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 1:
        return "fewer than 1 in 100"
    if 99 < share < 100:
        return "more than 99 in 100"
    return f"{share:.0f} in 100"


def _people(studies: Sequence[Study]) -> float | None:
    counts = [study.people for study in studies]
    return None if None in counts else sum(count for count in counts if count is not None)


def _review_shares(record: Intervention) -> Iterator[ReviewShare]:
    for source in record.sources:
        home, total = source.uk_studies, source.studies
        if home is None or not total:
            continue
        if total == 1:
            words = f"the one study {'was' if home else 'was not'} done in the UK"
        elif home == total:
            words = f"all {total} studies were done in the UK"
        else:
            words = f"{home or 'none'} of {total} studies {'was' if home < 2 else 'were'} done in the UK"
        yield ReviewShare(source.reference, words)


def _recorded_share(record: Intervention, reviews: Sequence[ReviewShare]) -> str:
    """What to say beside what the reviews count."""
    if reviews:
        elsewhere = record.uk and record.uk.tested == "yes" and not any(s.uk_studies for s in record.sources)
        other = "A study that is not in that count was done in the UK. " if elsewhere else ""
        return f"{other}We found no count of their people by country."
    tested = record.uk.tested if record.uk else "unclear"
    return {
        "yes": "It was tested in the UK. We found no count of how many studies, or of how many people, that was.",
        "no": "As far as our sources say, it was not tested in the UK.",
        "unclear": "It is not clear whether any of the studies, or of the people, were from the UK.",
    }[tested]


def _recorded_countries(record: Intervention, some_counted: bool) -> str:
    names = [country(code) for code in record.countries_studied]
    if not names:
        return "" if record.countries_note else "Our sources do not list the countries of the studies."
    if len(names) == 1:
        return f"The only country we know of: {names[0]}."
    known = f"Countries we know of: {joined(names)}."
    return known if some_counted else f"{known} We do not know how many studies come from each."
