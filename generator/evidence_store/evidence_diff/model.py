"""What a change of the content does to the evidence, as plain data.

Everything stands as it was before and as it is after, so that looking from the other side is the same data with the
two exchanged. A docstring of an attribute is its description in the JSON Schema.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict


class Data:
    """Frozen data whose docstrings of attributes are kept for the JSON Schema."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(use_attribute_docstrings=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class RecordName(Data):
    """A record, by the names that people and programs know it by."""

    kind: str
    """Its kind: `intervention`."""
    id: str
    """Unique among its kind."""
    title: str
    """What readers call it."""
    file: str
    """The file it stands in, as an editor would type it."""
    address: str
    """The address of its page below the site's root; empty where it has none."""
    former: tuple[str, ...] = ()
    """Addresses its page had before, which lead to it."""


@dataclass(frozen=True, slots=True)
class EstimateState(Data):
    """An effect with its 95 % interval, on the scale that readers are shown."""

    text: str
    """The figures as the page shows them."""
    metric: str
    """What they are: "odds ratio"."""
    value: float | None
    """The effect, unrounded; null where it is beyond all numbers."""
    low: float | None
    """The lower bound."""
    high: float | None
    """The upper bound."""


@dataclass(frozen=True, slots=True)
class ResultState(Data):
    """What readers are told about one result."""

    level: str
    """The id of the level of effect."""
    level_label: str
    """Its words."""
    symbol: str
    """Its sign."""
    sure: int | None
    """How sure we can be, from 0 (very low) to 3 (high); null where nobody has judged it."""
    sure_label: str
    """The words for that; empty where nobody has judged it."""
    set_by: str
    """Who set the level in place of the derived one; empty where nobody did."""
    estimate: EstimateState | None
    """The estimate it rests on, if there is one."""
    studies: int | None
    """How many studies the facts rest on; null where no source says."""
    people: int | None
    """How many people were in them; null where no source says."""
    sentence: str
    """The sentence that the page makes of it."""

    @property
    def rating(self) -> tuple[str, int | None]:
        """What a change of rating is told by: the level of effect, and how sure we can be."""
        return self.level, self.sure


@dataclass(frozen=True, slots=True)
class FactChange(Data):
    """One fact of a result that is different."""

    fact: str
    """`study`, `certainty`, `page`, `status`, `vocabulary`, `rule`, or the field of the result."""
    name: str
    """Which one, where there can be several: the label of the study, the reason of the certainty."""
    before: str | None
    """What it said; null where it was not there."""
    after: str | None
    """What it says; null where it is not there any more."""
    moves: Literal["", "effect", "certainty"] = ""
    """Whether it moved the level of effect, or how sure we can be."""


@dataclass(frozen=True, slots=True)
class ResultChange(Data):
    """A result of a published summary of which something is different."""

    record: RecordName
    """The summary, by its new name where it was renamed."""
    result: str
    """The id of the result in it."""
    outcome: str
    """What readers call its outcome."""
    measure: str
    """What was measured."""
    before: ResultState | None
    """What readers were told; null where the result was not there or not published."""
    after: ResultState | None
    """What they are told now; null where it is not there any more, or no longer published."""
    facts: tuple[FactChange, ...]
    """What is different, the facts that moved the rating first."""

    @property
    def moves(self) -> bool:
        """Whether the rating moves; a result that is new or gone moves none."""
        return bool(self.before and self.after and self.before.rating != self.after.rating)


@dataclass(frozen=True, slots=True)
class StudyChange(Data):
    """A study that came to a summary or left it."""

    record: RecordName
    """The summary, by its new name where it was renamed."""
    study: str
    """The label of the study."""
    before: tuple[str, ...]
    """Results it had rows for; none where it is new."""
    after: tuple[str, ...]
    """Results it has rows for; none where it is gone."""


@dataclass(frozen=True, slots=True)
class FieldChange(Data):
    """A field, or a part of the text, that is different."""

    name: str
    """The field: `cost.band`; or the heading of the part of the text."""
    is_text: bool
    """Whether it is a part of the text below the fields."""
    before: str | None
    """What it said; null where it was not there."""
    after: str | None
    """What it says; null where it is not there any more."""


