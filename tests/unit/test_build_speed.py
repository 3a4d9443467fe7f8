"""The comparison with other generators: what they are given, and how its results are told."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks.build_speed import chosen
from benchmarks.build_table import as_plot, as_table
from benchmarks.corpus import write_corpus
from benchmarks.peers import LOCKS, PAGEFIND, PEERS, PLAIN_MKDOCS, US
from benchmarks.plain_markdown import as_plain, write_plain

RECORD = {
    "title": 'Help "at home"',
    "summary": "It may help.",
    "population": {"who": "Families", "ages": {"from": 3, "to": 7}},
    "sources": [{"reference": "smith-2020", "studies": 4}],
    "settings": ["home"],
    "outcomes": [{"id": "a", "pooled": {"estimate": 0.1, "ci": [0, 0.2]}}, {"id": "b", "note": "one|two"}],
}
PLAIN = """\
---
title: "Help \\"at home\\""
---

# Help "at home"

It may help.

- **Population:**
    - **Who:** Families
    - **Ages:**
        - **From:** 3
        - **To:** 7
- **Sources:**
    - reference: smith-2020; studies: 4
- **Settings:**
    - home

## Results

| id | pooled | note |
| --- | --- | --- |
| a | estimate 0.1, ci 0, 0.2 |  |
| b |  | one\\|two |

## Does it work?
"""


def test_a_record_becomes_plain_markdown_with_every_value() -> None:
    assert "\n".join(as_plain(RECORD, "## Does it work?\n")) == PLAIN


def test_peers_get_as_many_pages_as_we_do(tmp_path: Path) -> None:
    content = write_corpus(tmp_path, 3, words=20)
    assert write_plain(content, tmp_path / "docs") == 3
    assert len(list((tmp_path / "docs" / "interventions").glob("*.md"))) == 3


def turn(seconds: float, processor: float) -> dict[str, float]:
    return {"seconds": seconds, "processor": processor, "megabytes": 100.0, "load": 1.5}


def row(peer: str, *turns: dict[str, float], index: int = 0) -> dict[str, object]:
    return {
        "peer": peer,
        "turns": turns,
        "site_bytes": 2_000_000,
        "index_bytes": index,
        "index_sent": index // 4,
    }


RESULTS = {
    "measured": "2026-11-28",
    "machine": {"processor": "A <fast> one", "cores": 2, "gigabytes": 23},
    "runs": 3,
    "sizes": {
        "100": [
            row(US, turn(2, 4), turn(4, 4), turn(30, 4), index=400_000),
            # The same storm slows both down: of each round the ratio is 2.
            row("Peer", turn(1, 1), turn(2, 1), turn(15, 1)),
        ]
    },
}


def test_the_table_compares_within_rounds_and_says_how_far_they_lie_apart() -> None:
    lines = as_table(RESULTS).splitlines()
    assert "Load of the machine: 1.5 to 1.5." in lines
    assert lines[-2] == f"| {US} | 4.00 | 2.00 to 30.00 |  | 4.00 |  | 100 | 2.0 | 0.40 | 0.10 |"
    assert lines[-1] == "| Peer | 2.00 | 1.00 to 15.00 | 2.00 | 1.00 | 4.00 | 100 | 2.0 | none | none |"


def test_the_picture_says_in_words_what_it_shows() -> None:
    svg = ElementTree.fromstring(as_plot(RESULTS))
    space = "{http://www.w3.org/2000/svg}"
    assert svg.get("role") == "img"
    assert svg.findtext(f"{space}desc") == f"100 summaries, in seconds of processors: {US} 4.0, Peer 1.0."
    bars = [float(bar.get("width") or 0) for bar in svg.iter(f"{space}rect")][1:]
    assert bars[0] == pytest.approx(4 * bars[1], abs=0.4)


def test_peers_are_chosen_by_parts_of_their_names_and_by_size() -> None:
    assert [peer.name for peer in chosen("hugo", 100)] == [US, PEERS[-2].name]
    assert [peer.name for peer in chosen("", 100)] == [peer.name for peer in PEERS]
    assert PEERS[2] not in chosen("", 1_000)
    assert PAGEFIND not in {peer.name for peer in chosen("pagefind", 100)}
    assert PAGEFIND in {peer.name for peer in chosen(f"pagefind,{PLAIN_MKDOCS}", 100)}


@pytest.mark.parametrize("peer", [peer for peer in PEERS if peer.lock], ids=lambda peer: peer.lock)
def test_a_peer_is_held_by_version_and_hash_and_no_registry_is_named(peer) -> None:
    text = (LOCKS / f"{peer.lock}.lock").read_text("utf-8")
    assert "://" not in text
    packages = re.split(r"\n(?=[a-z])", text)
    assert [one for one in packages if "==" not in one or "--hash=sha256:" not in one] == []
