"""What was probably meant by a value that its field cannot hold: in words, and as an edit where one is safe."""

import re
from typing import Any

from pydantic.fields import FieldInfo

from evidence_store.diagnostics import Suggestion
from evidence_store.records.fields import as_slug
from evidence_store.records.meant_dates import meant_dates

Mend = tuple[str, Suggestion | None]
"""What to do, and the edit that does it."""
DATES = ("not-a-date", "not-a-time", "date_type", "date_from_datetime_inexact", "date_from_datetime_parsing")
"""Errors of fields that hold a date."""
AS_DATE = "write it as year-month-day: 2019-11-29"
_ONE_WORD = re.compile(r"[a-z][\w-]*\Z")
_ID_IN_PATH = re.compile(r"(?:\.{0,2}/)*(?:[a-z]+/)*([a-z0-9-]+)(?:\.md|\.html)?\Z")
_RANGE = re.compile(r"[(\[]?\s*([-+]?[0-9.]+)\s*(?:[,;–—]|to|-)\s*([-+]?[0-9.]+)\s*[)\]]?\Z")
_BULLET = re.compile(r"(?:[•▪◦●‣·*–—]\s*|-(?=\S))(.+)", re.DOTALL)
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/10\.|doi: ?10\.", re.IGNORECASE)
_DECIMAL = re.compile(r"[-+]?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})\Z")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+\Z")
_CALENDAR_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def of_type(kind: str, given: Any, help: str, field: FieldInfo | None) -> Mend:
    """For a value of another type than its field; `help` is what to say when nothing better is known."""
    if kind in DATES:
        return _date(str(given))
    if kind in ("float_type", "int_type") and isinstance(given, str):
        return _number(kind, given, help, field)
    if kind == "int_type" and isinstance(given, float) and given.is_integer():
        return f"write {int(given)}", Suggestion(str(given), str(int(given)), certain=True)
    if kind == "bool_type" and str(given).lower() in ("yes", "no", "on", "off"):
        meant = "true" if str(given).lower() in ("yes", "on") else "false"
        return f"write {meant}", Suggestion(str(given), meant, certain=True, unquoted=True)
    if kind == "string_type" and given is not None and not isinstance(given, tuple):
        return _text(given, help)
    if kind == "string_type" and isinstance(given, tuple):
        return "write the text behind the colon of its field, without a hyphen or brackets", None
    if kind == "tuple_type" and isinstance(given, str):
        numbers = _range(given)
        if numbers:
            return f"write {numbers}", Suggestion(given, numbers)
        if _ONE_WORD.match(given):
            return help, Suggestion(given, f"[{given}]", certain=True)
        bullet = _BULLET.match(given)
        if bullet and f" {given[0]}" not in given:
            item = bullet.group(1)
            return f"write a hyphen and a space: - {item[:60]}", Suggestion(given, f"- {item}", certain=True)
    return help, None


def of_form(kind: str, given: str) -> Mend:
    """For a value of the right type that has not the form its field asks for. Empty when nothing is known."""
    if kind in DATES:
        return _date(given)
    if kind == "bad-doi" and (start := given.find("10.")) > 0:
        certain = bool(_DOI_ADDRESS.match(given))
        return f"write {given[start:]}", Suggestion(given, given[start:], certain=certain)
    if kind == "bad-address" and "." in given and not re.search(r"[\s:]", given):
        return f"write https://{given}", Suggestion(given, f"https://{given}")
    if kind == "bad-id" and (inner := _ID_IN_PATH.match(given)) and inner.group(1) != given:
        return f"write {inner.group(1)}", Suggestion(given, inner.group(1))
    if kind == "bad-id" and (slug := as_slug(given)):
        return f"write {slug}", Suggestion(given, slug, certain=given.strip().lower() == slug)
    return "", None


def _date(given: str) -> Mend:
    dates = meant_dates(given)
    if len(dates) == 1:
        return f"write {dates[0]}", Suggestion(given, dates[0], certain=True)
    if dates:
        return f"write {dates[0]} if the day comes first, {dates[1]} if the month does", None
    if _CALENDAR_DAY.match(given):
        return "no calendar has this day; look it up in the source", None
    return AS_DATE, None


def _number(kind: str, given: str, help: str, field: FieldInfo | None) -> Mend:
    plain = given.strip().replace("−", "-").replace("–", "-").replace("·", ".")
    plain = re.sub(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))", "", plain)
    share = plain.rstrip(" %")
    if ";" in plain and all(_is_number(part) for part in plain.split(";")):
        parts = ", ".join(part.strip() for part in plain.split(";"))
        return f"write a comma between the numbers: {parts}", Suggestion(given, parts)
    most = _at_most(field)
    if plain.endswith("%") and _is_number(share) and most in (1, 100):
        part = f"{float(share) / 100:.12g}" if most == 1 else share
        words = ", as a share of 1" if most == 1 else ""
        return f"write {part}{words}", Suggestion(given, part, certain=True, unquoted=True)
    without_comma = plain.replace(",", "") if kind == "int_type" else plain.replace(",", ".")
    for candidate in (without_comma, share):
        if _is_number(candidate):
            percent = ", and check whether a share of 1 is meant" if "%" in plain else ""
            # A comma may part thousands or decimals. Where it can be only one of them, the number is certain.
            comma = _THOUSANDS if kind == "int_type" else _DECIMAL
            certain = candidate == plain or bool(comma.match(plain))
            if kind == "float_type" and _THOUSANDS.match(plain):
                joined = plain.replace(",", "")
                return f"write {candidate} if the comma stands before decimals, {joined} if not", None
            mend = Suggestion(given, candidate, certain=certain, unquoted=True)
            return f"write {candidate} without quotes{percent}", None if percent else mend
    return help, None


def _range(given: str) -> str:
    """Two numbers written in another way than as a list: 1.38 to 2.22."""
    match = _RANGE.match(given.strip())
    return f"[{match[1]}, {match[2]}]" if match and _is_number(match[1]) and _is_number(match[2]) else ""


def _text(given: Any, help: str) -> Mend:
    if isinstance(given, dict):
        ((name, value), *others) = given.items() or ((None, None),)
        if others or not isinstance(value, str) or '"' in value or "\n" in value:
            return help, None
        written = f"{name}: {value}"
        message = (
            f'a colon followed by a space begins a field; put the whole text in double quotes: "{written}"'
        )
        return message, Suggestion(written, f'"{written}"', certain=True)
    written = str(given).lower() if isinstance(given, bool) else str(given)
    return f'put it in double quotes: "{written}"', Suggestion(written, f'"{written}"', certain=True)


def _at_most(field: FieldInfo | None) -> float | None:
    """The largest number that a field takes."""
    marks = field.metadata if field else ()
    bounds = (getattr(mark, name, None) for mark in marks for name in ("le", "lt"))
    return next((bound for bound in bounds if bound is not None), None)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