@dataclass(frozen=True, slots=True)
class RecordChange(Data):
    """A record that is new, renamed, removed or different."""

    before: RecordName | None
    """Null where it is new."""
    after: RecordName | None
    """Null where it is removed."""
    fields: tuple[FieldChange, ...] = ()
    """What is different in it; none where it is new or removed."""

    @property
    def renamed(self) -> bool:
        """Whether it has another id, and its page another address."""
        return bool(self.before and self.after and self.before.id != self.after.id)

    @property
    def record(self) -> RecordName:
        """Its name, the new one where there is one."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class AddressChange(Data):
    """An address outside the store that the content came to link to, or no longer links to."""

    address: str
    """The address on the web."""
    before: tuple[str, ...]
    """Files that linked to it; none where it is new."""
    after: tuple[str, ...]
    """Files that link to it; none where it is gone."""


@dataclass(frozen=True, slots=True)
class SourceChange(Data):
    """A source that came into use, or that nothing in the store names any more."""

    record: RecordName
    """The source in the bibliography."""
    before: int
    """How many records named it."""
    after: int
    """How many records name it."""


@dataclass(frozen=True, slots=True)
class ChoiceChange(Data):
    """A choice in the finder that finds more or fewer summaries."""

    filter: str
    """What the filter asks: "Where"."""
    choice: str
    """The choice: "Family home"."""
    before: int
    """How many summaries it found."""
    after: int
    """How many it finds."""


@dataclass(frozen=True, slots=True)
class CellChange(Data):
    """A cell of the evidence map that fills or empties."""

    intervention: str
    """The row: the title of a summary, or nothing for practices without one."""
    outcome: str
    """The column: the outcome's label."""
    before: tuple[int, int]
    """How many results, and how many practices being tested, it held."""
    after: tuple[int, int]
    """How many of both it holds."""


@dataclass(frozen=True, slots=True)
class RowsChange(Data):
    """A table to download that has more or fewer rows."""

    address: str
    """Where the file stands below the site's root."""
    before: int | None
    """Rows without the header; null where there was no such file."""
    after: int | None
    """Rows without the header; null where there is no such file."""


@dataclass(frozen=True, slots=True)
class Problem(Data):
    """A finding of the check."""

    severity: str
    """`error` or `warning`."""
    rule: str
    """The permanent name of the rule."""
    file: str
    """The file it stands in."""
    line: int
    """Counted from 1."""
    message: str
    """What is wrong."""
    help: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Unread(Data):
    """A file that could not be compared, because there is an error in it."""

    file: str
    """The file, as an editor would type it."""
    before: bool
    """Whether it could not be read before."""
    after: bool
    """Whether it cannot be read now."""


@dataclass(frozen=True, slots=True)
class Approval(Data):
    """Who must approve which files."""

    owners: tuple[str, ...]
    """Names of people or teams, as CODEOWNERS has them; none where nobody owns the files."""
    files: tuple[str, ...]
    """Files below the root of the repository."""


@dataclass(frozen=True, slots=True)
class EvidenceDiff(Data):
    """Everything that is different for readers."""

    results: tuple[ResultChange, ...] = ()
    """Results: first those whose rating moves, then new ones, then those that are gone, then the rest."""
    studies: tuple[StudyChange, ...] = ()
    """Studies that came or left."""
    records: tuple[RecordChange, ...] = ()
    """Pages, terms of the vocabulary and sources."""
    sources: tuple[SourceChange, ...] = ()
    """Sources that came into use, or fell out of it."""
    links: tuple[AddressChange, ...] = ()
    """Addresses outside the store."""
    choices: tuple[ChoiceChange, ...] = ()
    """Counts in the finder."""
    cells: tuple[CellChange, ...] = ()
    """Cells of the evidence map."""
    downloads: tuple[RowsChange, ...] = ()
    """Tables to download."""
    problems_new: tuple[Problem, ...] = ()
    """What the check finds now and did not find before."""
    problems_gone: tuple[Problem, ...] = ()
    """What it found before and does not find now."""
    accepted_new: tuple[Problem, ...] = ()
    """Warnings that are ignored now, with a reason in ignores.yml."""
    accepted_gone: tuple[Problem, ...] = ()
    """Warnings that were ignored and are not any more."""
    errors_before: int = 0
    """How many errors the content had."""
    errors_after: int = 0
    """How many it has."""
    unread: tuple[Unread, ...] = ()
    """Files that could not be compared."""
    approvals: tuple[Approval, ...] = ()
    """Who must approve."""
