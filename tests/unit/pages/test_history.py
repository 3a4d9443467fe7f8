"""What has changed on a page, in words."""

import re

import pytest
from tests.helpers import Store

STUB = "---\ntitle: Walks\nsummary: S.\nstatus: in preparation\n{}---\n"
OLD = "  - {date: 2024-01-05, what: First version., why: A new review.}\n"


def history(store: Store, fields: str) -> str:
    page = store("interventions/walks.md", STUB.format(fields)).page("interventions/walks.html")
    section = page.split('<h2 id="changes">')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", "<" + section.split("<", 1)[1]).split())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ("", "This is the first version."),
        (
            f"changes:\n{OLD}",
            "5 January 2024 First version. Why: A new review. "
            "Cite this version: permanent address , RIS , BibTeX , CSL-JSON .",
        ),
    ],
    ids=["nothing recorded", "the first"],
)
def test_the_history_in_words(store: Store, changes: str, words: str):
    assert history(store, changes) == words
