"""A content folder of any size for measurements: always the same for the same number of summaries.

It brings the store's own vocabulary and references, so that every reference in it leads somewhere.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).resolve().parents[1] / "content"

OUTCOMES = 3
"""Outcomes of each summary."""
WORDS = 300
"""Words of each body where nothing else is asked for, about as many as a real one has."""

_WORDS = (
    *("children", "families", "carers", "help", "study", "trial", "found", "may", "more", "less", "often"),
    *("home", "school", "worker", "meeting", "plan", "year", "month", "group", "support", "young", "people"),
    *("council", "review", "result", "number", "reason", "sure", "unclear", "small", "large"),
)
_TERMS = ("settings", "populations", "workforce", "needs")
_HEADINGS = (
    "Does it work?",
    "How does it work?",
    "Who does it work for, and where?",
    "How do you do it well?",
    "What does it cost?",
)


class Numbers:
    """Numbers that look random and are the same on every machine and in every version of Python."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2_654_435_761 % 2**32 + 1

    def below(self, end: int) -> int:
        """A whole number from 0 to one less than `end`."""
        self._state = self._state * 1_103_515_245 + 12_345 & 0x7FFFFFFF
        return (self._state >> 8) % end

    def one_of(self, items: Sequence[Any]) -> Any:
        """One of `items`."""
        return items[self.below(len(items))]


def write_corpus(folder: Path, summaries: int, words: int = WORDS) -> Path:
    """Write a content folder with this many summaries below `folder`, with bodies of so many words; returns it."""
    content = folder / "content"
    shutil.copytree(CONTENT / "vocabulary", content / "vocabulary")
    shutil.copy(CONTENT / "references.yml", content / "references.yml")
    (content / "interventions").mkdir()
    outcomes = _items("vocabulary/outcomes.yml")
    terms = {name: [item["id"] for item in _items(f"vocabulary/{name}.yml")] for name in _TERMS}
    references = [item["id"] for item in _items("references.yml")]
    for number in range(summaries):
        numbers = Numbers(number)
        fields = _summary(number, summaries, numbers, outcomes, terms, references)
        text = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=200)
        body = "\n".join(_body(numbers, references, number, summaries, words))
        (content / "interventions" / f"{_id(number)}.md").write_text(f"---\n{text}---\n\n{body}", "utf-8")
    return content


def _items(path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = yaml.load((CONTENT / path).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return items


def _id(number: int) -> str:
    return f"summary-{number:05}"


def _summary(
    number: int,
    summaries: int,
    numbers: Numbers,
    outcomes: Sequence[dict[str, Any]],
    terms: Mapping[str, Sequence[str]],
    references: Sequence[str],
) -> dict[str, Any]:
    # Drawn apart from the rest, which stays what it was: older measurements can be compared.
    more = Numbers(number + summaries)
    youngest = more.below(17)
    return {
        "title": f"Generated summary {number}",
        "summary": f"It may help some families; this is summary {number} of a measurement. {_sentence(more, 20)}",
        "status": "published",
        "also_known_as": [f"Measured help {number}"],
        "what_it_is": _sentence(numbers, 20),
        "headline_points": ["It may help.", "We are not sure."],
        "population": {
            "who": "Families",
            "ages": {"from": youngest, "to": youngest + more.below(8)},
            "groups": [numbers.one_of(terms["populations"])],
        },
        "settings": [numbers.one_of(terms["settings"])],
        "delivered_by": [more.one_of(terms["workforce"])],
        "level_of_need": [more.one_of(terms["needs"])],
        "countries_studied": ["GB"],
        "uk": {"tested": more.one_of(("yes", "no", "unclear")), "available": "unclear"},
        "cost": {"band": 1 + more.below(5), "source": more.one_of(references)},
        "sources": [{"reference": numbers.one_of(references), "studies": 2 + numbers.below(20)}],
        "outcomes": [_outcome(place, numbers, outcomes, references) for place in range(OUTCOMES)],
        "reviewed_on": date(2026, 1, 1),
        "next_review": date(2028, 1, 1),
        "authors": [{"name": "A measurement", "interests": "None declared"}],
        "related": [_id((number + 1 + numbers.below(7)) % summaries)],
        "changes": [{"date": date(2026, 1, 1), "what": "First version.", "why": "For a measurement."}],
    }


def _outcome(
    place: int, numbers: Numbers, outcomes: Sequence[dict[str, Any]], references: Sequence[str]
) -> dict[str, Any]:
    outcome = numbers.one_of(outcomes)
    estimate = (numbers.below(81) - 40) / 100
    return {
        "id": f"result-{place + 1}",
        "outcome": outcome["id"],
        "measure": f"Measure {place + 1}",
        "better": outcome["better"],
        "metric": "SMD",
        "pooled": {
            "estimate": estimate,
            "ci": [round(estimate - 0.2, 2), round(estimate + 0.2, 2)],
            "k": 3 + numbers.below(20),
            "n": 500 + numbers.below(5000),
            "i2": numbers.below(90),
            "source": numbers.one_of(references),
        },
        "certainty": {
            "start": "low",
            "start_because": "Cohort studies.",
            "judged_by": "A measurement",
            "judged_on": date(2026, 1, 1),
        },
    }


def _sentence(numbers: Numbers, words: int) -> str:
    return " ".join(numbers.one_of(_WORDS) for _ in range(words)).capitalize() + "."


def _body(
    numbers: Numbers, references: Sequence[str], number: int, summaries: int, words: int
) -> Iterator[str]:
    each = words // len(_HEADINGS)
    for heading in _HEADINGS:
        text = " ".join(numbers.one_of(_WORDS) for _ in range(each)).capitalize()
        near = _id((number + 1 + numbers.below(7)) % summaries)
        yield f"## {heading}\n\n{text} [@{numbers.one_of(references)}].\n\nSee [another]({near}.md).\n"
