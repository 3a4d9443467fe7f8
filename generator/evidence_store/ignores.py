"""Warnings that somebody has looked at and accepted, with the reason: `ignores.yml` in the content folder.

An error is never among them: it keeps a page from being published, and no line in a file changes that.
Warnings of upkeep are found by commands of their own, so a check does not say that one of them is not there.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from evidence_store.diagnostics import Diagnostic, Rule, Severity
from evidence_store.records.addresses import RESOLVER
from evidence_store.records.entry import Entry
from evidence_store.records.fields import Day, Line, WebAddress
from evidence_store.records.kind import Kind
from evidence_store.records.reading import Records
from evidence_store.records.record import Record
from evidence_store.records.rules import UNKNOWN_CHOICE
from evidence_store.upkeep_rules import RULES as UPKEEP_RULES

FILE = "ignores.yml"

UNUSED_IGNORE = Rule(
    "unused-ignore",
    "What is ignored is a warning that there is.",
    "Left over, it would hide the next mistake of its kind without anybody having looked.",
    "- file: partners/wickford.md (which has no warning)",
    "(nothing)",
    Severity.WARNING,
)
IGNORED_ERROR = Rule(
    "ignored-error",
    "Only warnings are ignored.",
    "An error is a page that cannot be trusted or read, whatever the reason.",
    "rule: dangling-reference",
    "rule: windows-line-ends",
)
RULES = (UNUSED_IGNORE, IGNORED_ERROR)
_UPKEEP = {rule.name: rule for rule in UPKEEP_RULES}


class Ignore(Record):
    """A warning that is not told any more."""

    file: Line
    """The file that has the warning, from the content folder on: `partners/wickford.md`."""
    rule: Line
    """The name of the rule, as it stands in square brackets behind `warning`."""
    reason: Line
    """Why it is right as it is, so that the next person need not ask."""
    address: WebAddress | None = None
    """The one address that the warning names, where others in the file are to be told."""
    until: Day | None = None
    """The last day on which it is ignored. After it the warning is told again."""


KIND = Kind(
    name="ignore",
    plural="",
    label="Ignored warning",
    label_plural="Ignored warnings",
    model=Ignore,
    home=Path(__file__).parent,
    file=FILE,
    has_pages=False,
    has_ids=False,
)
"""How the file is read: like every list of records. It is no kind of content, and nothing of it is published."""


def take_out(records: Records) -> tuple[Records, Sequence[Entry[Ignore]]]:
    """The records without those of `ignores.yml`, and these."""
    ignores = [entry for entry in records.entries if entry.kind is KIND]
    content = tuple(entry for entry in records.entries if entry.kind is not KIND)
    return replace(records, entries=content), ignores


def apply(
    found: Iterable[Diagnostic],
    ignores: Sequence[Entry[Ignore]],
    files: Collection[str],
    rules: Mapping[str, Rule],
    shown_root: str,
    today: date | None,
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings that are told, and the warnings that are ignored.

    `files` are the paths below the content folder. Without `today` nothing has run out. Where anything is an error, it
    is not said which ignores are unused: the checks of a record with an error stop half-way.
    """
    found = list(found)
    whole = not any(finding.is_error for finding in found)
    faults, valid = list[Diagnostic](), list[Entry[Ignore]]()
    before: dict[tuple[str, str, str | None], int] = {}
    for entry in ignores:
        ignore = entry.record
        key = (ignore.file, ignore.rule, ignore.address)
        has_warning = ignore.rule in _UPKEEP or any(
            _is_meant(ignore, finding, shown_root) for finding in found
        )
        fault = _fault(entry, {**_UPKEEP, **rules})
        if fault is None and (whole or has_warning):
            fault = _unused(entry, has_warning, before.get(key), files, today)
        if fault is not None:
            faults.append(fault)
        elif _holds(ignore, today):
            before.setdefault(key, entry.place().line)
            valid.append(entry)
    told, ignored = silence(found, valid, shown_root, today)
    return [*told, *faults], ignored


def silence(
    found: Iterable[Diagnostic], ignores: Sequence[Entry[Ignore]], shown_root: str, today: date | None
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings that are told, and the warnings that are ignored, without a word about the ignores themselves."""
    holding = [entry.record for entry in ignores if _holds(entry.record, today)]
    told, ignored = list[Diagnostic](), list[Diagnostic]()
    for finding in found:
        silenced = any(_is_meant(ignore, finding, shown_root) for ignore in holding)
        (ignored if silenced else told).append(finding)
    return told, ignored


def _is_meant(ignore: Ignore, finding: Diagnostic, shown_root: str) -> bool:
    return (
        not finding.is_error
        and finding.rule == ignore.rule
        and finding.place.path == f"{shown_root}/{ignore.file}"
        and (ignore.address is None or _names(finding, ignore.address))
    )


def _names(finding: Diagnostic, address: str) -> bool:
    words = {word.rstrip(":,") for word in finding.message.split()}
    return bool(words & {address, address.removeprefix(RESOLVER)})


def _holds(ignore: Ignore, today: date | None) -> bool:
    return ignore.until is None or today is None or today <= ignore.until


def _fault(entry: Entry[Ignore], rules: Mapping[str, Rule]) -> Diagnostic | None:
    name = entry.record.rule
    if name not in rules:
        message, otherwise = f'there is no rule "{name}"', "`evidence-store explain` lists them all"
        return UNKNOWN_CHOICE.misspelt(entry.place("rule"), message, name, rules, otherwise)
    if rules[name].severity is Severity.ERROR:
        message = f"`{name}` is an error, and errors cannot be ignored"
        return IGNORED_ERROR.at(entry.place("rule"), message, "mend the error, and delete this item")
    return None


def _unused(
    entry: Entry[Any], has_warning: bool, before: int | None, files: Collection[str], today: date | None
) -> Diagnostic | None:
    """What to say of an ignore without a use. `before` is the line of another that does the same."""
    ignore: Ignore = entry.record
    if ignore.file not in files:
        message, otherwise = f'there is no file "{ignore.file}"', "delete this item"
        return UNUSED_IGNORE.misspelt(entry.place("file"), message, ignore.file, files, otherwise)
    if not has_warning:
        message = f"{ignore.file} has no warning of the rule `{ignore.rule}`"
        return UNUSED_IGNORE.at(entry.place(), message, "delete this item")
    if before is not None:
        message = f"the item on line {before} ignores this already"
        return UNUSED_IGNORE.at(entry.place(), message, "delete one of the two")
    if ignore.until and today and today > ignore.until:
        message = f"this was to be ignored until {ignore.until.isoformat()}"
        help = "mend what the warning asks for and delete this item, or give a later date"
        return UNUSED_IGNORE.at(entry.place("until"), message, help)
    return None
