"""Checks that need numbers: for each rule what it reports, word for word, and what it leaves alone."""

from typing import Any

import pytest
from tests.helpers import STORES, Store
from tests.unit.analyses.samples import PATH, ROWS, SUMMARY, summary

from evidence_store.analyses.checks import RULES
from evidence_store.analyses.outliers import giant_outlier

STORY = STORES / "invalid/rating-change-differs/interventions/lantern-walks.md"
"""A summary with a result `one-home` that tends to be positive, and a history."""
AT = f"content/{PATH}:"
IN_ROWS = f"content/{ROWS}:"
HELP_OF_ROW = "  help: check the row; if it is right, nothing needs to be done\n"


def published(estimate: str, ci: str = "", metric: str = "OR", **fields: Any) -> str:
    """The summary with a published estimate."""
    lines = [f"metric: {metric}"]
    if metric in ("RD", "MD"):
        lines.append("trivial_bound: 0.1")
    lines += ["pooled:", "  source: moss-2019", f"  estimate: {estimate}"]
    lines += [f"  ci: {ci}"] if ci else []
    lines += [f"  {name}: {value}" for name, value in fields.items()]
    return summary("\n".join(lines))


def report(store: Store, text: str, rows: str | None = None) -> str:
    store(PATH, text)
    if rows is not None:
        store(ROWS, rows)
    return store.report


def test_every_rule_is_tested_here():
    assert {rule.name for rule in RULES} == {
        "impossible-effect", "stated-estimate-differs", "p-contradicts-interval", "interval-off-centre",
        "one-study-varies", "error-contradicts-interval", "identical-rows", "row-left-out", "giant-outlier",
        "direction-contradicts-vocabulary", "claim-above-strength", "missing-level", "rating-change-differs",
    }  # fmt: skip


class TestImpossibleEffect:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (
                published("0.3", "[0.3, 0.3]", "SMD"),
                "23:17: error[impossible-effect]: the interval has no width\n"
                "  help: compare all three numbers with the source\n",
            ),
            (
                published("1.0e+16", "[1.0e+15, 1.0e+17]", "SMD"),
                "23:17: error[impossible-effect]: the estimate, or a bound of its interval, is larger than any effect\n"
                "  help: compare all three numbers with the source\n",
            ),
            (
                published("1.0e+13", metric="SMD"),
                "23:17: error[impossible-effect]: the estimate, or a bound of its interval, is larger than any effect\n"
                "  help: compare all three numbers with the source\n",
            ),
            (
                summary("metric: SMD\ntrivial_bound: 1.0e+300\ndirections: {favour: 2, against: 1, source: moss-2019}"),
                "21:20: error[impossible-effect]: 1e+300 is larger than any effect\n  help: check the digits\n",
            ),
        ],
        ids=["no width", "huge", "huge without an interval", "huge bound"],
    )  # fmt: skip
    def test_gets_a_finding_and_no_number(self, text: str, found: str, store: Store):
        assert report(store, text) == AT + found
        assert {rating.evidence.estimate for rating in store.check().analyses.ratings.values()} == {None}

    def test_what_is_only_large_or_narrow(self, store: Store):
        assert report(store, published("1000000", "[900000, 1100000]", "MD")) == ""
        assert report(store, published("0.3", "[0.2999, 0.3001]", "SMD")) == ""


class TestStatedEstimate:
    #: Two by two: they pool to an odds ratio of 1.80.
    rows = (
        "result,study,events_t,total_t,events_c,total_c\n"
        "one-home,Beacon 2018,40,60,30,60\none-home,Torch 2020,44,62,35,58\n"
    )

    def test_one_that_differs(self, store: Store):
        assert report(store, published("0.56", "[0.3, 1.05]", k=2), self.rows) == (
            f"{AT}23:17: warning[stated-estimate-differs]: the rows pool to 1.8, but 0.56 is stated\n"
            "  help: check the rows, their signs and the stated number;"
            " say in the note why they differ if both are right\n"
        )

    def test_a_quarter_of_a_standard_error_is_too_far(self, store: Store):
        found = report(store, published("1.65", "[0.97, 2.81]", k=2), self.rows)
        assert "the rows pool to 1.8, but 1.65 is stated" in found

    def test_another_number_of_studies(self, store: Store):
        assert report(store, published("1.79", "[1.05, 3.05]", k=3), self.rows) == (
            f"{AT}25:10: warning[stated-estimate-differs]: there are 2 rows, but k is 3\n"
            "  help: add the missing rows, or correct k\n"
        )

    @pytest.mark.parametrize(
        "text",
        [
            published("1.79", "[1.05, 3.05]", k=2),
            published("1.7", "[1.0, 2.9]", k=2),
            published("1.79", "[1.05, 3.05]"),
            # Another metric is another number.
            published("0.25", "[0.1, 0.4]", k=2).replace("  estimate", "  metric: SMD\n      estimate"),
            summary("metric: OR"),
        ],
        ids=["the same", "by another method", "k unknown", "in another metric", "none"],
    )
    def test_one_that_agrees(self, text: str, store: Store):
        assert report(store, text, self.rows) == ""

    def test_a_row_that_cannot_be_pooled_was_one_of_the_studies(self, store: Store):
        rows = self.rows + "one-home,Ember 2021,0,50,0,48\n"
        assert "stated-estimate-differs" not in report(store, published("1.79", "[1.05, 3.05]", k=3), rows)


