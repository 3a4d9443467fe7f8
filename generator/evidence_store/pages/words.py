"""Dates, counts and countries in the words a reader uses."""

from datetime import date

from babel.numbers import format_currency

from evidence_store.records.fields import COUNTRIES, HOME_ZONE

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


def day(value: date | str | None) -> str:
    """22 November 2026; November 2019 or 2019 where no more is known; a time of day is left out."""
    if value is None:
        return ""
    parts = str(value)[:10].split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def moment(value: str | None, zone: str) -> str:
    """22 November 2026 at 17:00, UK time. For a day alone the zone is named when it is not the usual one."""
    if value is None:
        return ""
    clock = value[11:]
    where = f", {zone_name(zone)}" if clock or (zone != HOME_ZONE and len(value) == 10) else ""
    return day(value) + (f" at {clock}" if clock else "") + where


def zone_name(zone: str) -> str:
    """UK time, Berlin time, UTC."""
    if zone == "UTC":
        return zone
    return "UK time" if zone == HOME_ZONE else f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def country(code: str) -> str:
    """The name of a country: United States for US."""
    return COUNTRIES.get(code, code)


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
