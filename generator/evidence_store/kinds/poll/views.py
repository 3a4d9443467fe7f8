"""What the pages of polls say: shares in whole percents with their intervals, and who answered, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_store.analyses.proportions import wilson
from evidence_store.kinds.poll import Poll, Question, Results
from evidence_store.pages.context import Shared
from evidence_store.pages.groups import newest_first
from evidence_store.pages.words import counted
from evidence_store.records.entry import Entry

FEWEST_FOR_PERCENT = 20
"""With fewer answers one person would move a share by more than 5 percent, so counts are shown instead."""
TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer, ready to be drawn and read out."""

    label: str
    count: int
    share: str
    """ "57%", or "3 of 12" where there are too few answers for percents."""
    interval: str
    """ "50% to 64%"; empty where there are no percents."""
    width: float
    """Percent of the width of the figure."""
    low: float
    """Where the interval begins, in percent of the width."""
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The answers to one question."""

    answered: int
    bars: tuple[Bar, ...]
    in_percent: bool
    ticks: tuple[int, ...]
    most: str
    """What most people chose, in one sentence."""
    taking_part: str
    """How many of those who were asked answered, in one sentence."""


def record_view(entry: Entry[Poll], shared: Shared) -> Mapping[str, Any]:
    """The questions with their charts, and the note on who answered."""
    poll = entry.record
    charts = [_chart(poll, question) for question in poll.questions]
    return {
        "questions": list(zip(poll.questions, charts, strict=True)),
        "has_results": any(charts),
        "in_percent": any(chart.in_percent for chart in charts if chart),
        "limits": _limits(poll),
        "taking_part": _over_all(poll),
    }


def list_view(entries: Sequence[Entry[Poll]], shared: Shared) -> Mapping[str, Any]:
    """Polls, newest first, each with what there is to see."""
    return {"newest": [(entry, _contents(entry.record)) for entry in newest_first(entries, "date", "began")]}


def _contents(poll: Poll) -> str:
    answered = [question.results.answered for question in poll.questions if question.results]
    if not answered:
        return "No results in what we may show"
    return f"{counted(len(answered), 'question')}, answered by {_span(answered)} people"


def _span(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _chart(poll: Poll, question: Question) -> Chart | None:
    results = question.results
    if results is None:
        return None
    in_percent = results.answered >= FEWEST_FOR_PERCENT
    bars = tuple(_bar(option.label, option.count, results.answered, in_percent) for option in results.options)
    return Chart(
        results.answered,
        bars,
        in_percent,
        TICKS if in_percent else (),
        _most(bars, results),
        taking_part(results.answered, poll.asked),
    )


def _bar(label: str, count: int, total: int, in_percent: bool) -> Bar:
    low, high = wilson(count, total)
    return Bar(
        label,
        count,
        whole_percent(count, total) if in_percent else f"{count} of {total}",
        f"{_rounded(low)}% to {_rounded(high)}%" if in_percent else "",
        *(round(100 * share, 2) for share in (count / total, low, high)),
    )


def _most(bars: Sequence[Bar], results: Results) -> str:
    top = max(bar.count for bar in bars)
    leaders = [bar for bar in bars if bar.count == top]
    if top == 0 or len(leaders) > 1:
        return f"{counted(results.answered, 'person', 'people')} answered."
    return f"Most often chosen: \u201c{leaders[0].label}\u201d ({leaders[0].share})."


def whole_percent(count: int, total: int) -> str:
    """A share in whole percents. Somebody is never shown as nobody, nor all but somebody as all."""
    if 0 < 200 * count < total:
        return "less than 1%"
    if 0 < 200 * (total - count) <= total:
        return "more than 99%"
    return f"{(200 * count + total) // (2 * total)}%"


def _rounded(share: float) -> int:
    return int(100 * share + 0.5)


def taking_part(answered: int, asked: int | None) -> str:
    """How many of those who were asked answered: a sentence with the share in words."""
    if asked is None:
        return (
            f"{counted(answered, 'person', 'people')} answered. We do not know how many were asked, "
            "so nobody can say how many chose not to answer."
        )
    words = _in_ten(answered, asked)
    return f"{answered:,} of the {asked:,} people who were asked answered{': ' + words if words else ''}."


def _over_all(poll: Poll) -> str:
    """The same for the whole poll, whose questions may have been answered by more people or fewer."""
    answered = [question.results.answered for question in poll.questions if question.results]
    if not answered or min(answered) == max(answered):
        return taking_part(answered[0], poll.asked) if answered else ""
    if poll.asked is None:
        return f"{_span(answered)} people answered each question. We do not know how many were asked."
    words = {_in_ten(number, poll.asked) for number in (min(answered), max(answered))}
    end = f": {words.pop()}" if len(words) == 1 else ""
    return f"{_span(answered)} of the {poll.asked:,} people who were asked answered each question{end}."


def _in_ten(answered: int, asked: int) -> str:
    """A rate in words; nothing where so few were asked that the counts say it all."""
    if answered == asked:
        return "everybody"
    if asked < FEWEST_FOR_PERCENT:
        return ""
    tenths = (20 * answered + asked) // (2 * asked)
    named = {0: "fewer than 1 in 20", 5: "about half", 10: "nearly everybody"}
    return named.get(tenths, f"about {tenths} in 10")


def _limits(poll: Poll) -> list[str]:
    """What the poll can and cannot tell because of who answered."""
    if poll.random_sample:
        return [
            "Those who were asked were drawn by chance.",
            "Even so, people who answered may think differently from people who did not.",
        ]
    return [
        "This is not a random sample. It tells what these people said.",
        "It cannot tell what all practitioners think: those who answered may differ from those who did not, "
        "and from those who were never asked.",
    ]
