"""What the home page tells beside its own text: outcomes with counts, what is new, what is being tested."""

from dataclasses import dataclass
from typing import Any

from evidence_store.kinds.call.views import CallRow, call_groups, no_call_open
from evidence_store.kinds.event.views import EventRow, event_groups
from evidence_store.pages.context import Shared
from evidence_store.pages.groups import Entries, OutcomeGroup, by_title, newest_first, outcomes_by_domain
from evidence_store.pages.phases import Phase
from evidence_store.pages.questions import Question, questions
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
    open_calls: tuple[CallRow, ...]
    """Calls that are open or will be, the next deadline first."""
    none_open: tuple[Phase[None], ...]
    """When no call is open."""
    events: tuple[EventRow, ...]
    """Events that lie ahead, the next one first."""
    questions: tuple[Question, ...]
    """What people ask first."""


def home_view(shared: Shared) -> HomeView:
    """The home page as of the day of the build."""
    catalogue, today = shared.catalogue, shared.today
    summaries = catalogue.of("intervention")
    published = [e for e in summaries if e.record.status == "published"]
    calls = tuple(call_groups(catalogue.of("call"), today))
    latest = sorted(by_title(published), key=_last_change, reverse=True)
    return HomeView(
        domains=tuple((d, tuple(groups)) for d, groups in outcomes_by_domain(catalogue) if groups),
        published=len(published),
        in_preparation=sum(e.record.status == "in preparation" for e in summaries),
        practices=len(catalogue.of("practice")),
        partners=len(catalogue.of("partner")),
        changed=tuple(latest[:4]),
        news=newest_first(catalogue.of("news"), "date")[:3],
        open_calls=next((group.rows for group in calls if group.state == "open"), ()),
        none_open=no_call_open(calls),
        events=next((g.rows for g in event_groups(catalogue.of("event"), today) if g.id == "ahead"), ()),
        questions=tuple(questions(shared)),
    )


def _last_change(entry: Entry[Any]) -> str:
    days = [change.date for change in entry.record.changes] or [entry.record.reviewed_on]
    return max((day.isoformat() for day in days if day), default="")
