"""Changes of a little store, each with the comment that it gets in `tests/golden/evidence_diff`.

Both versions start from a store with one published summary and one partner. An edit puts the second text in place of
the first, in a file of the version after it; a text that is nothing stands for a file that is not there.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.helpers import STORES, VOCABULARY, Store, read_folder

from evidence_store import Checked
from evidence_store.evidence_diff import EvidenceDiff, approvals, evidence_diff

GOLDEN = Path(__file__).parent / "golden" / "evidence_diff"
SUMMARY = "interventions/lantern-walks.md"
STUDIES = "interventions/lantern-walks.studies.csv"
PARTNER = "partners/wickford.md"
PARTNER_TEXT = """---
title: Wickford
summary: A council that tests walks.
agency: council
---

It has tested walks for young people in care, with a small team and no money.

The walks begin at dusk and end at the river.
"""
OWNERS = (
    "* @centre/editors\n/content/interventions/ @centre/reviewers\n/content/partners/ @centre/partnerships\n"
)
HOSTILE = "'|x| `y` <script>alert(1)</script> @all #1 GH-2 [a](https://b) ![c](d) www.e.org *f* <!-- evidence-diff -->'"
GRADE = "      judged_by: The editors\n"


class Edit(NamedTuple):
    """A text in a file before, and what stands there after."""

    path: str
    before: str
    after: str


CASES: Mapping[str, tuple[Edit, ...]] = {
    "nothing": (),
    "prose-only": (Edit(SUMMARY, "It may [@moss-2019].", "It may help a little [@moss-2019]."),),
    "a-study-moves-a-rating": (Edit(STUDIES, "", "one-home,Ember 2022,160,200,120,200\n"),),
    "studies-move-a-rating-together": (
        Edit(STUDIES, "", "one-home,Flint 2023,80,120,60,120\none-home,Glow 2024,90,130,70,130\n"),
    ),
    "a-reason-moves-how-sure": (
        Edit(
            SUMMARY,
            GRADE,
            "      down:\n        imprecision: {by: 1, because: Few young people were studied.}\n" + GRADE,
        ),
    ),
    "a-person-sets-the-level": (
        Edit(
            SUMMARY,
            "    certainty:\n",
            "    override: {level: tends-positive, because: One study is weak., by: The board, on: 2026-02-01}\n"
            "    certainty:\n",
        ),
    ),
    "a-figure-changes-and-no-rating": (Edit(STUDIES, "Torch 2020,44,62,35,58", "Torch 2020,45,62,35,58"),),
    "withdrawn": (
        Edit(
            SUMMARY,
            "status: published\n",
            "status: withdrawn\nwithdrawn: {on: 2026-02-01, because: The review was withdrawn.}\n",
        ),
    ),
    "a-page-is-new-and-one-is-gone": (
        Edit(
            "partners/moor.md",
            "",
            PARTNER_TEXT.replace("Wickford", "Moor").replace("walks", "tea").replace("river", "sea"),
        ),
        Edit(SUMMARY, "*", ""),
        Edit(STUDIES, "*", ""),
    ),
    "renamed-without-a-redirect": (
        Edit(PARTNER, "*", ""),
        Edit("partners/wick.md", "", PARTNER_TEXT.replace("at dusk", "at six")),
    ),
    "errors-before": (
        Edit(PARTNER, "agency: council\n", "agency: council\ntitel: Wickford\n"),
        Edit(STUDIES, "", "one-home,Ember 2022,90,100,60,100\n"),
    ),
    "errors-after": (
        Edit(PARTNER, "agency: council\n", "agency: council\ntitel: Wickford\n"),
        Edit(STUDIES, "", "one-home,Ember 2022,160,200,120,200\n"),
    ),
    "links-dates-and-fields": (
        Edit(PARTNER, "agency: council\n", "agency: council\nwebsite: https://example.org/a?b=1\n"),
        Edit(SUMMARY, "next_review: 2028-01-01", "next_review: 2029-01-01"),
        Edit(SUMMARY, "    to: 17", "    to: 25"),
    ),
    "hostile-words": (
        Edit(PARTNER, "title: Wickford", f"title: {HOSTILE}"),
        Edit("partners/moor.md", "", PARTNER_TEXT.replace("title: Wickford", f"title: {HOSTILE}")),
    ),
}
"""By name. `errors-before` is looked at backwards: the edit mends the file."""


def versions(case: str, folder: Path) -> tuple[Store, Store]:
    """The store before and after."""
    base = {**VOCABULARY, **read_folder(STORES / "valid" / "summary-with-study-rows")}
    files = {path: text.decode() for path, text in base.items()} | {PARTNER: PARTNER_TEXT}
    before = Store(folder / "before").fill(files)
    for path, old, new in CASES[case]:
        if old == "*":
            del files[path]
        elif path in files and old:
            assert old in files[path], (path, old)
            files[path] = files[path].replace(old, new, 1)
        else:
            files[path] = files.get(path, "") + new
    after = Store(folder / "after").fill(files)
    return (after, before) if case == "errors-before" else (before, after)


def checked(case: str, folder: Path) -> tuple[Checked, Checked]:
    before, after = versions(case, folder)
    return before.check(), after.check()


@cache
def made(case: str) -> EvidenceDiff:
    """The evidence diff of a case, with who must approve it."""
    with TemporaryDirectory() as folder:
        before, after = checked(case, Path(folder))
    files = {edit.path for edit in CASES[case]}
    return evidence_diff(before, after, approvals((f"content/{path}" for path in files), OWNERS))
