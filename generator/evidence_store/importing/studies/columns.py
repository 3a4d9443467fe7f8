"""Which column of a stranger's table is which field: as somebody said, else by its name."""

from collections.abc import Iterable, Mapping, Sequence

from evidence_store.diagnostics import did_you_mean
from evidence_store.importing.rejected import CannotImport
from evidence_store.importing.studies.headers import guessed


def said(maps: Iterable[str], columns: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """`"Effect size=effect"` as a column and its field; nothing behind the sign leaves it out. Raises CannotImport."""
    chosen = {}
    for one in maps:
        column, equals, field = one.rpartition("=")
        column, field = " ".join(column.split()), field.strip()
        if not equals:
            raise CannotImport(f'--map "{one}" is not COLUMN=FIELD')
        if column not in columns:
            near = did_you_mean(column, columns) or f"the columns are: {', '.join(columns)}"
            raise CannotImport(f'there is no column "{column}"; {near}')
        refuse_unknown_field(field, fields)
        chosen[column] = field
    return chosen


def refuse_unknown_field(field: str, fields: Sequence[str]) -> None:
    """Raises CannotImport for a field that a row does not have."""
    if field and field not in fields:
        near = did_you_mean(field, fields) or f"the fields are: {', '.join(fields)}"
        raise CannotImport(f'there is no field "{field}"; {near}')


def mapped(
    columns: Sequence[str], chosen: Mapping[str, str], fields: Sequence[str]
) -> tuple[dict[str, str], list[str]]:
    """Every column with its field (empty if it is left out), and those nobody knows. Raises CannotImport."""
    found = guessed([column for column in columns if column not in chosen], fields)
    known = {
        **{column: field for column, field in found.items() if field not in chosen.values()},
        **chosen,
    }
    used = [field for field in known.values() if field]
    twice = next((field for field in used if used.count(field) > 1), None)
    if twice:
        both = " and ".join(f'"{column}"' for column, field in known.items() if field == twice)
        raise CannotImport(f"the columns {both} cannot both be `{twice}`; leave one out with --map")
    return known, [column for column in columns if column not in known]


def said_constants(sets: Iterable[str], fields: Sequence[str]) -> dict[str, str]:
    """`country=GB` as a field and its value. Raises CannotImport."""
    constants = {}
    for one in sets:
        field, equals, value = one.partition("=")
        if not equals:
            raise CannotImport(f'--set "{one}" is not FIELD=VALUE')
        refuse_unknown_field(field.strip(), fields)
        constants[field.strip()] = value.strip()
    return constants
