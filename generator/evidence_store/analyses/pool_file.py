"""Pool a CSV file of studies, or say everything that is wrong with it."""

from pathlib import Path

from evidence_store.analyses.csv_table import read_table
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pooled_result import Json, pooled_result
from evidence_store.analyses.row_error import RowError
from evidence_store.analyses.study_rows import StudyRows, read_studies


def pool_file(
    path: Path, measure: Measure | str, *, ratio_effects: bool = False
) -> tuple[dict[str, Json] | None, list[RowError]]:
    """Return the whole result of one file, or None with its faults.

    Raises only OSError for a file that cannot be opened, and ValueError for a measure that does
    not exist. For `ratio_effects` see `study_forms.forms_for`.
    """
    rows, problems = studies_in_file(path, measure, ratio_effects=ratio_effects)
    return (None, problems) if rows is None else (pooled_result(rows, Measure(measure)), [])


def pool_text(
    text: str, measure: Measure | str, *, ratio_effects: bool = False
) -> tuple[dict[str, Json] | None, list[RowError]]:
    """Return the whole result of CSV text, or None with its faults."""
    rows, problems = studies_in_text(text, measure, ratio_effects=ratio_effects)
    return (None, problems) if rows is None else (pooled_result(rows, Measure(measure)), [])


def studies_in_file(
    path: Path, measure: Measure | str, *, ratio_effects: bool = False
) -> tuple[StudyRows | None, list[RowError]]:
    """Return the studies of a file without pooling them, or None with its faults."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = RowError(
            line,
            "",
            "the file is not saved as UTF-8",
            "save it again as 'CSV UTF-8 (comma delimited)'",
        )
        return None, [problem]
    return studies_in_text(text, measure, ratio_effects=ratio_effects)


def studies_in_text(
    text: str, measure: Measure | str, *, ratio_effects: bool = False
) -> tuple[StudyRows | None, list[RowError]]:
    """Return the studies in CSV text without pooling them, or None with its faults."""
    kind = Measure(measure)
    table, problems = read_table(text)
    if table is None:
        return None, problems
    return read_studies(table, kind, ratio_effects=ratio_effects)
