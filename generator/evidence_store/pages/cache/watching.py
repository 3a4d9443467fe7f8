"""The store as a page in the making sees it: whatever the page asks for is noted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from evidence_store.analyses.analyse import Analyses, ResultKey
from evidence_store.analyses.rating import Rating
from evidence_store.catalogue import Catalogue, Key, Link
from evidence_store.pages.bibliography import Cited
from evidence_store.pages.cache.questions import Question
from evidence_store.pages.context import Shared
from evidence_store.pages.finder.view import FinderView
from evidence_store.pages.glossary.terms import Terms
from evidence_store.pages.overviews.findings import Finding
from evidence_store.pages.phases import Due, Phase
from evidence_store.pages.results import ResultView, result_views
from evidence_store.pages.scale import Scale
from evidence_store.records.entry import Entry
from evidence_store.sources.source import Body, Source

K = TypeVar("K")
V = TypeVar("V")

EVERYTHING: Question = ("everything",)


class Questions:
    """What has been asked since the last page was begun, each question once."""

    def __init__(self) -> None:
        self._asked: dict[Question, None] = {}

    def note(self, *question: str) -> None:
        """Something is asked for."""
        self._asked[question] = None

    def begin(self) -> None:
        """A page is begun."""
        self._asked = {}

    @property
    def asked(self) -> tuple[Question, ...]:
        """All of them, sorted: in which order a page asks may be chance. Everything stands for all the others."""
        return (EVERYTHING,) if EVERYTHING in self._asked else tuple(sorted(self._asked))


class _Watched(Mapping[K, V]):
    """A mapping that notes which of its keys are asked for; whoever goes through all of it asks for everything."""

    def __init__(self, values: Mapping[K, V], questions: Questions) -> None:
        self._values = values
        self._questions = questions

    def _note(self, key: K) -> None:
        raise NotImplementedError

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._note(key)  # type: ignore[arg-type]  # nobody asks for what can be no key
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._questions.note(*EVERYTHING)
        return iter(self._values)

    def __len__(self) -> int:
        self._questions.note(*EVERYTHING)
        return len(self._values)


class _Entries(_Watched[Key, Entry[Any]]):
    def _note(self, key: Key) -> None:
        self._questions.note("record", *key)


class _WatchedSource(Source):
    """The file of a record. Few who ask for a record read the text below its fields: it is noted who does."""

    def __init__(self, source: Source, note: Callable[[], None]) -> None:
        vars(self).update(vars(source), note=note)

    @property
    def body(self) -> Body:
        """The text below the fields."""
        vars(self)["note"]()
        body: Body = vars(self)["body"]
        return body


def _watched(entry: Entry[Any], questions: Questions) -> Entry[Any]:
    return replace(entry, source=_WatchedSource(entry.source, lambda: questions.note("text", *entry.key)))


class _Ratings(_Watched[ResultKey, Rating]):
    def _note(self, key: ResultKey) -> None:
        self._questions.note("ratings", key[0])


class _Cited(_Watched[str, Cited]):
    def _note(self, key: str) -> None:
        self._questions.note("cited", key)


class _Results(_Watched[str, list[ResultView]]):
    """Worked out for whoever asks, so that what they follow from is noted, too."""

    def __init__(
        self, shared: "WatchedShared", values: Mapping[str, list[ResultView]], questions: Questions
    ) -> None:
        super().__init__(values, questions)
        self._shared = shared

    def _note(self, key: str) -> None:
        self._questions.note("record", "intervention", key)

    def __getitem__(self, key: str) -> list[ResultView]:
        self._note(key)
        if key not in self._values:
            raise KeyError(key)
        entry = self._shared.catalogue.entries["intervention", key]
        return result_views(entry, self._shared.catalogue, self._shared.analyses)


class WatchedShared(Shared):
    """What all pages share, watched."""

    def __init__(self, shared: Shared, questions: Questions) -> None:
        self._shared = shared
        self._questions = questions
        super().__init__(
            WatchedCatalogue(shared.catalogue, questions),
            Analyses(shared.analyses.rule, _Ratings(shared.analyses.ratings, questions)),
            _Cited(shared.cited, questions),
            shared.today,
            shared.publication,
        )
        self.results = _Results(self, shared.results, questions)

    @property
    def today(self) -> date:
        """The day the pages are made for."""
        self._questions.note("today")
        return self._shared.today

    def overdue(self, by: date) -> tuple[Phase[Due], ...]:
        """It stays the same on most days."""
        self._questions.note("overdue", by.isoformat())
        return self._shared.overdue(by)

    @property
    def terms(self) -> Terms:
        """All pages share them."""
        return self._shared.terms

    @property
    def elsewhere(self) -> frozenset[str]:
        """All pages share them."""
        return self._shared.elsewhere

    @property
    def finder(self) -> FinderView:
        """Made from the whole store."""
        self._questions.note(*EVERYTHING)
        return self._shared.finder

    @property
    def scale(self) -> Scale:
        """Made from the whole store."""
        self._questions.note(*EVERYTHING)
        return self._shared.scale

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Made from the whole store."""
        self._questions.note(*EVERYTHING)
        return self._shared.findings


class WatchedCatalogue(Catalogue):
    """All records, watched."""

    __slots__ = ("_all", "_questions")

    _all: Catalogue
    _questions: Questions

    def __init__(self, catalogue: Catalogue, questions: Questions) -> None:
        given = {key: _watched(entry, questions) for key, entry in catalogue.entries.items()}
        values = {
            "kinds": catalogue.kinds,
            "entries": _Entries(given, questions),
            "_by_kind": {
                kind: tuple(given[entry.key] for entry in entries)
                for kind, entries in catalogue._by_kind.items()
            },
            "images": catalogue.images,  # all pages share them, and what is elsewhere
            "elsewhere": catalogue.elsewhere,
            "_all": catalogue,
            "_questions": questions,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def topics(self) -> frozenset[Key]:
        """Terms of the vocabulary that have a page of their own."""
        self._questions.note(*EVERYTHING)
        return self._all.topics

    @property
    def links(self) -> tuple[Link, ...]:
        """Between all records."""
        self._questions.note(*EVERYTHING)
        return self._all.links

    def of(self, kind: str) -> tuple[Entry[Any], ...]:
        """All records of a kind, by id."""
        self._questions.note("kind", kind)
        return super().of(kind)

    def has_page(self, entry: Entry[Any]) -> bool:
        """Whether a record, or a term of the vocabulary, has a page of its own."""
        self._questions.note("topic", *entry.key)
        return self._all.has_page(entry)

    def label(self, kind: str, id: str) -> str:
        """What readers call a record."""
        self._questions.note("label", kind, id)
        return self._all.label(kind, id)

    def named(self, kind: str, name: str) -> str:
        """The id of the one record that is called so."""
        self._questions.note("named", kind, name)
        return self._all.named(kind, name)

    def incoming(self, key: Key) -> tuple[Link, ...]:
        """Links from other records to this one."""
        self._questions.note("incoming", *key)
        return self._all.incoming(key)

    def outgoing(self, key: Key) -> tuple[Link, ...]:
        """Links from this record to others."""
        self._questions.note("outgoing", *key)
        return self._all.outgoing(key)