class TestPAndInterval:
    @pytest.mark.parametrize(
        ("text", "p", "says"),
        [
            (published("1.75", "[1.38, 2.22]", p=0.12), 0.12, "excludes"),
            (published("1.2", "[0.9, 1.6]", p=0.012), 0.012, "includes"),
            (published("-0.16", "[-0.36, 0.04]", "SMD", p=0.012), 0.012, "includes"),
            (published("-0.16", "[-0.31, -0.01]", "SMD", p=0.061), 0.061, "excludes"),
        ],
    )
    def test_that_contradict_each_other(self, text: str, p: float, says: str, store: Store):
        assert report(store, text) == (
            f"{AT}25:10: warning[p-contradicts-interval]: p is {p}, but the interval {says} no difference\n"
            "  help: compare p and the interval with the source\n"
        )

    @pytest.mark.parametrize(
        "text",
        [
            published("1.75", "[1.38, 2.22]", p=0.001),
            published("1.2", "[0.9, 1.6]", p=0.2),
            # Rounding: such a p can stand beside such a bound.
            published("-0.16", "[-0.31, -0.01]", "SMD", p=0.06),
            published("-0.16", "[-0.31, -0.01]", "SMD", p=0.05),
            published("-0.16", "[-0.33, 0.01]", "SMD", p=0.04),
            # A bound printed as no difference may have been on either side of it.
            published("-0.16", "[-0.32, 0.0]", "SMD", p=0.3),
            published("1.41", "[1.0, 2.0]", p=0.001),
            published("1.75", p=0.9),
        ],
    )
    def test_that_agree(self, text: str, store: Store):
        assert report(store, text) == ""


class TestOffCentre:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            (published("0.57", "[0.35, 9.3]", "RR"), ("0.57", "0.35 to 9.3")),
            # Even as numbers, and so not as a ratio.
            (published("1.1", "[0.2, 2.0]"), ("1.1", "0.2 to 2.0")),
            (published("0.3", "[0.1, 0.9]", "SMD"), ("0.3", "0.1 to 0.9")),
        ],
    )
    def test_an_estimate(self, text: str, numbers: tuple[str, str], store: Store):
        estimate, interval = numbers
        assert report(store, text) == (
            f"{AT}24:11: warning[interval-off-centre]: the estimate {estimate} is far from the middle of its "
            f"interval {interval}\n"
            "  help: compare all three numbers with the source, and the metric too\n"
        )

    @pytest.mark.parametrize(
        "text",
        [
            published("0.57", "[0.35, 0.93]", "RR"),
            published("0.6", "[0.48, 0.76]", "RR"),
            published("-0.11", "[-0.27, 0.04]", "SMD"),
            published("0.3", "[0.2, 0.45]", "SMD"),
            published("0.57", metric="RR"),
        ],
    )
    def test_rounding(self, text: str, store: Store):
        assert report(store, text) == ""

    def test_other_reviews_are_read_as_well(self, store: Store):
        other = "{estimate: 1.1, ci: [0.2, 2.0], p: 0.9, k: 1, i2: 3, source: moss-2019}"
        counts = "directions: {favour: 2, against: 1, source: moss-2019}"
        assert report(store, summary(f"metric: OR\nalso_reported:\n  - {other}\n{counts}")) == (
            f"{AT}22:59: error[one-study-varies]: one study cannot vary between studies\n"
            "  help: check k, i2 and tau2\n"
            f"{AT}22:29: warning[interval-off-centre]: the estimate 1.1 is far from the middle of its "
            "interval 0.2 to 2.0\n"
            "  help: compare all three numbers with the source, and the metric too\n"
        )  # fmt: skip


