"""Whichever rule is shown first: its levels, in its order and in words, wherever pages show levels of effect."""

import csv
import io
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from tests.helpers import STORES, TODAY, Found, Store, complete, read_folder
from tests.unit.analyses.samples import PHRASES, summary

from evidence_store.analyses.rules.registry import RULES
from evidence_store.catalogue import Catalogue
from evidence_store.pages.finder.cards import STATUSES
from evidence_store.pages.finder.view import FinderView
from evidence_store.pages.questions import questions
from evidence_store.pages.scale import PLAIN, effect_level, scale_of
from evidence_store.pipeline import Run, run

REAL = Path(__file__).parents[3] / "content"
POLICING = "policing-8/1"
HEAD = "result,study,effect,se\n"
FACTS = {
    # Title: what is known, and the level it has. From A to Z they stand the other way round.
    "J": ([0.5, 0.5, 0.5], "better"),
    "I": ([0.6, 0.6, 0.6, 0.6, 0.6, -0.1], "better-with-dissent"),
    "H": ([0.3, 0.01], "some-better-not-significant"),
    "G": ([0.3, -0.1], "either-way-not-significant"),
    "F": ("pooled: {estimate: 0.1, ci: [-0.1, 0.3], source: moss-2019}", "no-significant-impact"),
    "E": ([-0.3, -0.01], "some-worse-not-significant"),
    "D": ([-0.6, -0.6, -0.6, -0.6, -0.6, 0.1], "worse-with-dissent"),
    "C": ([-0.5, -0.5, -0.5], "worse"),
    "B": ("directions: {favour: 3, against: 1, source: moss-2019}", "not-rated"),
    "A": ("nothing_usable: {because: No figure., k: 2}", "no-evidence"),
}


@pytest.fixture
def eight(store: Store) -> Store:
    """A summary for each level of the scale of eight steps, all equally sure."""
    store.fill(read_folder(STORES / "valid" / "summary-with-study-rows"))
    for path in store.content.glob("interventions/*"):
        path.unlink()
    for title, (facts, _) in FACTS.items():
        named = ("title: Lantern Walks", f"title: {title}")
        stated = f"metric: SMD\n{facts}" if isinstance(facts, str) else "metric: SMD"
        store(f"interventions/{title.lower()}.md", summary(stated, named))
        if not isinstance(facts, str):
            rows = "".join(f"one-home,Study {n},{effect},0.05\n" for n, effect in enumerate(facts))
            store(f"interventions/{title.lower()}.studies.csv", HEAD + rows)
    return complete(store)


def finder(store: Store, rule: str) -> FinderView:
    return run(store.content, TODAY, rule=rule).shared.finder


def test_the_finder_puts_the_eight_steps_in_order_and_what_has_no_place_last(eight: Store):
    cards = finder(eight, POLICING).cards
    assert [(card.entry.record.title, card.results[0].rating.level.replace("_", "-")) for card in cards] == [
        *((title, level) for title, (_, level) in FACTS.items() if level not in ("not-rated", "no-evidence")),
        # Neither has a place on the scale: no better and no worse than the other, so from A to Z.
        ("A", "no-evidence"),
        ("B", "not-rated"),
    ]


def test_the_filter_offers_the_levels_of_the_rule_and_no_others(eight: Store):
    [found] = (facet for facet in finder(eight, POLICING).facets if facet.key == "effect")
    assert [
        (option.value, [card.entry.record.title for card in option.cards]) for option in found.options
    ] == [(level, [title]) for title, (_, level) in FACTS.items()]
    assert [option.label for option in found.options] == [
        "Better overall",
        "Better overall, but some studies point to worse",
        "Some sign of better, but overall the interval includes no difference",
        "Signs of better and of worse; overall the interval includes no difference",
        "No sign of a difference; overall the interval includes none",
        "Some sign of worse, but overall the interval includes no difference",
        "Worse overall, but some studies point to better",
        "Worse overall",
        "Not rated by this rule",
        "No evidence yet",
    ]


def test_only_harm_is_asked_for_where_no_level_says_that_nothing_changes(eight: Store):
    made = run(eight.content, TODAY, rule=POLICING)
    told = {question.words: (question.answer, question.address) for question in questions(made.shared)}
    assert told["What does harm?"] == (
        "2 summaries, each for at least one outcome.",
        "interventions/index.html?effect=worse-with-dissent&effect=worse",
    )
    assert "What makes no difference, or does harm?" not in told


@pytest.mark.parametrize(
    ("rule", "shown", "order"),
    [
        ("effect-rule/1", [], "positive tends_positive no_effect mixed tends_negative negative no_evidence"),
        ("majority/1", [], "positive tends_positive mixed tends_negative negative no_evidence"),
        # Levels that people set by hand stand behind those that are as good, the same way in every store.
        ("majority/1", ["no_effect"],
         "positive tends_positive mixed no_effect tends_negative negative no_evidence"),
        (POLICING, ["tends_negative", "mixed", "positive"],
         "better positive better_with_dissent some_better_not_significant either_way_not_significant "
         "no_significant_impact some_worse_not_significant mixed worse_with_dissent tends_negative worse not_rated "
         "no_evidence"),
        # One of the store's own that has no rank is on no scale, and still is no "no evidence".
        ("effect-rule/1", ["promising"],
         "positive tends_positive no_effect mixed tends_negative negative promising no_evidence"),
    ],
)  # fmt: skip
def test_the_order_of_levels(rule: str, shown: list[str], order: str):
    scale = scale_of(rule, shown, Catalogue((), {}, ()), PHRASES)
    assert [level for level, _ in scale] == order.split()
    assert [scale.places[level] for level in order.split()] == list(range(len(order.split())))


