"""Types of fields that several kinds share, each with its own words for what is wrong."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SLUG = re.compile(SLUG_PATTERN)
MAX_ID = 80
"""Characters of an id: with the site's address before it, a line still holds it."""
LAST_YEAR = 2079
"""A store looks some decades ahead. A later year is a slip of the pen, 2091 for 2019."""
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
_PARTIAL_DATE = re.compile(r"[12][0-9]{3}(?:-(0[1-9]|1[0-2]))?\Z")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]((?:[01][0-9]|2[0-3]):[0-5][0-9])\Z")
_ZONE = re.compile(r"(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2})\Z")
_FORMER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*(?:\.html)?")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|\\^`]+\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")
_NO_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
COUNTRIES = {
    code: str(name)
    for code, name in Locale("en", "GB").territories.items()
    if _COUNTRY.match(code) and code not in _NO_COUNTRIES
}
"""Names of countries by their ISO 3166 codes, from Unicode's CLDR, without its groups and outlying islands."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that holds the id of a record of another kind."""

    kind: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say so in the JSON Schema, too."""
        return {**handler(core_schema), "refersTo": self.kind}


@dataclass(frozen=True, slots=True)
class IdIn:
    """Marks a column that holds the id of an item in a list of the record that its table stands beside."""

    list: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say so in the JSON Schema, too."""
        return {**handler(core_schema), "idIn": self.list}


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > MAX_ID:
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
    text = _date_text(value)
    if text:
        return _not_far_ahead(text)
    raise PydanticCustomError("not-a-date", "this is not a year, a month (2019-11) or a day (2019-11-29)")


def _date_or_time(value: Any) -> str:
    parts = _TIME.match(value) if isinstance(value, str) else None
    text = _date_text(parts.group(1)) if parts else _date_text(value)
    if not text:
        raise PydanticCustomError(
            "not-a-time",
            "this is not a year, a month (2019-11), a day (2019-11-29) or a time of a day (2019-11-29 17:00)",
        )
    _not_far_ahead(text)
    return f"{text} {parts.group(2)}" if parts else text


def _not_far_ahead(text: str) -> str:
    if int(text[:4]) > LAST_YEAR:
        raise PydanticCustomError("far-ahead", "nobody plans so far ahead; look for a slip in the year")
    return text