class TestOneStudy:
    @pytest.mark.parametrize(("name", "value"), [("i2", 46), ("tau2", 0.02)])
    def test_that_varies(self, name: str, value: float, store: Store):
        assert report(store, published("1.75", "[1.38, 2.22]", k=1, **{name: value})) == (
            f"{AT}26:{len(name) + 9}: error[one-study-varies]: one study cannot vary between studies\n"
            "  help: check k, i2 and tau2\n"
        )

    @pytest.mark.parametrize(
        "fields", [{"k": 1}, {"k": 1, "i2": 0, "tau2": 0}, {"k": 2, "i2": 46}, {"i2": 46}]
    )
    def test_that_does_not(self, fields: dict[str, float], store: Store):
        assert report(store, published("1.75", "[1.38, 2.22]", **fields)) == ""


class TestRows:
    header = "result,study,effect,se,ci_lb,ci_ub,n\n"

    def test_an_error_that_does_not_fit_the_interval(self, store: Store):
        rows = self.header + "one-home,Beacon 2018,1.75,0.5,1.38,2.22,100\none-home,Torch 2020,1.5,0.2,,,80\n"
        assert report(store, SUMMARY, rows) == (
            f"{IN_ROWS}2:4: warning[error-contradicts-interval]: the standard error is 0.5, but the interval "
            "stands for 0.121\n"
            "  help: compare both with the source; is the error that of the logarithm?\n"
        )

    @pytest.mark.parametrize("bounds", ["1.38,", ",2.22", ","])
    def test_half_an_interval_is_no_interval(self, bounds: str, store: Store):
        assert report(store, SUMMARY, self.header + f"one-home,Beacon 2018,1.75,0.5,{bounds},100\n") == ""

    @pytest.mark.parametrize("se", [0.11, 0.121, 0.13])
    def test_one_that_does_up_to_rounding(self, se: float, store: Store):
        assert report(store, SUMMARY, self.header + f"one-home,Beacon 2018,1.75,{se},1.38,2.22,100\n") == ""

    def test_of_differences_it_is_compared_as_it_is(self, store: Store):
        text = summary("metric: SMD")
        assert report(store, text, self.header + "one-home,Beacon 2018,0.24,0.28,-0.31,0.79,\n") == ""
        assert "0.51, but the interval stands for 0.281" in report(
            store, text, self.header + "one-home,Beacon 2018,0.24,0.51,-0.31,0.79,\n"
        )

    def test_the_same_numbers_twice(self, store: Store):
        rows = self.header + "one-home,Beacon 2018,1.75,0.12,,,100\none-home,Torch 2020,1.75,0.12,,,100\n"
        assert report(store, SUMMARY, rows) == (
            f'{IN_ROWS}3:1: warning[identical-rows]: "Torch 2020" has the same numbers as line 2\n'
            "  help: if it is the same study, delete one row; if not, say so in the note\n"
        )

    @pytest.mark.parametrize(
        "second",
        [
            "one-home,Torch 2020,1.75,0.12,,,101",
            "one-home,Torch 2020,1.75,0.13,,,100",
            "one-home,Torch 2020,1.76,0.12,,,100",
            "another,Beacon 2018,1.75,0.12,,,100",
        ],
    )
    def test_one_number_apart(self, second: str, store: Store):
        other = ("outcomes:\n", "outcomes:\n  - id: another\n    outcome: wellbeing\n    measure: A scale\n"
                 "    better: higher\n    metric: OR\n    certainty:\n      start: low\n      start_because: Cohorts.\n"
                 "      judged_by: The editors\n      judged_on: 2026-01-01\n")  # fmt: skip
        rows = self.header + f"one-home,Beacon 2018,1.75,0.12,,,100\n{second}\n"
        text = summary("metric: OR", other) if second.startswith("another") else SUMMARY
        assert report(store, text, rows) == ""

    def test_small_numbers_can_be_the_same_by_chance_where_nobody_says_how_many_people(self, store: Store):
        rows = self.header + "one-home,Beacon 2018,1.5,0.2,,,\none-home,Torch 2020,1.5,0.2,,,\n"
        assert report(store, SUMMARY, rows) == ""

    def test_a_row_that_cannot_be_pooled(self, store: Store):
        rows = "result,study,events_t,total_t,events_c,total_c\none-home,Beacon 2018,4,60,3,60\none-home,B,0,50,0,48\n"
        assert report(store, SUMMARY, rows) == (
            f'{IN_ROWS}3:1: warning[row-left-out]: "B" is left out: '
            f"nobody, or everybody, had the outcome in both groups\n{HELP_OF_ROW}"
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("row", "because"),
        [
            ("1.5,0.2,,,0", "n: a study has at least one person"),
            ("1.5,,1.5,1.5,9", "ci_ub: the interval has no width"),
            ("1.5,1e-300,,,9", "its numbers are too large or too small to be a result"),
            ("1e308,0.2,,,9", "its numbers are too large or too small to be a result"),
        ],
    )
    def test_if_it_is_the_only_one_it_is_told_all_the_same(self, row: str, because: str, store: Store):
        assert report(store, SUMMARY, self.header + f"one-home,Beacon 2018,{row}\n") == (
            f'{IN_ROWS}2:1: warning[row-left-out]: "Beacon 2018" is left out: {because}\n{HELP_OF_ROW}'
        )
        (rating,) = store.check().analyses.ratings.values()
        assert rating.level == "no_evidence"


