"""Files -> records: each file to its kind, each value to its type, each fault to its place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from evidence_store.diagnostics import Diagnostic, Place
from evidence_store.progress import READING, UNWATCHED, Progress
from evidence_store.records import explain, rules
from evidence_store.records.body import check_body
from evidence_store.records.entry import Entry, RowSet
from evidence_store.records.fields import as_slug
from evidence_store.records.homes import home_by_fields, kind_of, nearest_id, strayed_tables
from evidence_store.records.item_ids import fault_of_id
from evidence_store.records.kind import Kind
from evidence_store.records.model_fields import fields_of
from evidence_store.records.named_by_label import with_ids
from evidence_store.records.record import Record
from evidence_store.records.sections import check_sections
from evidence_store.records.table_rows import read_rows
from evidence_store.sources import rules as source_rules
from evidence_store.sources.discover import Found
from evidence_store.sources.front_matter import read_markdown, read_yaml_file
from evidence_store.sources.source import Source, Table
from evidence_store.sources.table import read_table
from evidence_store.sources.text import read_text


class _Unplaced(Record):
    """Stands in for a record whose fields could not be read, so that faults have places."""


class Repeated(NamedTuple):
    """A record that is left out because an earlier one has its id."""

    entry: Entry[Any]
    first: Entry[Any]


@dataclass(frozen=True, slots=True)
class Records:
    """What was read."""

    entries: tuple[Entry[Any], ...]
    """Every record that can be used, sorted by kind and id."""
    faulty: frozenset[tuple[str, str]]
    """Kind and id of the others. A reference to one of them is no second fault;
    the id `*` stands for all of a kind whose file could not be read."""
    repeated: tuple[Repeated, ...] = ()
    """What has the id of another. It is not reported yet: who names which id shows what it should be called."""


def read_records(
    found: Found,
    kinds: Sequence[Kind],
    shown_root: str,
    unread: Collection[str] = (),
    progress: Progress = UNWATCHED,
) -> tuple[Records, list[Diagnostic]]:
    """Read every file but the `unread`; report all that is wrong with each of them.

    Records in files that are not read count as faulty: whoever refers to them makes no mistake.
    """
    entries: list[Entry[Any]] = []
    seen: set[tuple[str, str]] = set()
    findings: list[Diagnostic] = []
    tables = {path for path in found.texts if path.endswith(".csv")}
    used: set[str] = set()
    strayed = strayed_tables(found.texts, kinds)
    for path in found.misnamed:  # reported already; who refers to what it holds makes no second mistake
        kind, id, _ = kind_of(path, kinds, path, found.texts)
        seen.update([(kind.name, id or "*")] if kind else [])
        used.update(t for t in tables if t.startswith(path.removesuffix(".md") + "."))
    for path, file in progress.each(READING, sorted(found.texts.items()), len(found.texts)):
        if path.endswith(".csv"):
            continue
        shown = f"{shown_root}/{path}"
        kind, id, misplaced = kind_of(path, kinds, shown, found.texts)
        findings.extend(misplaced)
        if kind is None:
            continue
        seen.add((kind.name, id or "*"))
        if misplaced:  # whoever refers to it by the name it should have makes no second mistake
            seen.add((kind.name, nearest_id(id)))
        text, faults = read_text(file, shown) if path not in unread else (None, [])
        findings.extend(faults)
        if text is None:
            used.update(t for t in tables if t.startswith(path.removesuffix(".md") + "."))
            continue
        if kind.file:
            source, faults = read_yaml_file(text, path, shown)
            findings.extend(faults)
            if source is not None:
                seen.remove((kind.name, "*"))
                seen.update((kind.name, name) for id in _list_ids(source) for name in (id, as_slug(id)))
                entries.extend(_take(_list_entries(source, kind), findings))
            continue
        source, faults = read_markdown(text, path, shown)
        findings.extend(faults)
        own = {name: f"{path.removesuffix('.md')}.{name}.csv" for name in kind.tables}
        used.update(own.values())
        if source is None:
            continue
        rows = {
            name: _take(_read_table(found.texts, table, shown_root, kind, name), findings)
            for name, table in own.items()
            if table in tables or table in strayed.values() or table in found.misnamed
        }
        cut = _field_in_text(source, kind)
        if cut:
            findings.append(cut)
            continue
        other = home_by_fields(source.data, kind, kinds)
        if other:
            seen.add((other.name, id.rpartition("/")[2]))
            findings.append(_elsewhere(source, other))
            continue
        entry = _take(_entry(Entry(kind, id, _Unplaced(), source, (), rows), source.data), findings)
        sound = not misplaced and not any(fault.is_error for fault in faults)
        if entry is not None and sound and all(row_set.complete for row_set in rows.values()):
            entries.append(entry)
    findings.extend(_orphan(path, strayed, shown_root) for path in sorted(tables - used))
    kept, repeated = _one_for_each_id(entries, kinds)
    return Records(kept, frozenset(seen - {entry.key for entry in kept}), repeated), with_ids(findings, kept)


def _field_in_text(source: Source, kind: Kind) -> Diagnostic | None:
    """What to say of a text that begins with a field, or with one more line of hyphens."""
    lines = source.body.text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    place, line = source.line(source.body.line + first), lines[first].rstrip()
    name, colon, _ = line.partition(":")
    if colon and name in fields_of(kind.model):
        help = "move the line of three hyphens above it below the last field"
        return rules.FIELD_IN_TEXT.at(place, f"the field `{name}` stands below the end of the fields", help)
    if line == "---" and first == 0:
        message = "a second line of hyphens ends the fields"
        return rules.FIELD_IN_TEXT.at(place, message, "delete one of the two lines")
    return _second_record(source, kind, lines)


def _second_record(source: Source, kind: Kind, lines: Sequence[str]) -> Diagnostic | None:
    """What to say of the fields of another record in the text of this one."""
    known = fields_of(kind.model)
    for number, (line, below) in enumerate(pairwise(lines)):
        if not line.startswith("---") or line.rstrip() != "---":
            continue
        name, colon, _ = below.partition(":")
        if colon and name in known:
            return rules.FIELD_IN_TEXT.at(
                source.line(source.body.line + number),
                "the fields of another record begin here",
                "move them and what follows into a file of their own; if they stand here by mistake, delete them",
            )
    return None


def _elsewhere(source: Source, kind: Kind) -> Diagnostic:
    """What to say of a record that lies in the folder of another kind."""
    name = source.path.rpartition("/")[2]
    return source_rules.MISPLACED_FILE.at(
        Place(source.shown_path),
        f"these are the fields of another kind of content: {kind.label}",
        f"move the file to {kind.plural}/{name}" if kind.plural else f"move the file to {name}",
    )


def _entry(blank: Entry[Any], data: Any) -> tuple[Entry[Any] | None, list[Diagnostic]]:
    if not isinstance(data, dict):
        return None, [
            rules.NOT_FIELDS.at(
                blank.place(), "these are not fields", "write each as `name: value` on a line of its own"
            )
        ]
    try:
        entry = replace(blank, record=blank.kind.model.model_validate(data))
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, [*explain.findings(faults, blank, data), *check_body(blank), *check_sections(blank)]
    found = [*check_body(entry), *check_sections(entry)]
    for check in blank.kind.checks:
        found.extend(check(entry))
    return (None if any(finding.is_error for finding in found) else entry), found


def _list_entries(source: Source, kind: Kind) -> tuple[list[Entry[Any]], list[Diagnostic]]:
    """The records of a file that holds a list of them."""
    if not isinstance(source.data, tuple):
        return [], [
            rules.NOT_FIELDS.at(
                source.place(),
                "this file is a list, and its items begin with a hyphen",
                "begin each item with `- id: …`",
            )
        ]
    entries, found = [], list[Diagnostic]()
    for index, item in enumerate(source.data):
        fields = dict(item) if isinstance(item, dict) else item
        id = fields.pop("id", None) if isinstance(fields, dict) and kind.has_ids else str(index + 1)
        blank = Entry[Any](kind, str(id), _Unplaced(), source, (index,))
        fault = fault_of_id(blank, id) if isinstance(fields, dict) else None
        if fault is not None:
            found.append(fault)
            continue
        entry = _take(_entry(blank, fields), found)
        if entry is not None:
            entries.append(entry)
    return entries, found


def _list_ids(source: Source) -> Iterator[str]:
    items = source.data if isinstance(source.data, tuple) else ()
    return (str(item["id"]) for item in items if isinstance(item, dict) and "id" in item)


def _orphan(path: str, strayed: Mapping[str, str], shown_root: str) -> Diagnostic:
    better = strayed.get(path, "").rpartition("/")[2]
    return rules.ORPHAN_TABLE.at(
        Place(f"{shown_root}/{path}"),
        "no record has a table of this name",
        f"rename the file to {better}"
        if better
        else "name it like its record: kinship-care.studies.csv beside kinship-care.md",
    )


def _read_table(
    files: Mapping[str, Path], path: str, shown_root: str, kind: Kind, name: str
) -> tuple[RowSet, list[Diagnostic]]:
    """The rows that can be read. Rows left out must not look as if they had never been there."""
    shown = f"{shown_root}/{path}"
    nothing = RowSet(Table(path, shown, (), 1, ()), (), complete=False)
    if path not in files:  # the file has another name, which is reported
        return nothing, []
    file = files[path]
    text, found = read_text(file, shown)
    if text is None:
        return nothing, found
    table, faults = read_table(text, path, shown)
    found += faults
    if table is None:
        return nothing, found
    if table.rows or not faults:  # rows that do not fit the header are reported; the table is not empty
        rows, row_faults = read_rows(table, kind.tables[name])
        found += row_faults
    else:
        rows = nothing
    return replace(rows, complete=not any(finding.is_error for finding in found)), found


def _one_for_each_id(
    entries: Iterable[Entry[Any]], kinds: Sequence[Kind]
) -> tuple[tuple[Entry[Any], ...], tuple[Repeated, ...]]:
    """Of two records with one id the first stays."""
    order = {kind.name: number for number, kind in enumerate(kinds)}
    kept: dict[tuple[str, str], Entry[Any]] = {}
    repeated = []
    for entry in sorted(entries, key=lambda e: (order[e.kind.name], e.id.lower(), e.source.path, e.item)):
        first = kept.setdefault((entry.kind.name, entry.id.lower()), entry)
        if first is not entry:
            repeated.append(Repeated(entry, first))
    return tuple(kept.values()), tuple(repeated)


def _take(outcome: tuple[Any, list[Diagnostic]], findings: list[Diagnostic]) -> Any:
    made, found = outcome
    findings.extend(found)
    return made
