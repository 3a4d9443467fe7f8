"""The commands for analysts, as they are typed: answers, messages and exit codes."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.helpers import STORES, VOCABULARY, Store
from tests.unit.analyses.samples import PATH, ROWS, SUMMARY, summary

from evidence_store.analyses.rules.registry import RULES
from evidence_store.cli import main

MODELS = ["EE", "DL", "REML", "PM"]
INTERVALS = ["z", "knha", "adhoc"]
COUNTS = "study,events_t,total_t,events_c,total_c\n"
MEANS = "study,mean_t,sd_t,n_t,mean_c,sd_c,n_c\n"
ERROR = "study,effect,se\n"
INTERVAL = "study,effect,ci_lb,ci_ub\n"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Write a file and give its path."""

    def write(text: str | bytes, name: str = "rows.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


class TestPool:
    @pytest.mark.parametrize(
        ("text", "measure", "first"),
        [
            (COUNTS + "A,5,100,10,100\nB,4,50,9,50\n", "OR", math.log(450 / 950)),
            (COUNTS + "A,5,100,10,100\nB,4,50,9,50\n", "RR", math.log(0.5)),
            (COUNTS + "A,5,100,10,100\nB,4,50,9,50\n", "RD", -0.05),
            (MEANS + "A,103,5,50,100,5,50\nB,12,2,20,11,2,20\n", "MD", 3),
            (MEANS + "A,103,5,50,100,5,50\nB,12,2,20,11,2,20\n", "SMD", 0.6 * (1 - 3 / 391)),
            ("study,r,n\nA,0.5,100\nB,0.3,50\n", "ZCOR", math.atanh(0.5)),
            (ERROR + "A,0.3,0.1\nB,0.2,0.1\n", "GEN", 0.3),
            # Beside a standard error a ratio is its logarithm already; beside an interval it is the ratio.
            (ERROR + "A,0.3,0.1\nB,0.2,0.1\n", "OR", 0.3),
            (INTERVAL + "A,0.5,0.25,1\nB,0.8,0.4,1.6\n", "OR", math.log(0.5)),
            (INTERVAL + "A,0.5,0.25,1\nB,0.8,0.4,1.6\n", "HR", math.log(0.5)),
            (INTERVAL + "A,0.3,0.1,0.5\nB,0.2,0,0.4\n", "SMD", 0.3),
        ],
    )
    def test_every_form_of_columns(self, text: str, measure: str, first: float, file: Any):
        result = run("pool", file(text), "--measure", measure, "--json")
        assert result.exit_code == 0
        found = json.loads(result.stdout)
        assert [study["study"] for study in found["studies"]] == ["A", "B"]
        assert found["studies"][0]["yi"] == pytest.approx(first, rel=1e-4)
        words = run("pool", file(text), "--measure", measure)
        assert words.exit_code == 0
        assert words.stdout.startswith(f"2 studies, {measure}: ")

    def test_the_keys_of_its_json(self, file: Any):
        rows = ERROR + "".join(f"S{i},{0.1 * i},{0.1 + 0.01 * i}\n" for i in range(5))
        found = json.loads(run("pool", file(rows), "--measure", "SMD", "--json").stdout)
        assert found["k"] == 5
        assert set(found["studies"][0]) >= {"study", "yi", "vi", "ci_lb", "ci_ub"}
        assert list(found["models"]) == MODELS
        for name, model in found["models"].items():
            # One common effect has nothing to predict.
            predicted = set() if name == "EE" else {"pi_lb", "pi_ub"}
            assert set(model) >= {*INTERVALS, "tau2", "I2", "H2"}
            for kind in INTERVALS:
                assert set(model[kind]) >= {"estimate", "se", "ci_lb", "ci_ub", *predicted}

    def test_the_same_file_as_the_reference_gives_the_same_json(self):
        data = STORES.parent / "reference" / "data"
        expected = json.loads((data / "bcg_RR.json").read_text("utf-8"))
        found = json.loads(run("pool", data / "bcg.csv", "--measure", "RR", "--json").stdout)
        assert found["k"] == expected["k"]
        assert found["models"]["REML"]["adhoc"]["estimate"] == pytest.approx(
            expected["models"]["REML"]["adhoc"]["estimate"], rel=1e-9
        )
        assert set(expected["models"]["REML"]) <= set(found["models"]["REML"])
        assert set(expected["heterogeneity"]) <= set(found["heterogeneity"])

    def test_in_words(self, file: Any):
        rows = ERROR + "A,0.1,0.1\nB,0.3,0.1\nC,0.5,0.1\n"
        assert run("pool", file(rows), "--measure", "GEN").stdout == (
            "3 studies, GEN: 0.3 (95 % interval -0.197 to 0.797)\n"
            "tau² 0.03, I² 75.0 % (from tau²), by REML with Knapp and Hartung's interval, its factor never below 1\n"
            "a new study would probably find between -0.596 and 1.2\n"
        )

    def test_ratios_are_told_as_ratios(self, file: Any):
        assert run("pool", file(INTERVAL + "A,0.5,0.25,1\n"), "--measure", "OR").stdout == (
            "1 study, OR: 0.5 (95 % interval 0.25 to 1)\n"
        )

    def test_two_studies_say_nothing_of_a_new_one_and_one_nothing_of_variation(self, file: Any):
        assert run("pool", file(ERROR + "A,0.1,0.1\nB,0.2,0.1\n"), "--measure", "GEN").stdout.count("\n") == 2
        assert run("pool", file(ERROR + "A,0.1,0.1\n"), "--measure", "GEN").stdout.count("\n") == 1

    def test_rows_that_are_left_out_are_named(self, file: Any):
        text = COUNTS + "A,5,100,10,100\nB,0,50,0,50\nC,,50,1,50\n"
        told = run("pool", file(text), "--measure", "OR")
        assert "left out: B, C\n" in told.stdout
        assert json.loads(run("pool", file(text), "--measure", "OR", "--json").stdout)["dropped"] == [
            "B",
            "C",
        ]

    @pytest.mark.parametrize(
        ("text", "measure", "line", "message"),
        [
            (ERROR + "A,1,-0.1\n", "GEN", 2, "a standard error is above 0 (se)"),
            (ERROR + "A,1,0\n", "GEN", 2, "a standard error is above 0 (se)"),
            (ERROR + "A,nan,0.1\n", "GEN", 2, "'nan' is not a number (effect)"),
            (ERROR + "A,0.1,NaN\n", "GEN", 2, "'NaN' is not a number (se)"),
            (ERROR + "A,Infinity,0.1\n", "GEN", 2, "'Infinity' is not a number (effect)"),
            (ERROR + "A,-inf,0.1\n", "GEN", 2, "'-inf' is not a number (effect)"),
            (ERROR + "A,1e308,0.1\n", "GEN", 2, "1e308 is too large to be a study's result (effect)"),
            (ERROR + "A,1,1e308\n", "GEN", 2, "1e308 is too large to be a study's result (se)"),
            (ERROR + "A,1,1e-308\n", "GEN", 2, "the numbers of this row give a standard error that no study has"),
            (INTERVAL + "A,1,1,1\n", "GEN", 2, "the interval has no width (ci_ub)"),
            (INTERVAL + "A,1,2,0\n", "GEN", 2, "the upper bound is below the lower one (ci_ub)"),
            (INTERVAL + "A,5,0,2\n", "GEN", 2, "the effect lies outside its own interval (effect)"),
            (INTERVAL + "A,-1,-2,3\n", "OR", 2, "a ratio is above 0, and OR is one (effect)"),
            (ERROR + "A,0.1,0.1\na,0.2,0.1\n", "GEN", 3, "'a' stands already on line 2 (study)"),
            (COUNTS + 'A,"1,200",5000,"900",5000\n', "OR", 2, "'1,200' has commas between its digits (events_t)"),
            (COUNTS + "A,1,200,5000,900,5000\n", "OR", 2, "the line has 6 values, the header only 5 names"),
            (COUNTS + "A,60,50,3,50\n", "OR", 2, "60 people with the outcome, but only 50 in the group (events_t)"),
            (COUNTS + "A,0,50,0,50\n", "OR", 1, "no study is left to pool"),
            (ERROR, "GEN", 1, "the file has no study (study)"),
            ("", "GEN", 1, "the file is empty"),
            ("\n\n", "GEN", 1, "the file is empty"),
            ("study,note\nA,b\n", "OR", 1, "no columns from which to work out OR"),
            ("effect,se\n0.1,0.1\n", "GEN", 1, "there is no column 'study' (study)"),
            ("study;effect;se\nA;0.1;0.1\n", "GEN", 1, "the columns are not separated by commas"),
            ("study,r,n\nA,1,50\n", "ZCOR", 2, "a correlation lies between -1 and 1 (r)"),
            ("study,r,n\nA,0.1,3\n", "ZCOR", 2, "a correlation needs more than 3 people (n)"),
        ],
    )  # fmt: skip
    def test_nonsense_gets_a_finding_and_no_number(
        self, text: str, measure: str, line: int, message: str, file: Any
    ):
        path = file(text)
        for more in ((), ("--json",)):
            result = run("pool", path, "--measure", measure, *more)
            assert result.exit_code == 1
            assert result.stdout == ""
            assert result.stderr.startswith(f"{path}:{line}: error: {message}")
            assert "\n  help: " in result.stderr

    def test_every_fault_is_told_at_once(self, file: Any):
        result = run("pool", file(ERROR + "A,nan,0.1\nB,0.1,0\nB,0.1,0.1\n"), "--measure", "GEN")
        assert [line.split(":")[1] for line in result.stderr.splitlines() if "error:" in line] == [
            "2",
            "3",
            "4",
        ]

    def test_a_giant_outlier_is_named_and_not_pooled(self, file: Any):
        result = run("pool", file(ERROR + "A,0.1,0.1\nB,0.2,0.1\nC,1000000,0.1\n"), "--measure", "GEN")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "4: error: the effect of C is over a thousand times further away" in result.stderr
        assert "help: look for a slipped decimal point" in result.stderr

    def test_ratios_that_no_number_can_hold(self, file: Any):
        path = file(ERROR + "A,800,1\nB,900,1\n")
        assert "OR: beyond all numbers" in run("pool", path, "--measure", "OR").stdout
        json.loads(run("pool", path, "--measure", "OR", "--json").stdout, parse_constant=pytest.fail)

    def test_a_file_in_another_encoding(self, file: Any):
        result = run("pool", file(b"study,effect,se\nCaf\xe9,0.1,0.1\n"), "--measure", "GEN")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "2: error: the file is not saved as UTF-8" in result.stderr

    @pytest.mark.parametrize(
        "words", [("pool",), ("pool", "no.csv", "--measure", "OR"), ("pool", ".", "--measure", "OR")]
    )
    def test_wrong_use(self, words: tuple[str, ...]):
        assert run(*words).exit_code == 2

    def test_the_measure_must_be_named_and_known(self, file: Any):
        path = file(ERROR + "A,0.1,0.1\n")
        assert run("pool", path).exit_code == 2
        result = run("pool", path, "--measure", "odds")
        assert result.exit_code == 2
        assert "'OR', 'RR', 'HR', 'RD', 'SMD', 'MD', 'ZCOR', 'GEN'" in result.stderr


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    """The path of a summary with study rows in a store in which nothing is wrong."""
    rows = "result,study,events_t,total_t,events_c,total_c\none-home,A,40,60,30,60\none-home,B,44,62,35,58\n"
    store = Store(tmp_path).fill(VOCABULARY)(PATH, SUMMARY)(ROWS, rows)
    assert store.report == ""
    return store.content / PATH


class TestRate:
    def test_the_working_of_each_outcome(self, rated: Path):
        result = run("rate", rated)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(
            "\none-home: mixed by effect-rule/1\n  The results are too uncertain to say "
        )
        assert "\n  row 0: no  there is no study [k 2]\n" in result.stdout
        assert result.stdout.endswith("  so row 5 gives mixed: imprecise\n")

    @pytest.mark.parametrize("rule", RULES)
    def test_another_rule(self, rule: str, rated: Path):
        assert (
            f"one-home: {'mixed' if rule != 'policing-8/1' else 'some better not significant'} by {rule}\n"
            in run("rate", rated, "--rule", rule).stdout
        )

    def test_a_rule_that_there_is_not(self, rated: Path):
        result = run("rate", rated, "--rule", "effect-rule/2")
        assert result.exit_code == 2
        assert "'effect-rule/1', 'majority/1', 'policing-8/1'" in result.stderr

    def test_as_json_with_the_answer_of_every_rule(self, rated: Path):
        found = json.loads(run("rate", rated, "--json").stdout)["one-home"]
        assert (found["level"], found["rule"], found["basis"], found["measure"]) == (
            "mixed", "effect-rule/1", "studies", "OR",
        )  # fmt: skip
        assert list(found["rules"]) == list(RULES)
        assert found["facts"]["k"] == 2
        assert found["certainty"] == 1
        assert found["override"] is None
        assert found["rules"]["effect-rule/1"]["steps"][0] == {
            "row": 0, "condition": "there is no study", "held": False, "numbers": {"k": 2},
        }  # fmt: skip

    def test_an_override_is_told_as_one_beside_the_derived_level(self, rated: Path):
        by_hand = "override: {level: no-effect, because: It is old., by: Ada, on: 2026-01-01}"
        rated.write_text(summary(f"metric: OR\n{by_hand}"), "utf-8")
        told = run("rate", rated).stdout
        assert told.startswith(
            "\none-home: no effect set by Ada: It is old.\n  It may make little or no difference"
        )
        assert told.endswith("so row 5 gives mixed: imprecise\n")
        found = json.loads(run("rate", rated, "--json").stdout)["one-home"]
        assert found["override"] == {
            "level": "no-effect",
            "because": "It is old.",
            "by": "Ada",
            "on": "2026-01-01",
        }
        assert found["rules"]["effect-rule/1"]["level"] == "mixed"

    def test_a_summary_with_an_error_gets_its_findings_and_no_others(self, rated: Path):
        rated.write_text(SUMMARY.replace("metric: OR", "metric: ORR"), "utf-8")
        (rated.parent / "other.md").write_text("---\ntitle: Other\n---\n", "utf-8")
        result = run("rate", rated)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "content/interventions/lantern-walks.md:20:13: error[unknown-choice]" in result.stderr
        assert "other.md" not in result.stderr

    def test_a_summary_without_outcomes(self, rated: Path):
        path = rated.parent / "walks.md"
        path.write_text("---\ntitle: Walks\nsummary: S.\nstatus: in preparation\n---\n", "utf-8")
        result = run("rate", path)
        assert (result.exit_code, result.stderr) == (1, f"{path} has no outcomes that can be rated\n")

    def test_a_file_that_is_no_summary_is_not_looked_for_in_the_whole_disk(self, rated: Path, file: Any):
        for path in (
            file("study\n", "rows.csv"),
            file("---\n---\n", "lantern-walks.md"),
            rated.with_suffix(".studies.csv"),
        ):
            result = run("rate", path)
            assert result.exit_code == 1
            assert (
                result.stderr == f"Error: {path} is no summary; these stand in the folder `interventions`\n"
            )

    def test_wrong_use(self, rated: Path, file: Any):
        facts = file('{"k": 0}\n', "facts.jsonl")
        for words in (
            ("rate",),
            ("rate", rated, "--facts", facts),
            ("rate", "no.md"),
            ("rate", "--facts", "no.jsonl"),
        ):
            assert run(*words).exit_code == 2


GOOD = '{"k": 8, "est": 0.4, "lo": 0.25, "hi": 0.55, "plo": 0.1, "phi": 0.7, "favour": 1, "T": 0.1}'


class TestRateFacts:
    def answers(self, file: Any, text: str | bytes, *more: str) -> tuple[int, list[dict[str, Any]]]:
        result = run("rate", "--facts", file(text, "facts.jsonl"), "--json", *more)
        return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]

    def test_one_answer_a_line(self, file: Any):
        code, answers = self.answers(file, f'{{"k": 0}}\n{GOOD}\n')
        assert code == 0
        assert [(answer["level"], answer["reasons"]) for answer in answers] == [
            ("no_evidence", ["no_studies"]),
            ("positive", ["ci_and_prediction_interval_exclude_null"]),
        ]
        assert set(answers[0]) == {"level", "reasons", "row", "steps"}

    def test_in_words(self, file: Any):
        result = run("rate", "--facts", file(f'{{"k": 0}}\nno\n{GOOD}\n', "facts.jsonl"))
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            "no_evidence: no_studies",
            "line 2: Expecting value: line 1 column 1 (char 0)",
            "positive: ci_and_prediction_interval_exclude_null",
        ]

    @pytest.mark.parametrize(
        ("rule", "level"),
        [("effect-rule/1", "positive"), ("majority/1", "positive"), ("policing-8/1", "better")],
    )
    def test_by_any_rule(self, rule: str, level: str, file: Any):
        assert self.answers(file, GOOD, "--rule", rule)[1][0]["level"] == level

    def test_an_id_comes_back_and_remarks_and_expectations_may_stand_beside_the_facts(self, file: Any):
        line = {"id": "a", "comment": "clear", "level": "x", "reasons": [], **json.loads(GOOD)}
        code, answers = self.answers(file, json.dumps(line))
        assert (code, answers[0]["id"], answers[0]["level"]) == (0, "a", "positive")
        code, answers = self.answers(file, json.dumps({"id": 7, "input": json.loads(GOOD)}))
        assert (code, answers[0]["id"], answers[0]["level"]) == (0, 7, "positive")

    @pytest.mark.parametrize(
        ("line", "error"),
        [
            ("{}", "k: the number of studies is missing (give 0 if there is none)"),
            ("[]", 'k: a line holds one JSON object (like {"k": 3, "est": 0.2})'),
            ("null", 'k: a line holds one JSON object (like {"k": 3, "est": 0.2})'),
            ("{", "Expecting property name"),
            ('{"input": 3}', "k: the input is not an object"),
            ('{"k": 1, "x": 2}', "x: no rule knows this fact"),
            ('{"k": true}', "k: a number of studies is 0, 1, 2, ..."),
            ('{"k": -1}', "k: a number of studies is 0, 1, 2, ..."),
            ('{"k": 1.5}', "k: a number of studies is 0, 1, 2, ..."),
            ('{"k": NaN}', "k: a number of studies is 0, 1, 2, ..."),
            ('{"k": "3"}', "k: a number of studies is 0, 1, 2, ..."),
            ('{"k": 3, "est": Infinity, "lo": 0, "hi": 1}', "est: not a number, or beyond all effects"),
            ('{"k": 3, "est": NaN, "lo": 0, "hi": 1}', "est: not a number, or beyond all effects"),
            ('{"k": 3, "est": 1e308, "lo": 1e308, "hi": 1e308}', "est: not a number, or beyond all effects"),
            ('{"k": 3, "est": "0.3", "lo": 0, "hi": 1}', "est: not a number, or beyond all effects"),
            ('{"k": 3, "est": 2, "lo": 0, "hi": 1}', "est: the estimate lies outside its interval"),
            ('{"k": 3, "est": 0.5}', "est: an estimate and its interval belong together"),
            ('{"k": 3, "est": 0.5, "lo": 0, "hi": 1, "plo": -1}', "plo: a prediction interval has two bounds"),
            ('{"k": 3, "favour": 1.5}', "favour: a share lies between 0 and 1"),
            ('{"k": 3, "T": -0.1}', "T: the trivial bound is below 0"),
            ('{"k": 3, "I2": 101}', "I2: I2 lies between 0 and 100"),
            ('{"k": ' + "9" * 5000 + "}", "Exceeds the limit"),
            ("[" * 200_000, "maximum recursion depth"),
            (b'{"k": 0, "comment": "caf\xe9"}', "'utf-8' codec can't decode byte"),
        ],
    )  # fmt: skip
    def test_a_bad_line_gets_its_fault_and_the_others_their_answers(
        self, line: str | bytes, error: str, file: Any
    ):
        raw = line if isinstance(line, bytes) else line.encode()
        code, answers = self.answers(file, b'{"k": 0}\n\n' + raw + b"\n" + GOOD.encode())
        assert code == 1
        assert [answer.get("level") for answer in answers] == ["no_evidence", None, "positive"]
        assert answers[1]["line"] == 3
        assert answers[1]["error"].startswith(error)

    def test_a_byte_order_mark_and_blank_lines_say_nothing(self, file: Any):
        code, answers = self.answers(file, b'\xef\xbb\xbf{"k": 0}\r\n\r\n  \n')
        assert (code, len(answers)) == (0, 1)
        assert self.answers(file, "") == (0, [])

    def test_any_id_can_be_printed(self, file: Any):
        code, answers = self.answers(file, '{"id": "\\ud800", "k": 0}\n{"id": "é", "k": 0}')
        assert (code, [answer["id"] for answer in answers]) == (0, ["\ud800", "é"])

    def test_the_cases_of_the_rule(self, file: Any):
        cases = json.loads((STORES.parent / "reference/data/effect-rule-1.cases.json").read_text("utf-8"))
        code, answers = self.answers(file, "\n".join(json.dumps(case) for case in cases["cases"]))
        assert code == 0
        for case, answer in zip(cases["cases"], answers, strict=True):
            assert (answer["id"], answer["level"], set(answer["reasons"])) == (
                case["id"], case["level"], set(case["reasons"]),
            )  # fmt: skip