class TestDirection:
    def test_another_than_the_outcomes(self, store: Store):
        text = published("1.75", "[1.38, 2.22]").replace("better: higher", "better: lower")
        assert report(store, text) == (
            f'{AT}19:13: warning[direction-contradicts-vocabulary]: lower is said to be better, but for '
            '"Staying in one home" higher is\n'
            "  help: correct `better`, or say in `note` how the measure is counted\n"
        )  # fmt: skip

    @pytest.mark.parametrize("note", ["pooled", "result"])
    def test_with_a_note_it_may_be(self, note: str, store: Store):
        text = published("1.75", "[1.38, 2.22]", **({"note": "Moves."} if note == "pooled" else {}))
        text = text.replace("better: higher", "better: lower")
        if note == "result":
            text = text.replace("    metric:", "    note: Moves are counted.\n    metric:")
        assert report(store, text) == ""


SURE = ("      start: low\n", "      start: high\n")


def claiming(text: str, *changes: tuple[str, str]) -> str:
    facts = "metric: OR\npooled: {estimate: 1.75, ci: [1.38, 2.22], source: moss-2019}"
    return summary(facts, ("It may [@moss-2019].", text), *changes)


class TestClaims:
    @pytest.mark.parametrize(
        ("text", "claim"),
        [
            ("It works for most.", "It works"),
            ("This works well here.", "works well"),
            ("The programme works for most families.", "works for"),
            ("The programme is effective.", "is effective"),
            ("Groups are very effective.", "are very effective"),
            ("They were highly effective.", "were highly effective"),
            ("A proven programme.", "proven"),
            ("One trial proves it.", "proves"),
            ("It proved to help.", "proved to"),
            ("We do not know why. It works.", "It works"),
            ("We do not know why; it works.", "it works"),
            ("- It may help.\n- It works.", "It works"),
            ("We do not know.\n\nIt works.", "It works"),
            ("> It works.", "It works"),
            ("A walk in the park.\nIt works.", "It works"),
            # Nor does a heading begin the sentence below it.
            ("### What nobody knows\nIt works.", "It works"),
            # What stands before a block of code is another sentence.
            ("We do not know whether\n```\nx\n```\nIt works.", "It works"),
        ],
    )
    def test_a_promise_over_little_strength(self, text: str, claim: str, store: Store):
        line = 40 + text[: text.index(claim)].count("\n")
        assert report(store, claiming(text)) == (
            f'{AT}{line}:1: warning[claim-above-strength]: "{claim}" promises more than the evidence holds\n'
            '  help: write "may", or say what was found and how sure we can be\n'
        )

    @pytest.mark.parametrize(
        "text",
        [
            "We do not know whether it works.",
            "We do not know whether\nit works for all.",
            "Whether it\nworks is open.",
            "What Works for Children's Social Care asked.",
            "What\nworks for one child.",
            "See what works for whom.",
            "Does it work?",
            "It may be effective.",
            "It might\nbe effective.",
            "No programme is effective.",
            "It isn't proven.",
            "It isn’t effective.",
            "It has never been proven.",
            "How it works: people walk.",
            "It is unclear if it works.",
            "An unproven programme, ineffective or not.",
            "Effective programmes differ.",
            "`It works.`",
            "```\nIt works.\n```",
        ],
    )
    def test_no_promise(self, text: str, store: Store):
        assert report(store, claiming(text)) == ""

    def test_a_promise_over_two_lines_stands_where_it_begins(self, store: Store):
        found = report(store, claiming("A walk. It\nworks for most."))
        assert found.startswith(f'{AT}40:1: warning[claim-above-strength]: "It works" promises')

    @pytest.mark.parametrize(
        ("change", "line"),
        [
            # Text of several lines in a field has one place.
            (("sources:\n", "good_to_know:\n  - |\n    A walk.\n    It works.\nsources:\n"), "14:5"),
            (("summary: It may help some families, but we are not sure.", "summary: It works."), "3:10"),
            (("  - It may help.", "  - It works."), "7:5"),
            (("sources:\n", "good_to_know:\n  - It works.\nsources:\n"), "14:5"),
        ],
    )
    def test_other_texts_are_read_as_well(self, change: tuple[str, str], line: str, store: Store):
        found = report(store, claiming("It may [@moss-2019].", change))
        assert found.startswith(f'{AT}{line}: warning[claim-above-strength]: "It works" promises')
        assert found.count("\n") == 2

    @pytest.mark.parametrize("level", ["moderate", "high"])
    def test_from_moderate_strength_on_it_may_stand(self, level: str, store: Store):
        down = "      down: {imprecision: {by: 1, because: Few people.}}\n" if level == "moderate" else ""
        start = (SURE[0], SURE[1] + down)
        assert report(store, claiming("It works for most.", start)) == ""

    def test_low_strength_of_trials_is_low_strength(self, store: Store):
        down = "      down: {imprecision: {by: 2, because: Few people.}}\n"
        assert "claim-above-strength" in report(store, claiming("It works.", (SURE[0], SURE[1] + down)))

    def test_being_sure_of_a_result_that_is_not_there_counts_for_nothing(self, store: Store):
        text = claiming("It works.", SURE).replace(", ci: [1.38, 2.22]", "")
        assert "claim-above-strength" in report(store, text)

    def test_what_is_not_published_yet_promises_nothing(self, store: Store):
        store(PATH, "---\ntitle: Walks\nsummary: It works.\nstatus: in preparation\n---\n")
        assert store.report == ""


