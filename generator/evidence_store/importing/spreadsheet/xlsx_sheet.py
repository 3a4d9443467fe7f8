"""A sheet of an XLSX file that holds a table."""

from pathlib import Path

from evidence_store.diagnostics import Place, did_you_mean
from evidence_store.importing.rejected import CannotImport, Rejected
from evidence_store.importing.spreadsheet.csv_sheet import without_guard
from evidence_store.importing.spreadsheet.sheet import Sheet, Spot
from evidence_store.importing.spreadsheet.workbook import Cell, Rows, column_name, read_workbook
from evidence_store.sources.source import Table, TableRow


def read_xlsx_sheet(file: Path, name: str = "") -> Sheet:
    """The sheet called `name`, or the only one that holds anything. Raises CannotImport."""
    sheets = {title: rows for title, rows in read_workbook(file).items() if rows}
    if not sheets:
        raise CannotImport(f"{file} holds no cells")
    if name and name not in sheets:
        near = did_you_mean(name, sheets) or f"the sheets are: {', '.join(sheets)}"
        raise CannotImport(f'{file} has no sheet "{name}" with a table; {near}')
    if not name and len(sheets) > 1:
        raise CannotImport(f"{file} has several sheets; choose one with --sheet: {', '.join(sheets)}")
    title = name or next(iter(sheets))
    return as_sheet(sheets[title], file.name, f"{file}[{title}]" if len(sheets) > 1 else str(file))


def as_sheet(rows: Rows, path: str, shown_path: str) -> Sheet:
    """The rows below the first, which names the columns. Raises CannotImport."""
    header_line, *lines = rows
    width = max(map(len, rows.values()))
    columns = []
    for number in range(width):
        named = _at(rows[header_line], number).text
        used = any(_at(rows[line], number).text.strip() or _at(rows[line], number).fault for line in lines)
        columns.append(" ".join(named.split()) or (column_name(number) if used else ""))
    for name in columns:
        if name and columns.count(name) > 1:
            raise CannotImport(
                f'{shown_path}:{header_line}: two columns are called "{name}"; rename one of them'
            )
    table_rows = list[TableRow]()
    exact, faults = set[Spot](), dict[Spot, str]()
    for line in lines:
        cells = {name: _at(rows[line], number) for number, name in enumerate(columns) if name}
        table_rows.append(TableRow(line, {name: _text(cell) for name, cell in cells.items()}))
        exact.update((line, name) for name, cell in cells.items() if cell.exact)
        faults.update({(line, name): cell.fault for name, cell in cells.items() if cell.fault})
    table = Table(path, shown_path, tuple(filter(None, columns)), header_line, tuple(table_rows))
    if not table_rows:
        raise CannotImport(
            Rejected(Place(shown_path, header_line), "there are no rows below the header").line
        )
    return Sheet(table, frozenset(exact), faults)


def _text(cell: Cell) -> str:
    return cell.text if cell.exact else without_guard(cell.text.strip())


def _at(cells: tuple[Cell, ...], number: int) -> Cell:
    return cells[number] if number < len(cells) else Cell()
