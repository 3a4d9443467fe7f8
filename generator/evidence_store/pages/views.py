"""What the templates of a kind need beside the record: worked out in Python, never in a template.

A kind may bring a module of its own for that (`Kind.views`), which belongs to this stage, not to the kinds:

- `record_view(entry, shared)` for the page of a record,
- `list_view(entries, shared)` for the list of all of them,

each a mapping of names for the template (scripts of a list, and data files they need, stand below `scripts`); and for
what lies beside these pages

- `more_pages(entries, shared, templates)`, further pages such as an archive,
- `feed_entries(entry, shared)`, what happened to a record beside the changes of its page,
- `appointment(entry, shared)`, a record as something for a calendar, or None.

All may be left out. A kind's own script and style sheet are published from its folder.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from jinja2 import Environment

from evidence_store.pages.calendar import Appointment
from evidence_store.pages.context import Shared
from evidence_store.pages.feeds.entry import FeedEntry
from evidence_store.pages.page import DataFile, Page
from evidence_store.records.entry import Entry
from evidence_store.records.kind import Kind

ASSETS = "assets/evidence-store/"
"""Where the site's scripts and style sheets lie."""

Names = Mapping[str, Any]


def record_view(entry: Entry[Any], shared: Shared) -> Names:
    """What the page of a record needs by its kind's own module; nothing where it has none."""
    make = _function(entry.kind, "record_view")
    return make(entry, shared) if make else {}


def list_view(kind: Kind, entries: Sequence[Entry[Any]], shared: Shared) -> Names:
    """What the list of a kind needs by its own module; nothing where it has none."""
    make = _function(kind, "list_view")
    return make(entries, shared) if make else {}


def more_pages(kind: Kind, shared: Shared, templates: Environment) -> Iterable[Page]:
    """Pages of a kind beside those of its records and their list."""
    make = _function(kind, "more_pages")
    return make(shared.catalogue.of(kind.name), shared, templates) if make else ()


def feed_entries(entry: Entry[Any], shared: Shared) -> Iterable[FeedEntry]:
    """What happened to a record and belongs in the feeds, beside the changes of its page."""
    make = _function(entry.kind, "feed_entries")
    return make(entry, shared) if make else ()


def appointment(entry: Entry[Any], shared: Shared) -> Appointment | None:
    """A record as something for a calendar; None for those that have no day."""
    make = _function(entry.kind, "appointment")
    return make(entry, shared) if make else None


def _function(kind: Kind, name: str) -> Callable[..., Any] | None:
    return getattr(import_module(kind.views), name, None) if kind.views else None


def kind_assets(kinds: Sequence[Kind]) -> Iterator[DataFile]:
    """The scripts and style sheets that kinds bring along."""
    for kind in kinds:
        for ending in ("js", "css"):
            if file := kind.asset(ending):
                yield DataFile(ASSETS + _name(kind, ending), file.read_text("utf-8"))


def own_assets(kind: Kind, ending: str) -> tuple[str, ...]:
    """The script or style sheet that the pages of a kind load, below `ASSETS`."""
    return (_name(kind, ending),) if kind.asset(ending) else ()


def _name(kind: Kind, ending: str) -> str:
    return f"kinds/{kind.name}.{ending}"
