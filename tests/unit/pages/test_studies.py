"""The table of studies: one line for each study, made of its rows."""

import re

import pytest
from tests.helpers import Store

from evidence_store.kinds.intervention import StudyRow
from evidence_store.pages.studies import Report, risk_rank, studies_of


def row(**cells: object) -> StudyRow:
    return StudyRow.model_validate({"line": 2, "result": "r", "study": "Walks 2018", **cells})


def test_rows_of_one_study_become_one_line_that_keeps_what_differs():
    (study,) = studies_of(
        [
            row(report="Beacon 2018", doi="10.1000/182", year=2018, country="GB", risk_of_bias="High", n=40),
            row(report="Flint 2019", year=2019, country="GB", risk_of_bias="Low", n_t=30.5, n_c=29.5),
            row(study="walks  2018", report="Beacon 2018", design="randomised trial"),
        ]
    )
    assert study.reports == (Report("Beacon 2018", "10.1000/182"), Report("Flint 2019", None))
    assert (study.year, study.country, study.people, study.results) == (2018, "GB", 60, 3)
    assert study.designs == ("randomised trial",)
    assert study.risks == ("Low", "High")


def test_a_study_in_two_countries_has_no_country_of_its_own():
    (study,) = studies_of([row(country="GB"), row(country="NO")])
    assert (study.countries, study.country) == (("GB", "NO"), None)


def test_judgements_of_bias_rank_from_low_to_critical_and_strange_words_last():
    words = ["Unclear", "Critical", "serious", "Moderate", "Low", "Some concerns", "High"]
    assert sorted(words, key=risk_rank) == [
        "Low", "Some concerns", "Moderate", "High", "serious", "Critical", "Unclear",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1002/(sici)1099-1360", "https://doi.org/10.1002/(sici)1099-1360"),
        ("10.1000/a?b#c", "https://doi.org/10.1000/a%3Fb%23c"),
        (None, ""),
    ],
)
def test_a_doi_becomes_an_address(doi: str | None, url: str):
    assert Report("A", doi).url == url


WALKS = """---
title: Walks
summary: It may help.
status: published
reviewed_on: 2026-01-01
next_review: 2028-01-01
what_it_is: Walks.
headline_points: [It may help.]
population: {who: Children}
sources: [{reference: moss-2019}]
authors: [{name: We, interests: None declared}]
changes: [{date: 2026-01-01, what: First version of this page., why: New.}]
outcomes:
  - id: home
    outcome: placement-stability
    measure: In one home
    better: higher
    metric: SMD
    certainty: {start: high, start_because: Trials., judged_by: We, judged_on: 2026-01-01}
---

## Does it work?

x

## How does it work?

x

## Who does it work for, and where?

x

## How do you do it well?

x

## What does it cost?

x
"""
ROWS = """result,study,report,doi,country,risk_of_bias,n,effect,se
home,Walks 2018,<b>Beacon</b> 2018,10.1000/182,GB,Low,40,0.2,0.1
home,Torch 2020,Torch 2020,,,,,0.1,0.2
"""


def test_the_page_names_countries_and_links_dois_and_says_what_is_not_stated(store: Store):
    store("interventions/walks.md", WALKS)("interventions/walks.studies.csv", ROWS)
    page = store.page("interventions/walks.html")
    table = page.split('<h2 id="studies">')[1].split("</table>")[0]
    assert 'href="https://doi.org/10.1000/182"' in table
    assert "&lt;b&gt;Beacon&lt;/b&gt; 2018" in table
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", table, re.DOTALL)]
    assert cells == [
        "Not stated", "United Kingdom", "Not stated", "Low", "40", "1",
        "Not stated", "Not stated", "Not stated", "Not judged", "Not stated", "1",
    ]  # fmt: skip


def test_a_cell_with_a_name_instead_of_a_code_is_reported_with_the_fix(store: Store):
    store("interventions/walks.md", WALKS)("interventions/walks.studies.csv", ROWS.replace(",GB,", ",UK,"))
    assert "walks.studies.csv:2:5: error[bad-cell]" in store.report
    assert "the United Kingdom is GB" in store.report
