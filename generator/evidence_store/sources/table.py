"""CSV text -> a table of texts, each row with its line. What a cell means is not asked here."""

import csv
import io
import re
from collections.abc import Sequence
from itertools import pairwise

from evidence_store.diagnostics import Diagnostic, Place, Rule, Severity, Suggestion
from evidence_store.sources import rules
from evidence_store.sources.source import Table, TableRow

SEPARATOR_LINE = Rule(
    "csv-separator-line",
    "A CSV begins with the names of its columns.",
    "Excel's `sep=` line is understood by Excel alone.",
    "sep=;\nstudy;year",
    "study,year",
    Severity.WARNING,
)
NOT_COMMAS = Rule(
    "csv-not-commas",
    "The columns of a CSV are separated by commas.",
    "With semicolons or tabs the whole line is read as one column.",
    "study;year\nSmith 2019;2019",
    "study,year\nSmith 2019,2019",
)
RAGGED_ROW = Rule(
    "csv-ragged-row",
    "Every row of a CSV has as many cells as there are columns.",
    "A cell too few or too many moves numbers under the wrong heading.",
    "study,year\nSmith, 2019,2019",
    'study,year\n"Smith, 2019",2019',
)
NO_COLUMN_NAME = Rule(
    "csv-column-name",
    "Every column of a CSV has a name of its own.",
    "Numbers under a missing or repeated name could be taken for something else.",
    "study,year,year",
    "study,year,country",
)
NOT_CSV = Rule(
    "csv-syntax",
    "A CSV can be read to its end.",
    "What cannot be read would silently be left out.",
    'study,year\n"Smith 2019,2019',
    'study,year\n"Smith 2019",2019',
)
RULES = (SEPARATOR_LINE, NOT_COMMAS, RAGGED_ROW, NO_COLUMN_NAME, NOT_CSV)


def read_table(
    text: str, path: str, shown_path: str, separator: str = ""
) -> tuple[Table | None, list[Diagnostic]]:
    """Read a CSV. Rows that do not fit the header are reported and left out; nothing is guessed.

    Commas separate the cells, unless somebody knows better and names a `separator`.
    """
    if not text.strip():
        return None, [
            rules.EMPTY_FILE.at(
                Place(shown_path), "the file is empty", "write the names of the columns and the rows"
            )
        ]
    found: list[Diagnostic] = []
    header_line = 1
    if text[:4].lower() == "sep=":
        found.append(
            SEPARATOR_LINE.at(
                Place(shown_path),
                "the first line is Excel's `sep=` line, not the names of columns",
                "delete the line, and separate the columns with commas",
                Suggestion(text[: text.find("\n") + 1], "", certain=True),
            )
        )
        text, header_line = text.partition("\n")[2], 2
    header = text.partition("\n")[0]
    if not separator and "," not in header and (";" in header or "\t" in header):
        name = "semicolons" if ";" in header else "tabs"
        fault = NOT_COMMAS.at(
            Place(shown_path, header_line),
            f"the columns are separated by {name}",
            'save the file again as "CSV UTF-8 (comma delimited)"',
        )
        return None, [fault]  # saved so, it has no `sep=` line either
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator or ",")
    rows: list[TableRow] = []
    columns: tuple[str, ...] = ()
    line = header_line_found = header_line
    try:
        for cells in reader:
            here, line = line, header_line + reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in cells)
                header_line_found = here
                faults = _column_faults(columns)
                if faults:
                    found.append(NO_COLUMN_NAME.at(Place(shown_path, here), *faults))
                    return None, found
            elif len(cells) != len(columns):
                found.append(
                    RAGGED_ROW.at(
                        Place(shown_path, here),
                        f"this row has {len(cells)} cells, the header {len(columns)}",
                        *_thousands(cells, len(cells) - len(columns)),
                    )
                )
            else:
                rows.append(TableRow(here, dict(zip(columns, (c.strip() for c in cells), strict=True))))
    except csv.Error as error:
        found.append(
            NOT_CSV.at(
                Place(shown_path, line),
                f"the table cannot be read from here on: {error}",
                "look for a double quote that is opened and not closed",
            )
        )
        return None, found
    if not columns:
        found.append(
            NO_COLUMN_NAME.at(
                Place(shown_path, header_line), "the columns have no names", "write them in the first line"
            )
        )
        return None, found
    return Table(path, shown_path, columns, header_line_found, tuple(rows)), found


def _thousands(cells: Sequence[str], surplus: int) -> tuple[str, Suggestion | None]:
    """What to do about a row that is too long or too short: perhaps its numbers have thousands separators."""
    pairs = [
        (one.strip(), other.strip())
        for one, other in pairwise(cells)
        if re.fullmatch(r"[1-9][0-9]{0,2}", one.strip()) and re.fullmatch(r"[0-9]{3}", other.strip())
    ]
    if not 0 < surplus == len(pairs):
        return "put text with a comma in double quotes; an empty cell still needs its comma", None
    joined = " and ".join(one + other for one, other in pairs)
    only = f"{pairs[0][0]},{pairs[0][1]}", joined
    mend = Suggestion(*only, certain=True) if len(pairs) == 1 else None
    return f"write numbers without a thousands separator: {joined}", mend


def _column_faults(columns: tuple[str, ...]) -> tuple[str, str] | None:
    for number, name in enumerate(columns, start=1):
        if not name:
            return f"column {number} has no name", "give it a name, or delete the column"
        if name in columns[: number - 1]:
            return f"two columns are called `{name}`", "rename or delete one of them"
    return None
