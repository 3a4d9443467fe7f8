"""The compare page and its data: words that all comparisons share, and a script for each published summary.

A page opened from a disk can load a script and nothing else, and a store may hold thousands of summaries. So each
is a file of its own, and a comparison loads the two to four it shows.
"""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

from evidence_store.analyses.rules.levels import Level
from evidence_store.catalogue.destinations import COMPARE
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.data_files import as_script
from evidence_store.pages.finder.cards import effect_of
from evidence_store.pages.overviews.compare.column import column
from evidence_store.pages.overviews.compare.near import nearest
from evidence_store.pages.overviews.findings import Finding, published
from evidence_store.pages.overviews.outcomes import OutcomeView
from evidence_store.pages.page import DataFile

FOLDER = "assets/evidence-store/compare"
SCRIPTS = (
    "compare/words.js",
    *(f"js/{name}.js" for name in ("copy", "take", "compare-words", "compare-table", "compare")),
)
STYLES = ("compare.css",)
FOUND_BY_EYE = 20
"""Fewer choices than this need no box to narrow them."""

FACTS = (
    ("answer", "The answer", "Not answered yet"),
    ("who", "Who it is for", "Not described in our sources"),
    ("need", "Level of need", "Not described in our sources"),
    ("what", "What happens", "Not described in our sources"),
    ("where", "Where", "Not described in our sources"),
    ("delivers", "Who delivers it", "Not described in our sources"),
    ("cost", "Cost", "We found no costs"),
    ("uk", "In the UK", "Not known"),
    ("countries", "Countries studied", "Not listed in our sources"),
)
"""Rows above the outcomes: a fact of the column, its heading, and what a blank means."""

MORE_FACTS = (
    ("know", "Good to know", "No cautions recorded"),
    ("testing", "Practices testing it", "None in this store"),
    ("reviewed", "Last reviewed", "Not yet"),
)
"""Rows below them."""

SHEET = (
    "What fits here? (families, staff, place)",
    "What families and young people say",
    "What we would need (training, time, money)",
)
"""Rows of the decision sheet that people fill in, a box for each kind of help."""


def compare_fields(shared: Shared, outcomes: list[OutcomeView]) -> dict[str, Any]:
    """What the template of the page needs."""
    catalogue = shared.catalogue
    return {
        "summaries": published(catalogue),
        "folder": FOLDER,
        "FOUND_BY_EYE": FOUND_BY_EYE,
        "facts": FACTS,
        "more_facts": MORE_FACTS,
        "sheet": SHEET,
        "key": [
            level
            for level in map(shared.scale.levels.get, (Level.NO_EVIDENCE, Level.NO_EFFECT, Level.MIXED))
            if level is not None
        ],
        "levels": {effect_of(f.view): f.view for f in shared.findings},
        "strengths": [entry.record for entry in catalogue.of("strength-level")],
        "tables": [view for view in outcomes if view.looked > 1],
    }


def compare_files(shared: Shared, templates: Environment) -> Iterator[DataFile]:
    """The data of the page: `words.js`, and `<id>.js` for each published summary."""
    page = PageContext(shared, COMPARE)
    yield DataFile(f"{FOLDER}/words.js", as_script("window.evidenceStoreCompare", _words(shared, page)))
    by_summary: dict[str, list[Finding]] = {}
    for finding in shared.findings:
        by_summary.setdefault(finding.entry.id, []).append(finding)
    for entry, near in nearest(published(shared.catalogue), shared.phrases):
        order = {result.id: place for place, result in enumerate(entry.record.outcomes)}
        own = sorted(by_summary.get(entry.id, ()), key=lambda f: order[f.view.result.id])
        data = {**column(entry, own, page, shared, templates), "near": near}
        text = as_script(f'window["evidenceStoreCompare:{entry.id}"]', data)
        yield DataFile(f"{FOLDER}/{entry.id}.js", text)


def _words(shared: Shared, page: PageContext) -> dict[str, Any]:
    """Phrases, the outcomes in the order of their parts of life, groups of people, and summaries not to be compared."""
    catalogue = shared.catalogue
    found = {finding.outcome for finding in shared.findings}
    outcomes = [
        e
        for domain in page.in_file_order("domain")
        for e in page.in_file_order("outcome")
        if e.record.domain == domain.id and e.id in found
    ]
    return {
        "phrases": {
            id.removeprefix("compare-"): text
            for id, text in sorted(shared.phrases.items())
            if id.startswith("compare-")
        },
        "outcomes": [
            [e.id, e.record.label, catalogue.label("domain", e.record.domain), page.url(e.address)]
            for e in outcomes
        ],
        "groups": [[e.id, e.record.label] for e in page.in_file_order("population")],
        "others": [
            [e.id, e.record.title, e.record.status]
            for e in catalogue.of("intervention")
            if e.record.status != "published"
        ],
    }
