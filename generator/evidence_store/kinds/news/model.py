"""A piece of news: a post, a newsletter with its items, or what the press wrote."""

from typing import Annotated, Literal

from pydantic import Field

from evidence_store.kinds.parts import Change, Inference, Named, ReferenceKey
from evidence_store.records.fields import Line, PartialDate, RefersTo, RenamedFrom, Slug, Text, WebAddress
from evidence_store.records.record import Part, Record

Category = Literal["announcement", "newsletter", "blog", "press"]


class Related(Part):
    """Records that a piece of news, or one item of it, is about. Each of them links back."""

    programmes: tuple[Annotated[Slug, RefersTo("programme")], ...] = ()
    """Programmes it is about."""
    partners: tuple[Annotated[Slug, RefersTo("partner")], ...] = ()
    """Organisations it names."""
    interventions: tuple[Annotated[Slug, RefersTo("intervention")], ...] = ()
    """Summaries it is about."""
    practices: tuple[Annotated[Slug, RefersTo("practice")], ...] = ()
    """Practices it is about."""
    calls: tuple[Annotated[Slug, RefersTo("call")], ...] = ()
    """Calls it announces."""
    events: tuple[Annotated[Slug, RefersTo("event")], ...] = ()
    """Events it reports on."""
    news: tuple[Annotated[Slug, RefersTo("news")], ...] = ()
    """Other news that says more."""


class Passage(Part):
    """The text of an item."""

    heading: Line
    """What it is about."""
    text: Text
    """What it says, in our own words."""
    link: WebAddress | None = None
    """Where to read more on the web."""


class Item(Related, Passage):
    """One item of a newsletter."""


class Section(Part):
    """A part of a newsletter."""

    heading: Line
    """Its heading."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """Its items, in order."""


class Headline(Record):
    """What a piece of news is, and who published it when."""

    title: Line
    """The headline, in our own words."""
    summary: Line
    """The news in one sentence."""
    category: Category
    """What sort of news it is."""
    date: PartialDate
    """When it was published, as exactly as is known."""
    by: Line | None = None
    """Who published it."""
    authors: tuple[Named, ...] = ()
    """Who wrote it, where that is known."""


class News(Related, Headline):
    """A piece of news."""

    sections: tuple[Section, ...] = ()
    """The parts of a newsletter. A post has its text below the fields instead."""
    inferred: tuple[Inference, ...] = ()
    """Values above that no source states."""
    note: Text | None = None
    """What a reader must know."""
    sources: tuple[ReferenceKey, ...] = ()
    """The publication itself."""
    changes: tuple[Change, ...] = ()
    """What was put right since, newest first."""
    renamed_from: RenamedFrom = ()
