"""An evidence diff as tables of plain text, the most important first: what Markdown and HTML both show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidence_store.evidence_diff.model import (
    EvidenceDiff,
    FieldChange,
    RecordChange,
    RecordName,
    ResultChange,
)
from evidence_store.evidence_diff.words import (
    DATES,
    by_fate,
    rating_changes,
    reason_lines,
    short,
    state_lines,
)
from evidence_store.pages.words import counted, day, joined

Cell = tuple[str, ...]
"""The lines of a cell. None of it can be trusted."""
MOST_FILES = 5
"""Files named in one cell; more are counted."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """One sentence to read before the table."""


def sections(diff: EvidenceDiff) -> list[Section]:
    """The tables that have rows."""
    return [made for make in _SECTIONS for made in make(diff) if made.rows]


def _ratings(diff: EvidenceDiff) -> Iterator[Section]:
    yield Section("Ratings", _RESULT_COLUMNS, tuple(map(_result, rating_changes(diff))))


def _unread(diff: EvidenceDiff) -> Iterator[Section]:
    where = {
        (True, False): "before the change",
        (False, True): "after the change",
        (True, True): "before and after the change",
    }
    rows = tuple(((u.file,), (f"has an error {where[u.before, u.after]}",)) for u in diff.unread)
    yield Section("Could not be compared", ("File", "Why"), rows)


def _problems(diff: EvidenceDiff) -> Iterator[Section]:
    for heading, problems in (
        ("Please look at", diff.problems_new),
        ("No longer a problem", diff.problems_gone),
    ):
        rows = tuple(
            ((p.severity,), (f"{p.file}, line {p.line}",), (f"{p.message} ({p.rule})",), (p.help,))
            for p in problems
        )
        yield Section(heading, ("Level", "Where", "What is wrong", "What to do"), rows)


def _approvals(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(((" ".join(approval.owners),), _files(approval.files)) for approval in diff.approvals)
    yield Section("Who must approve", ("Who", "For"), rows)


def _facts(diff: EvidenceDiff) -> Iterator[Section]:
    rest = tuple(c for c in diff.results if c.before and c.after and not c.moves)
    yield Section("Results with the same rating", _RESULT_COLUMNS, tuple(map(_result, rest)))


def _studies(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(
        (
            (change.record.title,),
            (change.study,),
            (f"{'taken out' if change.before else 'added'}, {_for_results(change.before or change.after)}",),
        )
        for change in diff.studies
    )
    yield Section("Studies", ("Summary", "Study", "What happens"), rows)


def _pages(diff: EvidenceDiff) -> Iterator[Section]:
    heirs = {address: c.after for c in diff.records if c.after for address in c.after.former}
    new, removed, renamed, _ = by_fate(change for change in diff.records if change.record.address)

    def old_address(name: RecordName, heir: RecordName | None) -> str:
        return f"{name.address} leads to {heir.address}" if heir else f"{name.address} leads nowhere"

    rows: list[tuple[Cell, ...]] = [(_name(c.record), ("new", c.record.address)) for c in new]
    for change in (*removed, *renamed):
        assert change.before is not None
        told = "renamed" if change.after else "removed"
        rows.append(
            (_name(change.record), (told, old_address(change.before, heirs.get(change.before.address))))
        )
    yield Section("Pages", ("Page", "What happens"), tuple(rows))


def _dates(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(
        (_name(change.record), (field.name.replace("_", " "),), (_day(field.before),), (_day(field.after),))
        for change in diff.records
        for field in change.fields
        if field.name in DATES
    )
    yield Section("Review dates", ("Page", "Date", "Before", "After"), rows)


def _texts(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(
        (_name(change.record), (", ".join(map(_field, fields)),))
        for change in diff.records
        if (fields := [field for field in change.fields if field.name not in DATES]) and change.record.address
    )
    yield Section("Texts and fields", ("Page", "What is different"), rows)


def _terms(diff: EvidenceDiff) -> Iterator[Section]:
    terms = tuple(
        (_name(change.record), (_fate(change),)) for change in diff.records if not change.record.address
    )
    yield Section("Vocabulary and sources", ("Term or source", "What happens"), terms)
    uses = tuple(
        (_name(change.record), (_named(change.before),), (_named(change.after),)) for change in diff.sources
    )
    yield Section("Sources in use", ("Source", "Before", "After"), uses)


def _cells(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(
        ((c.intervention or "Practices without a summary", c.outcome), (_held(c.before),), (_held(c.after),))
        for c in diff.cells
    )
    yield Section("Evidence map", ("Cell", "Before", "After"), rows)


def _choices(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(((f"{c.filter}: {c.choice}",), (f"{c.before:,}",), (f"{c.after:,}",)) for c in diff.choices)
    yield Section("Finder", ("Choice", "Before", "After"), rows)


def _links(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(
        ((link.address,), ("new",) if link.after else ("gone",), _files(link.after or link.before))
        for link in sorted(diff.links, key=lambda link: not link.after)
    )
    yield Section("Links out of the store", ("Address", "What happens", "In"), rows)


def _downloads(diff: EvidenceDiff) -> Iterator[Section]:
    rows = tuple(((f.address,), (_rows(f.before),), (_rows(f.after),)) for f in diff.downloads)
    yield Section("Tables to download", ("File", "Rows before", "Rows after"), rows)


_SECTIONS: tuple[Callable[[EvidenceDiff], Iterator[Section]], ...] = (
    _ratings, _unread, _problems, _approvals, _facts, _studies, _pages, _texts, _dates, _cells, _terms,
    _choices, _links, _downloads,
)  # fmt: skip
_RESULT_COLUMNS = ("Result", "Before", "After", "Why")


def _result(change: ResultChange) -> tuple[Cell, ...]:
    named = (change.record.title, f"{change.outcome}: {change.measure}")
    return named, state_lines(change.before), state_lines(change.after), reason_lines(change)


def _name(record: RecordName) -> Cell:
    return record.title, record.file


def _field(field: FieldChange) -> str:
    if not field.is_text:
        return field.name
    return f'the text below "{field.name}"' if field.name else "the text"


def _fate(change: RecordChange) -> str:
    if change.renamed:
        return f"renamed from {change.before.id if change.before else ''}"
    if not (change.before and change.after):
        return "removed" if change.before else "new"
    return "; ".join(
        f"{f.name}: {short(f.before or 'none')} → {short(f.after or 'none')}" for f in change.fields
    )


def _for_results(results: tuple[str, ...]) -> str:
    return f"with rows for {joined(results)}"


def _named(count: int) -> str:
    return f"named by {counted(count, 'record')}" if count else "named nowhere"


def _held(held: tuple[int, int]) -> str:
    results, practices = held
    parts = [
        counted(results, "result") if results else "",
        counted(practices, "practice") if practices else "",
    ]
    return joined(parts) or "not studied"


def _rows(count: int | None) -> str:
    return "no such file" if count is None else f"{count:,}"


def _day(value: str | None) -> str:
    return day(value) or "none"


def _files(files: tuple[str, ...]) -> Cell:
    more = len(files) - MOST_FILES
    return (*files[:MOST_FILES], *([f"and {more} more"] if more > 0 else []))
