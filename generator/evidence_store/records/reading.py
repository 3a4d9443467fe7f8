"""Files -> records: each file to its kind, each value to its type, each fault to its place."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evidence_store.diagnostics import Diagnostic, Place, did_you_mean
from evidence_store.records import explain, rules
from evidence_store.records.body import check_body
from evidence_store.records.entry import Entry, RowSet
from evidence_store.records.fields import SLUG_PATTERN
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record
from evidence_store.records.table_rows import read_rows
from evidence_store.sources import rules as source_rules
from evidence_store.sources.discover import Found
from evidence_store.sources.front_matter import read_markdown, read_yaml_file
from evidence_store.sources.source import Source, Table
from evidence_store.sources.table import read_table
from evidence_store.sources.text import read_text

_SLUG = re.compile(SLUG_PATTERN)
MAX_ID = 80
"""Characters of an id: with the site's address before it, a line still holds it."""


class _Unplaced(Record):
    """Stands in for a record whose fields could not be read, so that faults have places."""


@dataclass(frozen=True, slots=True)
class Records:
    """What was read."""

    entries: tuple[Entry[Any], ...]
    """Every record that can be used, sorted by kind and id."""
    faulty: frozenset[tuple[str, str]]
    """Kind and id of the others. A reference to one of them is no second fault;
    the id `*` stands for all of a kind whose file could not be read."""


def read_records(found: Found, kinds: Sequence[Kind], shown_root: str) -> tuple[Records, list[Diagnostic]]:
    """Read every file; report all that is wrong with each of them."""
    entries: list[Entry[Any]] = []
    seen: set[tuple[str, str]] = set()
    findings: list[Diagnostic] = []
    tables = {path for path in found.texts if path.endswith(".csv")}
    used: set[str] = set()
    for path, file in sorted(found.texts.items()):
        if path.endswith(".csv"):
            continue
        shown = f"{shown_root}/{path}"
        kind, id, misplaced = _kind_of(path, kinds, shown, found.texts)
        findings.extend(misplaced)
        if kind is None:
            continue
        seen.add((kind.name, id or "*"))
        if misplaced:  # whoever refers to it by the name it should have makes no second mistake
            seen.add((kind.name, _as_slug(id)))
        text, faults = read_text(file, shown)
        findings.extend(faults)
        if text is None:
            used.update(t for t in tables if t.startswith(path.removesuffix(".md") + "."))
            continue
        if kind.file:
            source, faults = read_yaml_file(text, path, shown)
            findings.extend(faults)
            if source is not None:
                seen.remove((kind.name, "*"))
                seen.update((kind.name, id) for id in _list_ids(source))
                entries.extend(_take(_list_entries(source, kind), findings))
            continue
        source, faults = read_markdown(text, path, shown)
        findings.extend(faults)
        own = {name: f"{path.removesuffix('.md')}.{name}.csv" for name in kind.tables}
        used.update(own.values())
        if source is None:
            continue
        rows: dict[str, RowSet] = {
            name: _take(_read_table(found.texts[table], table, shown_root, kind, name), findings)
            for name, table in own.items()
            if table in tables
        }
        entry = _take(_entry(Entry(kind, id, _Unplaced(), source, (), rows), source.data), findings)
        sound = not misplaced and not any(fault.is_error for fault in faults)
        if entry is not None and sound and all(row_set.complete for row_set in rows.values()):
            entries.append(entry)
    findings.extend(
        rules.ORPHAN_TABLE.at(
            Place(f"{shown_root}/{path}"),
            "no record has a table of this name",
            "name it like its record: kinship-care.studies.csv beside kinship-care.md",
        )
        for path in sorted(tables - used)
    )
    kept = _without_duplicates(entries, kinds, findings)
    return Records(kept, frozenset(seen - {entry.key for entry in kept})), findings


