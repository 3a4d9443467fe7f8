"""One HTML file with everything a check found: no script, nothing loaded, to be read from a disk and printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from evidence_store.check_report.excerpt import Line, excerpt
from evidence_store.check_report.file_facts import Field, FileFacts, Files
from evidence_store.diagnostics import Diagnostic, Edit, Rule
from evidence_store.diagnostics.formats.results import RULE, Results
from evidence_store.diagnostics.formats.text import counted
from evidence_store.standalone import report_style, report_templates

HERE = Path(__file__).parent


@dataclass(frozen=True)
class FindingView:
    """A finding as the report shows it."""

    finding: Diagnostic
    lines: Sequence[Line]
    edit: Edit | None
    field: Field | None
    link: str
    """To the explanation of its rule: on the site where one is known, else at the end of the report."""


@dataclass(frozen=True)
class FileView:
    """A file as the report shows it."""

    facts: FileFacts
    findings: Sequence[FindingView]

    @property
    def verdict(self) -> str:
        """What stands in the way of publishing it, in words."""
        errors = sum(view.finding.is_error for view in self.findings)
        warnings = len(self.findings) - errors
        look = f"{counted(warnings, 'warning')} to look at"
        if not errors:
            return f"Can be published, with {look}." if warnings else "Can be published: nothing was found."
        return f"Cannot be published: {counted(errors, 'error')}{f', and {look}' if warnings else ''}."


def as_html(results: Results, files: Files) -> str:
    """The report. Files with findings come first, in the order of the findings; then the others in a table."""
    paths = dict.fromkeys(finding.place.path for finding in results.report)
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in paths}
    for finding in results.report:
        by_path[finding.place.path].append(finding)
    views = [_file(path, found, results, files) for path, found in by_path.items()]
    clean = sorted((files.facts(path) for path in set(results.files) - set(paths)), key=_folder_and_name)
    used = [results.rules[name] for name in sorted({f.rule for f in results.report} & set(results.rules))]
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            verdict=_verdict(results, views),
            results=results,
            views=views,
            groups=[(folder, list(facts)) for folder, facts in groupby(clean, _folder)],
            clean=len(clean),
            rules=_without_link(used, results),
            anchor=RULE,
            counted=counted,
            style=report_style(HERE / "report.css"),
        )
    )


def _file(path: str, found: Iterable[Diagnostic], results: Results, files: Files) -> FileView:
    facts = files.facts(path)
    lines = results.lines_of(path)
    views = []
    for finding in found:
        edit = results.edit(finding)
        link = results.explained_at(finding.rule) or (
            f"#{RULE}{finding.rule}" if finding.rule in results.rules else ""
        )
        views.append(
            FindingView(finding, excerpt(lines, finding.place, edit), edit, facts.field(finding.place), link)
        )
    return FileView(facts, views)


def _verdict(results: Results, views: Sequence[FileView]) -> str:
    """Whether the content can be published, in one sentence."""
    errors, warnings = len(results.report.errors), len(results.report.warnings)
    if errors:
        faulty = sum(any(view.finding.is_error for view in file.findings) for file in views)
        keep = "keeps" if errors == 1 else "keep"
        return f"{counted(errors, 'error')} in {counted(faulty, 'file')} {keep} the content from being published."
    if warnings:
        return f"The content can be published. {counted(warnings, 'warning')} should be looked at."
    return "The content can be published: nothing was found."


def _without_link(rules: Iterable[Rule], results: Results) -> list[Rule]:
    """The rules that the report has to explain itself."""
    return [rule for rule in rules if not results.explained_at(rule.name)]


def _folder_and_name(facts: FileFacts) -> tuple[str, str]:
    folder, _, name = facts.path.rpartition("/")
    return folder, name


def _folder(facts: FileFacts) -> str:
    return _folder_and_name(facts)[0]


def _environment() -> Environment:
    templates = report_templates(HERE)
    templates.filters["with_code"] = with_code
    templates.filters["sentence"] = sentence
    return templates


def sentence(text: str) -> str:
    """A message as it begins a line of its own; a name in code keeps its letters."""
    return text[:1].upper() + text[1:]


def with_code(text: str) -> Markup:
    """Plain text with what stands between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # one without a partner
        return escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )
