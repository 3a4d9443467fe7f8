"""What was probably meant by a value that its field cannot hold: in words, and as an edit where one is safe."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pydantic.fields import FieldInfo

from evidence_store.diagnostics import Suggestion
from evidence_store.records.fields import as_slug
from evidence_store.records.meant_dates import meant_dates, meant_time
from evidence_store.records.meant_numbers import meant_number, meant_range
from evidence_store.records.record import help_of

Mend = tuple[str, Suggestion | None]
"""What to do, and the edit that does it."""
DATES = ("not-a-date", "not-a-time", "date_type", "date_from_datetime_inexact", "date_from_datetime_parsing")
"""Errors of fields that hold a date."""
AS_DATE = "write it as year-month-day: 2019-11-29"
_ONE_WORD = re.compile(r"[a-z][\w-]*\Z")
_ID_IN_PATH = re.compile(r"(?:\.{0,2}/)*(?:[a-z]+/)*([a-z0-9-]+)(?:\.md|\.html)?\Z")
_BULLET = re.compile(r"(?:[•▪◦●‣·*–—]\s*|-(?=\S))(.+)", re.DOTALL)
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/10\.|doi: ?10\.", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:n/?a|n\.a\.|nr|tb[acd]|to be (?:confirmed|announced|decided|added)"
    r"|not (?:reported|known|stated|applicable|yet)|unknown|none|nil|null|\?+|-+|–|—|\.{2,}|…|x{3,})\Z",
    re.IGNORECASE,
)
_CURRENCIES = {"£": "GBP", "€": "EUR"}
_AT = re.compile(r" ?[(\[] ?at ?[)\]] ?| at ", re.IGNORECASE)
_EMAIL_INSIDE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DAYS_OF_SPREADSHEET = re.compile(r"[3-5][0-9]{4}\Z")
_LONG_YEAR = re.compile(r"[0-9]{5,}(?:-[0-9]{1,2}){0,2}\Z")
_CALENDAR_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def of_type(kind: str, given: Any, help: str, field: FieldInfo | None) -> Mend:
    """For a value of another type than its field; `help` is what to say when nothing better is known."""
    if kind in DATES:
        return _date(str(given))
    if kind in ("float_type", "int_type") and isinstance(given, str):
        return meant_number(kind, given, help, field)
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
        numbers = meant_range(given)
        if numbers:
            return f"write {numbers}", Suggestion(given, numbers)
        if _ONE_WORD.match(given):
            return help, Suggestion(given, f"[{given}]", certain=True)
        bullet = _BULLET.match(given)
        if bullet and f" {given[0]}" not in given:
            item = bullet.group(1)
            return f"write a hyphen and a space: - {item[:60]}", Suggestion(given, f"- {item}", certain=True)
    return help, None


def of_placeholder(given: Any, field: FieldInfo | None) -> str:
    """What to do about words that stand where a value is still to come; nothing for another value."""
    if not isinstance(given, str) or not _PLACEHOLDER.match(given.strip()):
        return ""
    if field is not None and not field.is_required():
        return "delete the line: what is not known is left out"
    return f"find it out, and write it here: {help_of(field)}".removesuffix(": ")


def of_pattern(pattern: str, given: str) -> Mend:
    """For a text that has not the pattern its field asks for. Empty when nothing is known."""
    better = _CURRENCIES.get(given.strip(), given.strip().upper())
    if re.search(pattern, better) and not re.search(pattern, given):
        return f"write {better}", Suggestion(given, better)
    return "", None


def choice_in_words(given: str, choices: Sequence[str]) -> str:
    """The one choice whose words are all among those given: "Pilot study" for pilot. Empty where there is none."""
    words = set(as_slug(given).split("-"))
    found = [choice for choice in choices if as_slug(choice) and set(as_slug(choice).split("-")) <= words]
    most = max((len(choice.split("-")) for choice in found), default=0)
    longest = [choice for choice in found if len(choice.split("-")) == most]
    return longest[0] if len(longest) == 1 else ""


def of_form(kind: str, given: str) -> Mend:
    """For a value of the right type that has not the form its field asks for. Empty when nothing is known."""
    if kind in DATES:
        return _date(given)
    if kind == "bad-doi" and (start := given.find("10.")) > 0:
        certain = bool(_DOI_ADDRESS.match(given))
        return f"write {given[start:]}", Suggestion(given, given[start:], certain=certain)
    if kind == "bad-doi" and re.match(r"10\.[0-9]+ ?/", given) and " " in given:
        joined = given.replace(" ", "")
        return f"write {joined}", Suggestion(given, joined)
    if kind == "bad-email" and (found := _EMAIL_INSIDE.search(_AT.sub("@", given))):
        return f"write {found[0]}", Suggestion(given, found[0])
    if kind == "bad-address" and re.match(r"10\.[0-9]{4,9}/", given):
        return f"write https://doi.org/{given}", Suggestion(given, f"https://doi.org/{given}")
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
    if time := meant_time(given):
        return f"write {time}", Suggestion(given, time)
    if _DAYS_OF_SPREADSHEET.match(given):
        day = (date(1899, 12, 30) + timedelta(int(given))).isoformat()
        return (
            f"if a spreadsheet made this number of a day, write {day}; else look for a slip in the year",
            None,
        )
    if _LONG_YEAR.match(given):
        return "look for a slip in the year: it has four digits", None
    if re.match(r"[0-9]{1,2}(?:st|nd|rd|th)? ?(?:-|–|to) ?[0-9]{1,2}\b", given):
        return (
            "write the first day alone, as 2019-11-29; where there is a field for the last day, write that there",
            None,
        )
    if _CALENDAR_DAY.match(given):
        return "no calendar has this day; look it up in the source", None
    return AS_DATE, None


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
