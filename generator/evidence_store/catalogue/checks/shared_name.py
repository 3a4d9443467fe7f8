"""Two terms of the glossary have one name, so that a text cannot tell which of them it means."""

from collections.abc import Iterator

from evidence_store.catalogue.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic, Rule, Severity

SHARED_NAME = Rule(
    "shared-name",
    "No two terms of the glossary have the same name, also not as another name.",
    "Texts explain a word by the first term that has it. Readers would get the wrong meaning.",
    "fidelity: synonyms: [keeping to it], and adherence: synonyms: [keeping to it]",
    "fidelity: synonyms: [keeping to it, adherence]",
    Severity.WARNING,
)
RULES = (SHARED_NAME,)


def check(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """One finding for each name of a term that an earlier one has already."""
    known: dict[str, str] = {}
    for entry in sorted(catalogue.of("term"), key=lambda entry: entry.item):
        record = entry.record
        others = ((("synonyms", at), name) for at, name in enumerate(record.synonyms))
        for path, name in ((("label",), record.label), *others):
            key = name if name.isupper() else name.lower()
            first = known.setdefault(key, entry.id)
            if first != entry.id:
                yield SHARED_NAME.at(
                    entry.place(*path),
                    f'"{name}" is also a name of "{first}"',
                    "leave it to one of them, or put the two together",
                )
