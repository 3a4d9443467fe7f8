"""What differs between two copies, in words."""

import json

import pytest

from evidence_store.site.offline.archive import ExportFailed
from evidence_store.site.offline.changes import what_changed

TABLES = {
    "records": "kind,id,label,address,changed_on\n",
    "redirects": "from,to\n",
    "ratings": "intervention,result,outcome,level,strength\n",
    "effect-levels": "id,label\ntends-positive,Tends to positive\nzero,No effect\n",
    "strength-levels": "id,label,rank\nlow,Low,1\nhigh,High,3\n",
    "outcomes": "id,label\nhome,A stable home\n",
}


def copy(*pages: tuple[str, str, str], ratings: str = "", redirects: str = "") -> dict[str, bytes]:
    """A copy with these pages (address without ending, title, text), rows of ratings and of redirects."""
    tables = {
        **TABLES,
        "records": TABLES["records"]
        + "".join(f"x,{address},{title},{address}.html,\n" for address, title, _ in pages),
        "ratings": TABLES["ratings"] + ratings,
        "redirects": TABLES["redirects"] + redirects,
    }
    return {
        **{f"data/{name}.csv": text.encode() for name, text in tables.items()},
        **{
            f"data/{address}.json": json.dumps({"id": address, "title": title, "body": text}).encode()
            for address, title, text in pages
        },
    }


WALKS = ("interventions/walks", "Walks", "Text.")
STROLLS = ("interventions/strolls", "Walks", "Text.")


def row(level: str, strength: str, summary: str = "walks") -> str:
    return f"{summary},a,home,{level},{strength}\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (copy(WALKS), copy(WALKS), "No rating moved, and no page is new, changed or gone."),
        (copy(), copy(WALKS), "1 page is new:\n- Walks (interventions/walks.html)"),
        (copy(WALKS), copy(), "1 page is gone:\n- Walks (interventions/walks.html)"),
        (
            copy(WALKS),
            copy((WALKS[0], "Walks", "Other text.")),
            "1 page has changed:\n- Walks (interventions/walks.html)",
        ),
        (
            copy(WALKS, ratings=row("tends_positive", "1")),
            copy(WALKS, ratings=row("zero", "3")),
            "1 rating moved:\n- Walks: A stable home. It was “Tends to positive, how sure: low”, "
            "and is now “No effect, how sure: high”.",
        ),
        (
            copy(WALKS, ratings=row("zero", "")),
            copy(WALKS, ratings=row("zero", "1")),
            "1 rating moved:\n- Walks: A stable home. It was “No effect, how sure: not judged”, "
            "and is now “No effect, how sure: low”.",
        ),
        (
            copy(STROLLS, ratings=row("zero", "1", "strolls")),
            copy(
                WALKS,
                ratings=row("zero", "3"),
                redirects="interventions/strolls.html,interventions/walks.html\n",
            ),
            "1 rating moved:\n- Walks: A stable home. It was “No effect, how sure: low”, "
            "and is now “No effect, how sure: high”.",
        ),
        (
            copy(WALKS, ("partners/b", "B", ""), ("partners/a", "a", "")),
            copy(("partners/c", "C", "")),
            "1 page is new:\n- C (partners/c.html)\n\n"
            "3 pages are gone:\n- a (partners/a.html)\n- B (partners/b.html)\n- Walks (interventions/walks.html)",
        ),
    ],
)
def test_changes_in_words(old: dict[str, bytes], new: dict[str, bytes], said: str):
    assert what_changed(old, new) == said


def test_a_copy_without_the_tables_is_refused():
    old = copy(WALKS)
    del old["data/records.csv"]
    with pytest.raises(ExportFailed, match=r"cannot be compared: it has no data/records\.csv"):
        what_changed(old, copy(WALKS))
