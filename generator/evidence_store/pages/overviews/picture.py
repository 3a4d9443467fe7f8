"""Every result of the store by effect and by strength."""

from evidence_store.analyses.rules.levels import Level
from evidence_store.pages.context import Shared
from evidence_store.pages.plots.bubbles import Bubbles, bubbles
from evidence_store.pages.results import effect_level


def picture(shared: Shared) -> Bubbles | None:
    """The picture; None in a store without results."""
    named = [(f"{f.entry.record.title}: {f.view.outcome.label}", f.view) for f in shared.findings]
    levels = [(level, effect_level(level, shared.catalogue)) for level in Level]
    return bubbles(named, levels, [e.record for e in shared.catalogue.of("strength-level")])
