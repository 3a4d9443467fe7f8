"""A filled-in template and the store -> the texts of the files that it makes, and what a check says of each line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic, Place
from evidence_store.editing.new.text import new_file, with_new_items
from evidence_store.importing.present import text_of
from evidence_store.importing.rejected import CannotImport, Rejected
from evidence_store.importing.spreadsheet.workbook import Rows
from evidence_store.importing.spreadsheet.xlsx_sheet import as_sheet
from evidence_store.importing.studies.merge import Merged, merge
from evidence_store.importing.studies.rows import rows_of
from evidence_store.importing.template.layout import FIELDS, Layout
from evidence_store.importing.template.read import Filled
from evidence_store.kinds.reference import KIND as REFERENCE
from evidence_store.records.body import passages
from evidence_store.records.entry import Entry
from evidence_store.records.fields import MAX_ID, SLUG, as_slug
from evidence_store.records.form_fields import name_field
from evidence_store.sources.front_matter import read_markdown
from evidence_store.sources.positions import path_at
from evidence_store.sources.source import Source
from evidence_store.sources.table import read_table


@dataclass(slots=True)
class Files:
    """What is to be written, in this order. The record comes last: an import that was cut off can be repeated."""

    id: str
    texts: dict[str, str] = field(default_factory=dict)
    """New texts of files, by their paths below the content folder."""
    changed: list[str] = field(default_factory=list)
    """Fields that an existing record has with other values."""
    sources: dict[str, Source] = field(default_factory=dict)
    tables: dict[str, Merged] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)


def files_of(
    filled: Filled, sheets: Mapping[str, Rows], made: Layout, catalogue: Catalogue, content: Path, file: str
) -> Files:
    """All texts that differ from what the store has. Raises CannotImport."""
    kind = made.kind
    id = filled.id or as_slug(str(filled.data.get(name_field(kind), "")))
    if not id:
        raise CannotImport(f"{file}[{FIELDS}]: neither an `id` nor a `{name_field(kind)}` is filled in")
    parts = id.split("/") if kind.nested else [id]
    if not all(SLUG.fullmatch(part) for part in parts) or len(id) > MAX_ID or id in kind.taken:
        raise CannotImport(
            f'{file}[{FIELDS}]: the `id` cannot be "{id[:MAX_ID]}"; write lower-case words joined by hyphens'
        )
    files = Files(id, rejected=list(filled.rejected))
    _references(filled, catalogue, content, files)
    path = f"{kind.plural}/{id}.md" if kind.plural else f"{id}.md"
    _tables(sheets, made, path.removesuffix(".md"), content, file, files)
    text = new_file(kind, filled.data, filled.body)
    source, _ = read_markdown(text, path, path)
    there = catalogue.entries.get((kind.name, id))
    if source is None or there is None or not _same(there, source, filled, files):
        files.texts[path] = text
        if there is None and (content / path).exists():
            files.changed.append("it cannot be read as it is")
        if source is not None:
            files.sources[path] = source
    return files


def _tables(
    sheets: Mapping[str, Rows], made: Layout, stem: str, content: Path, file: str, files: Files
) -> None:
    """The tables beside the record. Rows that are there and not in the spreadsheet stay."""
    for name, model in made.kind.tables.items():
        if len(sheets.get(name, {})) < 2:
            continue
        shown, path = f"{file}[{name}]", f"{stem}.{name}.csv"
        sheet = as_sheet(sheets[name], file, shown)
        fields = [column.name for column in made.tables[name]]
        known = {column: column if column in fields else "" for column in sheet.table.columns}
        read = rows_of(sheet, model, known, {})
        files.rejected += [
            *read.rejected,
            *(
                Rejected(Place(shown, sheet.table.header_line), f'there is no column "{column}"; delete it')
                for column, field in known.items()
                if not field
            ),
        ]
        before = text_of(content / path)
        table = read_table(before, path, path)[0] if before else None
        merged = merge(before, table, read.rows, model, update=True)
        files.rejected += merged.rejected
        if merged.lines:
            files.changed += [name] if before else []
            files.texts[path] = merged.text
            files.tables[path] = merged


def _same(there: Entry[Any], source: Source, filled: Filled, files: Files) -> bool:
    """Whether the store says so already. Names what it says otherwise."""
    try:
        new = there.kind.model.model_validate(source.data)
    except ValidationError:
        return False
    names = [name for name in type(new).model_fields if getattr(new, name) != getattr(there.record, name)]
    text = [(part.heading, part.text.strip("\n")) for part in passages(there)]
    if [(heading, words.rstrip()) for heading, words in text] != [
        (h, words.rstrip()) for h, words in filled.passages
    ]:
        names.append("text")
    files.changed += names
    return not names


def _references(filled: Filled, catalogue: Catalogue, content: Path, files: Files) -> None:
    new = dict[str, Mapping[str, Any]]()
    for id, data in filled.references.items():
        there = catalogue.entries.get((REFERENCE.name, id))
        if there is None:
            new[id] = data
            continue
        try:
            same = REFERENCE.model.model_validate(_tuples(data)) == there.record
        except ValidationError:
            same = False
        if not same:
            files.rejected.append(
                Rejected(
                    filled.reference_places[id],
                    f'the store has another "{id}"; give this one another id, or change that one in {REFERENCE.file}',
                )
            )
    if new:
        files.texts[REFERENCE.file] = with_new_items(REFERENCE, text_of(content / REFERENCE.file), new)


def _tuples(data: Any) -> Any:
    """Plain data as files give it: lists cannot change."""
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    return tuple(map(_tuples, data)) if isinstance(data, list) else data


def told_of(
    faults: Iterable[Diagnostic], files: Files, filled: Filled, shown_root: str, file: str
) -> list[Rejected]:
    """What a check says of the new texts, each at its place in the spreadsheet."""
    told = []
    for fault in faults:
        reason = f"{fault.message}; {fault.help}" if fault.help else fault.message
        path = fault.place.path.removeprefix(f"{shown_root}/")
        told.append(
            Rejected(
                _place(path, fault.place, files, filled) or Place(f"{file}: {path}", fault.place.line), reason
            )
        )
    return told


def _place(path: str, place: Place, files: Files, filled: Filled) -> Place | None:
    if path in files.tables:
        row = files.tables[path].lines.get(place.line)
        return row.place if row else None
    if path == REFERENCE.file:
        above = files.texts[path].split("\n")[: place.line]
        ids = [line.partition("id:")[2].strip("\"' ") for line in above if line.lstrip().startswith("- id:")]
        return filled.reference_places.get(ids[-1]) if ids else None
    source = files.sources.get(path)
    if source is None:
        return None
    if place.line >= source.body.line:
        before = source.body.text.split("\n")[: place.line - source.body.line + 1]
        number = sum(line.startswith("## ") for line in before)
        return filled.text_places[max(number - 1, 0)] if filled.text_places else None
    way = path_at(source.positions, place.line, place.column) or ()
    while way and way not in filled.places:
        way = way[:-1]
    return filled.places.get(way)
