"""Findings as JSON, for programs of one's own. The models are its documentation, and its JSON Schema."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from evidence_store.diagnostics.fingerprint import fingerprints
from evidence_store.diagnostics.formats.results import Results
from evidence_store.diagnostics.suggestion import Edit


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class JsonSuggestion(_Part):
    """A piece of the file of a finding, and the text to put in its place."""

    line: int
    """Where the piece begins, counted from 1."""
    column: int
    """Counted from 1, in characters, in a CSV file too."""
    end_line: int
    """Where it ends."""
    end_column: int
    """The first character that stays."""
    text: str
    """What to write instead."""
    certain: bool
    """Whether it says the same in another way, so that a program may do it. Else a person should confirm it."""


class JsonFinding(_Part):
    """One finding."""

    file: str
    """The file, with forward slashes."""
    line: int
    """Counted from 1 in the whole file."""
    column: int
    """Counted from 1, in characters; in a CSV file the number of the column."""
    severity: str
    """`error`: the page cannot be published. `warning`: somebody should look."""
    rule: str
    """The permanent name of the rule."""
    message: str
    """What is wrong, in one plain sentence without a full stop."""
    help: str
    """What to do about it; may be empty."""
    fingerprint: str
    """Stays the same while the line moves."""
    suggestion: JsonSuggestion | None
    """The edit that mends it, where there is one."""


class JsonRule(_Part):
    """What a rule asks everywhere."""

    title: str
    """What content must do."""
    why: str
    """What would go wrong for a reader if nobody minded."""


class JsonReport(_Part):
    """Everything one check found."""

    version: int
    """The version of this format; a key that is taken away or changes its meaning makes it 2."""
    records: int
    """How many records the store holds; one with an error is not counted."""
    errors: int
    """How many of the findings are errors."""
    warnings: int
    """How many of the findings are warnings."""
    findings: tuple[JsonFinding, ...]
    """Errors first, then by file, line and column."""
    rules: dict[str, JsonRule]
    """The rules that found something, by name."""


def as_json(results: Results) -> str:
    """One JSON object; see `JsonReport`."""
    names = fingerprints(results.report)
    findings = tuple(
        JsonFinding(
            file=f.place.path, line=f.place.line, column=f.place.column, severity=f.severity,
            rule=f.rule, message=f.message, help=f.help, fingerprint=names[f],
            suggestion=_suggestion(results.edit(f)),
        )
        for f in results.report
    )  # fmt: skip
    used = sorted({finding.rule for finding in findings} & set(results.rules))
    report = JsonReport(
        version=1,
        records=results.records,
        errors=len(results.report.errors),
        warnings=len(results.report.warnings),
        findings=findings,
        rules={name: JsonRule(title=results.rules[name].title, why=results.rules[name].why) for name in used},
    )
    return report.model_dump_json(indent=1) + "\n"


def _suggestion(edit: Edit | None) -> JsonSuggestion | None:
    return edit and JsonSuggestion(
        line=edit.start.line, column=edit.start.column, end_line=edit.end.line, end_column=edit.end.column,
        text=edit.text, certain=edit.certain,
    )  # fmt: skip


def json_schema() -> dict[str, Any]:
    """The JSON Schema of this format, its keys explained."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **JsonReport.model_json_schema()}