def _date_text(value: Any) -> str:
    """A year, a month or a day of the years 1000 to 2999 as text; nothing for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        if _PARTIAL_DATE.match(value):
            return value
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return ""
    return value.isoformat() if isinstance(value, date) and 1000 <= value.year <= 2999 else ""


def _day(value: date) -> date:
    if not _date_text(value):
        raise PydanticCustomError("not-a-date", "this is not a day of the years 1000 to 2999")
    _not_far_ahead(value.isoformat())
    return value


def _former(value: str) -> str:
    if not _FORMER.fullmatch(value) or len(value) > 160:
        raise PydanticCustomError(
            "bad-former-id",
            "an earlier id is written like kinship-care, an earlier address like practices/kinship.html",
        )
    return value


def _time_zone(value: str) -> str:
    try:
        known = bool(_ZONE.match(value)) and bool(ZoneInfo(value).key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = False
    if not known:
        raise PydanticCustomError(
            "bad-zone", "a time zone is written as in the IANA list, like Europe/London"
        )
    return value


def _email(value: str) -> str:
    if not _EMAIL.match(value) or len(value) > 254:
        raise PydanticCustomError("bad-email", "an e-mail address looks like name@example.org")
    return value


def _doi(value: str) -> str:
    if not _DOI.match(value):
        raise PydanticCustomError("bad-doi", "a DOI begins with 10. and has a slash, like 10.1000/182")
    return value


def _country(value: str) -> str:
    if not _COUNTRY.match(value):
        raise PydanticCustomError(
            "bad-country", "a country is written as two capitals, like GB or US (ISO 3166)"
        )
    if value not in COUNTRIES:
        raise PydanticCustomError(
            "unknown-country",
            "no country has this code" + ("; the United Kingdom is GB" if value == "UK" else " in ISO 3166"),
        )
    return value


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s<>\"]+\Z", value):
        raise PydanticCustomError("bad-address", "a web address begins with https://")
    return value


def _written(**schema: Any) -> Any:
    """What the JSON Schema says of how a text is written: pattern, format, examples."""
    return Field(json_schema_extra=schema)


Slug = Annotated[str, AfterValidator(_slug), _written(pattern=SLUG_PATTERN, examples=["kinship-care"])]
"""An id: lower-case words joined by hyphens."""
Line = Annotated[str, AfterValidator(_one_line)]
"""Text on one line, without markup."""
Text = Annotated[str, AfterValidator(_text), _written(format="multi-line")]
"""Text without markup; line breaks are folded."""
PartialDate = Annotated[
    str,
    BeforeValidator(_partial_date),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "examples": ["2019", "2019-11", "2019-11-29"],
        }
    ),
]
"""A year, a month or a day, as exact as the source is: 2019, 2019-11, 2019-11-29."""
DateOrTime = Annotated[
    str,
    BeforeValidator(_date_or_time),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}( [0-9]{2}:[0-9]{2})?)?)?$",
            "examples": ["2019-11", "2019-11-29", "2019-11-29 17:00"],
        }
    ),
]
"""The same down to the minute, where it is known: 2019-11-29 17:00. The time zone is a field of its own."""
TimeZone = Annotated[str, AfterValidator(_time_zone), _written(examples=["Europe/London"])]
"""A time zone by its name in the IANA list: Europe/London."""
HOME_ZONE = "Europe/London"
"""The time zone of a record that names none."""
RenamedFrom = Annotated[
    tuple[Annotated[str, AfterValidator(_former)], ...],
    Field(
        description="Ids it had before, and whole addresses of pages that it takes the place of "
        "(`practices/kinship.html`). Old links lead here for ever."
    ),
]
"""What a record was called before: a link that was once published never dies."""
Day = Annotated[date, AfterValidator(_day), PlainSerializer(lambda day: day.isoformat(), return_type=str)]
"""A day, written 2019-11-29."""
Doi = Annotated[
    str, AfterValidator(_doi), _written(pattern=r"^10\.[0-9]{4,9}/\S+$", examples=["10.1000/182"])
]
"""A digital object identifier without its resolver: 10.1000/182."""
Country = Annotated[str, AfterValidator(_country), _written(pattern="^[A-Z]{2}$", format="country")]
"""A country by its ISO 3166 code of two capitals."""
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    _written(format="uri", pattern=r"^https?://\S+$", examples=["https://example.org/report"]),
]
"""A full address on the web."""
EmailAddress = Annotated[
    str,
    AfterValidator(_email),
    _written(format="email", pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", examples=["name@example.org"]),
]
"""An e-mail address, without a name before it."""
Count = Annotated[int, Field(ge=0, le=10**10)]
"""A whole number, 0 or more."""


def lies_before(first: str, second: str) -> bool:
    """Whether one `PartialDate` lies before another, compared as exactly as both are known."""
    exact = min(len(first), len(second))
    return first[:exact] < second[:exact]


def without_accents(text: str) -> str:
    """`text` with its letters alone: "Café" is "Cafe"."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def as_slug(text: str) -> str:
    """The id that comes nearest to `text`: "Café au lait" is `cafe-au-lait`. Empty if it has no letter or digit.

    A text that is too long is cut behind a whole word, where there is one.
    """
    plain = re.sub("['’`]", "", without_accents(text.casefold().translate(_LETTERS)))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= MAX_ID:
        return slug
    whole_words = slug[: MAX_ID + 1].rpartition("-")[0]
    return whole_words or slug[:MAX_ID]
