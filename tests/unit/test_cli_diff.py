"""The command `diff`: what it compares with what, and with which code it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.evidence_diffs import OWNERS, PARTNER, PARTNER_TEXT, STUDIES, SUMMARY, made
from tests.git_repository import GitRepository
from tests.helpers import STORES, VOCABULARY, read_folder

from evidence_store.cli import main
from evidence_store.evidence_diff.formats.json_diff import MOST_BYTES, as_json
from evidence_store.evidence_diff.formats.markdown import as_markdown

MORE = "one-home,Ember 2022,160,200,120,200\n"
PROSE = ("the river", "the lake")


@pytest.fixture
def content(repo: GitRepository) -> Path:
    """A content folder inside a bigger repository, with one commit, tagged `first`."""
    files = {**VOCABULARY, **read_folder(STORES / "valid" / "summary-with-study-rows")}
    for path, text in files.items():
        repo(f"evidence/content/{path}", text.decode())
    repo(f"evidence/content/{PARTNER}", PARTNER_TEXT)(
        "CODEOWNERS", OWNERS.replace("/content", "/evidence/content")
    )
    repo.commit()
    repo.git("tag", "first")
    return repo.root / "evidence" / "content"


def add_study(content: Path) -> None:
    with (content / STUDIES).open("a", encoding="utf-8", newline="") as file:
        file.write(MORE)


def edit(content: Path, path: str, old: str, new: str) -> None:
    text = (content / path).read_text("utf-8")
    assert old in text
    (content / path).write_text(text.replace(old, new), "utf-8", newline="")


def diff(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments, "--content", str(content)])


def test_files_that_no_commit_holds_yet_are_compared(content: Path):
    add_study(content)
    (content / "partners/moor.md").write_text(PARTNER_TEXT.replace("Wickford", "Moor"), "utf-8")
    result = diff(content, "HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith("## 1 rating moves\n")
    assert "**Moor**" in result.stdout


def test_two_commits_are_compared_whatever_the_files_say_now(content: Path, repo: GitRepository):
    add_study(content)
    repo.commit()
    edit(content, PARTNER, *PROSE)
    result = diff(content, "first", "HEAD")
    assert result.stdout.startswith("## 1 rating moves\n")
    assert "Wickford" not in result.stdout


def test_looking_back_takes_the_rating_away_again(content: Path, repo: GitRepository):
    add_study(content)
    repo.commit()
    assert "study taken out: Ember 2022" in diff(content, "HEAD", "first").stdout


def test_what_others_changed_in_the_meantime_is_no_part_of_a_change(content: Path, repo: GitRepository):
    repo.git("switch", "--quiet", "--create", "mine")
    edit(content, PARTNER, *PROSE)
    repo.commit()
    repo.git("switch", "--quiet", "main")
    add_study(content)
    repo.commit()
    for arguments in (["main", "mine"], ["main"]):
        repo.git("switch", "--quiet", "mine")
        assert diff(content, *arguments).stdout.startswith("## 1 page reads differently\n")


def test_who_must_approve_is_what_stood_in_the_repository_before(content: Path, repo: GitRepository):
    add_study(content)
    repo("CODEOWNERS", "* @nobody\n")
    text = diff(content, "HEAD").stdout
    assert "**@&#8203;centre/reviewers** | evidence/content/interventions/lantern-walks.studies.csv |" in text
    assert "**@&#8203;centre/editors** | CODEOWNERS |" in text
    assert "nobody" not in text


def test_errors_before_the_change_are_told(content: Path, repo: GitRepository):
    edit(content, PARTNER, "agency: council", "agency: a b c")
    repo.commit()
    edit(content, PARTNER, "agency: a b c", "agency: council")
    add_study(content)
    result = diff(content, "HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith("## 1 rating moves\n")
    assert "The content had errors before this change (1)" in result.stdout
    assert "has an error before the change" in result.stdout


def test_a_folder_that_was_not_there_before_is_all_new(repo: GitRepository, content: Path):
    moved = content.rename(content.parent / "pages")
    result = diff(moved, "HEAD")
    assert result.exit_code == 0
    assert result.stdout.startswith("## 1 rating is new\n")


@pytest.mark.parametrize(
    ("change", "code"),
    [(lambda c: None, 0), (lambda c: edit(c, PARTNER, *PROSE), 0), (add_study, 1)],
    ids=["nothing", "prose", "a rating"],
)
def test_it_can_fail_on_a_rating(content: Path, change, code: int):
    change(content)
    assert diff(content, "HEAD", "--fail-on", "rating").exit_code == code
    assert diff(content, "HEAD").exit_code == 0


def test_every_format_can_be_written_into_a_file(content: Path, tmp_path: Path):
    add_study(content)
    for format, begins in (("markdown", "## 1 rating moves"), ("html", "<!doctype html>"), ("json", "{")):
        result = diff(content, "HEAD", "--format", format, "--output", str(tmp_path / "out"))
        assert (result.exit_code, result.stdout) == (0, "")
        assert (tmp_path / "out").read_text("utf-8").startswith(begins)
    assert json.loads((tmp_path / "out").read_text("utf-8"))["ratings_moved"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], 'git knows no revision "nowhere" here'),
        (["first", "-x"], "no revision"),
        ([""], "no revision"),
    ],
)
def test_it_ends_with_2_where_there_is_nothing_to_compare_with(
    content: Path, arguments: list[str], told: str
):
    result = CliRunner().invoke(main, ["diff", "--content", str(content), "--", *arguments])
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_that_git_does_not_know_cannot_be_compared(tmp_path: Path):
    (tmp_path / "content").mkdir()
    result = diff(tmp_path / "content", "main")
    assert result.exit_code == 2
    assert "is not in a git repository" in result.stderr


def test_a_copy_without_history_says_what_is_needed(content: Path, repo: GitRepository, tmp_path: Path):
    edit(content, PARTNER, *PROSE)
    repo.commit()
    repo.git("clone", "--quiet", "--depth", "1", repo.root.as_uri(), str(tmp_path / "shallow"))
    result = diff(tmp_path / "shallow" / "evidence" / "content", "first")
    assert result.exit_code == 2
    assert "`git fetch --unshallow`" in result.stderr


def test_another_rule_can_rate(content: Path):
    add_study(content)
    assert "Consistently positive" in diff(content, "HEAD").stdout
    assert "Consistently positive" not in diff(content, "HEAD", "--rule", "policing-8/1").stdout


def test_the_rule_of_the_site_rates_where_nobody_names_another(content: Path):
    add_study(content)
    settings = content.parent / "mkdocs.yml"
    settings.write_text("plugins:\n- evidence-store: {rule: policing-8/1}\n")
    assert "Consistently positive" not in diff(content, "HEAD").stdout
    assert "Consistently positive" in diff(content, "HEAD", "--rule", "effect-rule/1").stdout


def test_the_schema_of_the_data_can_be_printed():
    printed = CliRunner().invoke(main, ["schema", "evidence-diff"])
    assert json.loads(printed.stdout)["title"] == "JsonDiff"


def test_a_summary_that_is_renamed_in_git_is_renamed_here(content: Path, repo: GitRepository):
    for path in (SUMMARY, STUDIES):
        target = path.replace("lantern-walks", "walks")
        repo.git("mv", f"evidence/content/{path}", f"evidence/content/{target}")
    assert diff(content, "HEAD").stdout.startswith("## 1 page is renamed\n")


def comment(file: Path, text: str) -> Result:
    file.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["diff-comment", str(file)])


@pytest.mark.parametrize("case", ["a-study-moves-a-rating", "hostile-words", "nothing"])
def test_the_comment_made_from_the_data_is_the_one_made_at_once(case: str, tmp_path: Path):
    result = comment(tmp_path / "diff.json", as_json(made(case), "main (0123456789)"))
    assert result.stdout == as_markdown(made(case), "main (0123456789)")


def test_the_verdict_is_taken_from_the_changes_and_not_from_what_the_data_says_of_itself(tmp_path: Path):
    data = json.loads(as_json(made("a-study-moves-a-rating"))) | {"verdict": "Nothing changes for readers"}
    assert comment(tmp_path / "diff.json", json.dumps(data)).stdout.startswith("## 1 rating moves\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no json", "the whole: Invalid JSON"),
        ("{}", "version: Field required"),
        ('{"version": "1"}', "version: Input should be a valid integer"),
        ('{"html": "<b>", ' + as_json(made("nothing"))[1:], "html: Unexpected keyword argument"),
    ],
)
def test_other_data_makes_no_comment(text: str, told: str, tmp_path: Path):
    result = comment(tmp_path / "diff.json", text)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


def test_data_that_would_fill_the_memory_is_not_read(tmp_path: Path):
    result = comment(tmp_path / "diff.json", " " * (MOST_BYTES + 1))
    assert "it has more than 20,000,000 bytes" in result.stderr
