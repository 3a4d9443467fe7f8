"""What the home page tells beside its own text: outcomes with counts, what is new, what is being tested."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence_store.catalogue import Catalogue
from evidence_store.pages.call_status import call_status
from evidence_store.pages.groups import Entries, OutcomeGroup, by_title, newest_first, outcomes_by_domain
from evidence_store.records.entry import Entry


@dataclass(frozen=True, slots=True)
class HomeView:
    """The store on one page."""

    domains: tuple[tuple[Entry[Any], tuple[OutcomeGroup, ...]], ...]
    """Parts of life that a published summary speaks about."""
    published: int
    in_preparation: int
    practices: int
    partners: int
    changed: Entries
    """Published summaries, the latest changed first."""
    news: Entries
    open_calls: Entries


def home_view(catalogue: Catalogue, today: date) -> HomeView:
    """The home page as of `today`."""
    summaries = catalogue.of("intervention")
    published = [e for e in summaries if e.record.status == "published"]
    latest = sorted(by_title(published), key=_last_change, reverse=True)
    return HomeView(
        domains=tuple((d, tuple(groups)) for d, groups in outcomes_by_domain(catalogue) if groups),
        published=len(published),
        in_preparation=sum(e.record.status == "in preparation" for e in summaries),
        practices=len(catalogue.of("practice")),
        partners=len(catalogue.of("partner")),
        changed=tuple(latest[:4]),
        news=newest_first(catalogue.of("news"), "date")[:3],
        open_calls=tuple(e for e in catalogue.of("call") if call_status(e.record, today).state == "open"),
    )


def _last_change(entry: Entry[Any]) -> str:
    days = [change.date for change in entry.record.changes] or [entry.record.reviewed_on]
    return max((day.isoformat() for day in days if day), default="")
