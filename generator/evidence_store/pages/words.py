"""Dates, counts and countries in the words a reader uses."""

from datetime import date

from babel import Locale
from babel.numbers import format_currency

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TERRITORIES = Locale("en", "GB").territories


def day(value: date | str | None) -> str:
    """22 November 2026; November 2019 or 2019 where no more is known."""
    if value is None:
        return ""
    parts = str(value).split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def country(code: str) -> str:
    """The name of a country: United States for US."""
    return {"GB": "United Kingdom", "US": "United States"}.get(code) or str(_TERRITORIES.get(code, code))


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 study`, `2 studies`, `1,490 children`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def joined(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """`a, b and c`."""
    items = [word for word in words if word]
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1] if items else "")))


def money(amount: float, currency: str) -> str:
    """`£12,170`, `US$4,259`, `£0.50`: pence only where there are any."""
    pattern = "¤#,##0" if amount == int(amount) else "¤#,##0.00"
    return str(format_currency(amount, currency, pattern, locale="en_GB", currency_digits=False))
