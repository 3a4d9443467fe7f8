"""News: announcements, blog posts and newsletters."""

from pathlib import Path
from typing import Annotated, Literal

from evidence_store.kinds.parts import Inference, ReferenceKey
from evidence_store.records.fields import Line, PartialDate, RefersTo, Slug, Text
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class News(Record):
    """A piece of news."""

    title: Line
    """The headline, in our own words."""
    summary: Line
    """The news in one sentence."""
    category: Literal["announcement", "newsletter", "blog", "press"]
    """What sort of news it is."""
    date: PartialDate
    """When it was published, as exactly as is known."""
    by: Line | None = None
    """Who published it, and in which role."""
    programmes: tuple[Annotated[Slug, RefersTo("programme")], ...] = ()
    """Programmes it is about."""
    partners: tuple[Annotated[Slug, RefersTo("partner")], ...] = ()
    """Organisations it names."""
    interventions: tuple[Annotated[Slug, RefersTo("intervention")], ...] = ()
    """Summaries it is about."""
    calls: tuple[Annotated[Slug, RefersTo("call")], ...] = ()
    """Calls it announces."""
    events: tuple[Annotated[Slug, RefersTo("event")], ...] = ()
    """Events it reports on."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """The publication itself."""


KIND = Kind(
    name="news",
    plural="news",
    label="News",
    label_plural="News",
    about="Announcements and newsletters.",
    model=News,
    home=Path(__file__).parent,
    facets=("category",),
    columns=("date", "title", "category", "summary"),
)
