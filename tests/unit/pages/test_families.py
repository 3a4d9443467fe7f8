"""How like your families? What the page says of the share of the UK, for rows as editors write them."""

import csv
import io
from collections.abc import Sequence

import pytest
from tests.helpers import Store

from evidence_store.kinds.intervention import StudyRow
from evidence_store.pages.families import by_country, families, uk_share
from evidence_store.pages.studies import Study, studies_of


def studies(rows: str) -> Sequence[Study]:
    """Studies from lines of `study,country,n`."""
    lines = csv.reader(io.StringIO(rows.strip()))
    return studies_of(
        [
            StudyRow(
                line=number, result="r", study=name.strip(), country=country or None, n=int(n) if n else None
            )
            for number, (name, country, n) in enumerate(lines, 2)
        ]
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            "A,GB,100\nB,US,300\nC,US,600",
            "1 of the 3 studies on this page was done in the UK. That is 10 in 100 of the people (100 of 1,000).",
        ),
        (
            "A,GB,100\nB,GB,300\nC,US,600",
            "2 of the 3 studies on this page were done in the UK. That is 40 in 100 of the people (400 of 1,000).",
        ),
        (
            "A,GB,100\nB,US,300\nC,,600",
            "1 of the 3 studies on this page is known to be from the UK. "
            "That is at least 10 in 100 of the people (100 of 1,000). "
            "We do not know the country of one study (600 people).",
        ),
        (
            "A,GB,1\nB,US,999",
            "1 of the 2 studies on this page was done in the UK. "
            "That is fewer than 1 in 100 of the people (1 of 1,000).",
        ),
        (
            "A,GB,999\nB,US,1",
            "1 of the 2 studies on this page was done in the UK. "
            "That is more than 99 in 100 of the people (999 of 1,000).",
        ),
        (
            "A,GB,100\nB,US,",
            "1 of the 2 studies on this page was done in the UK. "
            "We cannot say what share of the people that is: not every study says how many it had.",
        ),
        ("A,GB,10\nB,GB,20", "All 2 studies on this page were done in the UK."),
        ("A,US,10\nB,NO,20", "None of the 2 studies on this page was done in the UK."),
        (
            "A,US,10\nB,,20\nC,,",
            "None of the 3 studies on this page is known to be from the UK. "
            "We do not know the country of 2 studies.",
        ),
        ("A,GB,10", "The one study on this page was done in the UK."),
        ("A,US,10", "The one study on this page was not done in the UK."),
        ("A,,10", "We do not know in which country the one study on this page was done."),
        ("A,,10\nB,,10", "We do not know in which countries the 2 studies on this page were done."),
    ],
)  # fmt: skip
def test_the_share_of_the_uk_in_words(rows: str, words: str):
    assert uk_share(studies(rows)) == words


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        (
            "A,NO,10\nB,US,20\nC,US,30\nD,,5",
            [("United States", 2, 50), ("Norway", 1, 10), ("United Kingdom", 0, 0), ("Not known", 1, 5)],
        ),
        ("A,US,10\nB,US,", [("United States", 2, None), ("United Kingdom", 0, 0)]),
    ],
)
def test_the_table_by_country_counts_what_is_known(rows: str, table: list[tuple[str, int, float | None]]):
    assert [(share.name, share.studies, share.people) for share in by_country(studies(rows))] == table


def test_a_study_with_many_results_counts_once_with_its_most_people():
    rows = "Walks 2018,GB,40\nwalks  2018,GB,60\nTorch 2020,US,140"
    assert uk_share(studies(rows)) == (
        "1 of the 2 studies on this page was done in the UK. That is 30 in 100 of the people (60 of 200)."
    )


FIELDS = "---\ntitle: Walks\nsummary: S.\nstatus: in preparation\n{}---\n"


@pytest.mark.parametrize(
    ("fields", "share", "known"),
    [
        (
            "countries_studied: [US, GB]\nuk: {tested: 'yes', available: unclear}\n",
            "It was tested in the UK. We found no count of how many studies, or of how many people, that was.",
            "Countries we know of: United States and United Kingdom. We do not know how many studies come from each.",
        ),
        (
            "countries_studied: [US]\nuk: {tested: 'no', available: unclear}\n",
            "As far as our sources say, it was not tested in the UK.",
            "The only country we know of: United States.",
        ),
        (
            "",
            "It is not clear whether any of the studies, or of the people, were from the UK.",
            "Our sources do not list the countries of the studies.",
        ),
        (
            "countries_note: The abstract does not list them.\n",
            "It is not clear whether any of the studies, or of the people, were from the UK.",
            "",
        ),
    ],
    ids=["tested here", "not tested here", "nothing known", "the note says it"],
)
def test_without_study_rows_nothing_is_counted(store: Store, fields: str, share: str, known: str):
    store("interventions/walks.md", FIELDS.format(fields))
    said = families(store.check().catalogue.get("intervention", "walks").record, ())
    assert (said.share, said.known, said.countries, said.reviews) == (share, known, (), ())


@pytest.mark.parametrize(
    ("source", "tested", "words", "share"),
    [
        (
            "studies: 17, uk_studies: 1", "yes",
            ["1 of 17 studies was done in the UK"], "We found no count of their people by country.",
        ),
        (
            "studies: 5, uk_studies: 0", "yes",
            ["none of 5 studies was done in the UK"],
            "A study that is not in that count was done in the UK. We found no count of their people by country.",
        ),
        (
            "studies: 5, uk_studies: 0", "no",
            ["none of 5 studies was done in the UK"], "We found no count of their people by country.",
        ),
        ("studies: 5, uk_studies: 3", "yes", ["3 of 5 studies were done in the UK"], None),
        ("studies: 5, uk_studies: 5", "yes", ["all 5 studies were done in the UK"], None),
        ("studies: 1, uk_studies: 1", "yes", ["the one study was done in the UK"], None),
        ("studies: 1, uk_studies: 0", "no", ["the one study was not done in the UK"], None),
        ("studies: 5", "yes", [], None),
    ],
)  # fmt: skip
def test_what_a_review_counts_itself_is_said(
    store: Store, source: str, tested: str, words: list[str], share: str | None
):
    fields = (
        f"uk: {{tested: '{tested}', available: unclear}}\nsources: [{{reference: moss-2019, {source}}}]\n"
    )
    store("interventions/walks.md", FIELDS.format(fields))
    said = families(store.check().catalogue.get("intervention", "walks").record, ())
    assert [review.words for review in said.reviews] == words
    assert share in (None, said.share)