def _kind_of(
    path: str, kinds: Sequence[Kind], shown: str, paths: Container[str]
) -> tuple[Kind | None, str, list[Diagnostic]]:
    for kind in kinds:
        if kind.file == path:
            return kind, "", []
    folder, _, rest = path.rpartition("/")
    stem, ending = rest.rsplit(".", 1)
    if ending == "yml":
        files = [kind.file for kind in kinds if kind.file]
        return (
            None,
            "",
            [
                source_rules.UNEXPECTED_FILE.at(
                    Place(shown),
                    "no kind of content is kept in this file",
                    did_you_mean(path, files) or f"the YAML files are: {', '.join(files)}",
                )
            ],
        )
    by_folder = {kind.plural: kind for kind in kinds if not kind.file}
    top = folder.split("/")[0]
    home = by_folder.get(top) or next((kind for kind in kinds if kind.nested), None)
    if home is None:
        return (
            None,
            "",
            [
                source_rules.MISPLACED_FILE.at(
                    Place(shown),
                    "no kind of content is kept in this folder",
                    f"the folders are: {', '.join(sorted(filter(None, by_folder)))}",
                )
            ],
        )
    if not home.nested and folder != home.plural:
        return (
            None,
            "",
            [
                source_rules.MISPLACED_FILE.at(
                    Place(shown),
                    f"the files of {home.plural}/ lie directly in it",
                    f"move the file to {home.plural}/{rest}",
                )
            ],
        )
    id = path.removesuffix(".md") if home.nested else stem
    if stem == "index" and not home.nested:
        return (
            home,
            id,
            [
                source_rules.BAD_FILE_NAME.at(
                    Place(shown),
                    f"{home.plural}/index.html is the list of all records here, which is made for you",
                    "give the file the name of its record, or delete it",
                )
            ],
        )
    if all(_SLUG.fullmatch(part) for part in id.split("/")) and len(id) <= MAX_ID:
        return home, id, []
    better = _as_slug(id) + ".md"
    better_path = better if home.nested else f"{home.plural}/{better}"
    if better_path in paths:
        return (
            home,
            id,
            [
                rules.DUPLICATE_ID.at(
                    Place(shown),
                    f'there is already a file "{better_path}"',
                    "give this one another name, in lower-case words and hyphens, or join the two",
                )
            ],
        )
    return (
        home,
        id,
        [
            source_rules.BAD_FILE_NAME.at(
                Place(shown),
                f'"{shown.rpartition("/")[2]}" is not a name for a page',
                f"rename the file to {better}",
            )
        ],
    )


def _as_slug(id: str) -> str:
    """The nearest id that the rules allow, folder by folder."""
    parts = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in id.split("/"))
    return "/".join(part or "a-name" for part in parts)[:MAX_ID].strip("-/")


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
        return None, [*explain.findings(faults, blank, data), *check_body(blank)]
    found = list(check_body(entry))
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
        id = fields.pop("id", None) if isinstance(fields, dict) else None
        blank = Entry[Any](kind, str(id), _Unplaced(), source, (index,))
        if isinstance(fields, dict) and id is None:
            found.append(
                rules.MISSING_FIELD.at(
                    blank.place(),
                    "`id` is missing",
                    "give the item a short name in lower case: `id: kinship-care`",
                )
            )
            continue
        if isinstance(fields, dict) and (not isinstance(id, str) or not _SLUG.fullmatch(id)):
            found.append(
                rules.BAD_VALUE.at(
                    blank.place("id"),
                    f'`id` cannot be "{id}"',
                    "an id is made of lower-case letters, digits and hyphens",
                )
            )
            continue
        if isinstance(id, str) and len(id) > MAX_ID:
            found.append(
                rules.BAD_VALUE.at(
                    blank.place("id"),
                    f"`id` has {len(id)} characters; the most is {MAX_ID}",
                    f"write {id[:MAX_ID].rstrip('-')}",
                )
            )
            continue
        entry = _take(_entry(blank, fields), found)
        if entry is not None:
            entries.append(entry)
    return entries, found


def _list_ids(source: Source) -> Iterator[str]:
    items = source.data if isinstance(source.data, tuple) else ()
    return (str(item["id"]) for item in items if isinstance(item, dict) and "id" in item)


def _read_table(
    file: Path, path: str, shown_root: str, kind: Kind, name: str
) -> tuple[RowSet, list[Diagnostic]]:
    """The rows that can be read. Rows left out must not look as if they had never been there."""
    shown = f"{shown_root}/{path}"
    nothing = RowSet(Table(path, shown, (), 1, ()), (), complete=False)
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


def _without_duplicates(
    entries: Iterable[Entry[Any]], kinds: Sequence[Kind], findings: list[Diagnostic]
) -> tuple[Entry[Any], ...]:
    """Of two records with one id the first stays; the other is reported."""
    order = {kind.name: number for number, kind in enumerate(kinds)}
    kept: dict[tuple[str, str], Entry[Any]] = {}
    for entry in sorted(entries, key=lambda e: (order[e.kind.name], e.id.lower(), e.place())):
        first = kept.setdefault((entry.kind.name, entry.id.lower()), entry)
        if first is not entry:
            place = entry.place("id") if entry.kind.file else entry.place()
            findings.append(
                rules.DUPLICATE_ID.at(
                    place,
                    f'the id "{first.id}" is taken by {first.place()}',
                    "give this one another id, or join the two",
                )
            )
    return tuple(kept.values())


def _take(outcome: tuple[Any, list[Diagnostic]], findings: list[Diagnostic]) -> Any:
    made, found = outcome
    findings.extend(found)
    return made
