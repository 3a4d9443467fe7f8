"""Whether a call is open, in words, from its dates and the day the site is built for."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from evidence_store.kinds.call import Call
from evidence_store.pages.words import day

State = Literal["open", "later", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class CallStatus:
    """Where a call stands."""

    state: State
    label: str
    """One or two words: "Closed"."""
    words: str
    """The same in a sentence, with its date."""


def call_status(call: Call, today: date) -> CallStatus:
    """The status of a call as of `today`. A date that is not exact never closes a call too early."""
    if call.closes:
        _, last = span(call.closes)
        if last < today:
            return CallStatus("closed", "Closed", f"Closed. It closed {_on(call.closes)}.")
    elif call.practices or call.decided:
        return CallStatus("closed", "Closed", "Closed. It has been decided; we do not know when it closed.")
    if call.opens and span(call.opens)[0] > today:
        return CallStatus("later", "Opens later", f"Not open yet. It opens {_on(call.opens)}.")
    if call.closes and len(call.closes) == len("2019-11-29"):
        return CallStatus("open", "Open", f"Open until the end of {day(call.closes)}.")
    return CallStatus(
        "unknown",
        "Closing day not known",
        "We do not know when it closed, or whether it is still open. Ask those who run it.",
    )


def span(partial: str) -> tuple[date, date]:
    """The first and the last day a date can mean: a month or a year is as long as it is."""
    parts = [int(part) for part in partial.split("-")]
    first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    month = parts[1] if len(parts) > 1 else 12
    last = date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])
    return first, last


def _on(partial: str) -> str:
    return f"{'on' if len(partial) == len('2019-11-29') else 'in'} {day(partial)}"
