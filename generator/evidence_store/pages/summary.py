"""What the page of a summary needs beside the record: its results, its studies, and whom they were about."""

from typing import Any

from evidence_store.kinds.intervention import Intervention
from evidence_store.pages.context import Shared
from evidence_store.pages.families import families
from evidence_store.pages.plots.strip import strip
from evidence_store.pages.results import result_views
from evidence_store.pages.scale import scale_of
from evidence_store.pages.studies import studies_of
from evidence_store.records.entry import Entry


def summary_view(entry: Entry[Intervention], shared: Shared) -> dict[str, Any]:
    """Names for the template, worked out once for all parts of the page."""
    catalogue = shared.catalogue
    views = shared.results.get(entry.id)
    if views is None:  # not published
        views = result_views(entry, catalogue, shared.analyses)
    scale = scale_of(shared.analyses.rule, (view.rating.level for view in views), catalogue, shared.phrases)
    studies = studies_of(row for view in views for row in view.rows)
    return {
        "results": views,
        "strip": strip([view.rating for view in views], scale),
        "studies": studies,
        "families": families(entry.record, studies),
    }
