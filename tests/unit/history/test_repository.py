"""Finding the repository and a revision; what is said when there is none; what a stranger's settings cannot do."""

import os
from pathlib import Path

import pytest
from tests.git_repository import GitRepository

from evidence_store.history import HistoryUnknown, changes_since, commit, merge_base, repository_of


def test_the_repository_of_a_folder_deep_inside_is_found(repo: GitRepository):
    repo("content/partners/a.md", "a")
    found = repository_of(repo.root / "content" / "partners")
    assert found.root == repo.root.resolve()
    assert found.path_of(repo.root / "content") == "content"
    assert found.path_of(repo.root) == ""
    assert not found.is_shallow


def test_a_root_with_a_line_end_in_its_name_is_found(tmp_path: Path):
    odd = GitRepository(tmp_path / "a\nb 'c\"").root
    assert repository_of(odd).root == odd.resolve()


def test_a_folder_outside_any_repository_is_told_in_one_sentence(tmp_path: Path):
    with pytest.raises(
        HistoryUnknown, match=r"is not in a git repository, so nothing is known of its history"
    ):
        repository_of(tmp_path)


def test_the_folder_in_which_git_keeps_its_own_files_is_no_working_copy(repo: GitRepository):
    with pytest.raises(HistoryUnknown):
        repository_of(repo.root / ".git")


def test_without_git_that_is_said(repo: GitRepository, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(HistoryUnknown, match=r"^git is not installed here"):
        repository_of(repo.root)


@pytest.mark.parametrize("written", ["main", "HEAD", "v1", "HEAD~0"])
def test_a_revision_is_found_by_any_of_its_names(repo: GitRepository, written: str):
    made = repo("a.md", "a").commit()
    repo.git("tag", "--annotate", "v1", "--message", "first")
    assert commit(repository_of(repo.root), written) == made


@pytest.mark.parametrize(
    "written",
    [
        "nowhere",
        "",
        "-x",
        "--all",
        "--output=out.txt",
        "main..main",
        "main:a.md",
        "$(touch out.txt)",
        "^main",
        "@{9}",
    ],
)
def test_what_is_no_revision_is_told_and_runs_nothing(repo: GitRepository, written: str):
    repo("a.md", "a").commit()
    with pytest.raises(HistoryUnknown, match=r"git knows no revision"):
        commit(repository_of(repo.root), written)
    assert not (repo.root / "out.txt").exists()


def test_where_only_the_newest_commits_were_fetched_it_is_said_what_to_do(
    repo: GitRepository, tmp_path: Path
):
    first = repo("a.md", "a").commit()
    repo("a.md", "b").commit()
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "shallow"))
    shallow = repository_of(tmp_path / "shallow")
    assert shallow.is_shallow
    with pytest.raises(HistoryUnknown, match=r"set `fetch-depth: 0`.* `git fetch --unshallow`"):
        merge_base(shallow, first)


def test_variables_of_a_hook_do_not_lead_to_another_repository(
    repo: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = GitRepository(tmp_path / "other")("b.md", "b")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    assert repository_of(repo.root).root == repo.root.resolve()


def test_no_program_named_in_the_settings_of_a_repository_is_run(repo: GitRepository):
    made = repo("a.md", "a\n")(".gitattributes", "*.md filter=odd diff=odd\n").commit()
    trap = repo.root / ".git" / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repo.root}/sprung'\ncat\n", "utf-8")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor", "filter.odd.clean", "filter.odd.smudge", "filter.odd.process", "filter.a=b.clean",
        "diff.external", "diff.odd.command", "diff.odd.textconv", "core.pager", "core.alternateRefsCommand",
    ):  # fmt: skip
        repo.git("config", name, str(trap))
    repo.git("config", "filter.odd.required", "true")
    hook = repo.root / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    trap.rename(hook)
    trap.symlink_to(hook)
    (repo.root / "sprung").unlink(missing_ok=True)
    repo("a.md", "b\n")
    os.utime(repo.root / ".gitattributes")
    assert changes_since(repository_of(repo.root), made).written == {"a.md"}
    assert not (repo.root / "sprung").exists()
