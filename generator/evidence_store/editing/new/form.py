"""A record under construction: what is filled in, what is still asked, and what the store knows already."""

from typing import Any, NamedTuple

from evidence_store.diagnostics import did_you_mean
from evidence_store.editing.new.alike import Alike, alike, names
from evidence_store.editing.new.questions import (
    Question,
    Refused,
    is_answered,
    path_of,
    questions,
    with_answer,
)
from evidence_store.pipeline import Checked
from evidence_store.records.fields import MAX_ID, SLUG, as_slug
from evidence_store.records.form_fields import name_field
from evidence_store.records.kind import Kind
from evidence_store.records.model_fields import field_at, target_of
from evidence_store.sources.positions import Path

FEW = 20
"""Records that are listed at once; more are listed when somebody asks for them."""


class Choice(NamedTuple):
    """A record that a field may name."""

    id: str
    label: str


class Form:
    """A new record of one kind in a store that was checked before."""

    def __init__(self, kind: Kind, checked: Checked, shown_root: str) -> None:
        self.kind = kind
        self.checked = checked
        self.data: dict[str, Any] = {}
        self._root = shown_root

    def open_questions(self) -> list[Question]:
        """What is required and not filled in, what it is called first: the id is made from that."""
        name = name_field(self.kind)
        open = [question for question in questions(self.kind.model) if not is_answered(self.data, question)]
        return sorted(open, key=lambda question: question.name != name)

    def fill(self, name: str, text: str) -> None:
        """Fill in a field by the name that somebody typed. Raises Refused."""
        self.answer(path_of(self.kind, name), text)

    def answer(self, path: Path, text: str) -> None:
        """Fill in a field, or add an item to its list. Raises Refused."""
        field = field_at(self.kind.model, path)
        target = target_of(field) if field else ""
        self.data = with_answer(self.kind, self.data, path, self._named(target, text) if target else text)

    def answered(self, question: Question) -> bool:
        """Whether the field has a value already."""
        return is_answered(self.data, question)

    def choices(self, target: str) -> list[Choice]:
        """The records of a kind, by id."""
        catalogue = self.checked.catalogue
        return [Choice(entry.id, catalogue.label(target, entry.id)) for entry in catalogue.of(target)]

    def path(self, id: str) -> str:
        """The file of the record, below the content folder."""
        return self.kind.file or (f"{self.kind.plural}/{id}.md" if self.kind.plural else f"{id}.md")

    def suggested_id(self) -> str:
        """The id made from what the record is called; empty if that has no letter that an id can have."""
        return as_slug(str(self.data.get(name_field(self.kind), "")))

    def refuse_bad_id(self, id: str) -> None:
        """Raises Refused for an id that is not well formed, or taken."""
        parts = id.split("/") if self.kind.nested else [id]
        if not all(SLUG.fullmatch(part) for part in parts) or len(id) > MAX_ID:
            better = f"; write {as_slug(id)}" if as_slug(id) else ""
            raise Refused(f"an id is made of at most {MAX_ID} lower-case letters, digits and hyphens{better}")
        if id in self.kind.taken and not self.kind.nested:
            raise Refused(f"{self.path(id)} would be a page that is made for you; choose another id")
        files = {path.lower() for path in self.checked.files}
        there = (self.kind.name, id) in self.checked.catalogue.entries
        if there or (not self.kind.file and f"{self._root}/{self.path(id)}" in files):
            raise Refused(f'there is already "{id}" ({self.path(id)})')

    def twins(self, id: str) -> list[Alike]:
        """Records of nearly the same name."""
        others = (*self.data.get("also_known_as", ()), *self.data.get("synonyms", ()))
        called = str(self.data.get(name_field(self.kind), ""))
        return alike(self.kind, (called, id, *others), self.checked.catalogue)

    def _named(self, target: str, text: str) -> str:
        """The id of the record that somebody named by its id or label. Raises Refused."""
        text, choices = text.strip(), self.choices(target)
        ids = [choice.id for choice in choices]
        called_so = [
            entry.id
            for entry in self.checked.catalogue.of(target)
            if text.lower() in (name.lower() for name in names(entry))
        ]
        kind = next((kind for kind in self.checked.catalogue.kinds if kind.name == target), None)
        faulty = kind is not None and f"{self._root}/{kind.plural}/{text}.md" in self.checked.files
        if text in ids or faulty:  # a record with a fault of its own is there all the same
            return text
        if len(called_so) == 1:
            return called_so[0]
        label = kind.label.lower() if kind else target
        if not ids:
            raise Refused(f"there is no {label} yet; make one first: evidence-store new {target}")
        near = did_you_mean(text, ids) or self._label_meant(text, choices)
        begin = [id for id in ids if text.lower() in id][:8]
        few = f"the ids are: {', '.join(ids)}" if len(ids) <= FEW else ""
        help = near or (f"perhaps {', '.join(begin)}" if text and begin else few)
        raise Refused(f'there is no {label} "{text}"' + (f"; {help}" if help else ""))

    @staticmethod
    def _label_meant(text: str, choices: list[Choice]) -> str:
        """`did you mean "university-of-oxford"?` for somebody who typed nearly its label."""
        near = did_you_mean(text, [choice.label for choice in choices])
        return next(
            (f'did you mean "{choice.id}"?' for choice in choices if near and f'"{choice.label}"' in near), ""
        )
