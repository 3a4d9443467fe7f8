"""What one summary brings to a comparison: plain data, with every sentence made here.

The page's script puts columns side by side. It chooses and joins; it words nothing.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.analyses.sentences import fill
from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.finder.cards import effect_of
from evidence_store.pages.overviews.findings import Finding
from evidence_store.pages.results import ResultView
from evidence_store.records.entry import Entry

UNJUDGED = -1
"""In place of a strength that nobody has judged. A result that is not rated has none."""
FACTS = ("who", "cost", "uk", "countries")
"""Facts in the words of the summary's own page: templates in `intervention/`."""


def column(
    entry: Entry[Intervention],
    findings: list[Finding],
    page: PageContext,
    shared: Shared,
    templates: Environment,
) -> dict[str, Any]:
    """A summary as plain data: its facts in words, its people, and its results by outcome in its own order."""
    record = entry.record
    words = {
        name: _plain(
            templates.get_template(f"intervention/{name}.html.jinja").render(record=record, page=page)
        )
        for name in FACTS
    }
    if record.cost and (source := shared.cited.get(record.cost.source)):
        words["cost"] += f" ({source.short})"
    return {
        "id": entry.id,
        "title": record.title,
        "address": page.url(entry.address),
        "facts": {
            "answer": record.summary,
            "what": record.what_it_is or "",
            "need": page.labels("need", record.level_of_need),
            "where": page.labels("setting", record.settings),
            "delivers": page.labels("workforce", record.delivered_by),
            **words,
            "know": list(record.good_to_know),
            "testing": [
                [practice.record.title, page.url(practice.address)]
                for practice in page.backlinks(entry, "practice", "interventions")
            ],
            "reviewed": page.day(record.reviewed_on),
        },
        "people": _people(record),
        "tested": record.uk.tested if record.uk else "unclear",
        "cost": _cost(record),
        "outcomes": [
            {
                "id": outcome,
                "answer": answer_words([f.view for f in own], shared.phrases),
                "main": any(f.view.result.headline for f in own),
                "results": [_result(f, page, templates) for f in own],
            }
            for outcome, own in _by_outcome(findings).items()
        ],
    }


def answer_words(views: list[ResultView], phrases: Mapping[str, str]) -> str:
    """What a summary found for one outcome, in a few words: each answer with its number of results."""
    answers = Counter(_answer(view, phrases) for view in views)
    if len(views) == 1:
        return next(iter(answers))
    phrase = phrases["compare-in-all" if len(answers) == 1 else "compare-in-some"]
    total = str(len(views))
    return ", ".join(fill(phrase, answer=a, number=str(n), total=total) for a, n in answers.items())


def _answer(view: ResultView, phrases: Mapping[str, str]) -> str:
    level = _lower(view.level.label)
    if not view.rated:
        return level
    strength = _lower(view.strength.label) if view.strength else phrases["compare-not-judged"]
    return fill(phrases["compare-answer"], level=level, strength=strength)


def _result(finding: Finding, page: PageContext, templates: Environment) -> dict[str, Any]:
    """One result; what is empty is left out."""
    view, marks = finding.view, templates.get_template("macros/marks.html.jinja").module
    said = {
        "level": effect_of(view),
        "strength": (view.strength.rank if view.strength else UNJUDGED) if view.rated else None,
        "form": view.result.intervention,
        "measure": view.measured,
        "against": _lower(view.result.comparison or ""),
        "sentence": view.rating.sentence,
        "absolute": view.absolute,
        "dissent": view.dissent,
        "basis": _plain(str(marks.basis(view))),  # type: ignore[attr-defined]
        "address": page.url(finding.address),
    }
    return {name: value for name, value in said.items() if value not in ("", None)}


def _by_outcome(findings: list[Finding]) -> dict[str, list[Finding]]:
    """Results by outcome, the main ones first, else as the editors ordered them."""
    grouped: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: not f.view.result.headline):
        grouped.setdefault(finding.outcome, []).append(finding)
    return grouped


def _people(record: Intervention) -> dict[str, Any]:
    """Whom it is about, as far as it can be set beside another summary. Empty where it does not say."""
    people = record.population
    return {
        "groups": list(people.groups) if people else [],
        "ages": [people.ages.from_, people.ages.to] if people and people.ages else [],
        "needs": list(record.level_of_need),
    }


def _cost(record: Intervention) -> str:
    """What its cost is counted in: equal texts can be set beside each other. Empty where no cost is known."""
    cost = record.cost
    if cost is None:
        return ""
    if cost.amount is None:
        return f"band {cost.currency}"
    return f"{cost.currency} {cost.unit} {cost.price_year}"


def _plain(html: str) -> str:
    """The words of a piece of HTML that a template made."""
    return Markup(html).striptags()  # noqa: S704 - made by escaping templates


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
