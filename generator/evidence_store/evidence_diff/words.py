"""What the parts of an evidence diff are called, and its verdict in one line."""

from collections.abc import Iterable

from evidence_store.evidence_diff.model import (
    EvidenceDiff,
    FactChange,
    RecordChange,
    ResultChange,
    ResultState,
)
from evidence_store.pages.words import counted, joined

DATES = ("reviewed_on", "next_review", "updated")
"""Fields that say how fresh a page is."""
LONGEST = 160
"""Characters of a value in a list; the data has the whole."""
_LABELS = {"pooled": "pooled estimate", "better": "which direction is good", "rule": "rule of rating"}


def verdict(diff: EvidenceDiff) -> str:
    """The most important thing in one line. A change of prose says nothing about ratings."""
    parts = [
        next(filter(None, (_of_ratings(diff), _of_evidence(diff), _of_records(diff))), ""),
        _of_unread(diff),
    ]
    return "; ".join(filter(None, parts)) or _of_problems(diff)


def moved(diff: EvidenceDiff) -> list[ResultChange]:
    """Results whose rating moves."""
    return [change for change in diff.results if change.moves]


def arrived(diff: EvidenceDiff) -> list[ResultChange]:
    """Results that are new, or new to readers."""
    return [change for change in diff.results if change.before is None]


def gone(diff: EvidenceDiff) -> list[ResultChange]:
    """Results that readers see no more."""
    return [change for change in diff.results if change.after is None]


def rating_changes(diff: EvidenceDiff) -> list[ResultChange]:
    """All of these: what somebody must answer for."""
    return [*moved(diff), *arrived(diff), *gone(diff)]


def _of_ratings(diff: EvidenceDiff) -> str:
    return joined(
        [
            _said(len(moved(diff)), "rating moves", "ratings move"),
            _said(len(arrived(diff)), "rating is new", "ratings are new"),
            _said(len(gone(diff)), "rating is taken away", "ratings are taken away"),
        ]
    )


def _of_evidence(diff: EvidenceDiff) -> str:
    estimates = [c for c in diff.results if c.before and c.after and c.before.estimate != c.after.estimate]
    others = len(diff.results) - len(estimates)
    return joined(
        [
            _said(len(estimates), "estimate changes", "estimates change"),
            _said(others, "result has other facts", "results have other facts"),
        ]
    )


def _of_records(diff: EvidenceDiff) -> str:
    pages = [change for change in diff.records if change.record.address]
    new, removed, renamed, edited = by_fate(pages)
    others = len(diff.records) - len(pages)
    return joined(
        [
            _said(len(new), "page is new", "pages are new"),
            _said(len(removed), "page is removed", "pages are removed"),
            _said(len(renamed), "page is renamed", "pages are renamed"),
            _said(len(edited), "page reads differently", "pages read differently"),
            _said(others, "term or source changes", "terms or sources change"),
        ]
    )


def _of_unread(diff: EvidenceDiff) -> str:
    """Whoever reads the verdict alone must know that it is not the whole."""
    broken = sum(unread.after for unread in diff.unread)
    many = "files have errors and could not be compared"
    return _said(broken, "file has an error and could not be compared", many)


def _of_problems(diff: EvidenceDiff) -> str:
    if diff.problems_new or diff.problems_gone or diff.accepted_new or diff.accepted_gone:
        return "The check finds something else than before"
    return "Nothing changes for readers"


def _said(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""


def by_fate(
    changes: Iterable[RecordChange],
) -> tuple[list[RecordChange], list[RecordChange], list[RecordChange], list[RecordChange]]:
    """New, removed, renamed and edited records."""
    found = list(changes)
    return (
        [change for change in found if change.before is None],
        [change for change in found if change.after is None],
        [change for change in found if change.renamed],
        [change for change in found if change.before and change.after and not change.renamed],
    )


# Results ---------------------------------------------------------------------


def state_lines(state: ResultState | None) -> tuple[str, ...]:
    """What readers are told about a result, line by line; what it is when there is none to tell."""
    if state is None:
        return ("not there",)
    lines = [f"{state.symbol} {state.level_label}"]
    if state.set_by:
        lines.append(f"set by {state.set_by}")
    if state.sure_label:
        lines.append(f"how sure: {state.sure_label.lower()}")
    if state.estimate:
        lines.append(f"{state.estimate.metric} {state.estimate.text}")
    counts = [counted(state.studies, "study", "studies")] if state.studies is not None else []
    counts += [counted(state.people, "person", "people")] if state.people is not None else []
    return (*lines, *([", ".join(counts)] if counts else []))


def reason_lines(change: ResultChange) -> tuple[str, ...]:
    """What moved the rating; where it did not move, everything that is different."""
    facts = [fact for fact in change.facts if fact.moves] or list(change.facts)
    rest = len(change.facts) - len(facts)
    lines = [fact_words(fact) for fact in facts] or [
        "the result is new" if change.before is None else "taken out"
    ]
    return (*lines, *([f"and {counted(rest, 'fact')} that did not move it"] if rest else []))


def fact_words(fact: FactChange) -> str:
    """A fact that is different: "study added: Smith 2024"."""
    if fact.fact == "page":
        return "the page is new" if fact.before is None else "the page is removed"
    if fact.fact == "study" and (fact.before is None or fact.after is None):
        return f"study {'added' if fact.before is None else 'taken out'}: {fact.name}"
    label = _LABELS.get(fact.fact, fact.fact.replace("_", " "))
    name = (
        f"{label} ({fact.name.replace('_', ' ') if fact.fact == 'certainty' else fact.name})"
        if fact.name
        else label
    )
    if fact.before is None or fact.after is None:
        return f"{name} {'added' if fact.before is None else 'taken out'}: {short(fact.after or fact.before or '')}"
    return f"{name}: {short(fact.before)} → {short(fact.after)}"


def short(text: str) -> str:
    """A value on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
