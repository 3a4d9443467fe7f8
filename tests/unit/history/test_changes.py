"""Which files count as changed."""

import os

import pytest
from tests.git_repository import GitRepository

from evidence_store.history import HistoryUnknown, changes_below, changes_since, merge_base, repository_of


def written(repo: GitRepository, since: str) -> set[str]:
    return set(changes_since(repository_of(repo.root), since).written)


def test_what_is_committed_staged_unsaved_and_new_counts_as_changed(repo: GitRepository):
    for name in ("same", "committed", "staged", "unsaved"):
        repo(f"content/{name}.md", "a")
    first = repo.commit()
    repo("content/committed.md", "b").commit()
    repo("content/staged.md", "b").git("add", "--all")
    repo("content/unsaved.md", "b")("content/new.md", "b")
    assert written(repo, first) == {f"content/{n}.md" for n in ("committed", "staged", "unsaved", "new")}


def test_a_renamed_file_is_gone_under_its_old_name_and_new_under_the_other(repo: GitRepository):
    first = repo("a.md", "a")("c.md", "c").commit()
    repo.git("mv", "a.md", "b.md")
    (repo.root / "c.md").unlink()
    changes = changes_since(repository_of(repo.root), first)
    assert (changes.written, changes.gone) == ({"b.md"}, {"a.md", "c.md"})


def test_a_file_put_back_as_it_was_is_not_changed(repo: GitRepository):
    first = repo("a.md", "a\n").commit()
    repo("a.md", "b\n").commit()
    repo("a.md", "a\n")
    os.utime(repo.root / "a.md", (1, 1))
    assert written(repo, first) == set()


def test_a_file_only_taken_out_of_the_index_is_still_there(repo: GitRepository):
    first = repo("a.md", "a").commit()
    repo.git("rm", "--quiet", "--cached", "a.md")
    changes = changes_since(repository_of(repo.root), first)
    assert (changes.written, changes.gone) == ({"a.md"}, frozenset())


@pytest.mark.parametrize(
    "name", ["a b.md", 'a"b.md', "a\nb.md", "-x.md", "é😀.md", ":(glob)x.md", "--", "a\\b.md"]
)
def test_no_name_of_a_file_means_anything_else(repo: GitRepository, name: str):
    first = repo("a.md", "a").commit()
    repo(name, "x")
    assert written(repo, first) == {name}
    repo.commit()
    assert written(repo, first) == {name}


def test_settings_for_differences_change_nothing(repo: GitRepository):
    first = repo("content/a.md", "a").commit()
    repo("content/a.md", "b")
    for name, value in (
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("status.showUntrackedFiles", "no"),
    ):
        repo.git("config", name, value)
    found = repository_of(repo.root / "content")
    assert changes_since(found, first).written == {"content/a.md"}


def test_the_merge_base_is_where_a_branch_left(repo: GitRepository):
    left = repo("a.md", "a").commit()
    repo.git("checkout", "--quiet", "-b", "work")
    repo("mine.md", "x").commit()
    repo.git("checkout", "--quiet", "main")
    repo("theirs.md", "x").commit()
    repo.git("checkout", "--quiet", "work")
    found = repository_of(repo.root)
    assert merge_base(found, "main") == left
    assert changes_since(found, left).written == {"mine.md"}


def test_branches_with_nothing_in_common_are_told(repo: GitRepository):
    repo("a.md", "a").commit()
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo("b.md", "b").commit()
    with pytest.raises(HistoryUnknown, match='"main" and "HEAD" have no commit in common here'):
        merge_base(repository_of(repo.root), "main")


@pytest.mark.parametrize(
    ("folder", "paths"),
    [("content", {"a.md", "b/c d.md"}), ("", {"content/a.md", "content/b/c d.md", "contents.md"})],
)
def test_changes_below_a_folder_are_named_from_there(repo: GitRepository, folder: str, paths: set[str]):
    repo("content/same.md", "a").commit()
    repo.git("checkout", "--quiet", "-b", "work")
    repo("content/a.md", "a")("content/b/c d.md", "a")("contents.md", "a").commit()
    assert changes_below(repo.root / folder, "main").written == paths
