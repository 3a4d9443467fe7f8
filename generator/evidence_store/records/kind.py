"""What a kind of content declares. Everything else about it is derived from this."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.records.record import Record, TableRecord
from evidence_store.records.section import Section

if TYPE_CHECKING:
    from evidence_store.records.entry import Entry

Check = Callable[["Entry[Any]"], Iterator[Diagnostic]]
"""Looks at one record alone and yields what is wrong with it."""


@dataclass(frozen=True)
class Kind:
    """A kind of content: a folder of files, one record each, or one file with a list of records."""

    name: str
    """One word in the singular; references name it: `RefersTo("partner")`."""
    plural: str
    """The folder of its files and of its pages: `partners/`."""
    label: str
    """What a reader calls one of them."""
    label_plural: str
    """What a reader calls several."""
    model: type[Record]
    home: Path
    """The folder that holds `example.md` or `example.yml` and, if records have pages, `page.html.jinja`."""
    about: str = ""
    """One sentence for readers, shown above the list of all of them."""
    file: str = ""
    """Where all records stand when they share one file: `vocabulary/outcomes.yml`."""
    has_pages: bool = True
    """Whether each record becomes a page."""
    nested: bool = False
    """Whether files may lie in folders below; only plain pages do."""
    sections: tuple[Section, ...] = ()
    """The headings a body may have, in order; none means that headings are free."""
    tables: Mapping[str, type[TableRecord]] = field(default_factory=dict)
    """CSV files beside a record, by what stands between its id and `.csv`."""
    facets: tuple[str, ...] = ()
    """Fields that lists are filtered by."""
    columns: tuple[str, ...] = ()
    """Fields shown in lists and in the CSV download, in this order."""
    checks: tuple[Check, ...] = ()
    """What is checked of each record alone."""
    rules: tuple[Rule, ...] = ()
    """The rules that `checks` report on."""

    def __post_init__(self) -> None:
        for name in (*self.facets, *self.columns):
            if name.split(".")[0] not in self.model.model_fields:
                raise ValueError(f"kind {self.name}: no field {name} to list or filter by")

    @property
    def template(self) -> Path:
        """The template of a record's page."""
        return self.home / "page.html.jinja"

    def address(self, id: str) -> str:
        """The permanent address of a record's page below the site's root."""
        return f"{self.plural}/{id}.html" if self.plural else f"{id}.html"
