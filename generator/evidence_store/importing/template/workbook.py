"""The sheets of a template -> the bytes of an XLSX file, the same for the same content.

Each column says what belongs in it when one of its cells is chosen, and offers what there is to choose from.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.xml.functions import tostring

from evidence_store.importing.template.filled import Lines
from evidence_store.importing.template.layout import CHOICES, FIELDS, GUIDE, REFERENCES, TEXT, Column, Layout
from evidence_store.records.form_fields import FormField

MADE = datetime(2000, 1, 1)
"""When the file says it was made: a moment that never changes."""
LAST_LINE = 1_000
"""The last line that offers choices and help."""
_HEAD = PatternFill("solid", fgColor="1F4E5F")
_NEEDED = PatternFill("solid", fgColor="7A3E00")
_FORMATS = {"line": "@", "text": "@", "reference": "@", "choice": "@", "day": "yyyy-mm-dd"}
"""How cells are kept: as text nothing is taken for a date or loses its zeros."""
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDE = frozenset({"note", "because", "what", "why", "measure", "interests", "text", "title", "statement"})


def as_workbook(made: Layout, lines: Mapping[str, Lines], choices: Mapping[str, Sequence[str]]) -> bytes:
    """The file. `choices` are the ids of records by their kinds."""
    book = Workbook()
    book.remove(book.active)
    _guide(book.create_sheet(GUIDE), made, lines)
    offered = _Offered(choices)
    for name, rows in lines.items():
        sheet = book.create_sheet(name)
        columns = _columns(made, name)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                _write(sheet.cell(number, place), value)
        for place, title in enumerate(rows[0], start=1):
            _head(sheet, place, columns.get(str(title)))
        if name == FIELDS:
            _field_helps(sheet, made, rows, offered)
        else:
            for place, title in enumerate(rows[0], start=1):
                column = columns.get(str(title))
                if column:
                    _help(
                        sheet,
                        f"{get_column_letter(place)}2:{get_column_letter(place)}{LAST_LINE}",
                        column,
                        offered,
                    )
        sheet.freeze_panes = "B2"
    offered.write(book.create_sheet(CHOICES))
    return _fixed(book)


class _Offered:
    """The lists of choices, each written once."""

    def __init__(self, ids: Mapping[str, Sequence[str]]) -> None:
        self._ids = ids
        self._lists: dict[tuple[str, ...], int] = {}

    def range_of(self, field: FormField) -> str:
        """Where the choices of a field stand; nothing for a field that has none."""
        if field.type == "yes or no":
            words: tuple[str, ...] = ("yes", "no")
        elif field.type == "reference":
            words = tuple(self._ids.get(field.refers_to, ()))
        else:
            words = tuple(map(str, field.choices))
        if not words:
            return ""
        letter = get_column_letter(self._lists.setdefault(words, len(self._lists) + 1))
        return f"{CHOICES}!${letter}$1:${letter}${len(words)}"

    def write(self, sheet: Any) -> None:
        for words, place in self._lists.items():
            for number, word in enumerate(words, start=1):
                _write(sheet.cell(number, place), int(word) if word.isdigit() else word)
        sheet.sheet_state = "hidden"


def _columns(made: Layout, name: str) -> dict[str, Column]:
    if name in made.lists:
        columns = made.lists[name].columns
    else:
        columns = {**made.tables, REFERENCES: made.references}.get(name, ())
    return {column.name: column for column in columns}


def _field_helps(sheet: Any, made: Layout, rows: Lines, offered: _Offered) -> None:
    columns = {column.name: column for column in made.fields}
    for number, row in enumerate(rows[1:], start=2):
        _help(sheet, f"B{number}", columns[str(row[0])], offered)
        value = sheet.cell(number, 2)
        value.number_format = _FORMATS.get(columns[str(row[0])].field.type, "General")
        value.alignment = _WRAPPED
        sheet.cell(number, 1).font = Font(bold=row[3] == "yes")
        sheet.cell(number, 3).font = Font(color="595959")
    for letter, width in (("A", 30), ("B", 60), ("C", 80), ("D", 9)):
        sheet.column_dimensions[letter].width = width


def _help(sheet: Any, cells: str, column: Column, offered: _Offered) -> None:
    field = column.field
    choices = "" if column.many and sheet.title != FIELDS else offered.range_of(field)
    help = field.help
    if column.people:
        help = f"{help} One a line: Family, Given; an organisation without a comma."
    elif column.many and sheet.title != FIELDS:
        help = f"{help} One a line."
    shown = DataValidation(
        type="list" if choices else None,
        formula1=choices or None,
        allow_blank=True,
        showErrorMessage=bool(choices),
        errorStyle="warning",
        errorTitle="Not in the list",
        error="This is none of the choices that the store has now. Keep it all the same?",
        showInputMessage=True,
        promptTitle=column.name[:32],
        prompt=help[:255] or None,
    )
    shown.add(cells)
    sheet.add_data_validation(shown)


def _head(sheet: Any, place: int, column: Column | None) -> None:
    cell = sheet.cell(1, place)
    needed = column is not None and column.field.required and len(column.path) == 1
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = _NEEDED if needed else _HEAD
    name = str(cell.value)
    letter = get_column_letter(place)
    wide = sheet.title == TEXT or name.rpartition(".")[2] in _WIDE
    sheet.column_dimensions[letter].width = 90 if sheet.title == TEXT and place > 1 else 40 if wide else 18
    if column is not None:
        sheet.column_dimensions[letter].number_format = (
            "@" if column.many else _FORMATS.get(column.field.type, "General")
        )


def _write(cell: Any, value: Any) -> None:
    """Text is text, whatever it begins with: nothing in the file is a formula."""
    if value is None or value == "":
        cell.value = None
        return
    cell.value = repr(value) if isinstance(value, float) else value
    if isinstance(value, float):
        cell.data_type = "n"  # openpyxl alone would round to sixteen digits
    elif isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    cell.alignment = _WRAPPED


def _guide(sheet: Any, made: Layout, lines: Mapping[str, Lines]) -> None:
    lists = ", ".join(name for name in (*made.lists, *made.tables))
    told = [
        ["kind", made.kind.name],
        ["What this is", f"{made.kind.label}: a form to fill in and to bring into the store."],
        ["How to fill it in", "Choose a cell to see what belongs in it. Leave empty what nobody knows."],
        [
            "fields",
            "One value a line. For one more item of a list, insert a line and copy the name of the field.",
        ],
        ["text", "The text of the page, in Markdown: a line for each heading."],
        ["references", "Publications that the store does not have yet. Other sheets name them by their id."],
        ["the other sheets", f"One line for each: {lists}. Brown headings must be filled in."],
        [
            "How to bring it in",
            "evidence-store import FILE.xlsx. It says what is missing, with sheet and line.",
        ],
    ]
    for number, row in enumerate(told, start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(number, place), value)
        sheet.cell(number, 1).font = Font(bold=True)
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 100


def _fixed(book: Any) -> bytes:
    """The file without the hour at which it was written."""
    out, fixed = io.BytesIO(), io.BytesIO()
    book.save(out)
    properties = DocumentProperties(creator="Evidence Store", created=MADE, modified=MADE)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = tostring(properties.to_tree()) if name == "docProps/core.xml" else old.read(name)
            part = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, data)
    return fixed.getvalue()