@pytest.mark.parametrize(
    ("level", "label", "symbol", "rank"),
    [
        ("better", "Better overall", PLAIN, 2),
        ("no_significant_impact", "No sign of a difference; overall the interval includes none", PLAIN, 0),
        ("worse", "Worse overall", PLAIN, -2),
        ("not_rated", "Not rated by this rule", PLAIN, None),
        ("no_evidence", "No evidence", "·", None),
    ],
)
def test_a_level_without_words_of_the_vocabulary(level: str, label: str, symbol: str, rank: int | None):
    found = effect_level(level, Catalogue((), {}, ()), PHRASES)
    assert (found.label, found.symbol, found.rank) == (label, symbol, rank)


def test_the_vocabulary_can_name_a_step_and_its_place_stays(eight: Store):
    own = '- {id: better, label: Good news, gloss: G., symbol: "*"}\n'
    file = eight.content / "vocabulary" / "effect-levels.yml"
    file.write_text(file.read_text("utf-8") + own, "utf-8")
    first = finder(eight, POLICING).cards[0].results[0]
    assert (first.level.label, first.level.symbol, first.level.rank, first.placed) == (
        "Good news",
        "*",
        2,
        True,
    )


def test_a_level_that_a_person_sets_is_shown_beside_those_of_the_rule(eight: Store):
    override = "override: {level: tends-negative, because: B., by: Us, on: 2026-01-01}"
    text = (eight.content / "interventions" / "j.md").read_text("utf-8")
    eight("interventions/j.md", text.replace("    metric: SMD\n", f"    metric: SMD\n    {override}\n"))
    made = run(eight.content, TODAY, rule=POLICING)
    assert made.report.errors == []
    shown = made.shared.finder
    [found] = (facet for facet in shown.facets if facet.key == "effect")
    assert {o.value: o.count for o in found.options}["tends-negative"] == 1
    assert [card.entry.record.title for card in shown.cards] == list("IHGFEDJCAB")


@pytest.fixture(scope="module", params=RULES)
def real(request: pytest.FixtureRequest) -> Run:
    """The real store by each of the rules."""
    return run(REAL, TODAY, rule=request.param)


def test_the_real_store_is_built_by_each_rule(real: Run):
    shared, rule = real.shared, RULES[real.analyses.rule]
    assert list(real.report) == []
    [found] = (facet for facet in shared.finder.facets if facet.key == "effect")
    assert [option.value for option in found.options] == [level.replace("_", "-") for level in rule.levels]
    used = Counter(finding.view.rating.level for finding in shared.findings)
    assert used == Counter(
        str(rating.level)
        for (summary, _), rating in shared.analyses.ratings.items()
        if shared.catalogue.entries["intervention", summary].record.status == STATUSES[0]
    )
    assert sum(option.count > 0 for option in found.options) == len(used)


def test_no_page_of_the_real_store_shows_the_bare_name_of_a_level(real: Run):
    names = {level for level in RULES[real.analyses.rule].levels if "_" in level}
    for address in ("interventions/index.html", "map/index.html", "about/ratings.html"):
        text = Found(next(str(page.html) for page in real.site.pages if page.address == address)).text
        assert {name for name in names if name in text or name.replace("_", "-") in text} == set(), address


def test_the_data_name_every_level_of_the_real_store(real: Run):
    files = {file.address: file for file in real.site.files}
    cells = list(csv.DictReader(io.StringIO(files["data/gap-map.csv"].content)))
    assert all(cell["level_label"] for cell in cells if cell["level"])
    database = sqlite3.connect(":memory:")
    database.deserialize(files["data/evidence-store.sqlite"].data)
    told = Counter(effect for (effect,) in database.execute("SELECT effect FROM what_helps"))
    assert told == Counter(finding.view.level.label for finding in real.shared.findings)


def test_a_result_without_evidence_never_looks_like_one_without_effect(real: Run):
    shown = {f.view.rated: f.view.level for f in real.shared.findings}
    assert shown[False].label == "No evidence yet"
    assert shown[False].rank is None
    others = [words for level, words in real.shared.scale if level != "no_evidence"]
    assert all(words.symbol != shown[False].symbol and words.label != shown[False].label for words in others)


def test_what_a_rating_became_under_another_rule_is_compared_with_no_rating_of_this_one(store: Store):
    store.fill(read_folder(STORES / "invalid" / "rating-change-differs"))
    complete(store)
    told = {
        rule: [finding.message for finding in run(store.content, TODAY, rule=rule).report]
        for rule in ("effect-rule/1", POLICING)
    }
    first, *steps = told["effect-rule/1"]
    assert first == '"one-home" is said to have become "negative", but now it is "tends-positive"'
    assert len(steps) == 2  # one entry against the other: no rating is asked
    assert told[POLICING] == steps
