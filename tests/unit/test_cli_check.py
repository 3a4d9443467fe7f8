"""The command `check`: what it writes where, and with which code it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.git_repository import GitRepository
from tests.helpers import VOCABULARY, Store, table_of

from evidence_store.cli import main
from evidence_store.cli_check_now import WRITERS
from evidence_store.cli_check_options import FORMATS

PARTNER = "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n{}---\n"
SERVICES = [name for name in FORMATS if name not in ("text", "github")]


def check(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--content", str(store.content), *arguments])


def test_every_format_that_can_be_asked_for_can_be_written():
    assert tuple(WRITERS) == FORMATS


@pytest.fixture
def broken(store: Store) -> Store:
    """A partner with an error, and one with a warning."""
    store("partners/a.md", PARTNER.format("titel: A\n"))
    return store("partners/b.md", PARTNER.format("").replace("\n", "\r\n"))


@pytest.mark.parametrize("format", list(FORMATS))
def test_every_format_tells_both_findings_and_ends_with_1(broken: Store, format: str):
    result = check(broken, "--format", format)
    assert result.exit_code == 1
    for told in ("partners/a.md", "unknown-field", "partners/b.md", "windows-line-ends"):
        assert told in result.stdout


@pytest.mark.parametrize("format", list(FORMATS))
def test_every_format_ends_with_0_when_nothing_is_wrong(store: Store, format: str):
    assert check(store, "--format", format).exit_code == 0


@pytest.mark.parametrize("format", SERVICES)
def test_the_count_does_not_stand_among_what_a_program_reads(broken: Store, format: str):
    result = check(broken, "--format", format)
    assert "1 error, 1 warning" not in result.stdout
    assert result.stderr.endswith("records: 1 error, 1 warning\n")


def test_a_check_honours_the_day_that_a_build_is_made_for(broken: Store, monkeypatch: pytest.MonkeyPatch):
    broken(
        "ignores.yml",
        "- {file: partners/b.md, rule: windows-line-ends, reason: As it came., until: 2026-11-23}\n",
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 23 November 2026
    assert "1 error; 1 ignored with a reason" in check(broken).stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # the day after
    assert "this was to be ignored until 2026-11-23" in check(broken).stdout


def test_the_findings_can_be_written_into_a_file(broken: Store, tmp_path: Path):
    result = check(broken, "--format", "json", "--output", str(tmp_path / "é.json"))
    assert result.stdout == ""
    assert json.loads((tmp_path / "é.json").read_text("utf-8"))["errors"] == 1
    assert result.exit_code == 1


def test_findings_link_to_the_site_that_explains_their_rules(broken: Store):
    told = json.loads(
        check(broken, "--format", "rdjsonl", "--site", "https://a.example/x").stdout.splitlines()[0]
    )
    assert told["code"]["url"] == "https://a.example/x/about/rules.html#rule-unknown-field"


def test_the_summary_is_added_to_what_the_file_holds(broken: Store, tmp_path: Path):
    (tmp_path / "summary.md").write_text("before\n", "utf-8")
    check(broken, "--format", "github", "--summary", str(tmp_path / "summary.md"))
    text = (tmp_path / "summary.md").read_text("utf-8")
    assert text.startswith("before\n## The content: 1 error, 1 warning\n")


def test_reviewdog_gets_columns_in_bytes_of_the_real_file(store: Store):
    store("partners/a.md", PARTNER.format("areas: [é, 'x]\n"))
    line = json.loads(check(store, "--format", "rdjsonl").stdout.splitlines()[0])
    assert line["code"]["value"] == "yaml-syntax"
    text = store.check().report.errors[0].place
    start = line["location"]["range"]["start"]
    assert start["line"] == text.line
    assert start["column"] == text.column + (1 if text.column > 9 else 0)


def test_one_rule_can_be_asked_for_and_the_code_still_counts_every_error(broken: Store):
    result = check(broken, "--rule", "windows-line-ends")
    assert "unknown-field" not in result.stdout
    assert "windows-line-ends" in result.stdout
    assert result.stdout.endswith("records: 1 warning; 1 more not shown\n")
    assert result.exit_code == 1


def test_a_warning_can_be_left_out_once_or_for_good(broken: Store):
    once = check(broken, "--ignore", "windows-line-ends").stdout
    assert "windows-line-ends" not in once
    assert once.endswith("records: 1 error; 1 more not shown\n")
    broken("ignores.yml", "- {file: partners/b.md, rule: windows-line-ends, reason: So.}")
    for_good = check(broken).stdout
    assert "windows-line-ends" not in for_good
    assert for_good.endswith("records: 1 error; 1 ignored with a reason\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rule", "broken-lnk"), 'there is no rule "broken-lnk"; did you mean "broken-link"?'),
        (("--rule", "xyz"), 'there is no rule "xyz"; `evidence-store explain` lists them all'),
        (("--ignore", "shared-nam"), 'there is no rule "shared-nam"; did you mean "shared-name"?'),
        (("--ignore", "broken-link"), "broken-link is an error, and errors cannot be ignored"),
        (("--site", "store.example.org"), "write it in full: https://store.example.org/"),
        (("--site", 'https://a.example/">'), "write it in full: https://store.example.org/"),
        (("--changed-since", "main"), "is not in a git repository, so nothing is known of its history"),
        (("--quick",), "--quick goes with --changed-since, and not with --published"),
    ],
)
def test_what_cannot_be_done_is_told_and_ends_with_2(store: Store, arguments: tuple[str, str], said: str):
    result = check(store, *arguments)
    assert said in result.stderr
    assert result.exit_code == 2


def test_a_change_is_answerable_for_its_own_warnings_and_for_errors_everywhere(repo: GitRepository):
    """The partner in `changed.md` loses its id, to which the untouched `other.md` refers."""
    store = Store(repo.root).fill(VOCABULARY)
    store("partners/old.md", PARTNER.format("").replace("\n", "\r\n"))
    store("partners/other.md", PARTNER.format("part_of: gone\n").replace("Wickford", "Appleby"))
    store("partners/gone.md", PARTNER.format("").replace("Wickford", "Marsh Town"))
    repo.commit()
    repo.git("checkout", "--quiet", "-b", "work")
    repo.git("mv", "content/partners/gone.md", "content/partners/new name.md")
    store("partners/z.md", PARTNER.format("").replace("Wickford", "Zeal").replace("\n", "\r\n"))
    result = check(store, "--changed-since", "main")
    found = [line.removeprefix(f"{store.content}/partners/") for line in table_of(result.stdout)]
    assert [line.partition("]")[0] for line in found[:-1]] == [
        "new name.md:1:1: error[bad-file-name",
        "z.md:1:1: warning[windows-line-ends",
        "other.md:5:10: error[dangling-reference",
    ]
    assert found[-1].endswith("2 errors, 1 warning; 1 more not shown")
    assert check(store, "--changed-since", "main", "--quick").stdout == result.stdout


def test_a_quick_check_of_a_change_says_how_much_it_read(repo: GitRepository):
    store = Store(repo.root).fill(VOCABULARY)
    store("partners/alder.md", PARTNER.format("").replace("Wickford", "Alder"))
    store("partners/birch.md", PARTNER.format("titel: Birch\n"))
    repo.commit()
    store("partners/cedar.md", PARTNER.format("").replace("Wickford", "Cedar").replace("\n", "\r\n"))
    whole, quick = (check(store, "--changed-since", "HEAD", *more) for more in ((), ("--quick",)))
    files = len(VOCABULARY) + 3
    assert "windows-line-ends" in quick.stdout
    assert quick.stdout.endswith(f"1 warning; {files - 2} of {files} files read\n")
    assert (quick.exit_code, whole.exit_code) == (0, 1)  # an error that was there before is not sought


def test_a_check_loads_no_pages():
    """Nothing that only pages need: a check is run at every save."""
    names = "evidence_store.pages", "mkdocs", "citeproc", "jinja2"
    code = f"import sys, evidence_store.cli_check_now; print([n for n in {names} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
