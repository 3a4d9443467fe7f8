"""Levels that ratings use and that have no words."""

from collections.abc import Iterable, Iterator

from evidence_store.analyses.phrases import phrases_of
from evidence_store.analyses.rating import Rating
from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic, Place, Rule

MISSING_LEVEL = Rule(
    "missing-level",
    "The vocabulary names every level that a rating can have.",
    "Readers would see the level's internal name, without its meaning.",
    "(effect-levels.yml without `mixed`)",
    "- id: mixed\n  label: Mixed or inconclusive",
)
RULES = (MISSING_LEVEL,)  # fmt: skip


def check(catalogue: Catalogue, ratings: Iterable[Rating]) -> Iterator[Diagnostic]:
    """One finding for each level that is used and has no name: a phrase names the step of a rule's own scale."""
    named = {entry.id for entry in catalogue.of("effect-level")}
    named |= {id.removeprefix("step-") for id in phrases_of(catalogue) if id.startswith("step-")}
    kind = next((kind for kind in catalogue.kinds if kind.name == "effect-level"), None)
    if kind is None:
        return
    for level in sorted({rating.level.replace("_", "-") for rating in ratings} - named):
        folder = next(
            (e.source.shown_path.removesuffix(e.source.path) for e in catalogue.entries.values()), ""
        )
        yield MISSING_LEVEL.at(
            Place(folder + kind.file), f'the level "{level}" is not in the list',
            "add it with a label, a symbol and a gloss",
        )  # fmt: skip
