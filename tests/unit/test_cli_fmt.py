"""The command `fmt`: what it changes, says and leaves alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import Store

from evidence_store.cli import main

UNTIDY = "---\nagency: council\nalso_known_as: [A]\ntitle: Wickford # its name\nsummary: Tests walks.\n---\n\nText.\n"
TIDY = "---\ntitle: Wickford # its name\nsummary: Tests walks.\nagency: council\nalso_known_as:\n  - A\n---\n\nText.\n"
BROKEN = "---\ntitle: [A\n---\n"


@pytest.fixture
def partners(empty_store: Store) -> Store:
    return empty_store("partners/a.md", UNTIDY)("partners/b.md", TIDY)


def fmt(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", "--content", str(store.content), *arguments])


def text(store: Store, path: str) -> str:
    return (store.content / path).read_bytes().decode()


def test_all_files_are_laid_out(partners: Store):
    result = fmt(partners)
    assert result.output == (
        f"{partners.content}/partners/a.md: is laid out anew\n2 files looked at, 1 changed\n"
    )
    assert result.exit_code == 0
    assert text(partners, "partners/a.md") == text(partners, "partners/b.md") == TIDY


def test_a_check_lists_what_would_change_and_writes_nothing(partners: Store):
    result = fmt(partners, "--check")
    assert result.stdout == f"{partners.content}/partners/a.md: would be laid out anew\n"
    assert result.exit_code == 1
    assert text(partners, "partners/a.md") == UNTIDY


def test_a_check_of_what_is_laid_out_ends_with_0(partners: Store):
    fmt(partners)
    result = fmt(partners, "--check")
    assert (result.stdout, result.exit_code) == ("", 0)


@pytest.mark.parametrize(
    ("named", "changed"),
    [("partners/a.md", True), ("partners", True), ("partners/b.md", False), ("calls", False)],
)
def test_only_what_is_named_is_laid_out(named: str, changed: bool, partners: Store):
    (partners.content / "calls").mkdir()
    assert fmt(partners, str(partners.content / named)).exit_code == 0
    assert (text(partners, "partners/a.md") == TIDY) is changed


def test_what_lies_elsewhere_is_refused(partners: Store, tmp_path: Path):
    (tmp_path / "a.md").write_text(UNTIDY)
    result = fmt(partners, str(tmp_path / "a.md"))
    assert "does not lie in" in result.output
    assert result.exit_code == 2


def test_broken_fields_are_left_alone_and_reported_as_a_check_reports_them(partners: Store):
    result = fmt(partners("partners/a.md", BROKEN))
    assert result.stderr == (
        f"{partners.content}/partners/a.md:2:8: error[yaml-syntax]: "
        "a list in square brackets is opened here and not finished\n"
        "  help: put a comma between the items and a ] at the end\n"
        "2 files looked at, 0 changed\n"
    )
    assert result.exit_code == 1
    assert text(partners, "partners/a.md") == BROKEN


@pytest.mark.parametrize("path", ["partners/a.md", "themes.csv"])
def test_line_ends_and_marks_of_windows_go(path: str, empty_store: Store):
    empty_store(path, b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert fmt(empty_store).exit_code == 0
    assert text(empty_store, path) == TIDY


def test_fields_that_are_wrong_but_readable_are_laid_out_too(partners: Store):
    partners("partners/a.md", "---\nsummary: {}\ntitel:   a\ntitle: 1\n---\n")
    fmt(partners)
    assert text(partners, "partners/a.md") == "---\ntitle: 1\nsummary: {}\ntitel: a\n---\n"


def test_a_file_that_cannot_be_written_is_named(partners: Store, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("evidence_store.whole_file.os.fsync", full)
    result = fmt(partners)
    assert result.output == f"{partners.content}/partners/a.md cannot be written: No space left on device\n"
    assert result.exit_code == 1
    assert text(partners, "partners/a.md") == UNTIDY


def test_the_content_of_the_store_is_laid_out():
    content = Path(__file__).parents[2] / "content"
    result = CliRunner().invoke(main, ["fmt", "--check", "--content", str(content)])
    assert result.stdout == "", "run `evidence-store fmt`"
    assert result.exit_code == 0


def test_ignored_warnings_are_laid_out_in_the_order_of_their_fields(empty_store: Store):
    empty_store("ignores.yml", "- {reason: So., file: a.md, rule: shared-name}\n")
    fmt(empty_store)
    assert text(empty_store, "ignores.yml") == "- file: a.md\n  rule: shared-name\n  reason: So.\n"
