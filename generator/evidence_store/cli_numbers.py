"""The commands for analysts: `pool` and `rate`."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from evidence_store import pipeline
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pool_file import pool_file
from evidence_store.analyses.rating import DEFAULT_RULE
from evidence_store.analyses.rules.derivation import Derivation
from evidence_store.analyses.rules.facts import FactsError, RuleFacts
from evidence_store.analyses.rules.registry import RULES
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text

_SUMMARIES = "interventions"
_MEASURES = [measure.value for measure in Measure]
_rule = click.option(
    "--rule",
    type=click.Choice(list(RULES)),
    default=DEFAULT_RULE,
    show_default=True,
    help="The rule to rate by.",
)


@click.command()
@click.argument("rows", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--measure", type=click.Choice(_MEASURES), required=True, help="What the effects are measured in."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything, unrounded.")
def pool(rows: Path, measure: str, as_json: bool) -> None:
    """Pool the studies in the CSV file ROWS."""
    result, problems = pool_file(rows, measure)
    if result is None:
        for problem in problems:
            column = f" ({problem.column_name})" if problem.column_name else ""
            click.echo(
                f"{rows}:{problem.line}: error: {problem.message}{column}\n  help: {problem.help}", err=True
            )
        sys.exit(1)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=1, allow_nan=False))
        return
    _print_pooled(result, Measure(measure))


def _print_pooled(result: Mapping[str, Any], measure: Measure) -> None:
    k = result["k"]
    method, kind = ("REML", "adhoc") if k > 1 else ("EE", "z")
    model = result["models"][method]
    interval = model[kind]
    numbers = [measure.display(interval[name]) for name in ("estimate", "ci_lb", "ci_ub")]
    click.echo(f"{k} {'study' if k == 1 else 'studies'}, {measure}: {_interval(*numbers)}")
    if result.get("dropped"):
        click.echo(f"left out: {', '.join(map(str, result['dropped']))}")
    if k > 1:
        click.echo(f"tau² {model['tau2']:.4g}, I² {model['I2']:.1f} % (from tau²), by REML with Knapp and Hartung's "
                   "interval, its factor never below 1")  # fmt: skip
    if k > 2:
        low, high = measure.display(interval["pi_lb"]), measure.display(interval["pi_ub"])
        click.echo(f"a new study would probably find between {_number(low)} and {_number(high)}")


def _interval(estimate: float | None, low: float | None, high: float | None) -> str:
    return f"{_number(estimate)} (95 % interval {_number(low)} to {_number(high)})"


def _number(value: float | None) -> str:
    return "beyond all numbers" if value is None else f"{value:.3g}"


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--facts", type=click.File("rb"), help="Rate facts instead: one JSON object a line.")
@_rule
@click.option("--json", "as_json", is_flag=True, help="Print everything, unrounded.")
def rate(path: Path | None, facts: Any, rule: str, as_json: bool) -> None:
    """Show how each outcome of the summary at PATH is rated: every input, condition and reason."""
    from evidence_store.pages.rating_files import rating_data  # pages take a while to load

    if (path is None) == (facts is None):
        raise click.UsageError("name the file of a summary, or --facts")
    if path is None:
        sys.exit(_rate_facts(facts, rule, as_json))
    folder, content = path.resolve().parent, path.resolve().parent.parent
    if folder.name != _SUMMARIES or path.suffix != ".md":
        raise click.ClickException(f"{path} is no summary; these stand in the folder `{_SUMMARIES}`")
    checked = pipeline.check(content, shown_as=content.name, rule=rule)
    if not any(id == path.stem for id, _ in checked.analyses.ratings):
        own = f"{content.name}/{_SUMMARIES}/{path.stem}."
        found = as_text(Report(finding for finding in checked.report if finding.place.path.startswith(own)))
        click.echo(f"{found}{path} has no outcomes that can be rated", err=True)
        sys.exit(1)
    named = {key[1]: rating for key, rating in checked.analyses.ratings.items() if key[0] == path.stem}
    if as_json:
        click.echo(json.dumps({id: rating_data(r) for id, r in named.items()}, ensure_ascii=False, indent=1))
        return
    for id, rating in named.items():
        by = f"set by {rating.override.by}: {rating.override.because}" if rating.override else f"by {rule}"
        click.echo(f"\n{id}: {rating.level.replace('_', ' ')} {by}\n  {rating.sentence}")
        _print_working(rating.derived)


def _print_working(derivation: Derivation) -> None:
    for step in derivation.steps:
        numbers = ", ".join(f"{name} {_fact(value)}" for name, value in step.numbers)
        click.echo(f"  row {step.row}: {'yes' if step.held else 'no ':3} {step.condition} [{numbers}]")
    click.echo(
        f"  so row {derivation.row} gives {derivation.level.replace('_', ' ')}: {', '.join(derivation.reasons)}"
    )


def _fact(value: float | None) -> str:
    return "not known" if value is None else f"{value:.4g}"


def _rate_facts(lines: Iterable[bytes], rule: str, as_json: bool) -> int:
    """Answer each line; a line that cannot be rated gets its fault, and the exit code 1."""
    from evidence_store.pages.rating_files import derivation_data

    failed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line.decode("utf-8-sig"))
            if not isinstance(given, dict):
                raise FactsError("k", "a line holds one JSON object", 'like {"k": 3, "est": 0.2}')
            derivation = RULES[rule].derive(RuleFacts.from_json(_inputs(given)))
        except (ValueError, RecursionError) as error:  # among them what is no UTF-8, no JSON, no fact
            failed = 1
            answer: dict[str, Any] = {"line": number, "error": str(error)}
        else:
            answer = {**({"id": given["id"]} if "id" in given else {}), **derivation_data(derivation)}
        if as_json:
            click.echo(json.dumps(answer))
        elif "error" in answer:
            click.echo(f"line {number}: {answer['error']}")
        else:
            click.echo(f"{answer['level']}: {', '.join(answer['reasons'])}")
    return failed


def _inputs(given: dict[str, Any]) -> dict[str, Any]:
    """The facts of a line: the object itself, or its `input`; a name and remarks may stand beside them."""
    inputs = given.get("input", given)
    if not isinstance(inputs, dict):
        raise FactsError("k", "the input is not an object", 'write {"k": 3, "est": 0.2}')
    return {key: value for key, value in inputs.items() if key not in ("id", "comment", "level", "reasons")}
