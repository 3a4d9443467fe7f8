"""Pages across summaries: by outcome, by group, the gap map with its CSV and its gaps, the glossary."""

import csv
import io

import pytest
from tests.helpers import Found, Store, complete
from tests.unit.analyses.samples import PATH, ROWS, summary

from evidence_store.pages.overviews import make
from evidence_store.pages.overviews.gap_map import COLUMNS

PRACTICE = """\
---
title: {id}
summary: S.
partners: [a-partner]
programme: a-programme
outcomes_sought: [{outcomes}]
interventions: [{interventions}]
who_for: [{groups}]
evaluation: {{stage: announced}}
sources: [moss-2019]
---
"""
STUDIES = "result,study,events_t,total_t,events_c,total_c\none-home,A,40,60,30,60\none-home,B,44,62,35,58\n"
JUDGED = "certainty: {{start: {start}, start_because: Trials., judged_by: Us, judged_on: 2026-01-01}}"
RESULTS = f"""\
outcomes:
  - id: low
    outcome: wellbeing
    measure: A low scale
    better: higher
    directions: {{favour: 9, against: 1, participants: 300, participants_favour: 280, source: moss-2019}}
    {JUDGED.format(start="low")}
  - id: sure
    outcome: wellbeing
    measure: A sure scale
    better: higher
    pooled: {{estimate: 0.01, ci: [-0.02, 0.03], k: 20, n: 9000, source: moss-2019}}
    metric: SMD
    {JUDGED.format(start="high")}
  - id: gap
    outcome: school-exclusion
    measure: Exclusions
    better: lower
    nothing_usable: {{because: No figure., k: 2}}
"""


