"""Numbers as people and programs write them -> as the store writes them. What could mean two things is refused."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from evidence_store.importing.rejected import Unfit

Decimals = Literal["point", "comma"]
_POINT = re.compile(r"[-+]?(?:[0-9]{1,3}(?:[, ’'][0-9]{3})+|[0-9]*)\.[0-9]*|[-+]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_COMMA = re.compile(r"[-+]?(?:[0-9]{1,3}(?:[. ’'][0-9]{3})+|[0-9]*),[0-9]*|[-+]?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_EITHER = re.compile(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_SPACES = re.compile(r"(?<=[0-9])[ ’'](?=[0-9]{3}(?![0-9]))")
_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-]([12][0-9]{3})|([12][0-9]{3})-[0-9]{2}-[0-9]{2}")
FORMATTED_AS_DATE = "1905"
"""Where the numbers 1900 to 2050 lie when a spreadsheet shows them as days."""


def decimals_in(texts: Iterable[str]) -> Decimals | None:
    """How a table writes its decimals, where it does so in one way that leaves no doubt."""
    seen = set[Decimals]()
    for text in texts:
        number = _bare(text)
        if _EITHER.fullmatch(number):
            continue
        if _POINT.fullmatch(number):
            seen.add("point")
        elif _COMMA.fullmatch(number):
            seen.add("comma")
    return seen.pop() if len(seen) == 1 else None


def plain_number(
    text: str, decimals: Decimals | None, *, said: bool = False, exact: bool = False, hundred: bool = False
) -> str:
    """The number in digits with a point; what is no number stays as it is. Raises Unfit where it could mean two.

    25 % is 0.25, and 25 in a field that counts in percent (`hundred`). `decimals` is how the table writes them, as
    somebody `said` or as its other numbers show. An `exact` number comes from a cell that holds a number.
    """
    number = written = _bare(text)
    either = not exact and _EITHER.fullmatch(number)
    if either and not said and ("," in number if decimals is None else decimals == "comma" and "." in number):
        one, other = re.sub("[.,]", "", number), number.replace(",", ".")
        raise Unfit(f'"{text}" could mean {one} or {other}')
    if exact:
        pass
    elif decimals == "comma" and (either or _COMMA.fullmatch(number)):
        written = re.sub(r"[. ’']", "", number).replace(",", ".")
    elif decimals != "comma" and (either or _POINT.fullmatch(number)):
        written = re.sub(r"[, ’']", "", number)
    else:
        written = _SPACES.sub("", number)
    if not _NUMBER.fullmatch(written):
        return text
    return plain(Decimal(written) / 100) if text.rstrip().endswith("%") and not hundred else written


def plain(number: Decimal) -> str:
    """A number in digits, without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def year_in(text: str) -> str:
    """The year of a day, for a column that holds days where years belong. Raises Unfit."""
    day = _DAY.fullmatch(text)
    if day is None:
        return text
    year = day.group(1) or day.group(2)
    if year == FORMATTED_AS_DATE:
        raise Unfit(
            f'"{text}" is probably a year that the spreadsheet shows as a date; format the column as number'
        )
    return year


def _bare(text: str) -> str:
    """Without the sign for percent, with a plain minus."""
    plain_minus = text.replace("−", "-").replace("–", "-") if re.match(r"[−–][0-9.,]", text) else text
    return plain_minus.replace("\u00a0", " ").replace("\u202f", " ").removesuffix("%").strip()
