"""Every result of the store by effect and by strength."""

from evidence_store.pages.context import Shared
from evidence_store.pages.plots.bubbles import Bubbles, bubbles


def picture(shared: Shared) -> Bubbles | None:
    """The picture; None in a store without results."""
    named = [(f"{f.entry.record.title}: {f.view.outcome.label}", f.view) for f in shared.findings]
    return bubbles(named, shared.scale, [e.record for e in shared.catalogue.of("strength-level")])
