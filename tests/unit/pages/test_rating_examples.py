"""What the ratings mean: each level of the vocabulary once, with a real result picked by rule."""

import pytest
from tests.helpers import Found, Store, complete
from tests.unit.analyses.samples import PATH, ROWS, summary

ABOUT = "---\ntitle: Ratings\nsummary: S.\nlayout: ratings\n---\n\n## In mind\n\nNobody knows.\n"
LEVELS = (
    "- {id: limited, label: Limited, rank: 1, gloss: Some remarks.}\n"
    "- {id: very-strong, label: Very strong, rank: 4, gloss: All of it.}\n"
)
STUDIES = "result,study,events_t,total_t,events_c,total_c\none-home,A,40,60,30,60\none-home,B,44,62,35,58\n"


def result(id: str, start: str, estimate: str, k: int, n: int) -> str:
    return (
        f"  - id: {id}\n    outcome: wellbeing\n    measure: Scale {id}\n    better: higher\n    metric: SMD\n"
        f"    pooled: {{estimate: {estimate}, k: {k}, n: {n}, source: moss-2019}}\n"
        f"    certainty: {{start: {start}, start_because: S., judged_by: Us, judged_on: 2026-01-01}}\n"
    )


NONE = "ci: [-0.02, 0.03]"
RESULTS = (
    "outcomes:\n"
    + result("a-few", "high", f"0.01, {NONE}", 2, 90)
    + result("b-many", "high", f"0.01, {NONE}", 20, 9000)
    + result("c-unsure", "low", f"0.01, {NONE}", 90, 99000)
    + "  - id: gap\n    outcome: wellbeing\n    measure: Gap\n    better: higher\n"
    + "    nothing_usable: {because: No figure., k: 2}\n"
)


@pytest.fixture
def html(store: Store) -> str:
    quality = "quality:\n  mechanism: {score: 1, because: It looked.}\n"
    published = summary("metric: OR", ("outcomes:\n", quality + RESULTS))
    store(PATH, published)(ROWS, STUDIES)("about/ratings.md", ABOUT)
    store("vocabulary/quality-levels.yml", LEVELS)
    complete(store)
    assert store.report == ""
    return store.page("about/ratings.html")


def levels(html: str, section: str) -> dict[str, str]:
    """The words beside each level of a scale, by its name."""
    part = html.partition(f'<h2 id="{section}">')[2].partition("</section>")[0]
    items = [item.partition("</h3>") for item in part.split('<h3 class="ev-levels__name">')[1:]]
    return {said(name): said(text) for name, _, text in items}


def said(html: str) -> str:
    return " ".join(Found(html).text.split())


def test_the_surest_result_at_a_level_of_effect_from_most_studies(html: str):
    assert "#result-b-many" in html.partition('<h2 id="effect">')[2].partition("</section>")[0]
    assert "How sure: High" in levels(html, "effect")["0 No effect"]


def test_a_level_that_no_result_has_says_so_and_shows_none(html: str):
    negative = levels(html, "effect")["-- Consistently negative"]
    assert negative.endswith("No published result in this store has this level, so there is no example.")


def test_no_evidence_is_no_level_of_strength(html: str):
    sure = levels(html, "how-sure")
    assert "Wellbeing" in sure["High"]
    assert "Wellbeing" in sure["Low"]
    assert "no example" in sure["Moderate"]
    gap = levels(html, "effect")["/ No evidence yet"]
    assert "no result that we can use" in gap
    assert "How sure" not in gap


def test_each_level_of_the_vocabulary_stands_there_in_its_order(html: str):
    assert list(levels(html, "how-sure")) == ["Very low", "Low", "Moderate", "High"]
    assert list(levels(html, "quality")) == ["Limited", "Very strong"]


def test_quality_is_shown_by_a_review_that_was_judged_so(html: str):
    quality = levels(html, "quality")
    assert "Mechanism in Lantern WalksIt looked." in quality["Limited"]
    assert "no example" in quality["Very strong"]


def test_one_rating_is_taken_apart(html: str):
    specimen = said(
        html.partition('<figure class="ev-specimen" aria-labelledby="specimen-caption">')[2].partition(
            "</figure>"
        )[0]
    )
    assert "1 0No effect 2 How sure: High 3 It makes little or no difference to" in specimen


def test_a_store_without_results_has_no_examples(store: Store):
    html = store("about/ratings.md", ABOUT).page("about/ratings.html")
    assert "ev-specimen" not in html
    assert "Both at once" not in html
    assert all("no example" in text for text in levels(html, "effect").values())
    assert "Nobody knows." in said(html)
