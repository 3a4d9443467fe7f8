"""A file of references -> its items, by the ending of its name."""

from collections.abc import Mapping
from pathlib import Path

from evidence_store.diagnostics.formats.text import finding_text
from evidence_store.importing.bibliography.bibtex import read_bibtex
from evidence_store.importing.bibliography.csl_json import read_csl_json
from evidence_store.importing.bibliography.item import Read, Reader
from evidence_store.importing.bibliography.ris import read_ris
from evidence_store.importing.rejected import CannotImport
from evidence_store.sources.text import read_text

READERS: Mapping[str, Reader] = {
    ".ris": read_ris,
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".json": read_csl_json,
}


def read_references(file: Path) -> Read:
    """All entries of `file`. Raises CannotImport."""
    text, found = read_text(file, str(file))
    if text is None:
        raise CannotImport("".join(map(finding_text, found)).rstrip())
    items, rejected = READERS[file.suffix.lower()](text, str(file))
    if not items and not rejected:
        raise CannotImport(f"{file}: there is no entry in this file")
    return items, sorted(rejected)
