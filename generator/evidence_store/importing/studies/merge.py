"""New rows and the CSV that is there -> the text of the CSV, with where each new row stands in it."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidence_store.importing.rejected import Rejected
from evidence_store.importing.studies.rows import NewRow, key_of, without_line
from evidence_store.records.record import TableRecord
from evidence_store.records.table_rows import read_rows
from evidence_store.sources.source import Table


@dataclass(slots=True)
class Merged:
    """What becomes of a table."""

    text: str
    """The whole CSV."""
    lines: dict[int, NewRow] = field(default_factory=dict)
    """The new rows by their lines in it."""
    known: int = 0
    """Rows that the table has already, with the same cells."""
    rejected: list[Rejected] = field(default_factory=list)


def merge(
    before: str,
    table: Table | None,
    rows: Sequence[NewRow],
    model: type[TableRecord],
    *,
    update: bool = False,
) -> Merged:
    """Add the rows at the end of `before`, whose `table` was read from it; None if there is none yet.

    A row of which the table says something else is rejected, or takes its place with `update`.
    """
    there = {key_of(record): record for record in read_rows(table, model)[0].rows} if table else {}
    merged, changed, added = Merged(before), dict[int, NewRow](), list[NewRow]()
    new = dict[tuple[str, ...], NewRow]()
    for row in rows:
        key = key_of(row.record)
        known = there.get(key) or (new[key].record if key in new else None)
        if known is None:
            new[key] = row
            added.append(row)
        elif without_line(known) == without_line(row.record):
            merged.known += 1
        elif update and key in there and known.line not in changed:
            changed[known.line] = row
        else:
            in_file = key in new or known.line in changed
            merged.rejected.append(Rejected(row.place, _difference(known, row, in_file=in_file)))
    if added or changed:
        _write(merged, table, changed, added, list(model.model_fields))
    return merged


def _difference(known: TableRecord, row: NewRow, *, in_file: bool) -> str:
    others = without_line(row.record)
    name, old = next((name, value) for name, value in without_line(known).items() if value != others[name])
    where, help = ("another row of this file", "keep one of them")
    if not in_file:
        where, help = f"line {known.line} of the table", "to write this one in its place, add --update"
    was, now = ("empty" if value is None else value for value in (old, others[name]))
    return f"{where} is about the same, and there `{name}` is {was}, here {now}; {help}"


def _write(
    merged: Merged,
    table: Table | None,
    changed: Mapping[int, NewRow],
    added: Sequence[NewRow],
    order: list[str],
) -> None:
    used = {name for row in (*changed.values(), *added) for name in row.cells}
    old = table.columns if table else ()
    columns = [*old, *(name for name in order if name in used and name not in old)]
    at = dict[int, NewRow]()
    if table and len(columns) == len(old) and not changed:
        texts = [merged.text if merged.text.endswith("\n") else merged.text + "\n"]
    else:
        texts = [_line(columns)]
        for row in table.rows if table else ():
            placed = changed.get(row.line)
            texts.append(_line([(placed or row).cells.get(name, "") for name in columns]))
            if placed:
                at[len(texts)] = placed
    for new in added:
        texts.append(_line([new.cells.get(name, "") for name in columns]))
        at[len(texts)] = new
    line = 1
    for number, text in enumerate(texts, start=1):
        if number in at:
            merged.lines[line] = at[number]
        line += text.count("\n")
    merged.text = "".join(texts)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