def practice(store: Store, id: str, outcomes: str = "", interventions: str = "", groups: str = "") -> Store:
    text = PRACTICE.format(id=id, outcomes=outcomes, interventions=interventions, groups=groups)
    return store(f"practices/{id}.md", text)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two published summaries, one of them silent about wellbeing, a stub, and three practices."""
    published = summary(
        "metric: OR", ("outcomes:\n", RESULTS), ("  who: Young", "  groups: [families]\n  who: Young")
    )
    store(PATH, published)(ROWS, STUDIES)
    store("interventions/silent.md", summary("metric: OR", ("title: Lantern Walks", "title: Silent Walks")))
    store("interventions/silent.studies.csv", STUDIES).stub("intervention", "stub")
    practice(store, "near", "wellbeing, school-exclusion", "lantern-walks", "children-in-care")
    practice(store, "far", "wellbeing", "stub")
    practice(store, "vague")
    complete(store)
    assert store.report == ""
    return store


def said(html: str) -> str:
    """The words of a page, as a reader sees them."""
    return " ".join(Found(html).text.split())


def table_rows(html: str, table: str) -> list[str]:
    body = html.partition(f'<table class="{table}')[2].partition("</table>")[0]
    return [said("<tr>" + part) for part in body.partition("<tbody")[2].split("<tr")[1:]]


def map_rows(store: Store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(store.file("data/gap-map.csv"))))


# Outcomes ----------------------------------------------------------------------------------


def test_an_outcome_shows_every_result_the_surest_first(filled: Store):
    first, second = table_rows(filled.page("outcomes/wellbeing.html"), "ev-table ev-stacked ev-found-table")
    assert "A sure scale" in first
    assert "No effect" in first
    assert "High" in first
    assert "20 studies, 9,000 people" in first
    assert "A low scale" in second
    assert "Low" in second


def test_a_result_leads_to_its_place_in_the_summary(filled: Store):
    html = filled.page("outcomes/wellbeing.html")
    assert 'href="../interventions/lantern-walks.html#result-sure"' in html
    assert 'id="result-sure"' in filled.page("interventions/lantern-walks.html")


def test_an_outcome_names_summaries_that_did_not_study_it_and_no_stubs(filled: Store):
    html = filled.page("outcomes/wellbeing.html")
    silent = html.partition('id="not-studied"')[2].partition("</section>")[0]
    assert "1 published summary has no result for this outcome" in said(silent)
    assert "Silent Walks" in said(silent)
    assert "Lantern" not in silent
    assert "interventions/stub.html" not in silent


def test_an_outcome_names_the_practices_that_hope_to_change_it_without_a_rating(filled: Store):
    html = filled.page("outcomes/wellbeing.html")
    testing = html.partition('id="testing"')[2].partition("</section>")[0]
    assert "2 practices hope to change this outcome" in said(testing)
    assert 'href="../practices/near.html"' in testing
    assert "ev-sign" not in testing
    assert "vague" not in testing


def test_an_outcome_with_nothing_usable_is_called_a_gap_and_never_no_effect(filled: Store):
    words = said(filled.page("outcomes/school-exclusion.html"))
    assert "this is a gap in the evidence, not proof of no effect" in words
    assert "1 of 2 published summaries looked at it, and none has a result that we can use" in words
    assert "No evidence yet. No figure." in words
    assert "<table" not in filled.page("outcomes/school-exclusion.html")


def test_an_outcome_that_nobody_names_has_no_page_and_is_in_the_list(store: Store):
    addresses = {page.address for page in store.build().site.pages}
    assert "outcomes/index.html" in addresses
    assert not any(a.startswith("outcomes/") for a in addresses - {"outcomes/index.html"})
    assert "Nobody has looked" in said(store.page("outcomes/index.html"))
    assert "wellbeing" in said(store.page("outcomes/index.html"))


def test_an_outcome_that_only_a_practice_names_has_a_page_that_says_so(store: Store):
    words = said(complete(practice(store, "p", "wellbeing")).page("outcomes/wellbeing.html"))
    assert "No published summary has a result for this outcome" in words
    assert "1 practice hopes to change this outcome" in words


def test_a_withdrawn_summary_counts_for_nothing(filled: Store):
    text = (filled.content / PATH).read_text("utf-8")
    filled(PATH, text.replace("status: published", "status: withdrawn\nwithdrawn: Out of date."))
    assert "No published summary has a result" in said(filled.page("outcomes/wellbeing.html"))


# The answer first ----------------------------------------------------------------------------


def answer_of(html: str) -> str:
    return said(html.partition('<div class="ev-answer">')[2].partition("</div>")[0])


def test_the_answer_counts_summaries_and_names_the_surest_result(filled: Store):
    words = answer_of(filled.page("outcomes/wellbeing.html"))
    assert words.startswith("1 of 2 published summaries looked at it. The surest result: Lantern Walks")
    assert "It makes little or no difference to wellbeing. 0No effect How sure: High" in words
    assert "A low scale" not in words
    assert words.endswith("2 practices being tested in the hope to change it")


def test_the_answer_names_three_that_are_equally_sure_and_counts_the_rest(filled: Store):
    text = (filled.content / PATH).read_text("utf-8")
    low = RESULTS[RESULTS.index("  - id: low") : RESULTS.index("  - id: sure")]
    more = "".join(low.replace("id: low", f"id: low-{n}").replace("A low", f"{n} low") for n in range(4))
    filled(PATH, text.replace("start: high", "start: low").replace("  - id: gap\n", f"{more}  - id: gap\n"))
    html = filled.page("outcomes/wellbeing.html")
    assert "The surest results:" in answer_of(html)
    assert html.count('<p class="ev-answer__sentence">') == 3
    assert "3 more are as sure." in answer_of(html)


def test_the_answer_does_not_build_on_results_that_leave_us_very_unsure(filled: Store):
    text = (filled.content / PATH).read_text("utf-8")
    unsure = text.replace("{start: high", "{start: low")
    doubt = "down: {imprecision: {by: 1, because: Few.}}, judged_by: Us"
    filled(PATH, unsure.replace("judged_by: Us", doubt))
    assert filled.report == ""
    words = answer_of(filled.page("outcomes/wellbeing.html"))
    assert "All results that we can use leave us very unsure: nobody can say from them what helps." in words
    assert "difference" not in words


def test_the_answer_for_a_group_is_drawn_from_its_own_summaries(filled: Store):
    words = answer_of(filled.page("populations/families.html"))
    assert words.startswith(
        "1 of 2 published summaries is about this group. The surest result: Lantern Walks"
    )
    none = answer_of(filled.page("populations/children-in-care.html"))
    assert none.startswith("No published summary is about this group. This is a gap in the evidence")
    assert "1 practice being tested for this group" in none


# Groups --------------------------------------------------------------------------------------


def test_a_group_shows_its_summaries_and_its_practices(filled: Store):
    families = said(filled.page("populations/families.html"))
    assert "1 published summary is about this group" in families
    assert "Lantern Walks" in families
    assert "No practice in this store says that it is for this group" in families
    children = said(filled.page("populations/children-in-care.html"))
    assert "No published summary is about this group" in children
    assert "1 practice is for this group" in children


def test_a_group_sets_usable_results_apart_and_names_what_was_not_studied(filled: Store):
    html = filled.page("populations/families.html")
    card = said(html.partition('<ul class="ev-cards">')[2].partition("</section>")[0])
    assert "Wellbeing" in card
    assert "No evidence yet on: Exclusion from school" in card
    assert 'id="not-studied"' not in html


def test_a_group_shows_the_summary_with_the_surest_result_first(filled: Store):
    silent = (filled.content / "interventions/silent.md").read_text("utf-8")
    filled(
        "interventions/silent.md",
        silent.replace("title: Silent Walks", "title: A Silent Walk").replace(
            "  who: Young", "  groups: [families]\n  who: Young"
        ),
    )
    html = filled.page("populations/families.html")
    cards = [said(part) for part in html.split('<h3 class="ev-card__title">')[1:]]
    assert cards[0].startswith("Lantern Walks")
    assert cards[1].startswith("A Silent Walk")


# The map -------------------------------------------------------------------------------------


def test_a_cell_says_level_strength_studies_and_practices(filled: Store):
    html = filled.page("map/index.html")
    lantern, silent, elsewhere = table_rows(html, "ev-map")
    assert "No effect High 20 studies" in lantern
    assert "1 practice being tested: near" in lantern
    assert "No evidence yet" in lantern
    assert "not studied" in silent
    assert "Practices that no summary is about" in elsewhere
    assert "1 practice being tested: far" in elsewhere
    assert 'href="../interventions/lantern-walks.html#result-sure"' in html


def test_of_very_many_summaries_the_map_shows_those_with_the_surest_results(
    filled: Store, monkeypatch: pytest.MonkeyPatch
):
    whole, table = said(filled.page("map/index.html")), filled.file("data/gap-map.csv")
    assert "2 published summaries against" in whole
    assert "Here stand" not in whole
    assert "All 5 results, the surest first" in whole
    monkeypatch.setattr(make, "MOST_ROWS", 1)
    monkeypatch.setattr(make, "MOST_RESULTS", 2)
    html = filled.page("map/index.html")
    assert len(table_rows(html, "ev-map")) == 2  # Lantern Walks, and practices that no summary is about
    assert "Lantern Walks" in table_rows(html, "ev-map")[0]
    assert "2 published summaries against" in said(html)
    assert "Here stand the 1 summary with the surest results; all of them are in the map as a table." in said(
        html
    )
    assert "The 2 surest of 5 results" in said(html)
    assert "All of them are in the ratings as a table." in said(html)
    assert len(table_rows(html, "ev-table ev-stacked ev-found-table")) == 2
    assert filled.file("data/gap-map.csv") == table


def test_no_cell_of_the_map_is_blank(filled: Store):
    body = filled.page("map/index.html").partition('<table class="ev-map"')[2].partition("</table>")[0]
    cells = [said("<td" + part.partition("</td>")[0]) for part in body.split("<td")[1:]]
    assert len(cells) == 3 * 3
    assert all(cells)


def test_practices_that_name_no_outcome_are_counted_beside_the_map(filled: Store):
    assert "1 practice names no outcome" in said(filled.page("map/index.html"))


def test_the_map_is_a_csv_with_a_row_for_every_result_and_every_empty_cell(filled: Store):
    rows = map_rows(filled)
    assert list(rows[0]) == [column.name for column in COLUMNS]
    sure = next(row for row in rows if row["result"] == "sure")
    assert sure["cell"] == "studied"
    assert (sure["level"], sure["strength"], sure["studies"], sure["people"]) == (
        "no_effect",
        "3",
        "20",
        "9000",
    )
    assert (sure["practices_testing"], sure["practices"]) == ("1", "near")
    assert sure["address"] == "interventions/lantern-walks.html#result-sure"
    gap = next(row for row in rows if row["result"] == "gap")
    assert (gap["level"], gap["strength"]) == ("no_evidence", "")
    empty = [row for row in rows if row["cell"] == "not studied"]
    assert [(row["intervention"], row["outcome"], row["level"]) for row in empty] == [
        ("silent", "wellbeing", ""),
        ("silent", "school-exclusion", ""),
    ]
    assert [row["practices"] for row in rows if row["cell"] == "no summary"] == ["far"]


def test_without_a_published_summary_the_map_says_so(store: Store):
    words = said(store.page("map/index.html"))
    assert "No summary is published yet" in words
    assert "Effect against strength" not in words


# Gaps ----------------------------------------------------------------------------------------


def gaps_of(store: Store) -> dict[str, str]:
    html = store.page("map/index.html").partition('id="gaps"')[2].partition("</section>")[0]
    parts = [part.partition("</h3>") for part in html.split("<h3>")[1:]]
    return {heading: said(text) for heading, _, text in parts}


def test_the_gaps_are_told_in_words(filled: Store):
    gaps = gaps_of(filled)
    assert "Exclusion from school 1 practice being tested" in gaps["Looked at, and nothing that can be used"]
    assert gaps["Only evidence that leaves us very unsure"] == "None."
    assert (
        "Lantern Walks for Exclusion from school: near" in gaps["Being tested where nothing usable is known"]
    )
    assert "None: every outcome that a practice" in gaps["Practices test it, and no summary covers it"]


def test_very_unsure_evidence_and_outcomes_without_a_summary_are_gaps(filled: Store):
    for path in (PATH, "interventions/silent.md"):
        text = (filled.content / path).read_text("utf-8")
        lower = text.replace("start: low", "start: low\n      down: {imprecision: {by: 1, because: Few.}}")
        filled(
            path, lower if "Silent" in text else text.replace("status: published", "status: in preparation")
        )
    gaps = gaps_of(filled)
    assert "Staying in one home" in gaps["Only evidence that leaves us very unsure"]
    assert "Wellbeing 2 practices being tested" in gaps["Practices test it, and no summary covers it"]


# Glossary, search, links ---------------------------------------------------------------------


def test_the_glossary_has_every_term_with_its_other_names(store: Store):
    store(
        "vocabulary/glossary.yml", "- {id: rct, label: trial, definition: Chance decides., synonyms: [RCT]}\n"
    )
    html = store.page("glossary/index.html")
    assert 'id="term-rct"' in html
    assert "trial Chance decides.Also called: RCT" in said(html)


def test_pages_link_to_outcomes_that_have_a_page(filled: Store):
    assert 'href="../outcomes/wellbeing.html"' in filled.page("interventions/lantern-walks.html")
    practice_page = filled.page("practices/near.html")
    assert 'href="../outcomes/wellbeing.html"' in practice_page
    assert 'href="../populations/children-in-care.html"' in practice_page
