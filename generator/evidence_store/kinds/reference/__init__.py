"""The bibliography of the store, in CSL-JSON's terms, written as YAML."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from evidence_store.records.fields import Doi, Line, PartialDate, WebAddress
from evidence_store.records.kind import Kind
from evidence_store.records.record import Part, Record


class Person(Part):
    """An author: a person, or an organisation as `literal`."""

    family: Line | None = None
    """Family name."""
    given: Line | None = None
    """Given names or initials."""
    literal: Line | None = None
    """The whole name, for an organisation."""


class Reference(Record):
    """A publication. Fields have CSL-JSON's names."""

    type: Literal[
        "article-journal",
        "article-newspaper",
        "article-magazine",
        "report",
        "book",
        "chapter",
        "thesis",
        "webpage",
        "post-weblog",
        "dataset",
        "article",
    ]
    """What sort of publication it is, in CSL's words."""
    title: Line
    """Its title as published."""
    author: tuple[Person, ...] = ()
    """Authors in order."""
    issued: PartialDate | None = None
    """When it was published. Leave out when the date is not known."""
    container_title: Annotated[Line | None, Field(alias="container-title")] = None
    """The journal, series or website it appeared in."""
    publisher: Line | None = None
    """The publisher, for reports and books."""
    volume: Line | None = None
    """Volume, in quotes: "25"."""
    issue: Line | None = None
    """Issue, in quotes."""
    page: Line | None = None
    """Pages or article number, in quotes: "3534-3554"."""
    number: Line | None = None
    """Number of a report, in quotes."""
    DOI: Doi | None = None
    """Its DOI without the resolver's address."""
    URL: WebAddress | None = None
    """Its address at the publisher, when it has no DOI."""
    note: Line | None = None
    """Anything a reader must know about the publication itself."""
    licence: Line | None = None
    """The licence its data or text are reused under, when they are."""


KIND = Kind(
    name="reference",
    plural="references",
    label="Reference",
    label_plural="References",
    model=Reference,
    home=Path(__file__).parent,
    file="references.yml",
    has_pages=False,
    columns=tuple(Reference.model_fields),
)
