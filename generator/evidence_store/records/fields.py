"""Types of fields that several kinds share, each with its own words for what is wrong."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG = re.compile(SLUG_PATTERN)
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?\Z")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|\\^`]+\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds the id of a record of another kind."""

    kind: str


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value) or len(value) > 80:
        raise PydanticCustomError("bad-id", "an id is made of lower-case letters, digits and hyphens")
    return value


def _one_line(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-text", "there is no text here")
    if "\n" in value.strip():
        raise PydanticCustomError("not-one-line", "this text must fit on one line")
    return value.strip()


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-text", "there is no text here")
    return value.strip()


def _partial_date(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return str(value)
    if isinstance(value, str):
        if _PARTIAL_DATE.match(value):
            return value
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise PydanticCustomError("not-a-date", "this is not a year, a month (2019-11) or a day (2019-11-29)")


def _doi(value: str) -> str:
    if not _DOI.match(value):
        raise PydanticCustomError("bad-doi", "a DOI begins with 10. and has a slash, like 10.1000/182")
    return value


def _country(value: str) -> str:
    if not _COUNTRY.match(value):
        raise PydanticCustomError(
            "bad-country", "a country is written as two capitals, like GB or US (ISO 3166)"
        )
    return value


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s<>\"]+\Z", value):
        raise PydanticCustomError("bad-address", "a web address begins with https://")
    return value


Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": SLUG_PATTERN})]
"""An id: lower-case words joined by hyphens."""
Line = Annotated[str, AfterValidator(_one_line)]
"""Text on one line, without markup."""
Text = Annotated[str, AfterValidator(_text)]
"""Text without markup; line breaks are folded."""
PartialDate = Annotated[
    str,
    BeforeValidator(_partial_date),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
]
"""A year, a month or a day, as exact as the source is: 2019, 2019-11, 2019-11-29."""
Day = Annotated[date, PlainSerializer(lambda day: day.isoformat(), return_type=str)]
"""A day, written 2019-11-29."""
Doi = Annotated[str, AfterValidator(_doi)]
"""A digital object identifier without its resolver: 10.1000/182."""
Country = Annotated[str, AfterValidator(_country)]
"""A country by its ISO 3166 code of two capitals."""
WebAddress = Annotated[str, AfterValidator(_web_address)]
"""A full address on the web."""
Count = Annotated[int, Field(ge=0, le=10**10)]
"""A whole number, 0 or more."""
