"""The script in the download: a second opinion on every rating, checked against metafor and against the rules."""

import ast
import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import Any

import pytest

from evidence_store.analyses.distributions import t_quantile as exact
from evidence_store.analyses.rules.facts import RuleFacts
from evidence_store.analyses.rules.registry import RULES
from evidence_store.pages.open_data.recompute.averages import pooled, t_quantile
from evidence_store.pages.open_data.recompute.facts import Facts
from evidence_store.pages.open_data.recompute.rules import answer_of
from evidence_store.pages.open_data.recompute.studies import study_effect
from evidence_store.pages.open_data.recompute_file import FOLDER, MODULES, recompute_file

REFERENCE = Path(__file__).parents[3] / "reference/data"


def recompute(folder: Path) -> tuple[int, str, str]:
    """As a reader runs it: with nothing of ours, and nothing of others, installed."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "recompute.py")], capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


def test_every_rating_of_the_store_comes_out_again(folder: Path):
    code, told, wrong = recompute(folder)
    assert (code, wrong) == (0, "")
    ratings = (folder / "ratings.csv").read_text("utf-8").count("\n") - 1
    assert told.startswith(f"{ratings} ratings, ")
    assert told.endswith(" values compared: 0 differ.\n")


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("studies.csv", "-0.20997506439230498,0.5101877598109139", "-0.21997506439230498,0.5101877598109139",
         "leaving-care-support/ilp-homelessness: yi of Massachusetts"),
        ("ratings.csv", ",tends_positive,tends_positive,3,", ",positive,tends_positive,3,",
         ": level is positive, worked out tends_positive"),
        ("ratings.csv", "It probably reduces", "It reduces", ": sentence is It reduces"),
        ("reasons-down.csv", ",risk_of_bias,1,", ",risk_of_bias,2,", ": strength is "),
        ("rule-answers.csv", ",majority/1,tends_positive,", ",majority/1,mixed,", ": level by majority/1 is mixed"),
        ("results.csv", ",0.53,0.34,0.84,", ",0.53,0.34,1.84,", ": ci_ub is "),
        ("outcomes.csv", ",lower,RR,", ",lower,RR,0.4", ": trivial_bound is "),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_named(
    folder: Path, tmp_path: Path, file: str, before: str, after: str, told: str
):
    for name in (
        "ratings",
        "results",
        "studies",
        "outcomes",
        "phrases",
        "rule-answers",
        "reasons-down",
        "reasons-up",
    ):
        shutil.copy(folder / f"{name}.csv", tmp_path)
    shutil.copy(folder / "recompute.py", tmp_path)
    text = (tmp_path / file).read_text("utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after, 1), "utf-8")
    code, said, _ = recompute(tmp_path)
    assert code == 1
    assert told in said


def test_the_script_imports_nothing_but_python():
    tree = ast.parse(recompute_file().data)
    named = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
             for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)}  # fmt: skip
    assert {str(name).split(".")[0] for name in named} <= sys.stdlib_module_names
    assert {*MODULES, "__init__"} == {path.stem for path in FOLDER.glob("*.py")}


#: No summary can name the measure GEN.
CASES = sorted(path for path in REFERENCE.glob("*_*.json") if not path.stem.endswith("_GEN"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_its_averages_are_those_of_metafor(path: Path):
    case = json.loads(path.read_text("utf-8"))
    columns = ("effect", "se", "ci_lb", "ci_ub", "r", "n", "events_t", "total_t", "events_c", "total_c",
               "mean_t", "sd_t", "n_t", "mean_c", "sd_c", "n_c")  # fmt: skip
    with (REFERENCE / case["input"]).open(newline="") as file:
        rows = [{name: row.get(name) or "" for name in columns} for row in csv.DictReader(file)]
    effects = [found for row in rows if (found := study_effect(row, case["measure"]))]
    assert len(effects) == case["k"]
    facts, tau2 = pooled(effects, [None] * len(effects), 0.0)
    if case["k"] == 1:
        published: dict[str, Any] = case["models"]["EE"]["z"]
        assert tau2 is None
    else:
        published = case["models"]["REML"]["adhoc"]
        assert tau2 == pytest.approx(case["models"]["REML"]["tau2"], rel=1e-8, abs=1e-10)
        assert facts.i2 == pytest.approx(case["models"]["REML"]["I2"], rel=1e-8, abs=1e-8)
    ours = {"estimate": facts.est, "ci_lb": facts.lo, "ci_ub": facts.hi}
    if case["k"] > 2:
        ours |= {"pi_lb": facts.plo, "pi_ub": facts.phi}
    assert ours == pytest.approx({name: published[name] for name in ours}, rel=1e-8, abs=1e-10)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 5, 10, 29, 60, 121])
def test_the_closed_form_of_t(df: int):
    assert t_quantile(df) == pytest.approx(exact(df), rel=1e-12)


SHARES = (None, *(Fraction(n) for n in ("0", "1/4", "3/10", "1/3", "1/2", "2/3", "7/10", "3/4", "1")))
BOUNDS = (0.0, 0.1)
STUDIES = (None, 0, 1, 2, 3)


def all_facts() -> Iterator[Facts]:
    """Every combination of facts around the edges at which rules decide."""
    for k, bound, favour, people in product(STUDIES, BOUNDS, SHARES, SHARES):
        if favour is not None or people is None:
            yield Facts(k, bound, favour=favour, people=people)
    for lo, est, hi in combinations_with_replacement((-0.3, -0.1, 0.0, 0.1, 0.3), 3):
        wider = ((None, None), (lo, hi), (min(lo, 0.0), hi), (lo, max(hi, 0.0)), (lo - 0.2, hi + 0.2))
        for (plo, phi), k, bound, favour, i2 in product(wider, STUDIES, BOUNDS, SHARES, (None, 50.0)):
            yield Facts(k, bound, est, lo, hi, plo, phi, favour, i2=i2)


def of_the_store(found: Facts) -> RuleFacts:
    known = found.est is not None

    def share(value: Fraction | None) -> float | None:
        return None if value is None else float(value)

    return RuleFacts(
        found.k, found.est, found.lo if known else None, found.hi if known else None, found.plo, found.phi,
        share(found.favour), share(found.people), found.bound, found.i2,
    )  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_answers_as_the_store_does(rule: str):
    for found in all_facts():
        theirs, ours = RULES[rule].derive(of_the_store(found)), answer_of(rule, found)
        assert (ours.level, ours.row, ours.reasons) == (str(theirs.level), theirs.row, theirs.reasons), found