class TestLevels:
    text = published("1.75", "[1.38, 2.22]")

    def test_one_that_is_used_and_has_no_name(self, store: Store):
        store(
            "vocabulary/effect-levels.yml",
            '- {id: mixed, label: Mixed, symbol: "?", rank: 0, gloss: Open.}\n',
        )
        assert report(store, self.text) == (
            "content/vocabulary/effect-levels.yml:1:1: error[missing-level]: "
            'the level "tends-positive" is not in the list\n'
            "  help: add it with a label, a symbol and a gloss\n"
        )  # fmt: skip

    def test_one_that_is_not_used_need_not_have_one(self, store: Store):
        level = '- {id: tends-positive, label: Leans, symbol: "+", rank: 1, gloss: It helps.}\n'
        assert report(store("vocabulary/effect-levels.yml", level), self.text) == ""


def test_a_study_a_thousand_times_further_away_than_the_others_differ():
    assert giant_outlier([0.21, 0.18, 0.25, 19500.0], [0.02, 0.02, 0.02, 0.04]) == 3
    assert giant_outlier([0.21, 0.18, 0.25, 9.5], [0.02, 0.02, 0.02, 0.04]) is None
    # Very exact studies that disagree are no slip of the pen.
    assert giant_outlier([0.10, 0.10, 0.30], [1e-8, 1e-8, 1e-8]) is None
    assert giant_outlier([0.1, 19500.0], [0.02, 0.02]) is None


class TestRatingChangeDiffers:
    @pytest.mark.parametrize(
        ("moves", "found"),
        [
            ([("mixed", "tends-positive")], []),
            ([("mixed", "tends-positive"), ("no-evidence", "mixed")], []),
            (
                [("mixed", "negative")],
                ['"one-home" is said to have become "negative", but now it is "tends-positive"'],
            ),
            (
                [("mixed", "tends-positive"), ("no-evidence", "positive")],
                ['"one-home" is said to have become "positive", but then it changed from "mixed"'],
            ),
            (
                [("tends-positive", "tends-positive")],
                ['it is said to have changed from "tends-positive" to the same'],
            ),
        ],
    )
    def test_a_history_leads_to_the_rating_there_is(
        self, moves: list[tuple[str, str]], found: list[str], store: Store
    ):
        dates = ["2026-01-01", "2025-01-01"]
        changes = "".join(
            f"  - date: {day}\n    what: W.\n    why: Y.\n    ratings_changed:\n"
            f"      - result: one-home\n        effect: {{from: {before}, to: {after}}}\n"
            for day, (before, after) in zip(dates, moves, strict=False)
        )
        text = STORY.read_text("utf-8")
        store(PATH, text[: text.index("changes:")] + "changes:\n" + changes + text[text.index("---\n", 4) :])
        lines = [line for line in store.report.splitlines() if "rating-change-differs" in line]
        assert [line.split("]: ")[1] for line in lines] == found
