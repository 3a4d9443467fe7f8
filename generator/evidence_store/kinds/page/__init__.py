"""Plain pages: the home page, "about" and whatever else a centre wants to say."""

from pathlib import Path
from typing import Literal

from evidence_store.records.fields import Day, Line, RenamedFrom
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


class Page(Record):
    """A page of text."""

    title: Line
    """The heading of the page."""
    summary: Line
    """What the page is about, in one sentence; search engines and link previews show it."""
    layout: Literal["text", "home", "search", "ratings"] = "text"
    """`home`, `search` and `ratings` add what these pages need; all others are `text`."""
    updated: Day | None = None
    """When the text was last changed."""
    renamed_from: RenamedFrom = ()


KIND = Kind(
    name="page",
    plural="",
    label="Page",
    label_plural="Pages",
    model=Page,
    home=Path(__file__).parent,
    nested=True,
    columns=("title", "summary"),
)
