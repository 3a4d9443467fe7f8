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
    """The folder that holds `example.md` or `example.yml` and, if records have pages, `page.html.jinja`.

    Beside them may stand `list.html.jinja` (its list), `page.js` (a classic script) and `page.css`, which its pages
    and its list load.
    """
    about: str = ""
    """One sentence for readers, shown above the list of all of them."""
    file: str = ""
    """Where all records stand when they share one file: `vocabulary/outcomes.yml`."""
    has_ids: bool = True
    """Whether each record of a shared file names itself; else they are counted."""
    has_pages: bool = True
    """Whether each record becomes a page."""
    nested: bool = False
    """Whether files may lie in folders below; only plain pages do."""
    taken: tuple[str, ...] = ("index",)
    """Ids that no record can have: pages of these names in its folder are made for the store as a whole."""
    sections: tuple[Section, ...] = ()
    """The headings a body may have, in order; none means that headings are free."""
    tables: Mapping[str, type[TableRecord]] = field(default_factory=dict)
    """CSV files beside a record, by what stands between its id and `.csv`."""
    facets: tuple[str, ...] = ()
    """Fields that lists are filtered by."""
    columns: tuple[str, ...] = ()
    """Fields shown in lists and in the CSV download, in this order."""
    views: str = ""
    """The module that works out what its templates need beside the record, by its whole name; see `pages/views.py`."""
    checks: tuple[Check, ...] = ()
    """What is checked of each record alone."""
    rules: tuple[Rule, ...] = ()
    """The rules that `checks` report on."""

    def __post_init__(self) -> None:
        for name in (*self.facets, *self.columns):
            if name.split(".")[0] not in self.model.model_fields:
                raise ValueError(f"kind {self.name}: no field {name} to list or filter by")

    @property
    def example(self) -> Path:
        """A complete valid record; kinds that share a folder name their own: `outcome.example.yml`."""
        if not self.file:
            return self.home / "example.md"
        own = self.home / f"{self.name}.example.yml"
        return own if own.exists() else self.home / "example.yml"

    @property
    def template(self) -> Path:
        """The template of a record's page."""
        return self.home / "page.html.jinja"

    @property
    def data_name(self) -> str:
        """The name of its table, and of its files below `data/`."""
        return self.plural or f"{self.name}s"

    def asset(self, ending: str) -> Path | None:
        """Its own `page.js` or `page.css`, if it has one."""
        file = self.home / f"page.{ending}"
        return file if file.exists() else None

    def address(self, id: str) -> str:
        """The permanent address of a record's page below the site's root."""
        return f"{self.plural}/{id}.html" if self.plural else f"{id}.html"
