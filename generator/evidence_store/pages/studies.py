"""The studies of a summary: one line for each study, made from its rows for the different results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from evidence_store.analyses.study_effects import people_of
from evidence_store.kinds.intervention import StudyRow

RISKS = ("low", "some concerns", "moderate", "high", "serious", "very high", "critical")
"""Judgements of bias by RoB 2 and ROBINS-I, the best first."""


@dataclass(frozen=True, slots=True)
class Report:
    """A publication about a study."""

    name: str
    """As the rows name it."""
    doi: str | None

    @property
    def url(self) -> str:
        """Where its DOI leads; empty without one."""
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else ""


@dataclass(frozen=True, slots=True)
class Study:
    """A study as its rows tell of it. Where they differ, all of what they say is kept."""

    name: str
    reports: tuple[Report, ...]
    year: int | None
    """Of the earliest publication."""
    countries: tuple[str, ...]
    """ISO 3166 codes; none where the rows do not say."""
    designs: tuple[str, ...]
    risks: tuple[str, ...]
    """Risk of bias, the best judgement first: it can differ between results."""
    people: float | None
    """The most people that one of its results counts; None where no row says."""
    results: int
    """How many results it informs."""

    @property
    def has_doi(self) -> bool:
        """Whether one of its publications can be looked up."""
        return any(report.doi for report in self.reports)

    @property
    def country(self) -> str | None:
        """Its country, where the rows name exactly one."""
        return self.countries[0] if len(self.countries) == 1 else None


def studies_of(rows: Iterable[StudyRow]) -> tuple[Study, ...]:
    """Every study behind the rows of a summary, in the order of first mention."""
    same: dict[str, list[StudyRow]] = {}
    for row in rows:
        same.setdefault(" ".join(row.study.lower().split()), []).append(row)
    return tuple(_study(group) for group in same.values())


def risk_rank(risk: str) -> int:
    """Where a judgement stands from low to critical; words of another scale come last."""
    return RISKS.index(risk.lower()) if risk.lower() in RISKS else len(RISKS)


def _study(rows: Sequence[StudyRow]) -> Study:
    people = [count for row in rows if (count := people_of(row)) is not None]
    dois = {row.report: row.doi for row in rows if row.doi}
    return Study(
        name=rows[0].study,
        reports=tuple(Report(name, dois.get(name)) for name in _each_once(row.report for row in rows)),
        year=min((row.year for row in rows if row.year), default=None),
        countries=_each_once(row.country for row in rows),
        designs=_each_once(row.design for row in rows),
        risks=tuple(sorted(_each_once(row.risk_of_bias for row in rows), key=risk_rank)),
        people=max(people, default=None),
        results=len(rows),
    )


def _each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
