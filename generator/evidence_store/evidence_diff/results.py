"""Results of published summaries before and after: what readers are told, and which facts are different."""

from collections.abc import Iterator
from typing import Any

from evidence_store.analyses.phrases import phrases_of
from evidence_store.analyses.rating import Rating
from evidence_store.evidence_diff.causes import Case, facts_between
from evidence_store.evidence_diff.model import (
    EstimateState,
    FactChange,
    RecordName,
    ResultChange,
    ResultState,
    StudyChange,
    Unread,
)
from evidence_store.evidence_diff.names import name_of
from evidence_store.evidence_diff.pairs import Pairs
from evidence_store.kinds.intervention.outcome import OutcomeResult, StudyRow
from evidence_store.pages.plots.forest import UNITS, effect_text
from evidence_store.pages.scale import effect_level
from evidence_store.pipeline import Checked
from evidence_store.records.entry import Entry

Summary = Entry[Any] | None
Compared = tuple[list[ResultChange], list[StudyChange], list[Unread]]


def result_changes(before: Checked, after: Checked, pairs: Pairs) -> Compared:
    """Every result of which something is different, studies that came or left, and what nobody could rate."""
    found: Compared = [], [], []
    changes, studies, unread = found
    summaries: list[tuple[Summary, Summary]] = [
        *((None, entry) for entry in pairs.added),
        *((entry, None) for entry in pairs.removed),
        *pairs.both,
    ]
    for old, new in summaries:
        entry = new or old
        if entry is None or entry.kind.name != "intervention":
            continue
        record = name_of(entry, after if new else before)
        unrated = (_unrated(old, before), _unrated(new, after))
        if any(unrated):
            unread.append(Unread(entry.source.shown_path, *map(bool, unrated)))
        ids = dict.fromkeys([*_results(new), *_results(old)])
        for id in ids:
            if id not in unrated[0] | unrated[1]:
                changes.extend(
                    _result_change(record, _case(old, id, before), _case(new, id, after), old, new)
                )
        studies.extend(_studies(record, old, new))
    changes.sort(key=_weight)
    return found


def _results(entry: Summary) -> dict[str, OutcomeResult]:
    """Results that readers see."""
    if entry is None or entry.record.status != "published":
        return {}
    return {result.id: result for result in entry.record.outcomes}


def _unrated(entry: Summary, checked: Checked) -> set[str]:
    """Results whose outcome is not in the vocabulary: the check reports it, and nothing can be said of them."""
    return {id for id in _results(entry) if entry and (entry.id, id) not in checked.analyses.ratings}


def _case(entry: Summary, id: str, checked: Checked) -> Case | None:
    result = _results(entry).get(id)
    if entry is None or result is None:
        return None
    return Case.of(entry, result, checked.catalogue, checked.analyses)


def _result_change(
    record: RecordName, old: Case | None, new: Case | None, was: Summary, now: Summary
) -> Iterator[ResultChange]:
    case = new or old
    assert case is not None
    facts = facts_between(old, new) if old and new else _arrival(was, now)
    before, after = (_state(case) if case else None for case in (old, new))
    if facts or before != after:
        yield ResultChange(
            record, case.result.id, case.outcome.label, case.result.measure, before, after, tuple(facts)
        )


def _arrival(was: Summary, now: Summary) -> list[FactChange]:
    """Why a result is there on one side only: its page is, or is published, or it is new on its page."""
    if was is None or now is None:
        return [FactChange("page", "", was.record.title if was else None, now.record.title if now else None)]
    if was.record.status != now.record.status:
        return [FactChange("status", "", was.record.status, now.record.status)]
    return []


def _state(case: Case) -> ResultState:
    rating = case.rating
    level = effect_level(rating.level, case.catalogue, phrases_of(case.catalogue))
    sure = rating.certainty.level if rating.certainty else None
    labels = {entry.record.rank: entry.record.label for entry in case.catalogue.of("strength-level")}
    return ResultState(
        level=rating.level.replace("_", "-"),
        level_label=level.label,
        symbol=level.symbol,
        sure=sure,
        sure_label=labels.get(sure, "") if sure is not None else "",
        set_by=rating.override.by if rating.override else "",
        estimate=_estimate(rating),
        studies=rating.evidence.k,
        people=rating.evidence.n,
        sentence=rating.sentence,
    )


def _estimate(rating: Rating) -> EstimateState | None:
    estimate, measure = rating.evidence.estimate, rating.evidence.measure
    if estimate is None or measure is None:
        return None
    values = (estimate.value, estimate.low, estimate.high)
    return EstimateState(effect_text(measure, *values), UNITS[measure], *map(measure.display, values))


def _studies(record: RecordName, old: Summary, new: Summary) -> Iterator[StudyChange]:
    before, after = _by_study(old), _by_study(new)
    for study in sorted(before.keys() ^ after.keys()):
        yield StudyChange(record, study, before.get(study, ()), after.get(study, ()))


def _by_study(entry: Summary) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    rows = entry.tables["studies"].rows if entry and _results(entry) and "studies" in entry.tables else ()
    for row in rows:
        if isinstance(row, StudyRow):
            found[row.study] = (*found.get(row.study, ()), row.result)
    return found


def _weight(change: ResultChange) -> tuple[int, str, str]:
    """Moved ratings first, then new ones, then those that are gone; the same looked at from either side."""
    rank = 0 if change.moves else 1 if not (change.before and change.after) else 2
    return rank, change.record.title.lower(), change.result
