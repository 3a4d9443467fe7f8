"""Warnings that somebody has accepted: which are silent, until when, and what is said of an item that does nothing."""

from datetime import date

import pytest
from tests.helpers import Store, table_of

from evidence_store import pipeline
from evidence_store.diagnostics import Report
from evidence_store.diagnostics.formats.text import as_text

PARTNER = "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n---\n"
WARNED = PARTNER.replace("\n", "\r\n")
ITEM = "- {{file: {file}, rule: {rule}, reason: {reason}{more}}}\n"


def item(
    file: str = "partners/a.md", rule: str = "windows-line-ends", reason: str = "So.", more: str = ""
) -> str:
    return ITEM.format(file=file, rule=rule, reason=reason, more=more)


@pytest.fixture
def warned(store: Store) -> Store:
    """Two partners with the same warning."""
    return store("partners/a.md", WARNED)("partners/b.md", WARNED.replace("Wickford", "Appleby"))


def told(store: Store, today: date | None = None) -> list[str]:
    report = pipeline.check(store.content, store.kinds, today=today).report
    return table_of(as_text(Report(report)))


A = "content/partners/a.md:1:1: warning[windows-line-ends]: lines end as on Windows (carriage return and line feed)"
B = A.replace("a.md", "b.md")


def test_a_warning_is_silent_in_its_file_and_told_in_others(warned: Store):
    assert told(warned) == [A, B]
    checked = warned("ignores.yml", item()).check()
    assert told(warned) == [B]
    assert [finding.place.path for finding in checked.ignored] == ["content/partners/a.md"]


@pytest.mark.parametrize(
    ("today", "lines"),
    [
        (date(2026, 3, 31), [B]),
        (None, [B]),
        (
            date(2026, 4, 1),
            [
                "content/ignores.yml:1:70: warning[unused-ignore]: this was to be ignored until 2026-03-31",
                A,
                B,
            ],
        ),
    ],
)
def test_after_its_last_day_the_warning_is_told_again(warned: Store, today: date | None, lines: list[str]):
    warned("ignores.yml", item(more=", until: 2026-03-31"))
    assert told(warned, today) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (item(rule="windows-line-end"), '1:31: error[unknown-choice]: there is no rule "windows-line-end"'),
        (
            item(rule="broken-link"),
            "1:31: error[ignored-error]: `broken-link` is an error, and errors cannot be ignored",
        ),
        (
            item(rule="unused-ignore"),
            "1:3: warning[unused-ignore]: partners/a.md has no warning of the rule `unused-ignore`",
        ),
        (item(file="content/partners/a.md"), '1:10: warning[unused-ignore]: there is no file "content/partners/a.md"'),
        (item(file="../a.md"), '1:10: warning[unused-ignore]: there is no file "../a.md"'),
        ("- {file: partners/a.md, rule: windows-line-ends}", "1:3: error[missing-field]: `reason` is missing"),
        (item(reason='" "'), "1:58: error[bad-value]: `reason`: there is no text here"),
        (item(more=", untill: 2026-01-01"), "1:63: error[unknown-field]: `untill` is not a field here"),
        ("- partners/a.md", "1:3: error[not-fields]: these are not fields"),
        ("file: a.md", "1:1: error[not-fields]: this file is a list, and its items begin with a hyphen"),
    ],
)  # fmt: skip
def test_an_item_that_cannot_be_followed_is_told_and_silences_nothing(warned: Store, text: str, line: str):
    report = told(warned("ignores.yml", text))
    assert f"content/ignores.yml:{line}" in report
    assert {A, B} <= set(report)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (item(rule="dead-link"), []),
        (item(rule="dead-link", more=", address: 'https://fern.example/'"), []),
        (
            item(rule="retracted-source"),
            ["1:31: error[ignored-error]: `retracted-source` is an error, and errors cannot be ignored"],
        ),
        (
            item(file="partners/c.md", rule="dead-link"),
            ['1:10: warning[unused-ignore]: there is no file "partners/c.md"'],
        ),
        (
            item(rule="dead-link") * 2,
            ["2:3: warning[unused-ignore]: the item on line 1 ignores this already"],
        ),
        (
            item(rule="dead-link", more=", until: 2026-03-31"),
            ["1:62: warning[unused-ignore]: this was to be ignored until 2026-03-31"],
        ),
    ],
)
def test_a_warning_of_upkeep_may_be_accepted_though_a_check_does_not_look_for_it(
    warned: Store, text: str, lines: list[str]
):
    report = told(warned("ignores.yml", text), date(2026, 4, 1))
    assert [line for line in report if "ignores.yml" in line] == [
        f"content/ignores.yml:{line}" for line in lines
    ]


def test_of_several_addresses_one_may_be_meant(warned: Store):
    warned("ignores.yml", item(more=", address: 'https://fern.example/'"))
    assert "content/ignores.yml:1:3: warning[unused-ignore]" in " ".join(told(warned)), "it names no address"


def test_an_error_cannot_be_ignored_under_the_name_of_a_warning(warned: Store):
    warned("partners/a.md", WARNED.replace("summary", "sumary"))("ignores.yml", item())
    assert "content/partners/a.md:3:1: error[unknown-field]: `sumary` is not a field here" in told(warned)


def test_with_errors_about_no_item_is_called_unused(warned: Store):
    """The checks of a record with an error stop half-way, so its warnings may only be hidden."""
    warned("partners/c.md", "---\ntitle: C\n---\n")("ignores.yml", item(rule="shared-name"))
    assert [line for line in told(warned) if "unused-ignore" in line] == []


def test_nothing_of_the_file_is_content(warned: Store):
    warned("ignores.yml", item())
    assert not [key for key in warned.check().catalogue.entries if key[0] == "ignore"]
    site = warned.build().site
    assert not [made.address for made in (*site.pages, *site.files) if "ignore" in made.address]
