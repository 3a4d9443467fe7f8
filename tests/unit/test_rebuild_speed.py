"""How builds and checks made again are measured, and how the results are told."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import rebuild_speed
from benchmarks.rebuild_table import STEPS, as_picture, as_table, in_page


def turn(seconds: float) -> dict[str, float]:
    return {"seconds": seconds, "processor": seconds * 2, "megabytes": 100.0, "load": 1.5}


def results(**steps: list[dict[str, float]]) -> dict[str, object]:
    machine = {"processor": "A <fast> one", "cores": 2, "gigabytes": 23}
    return {"machine": machine, "words": 20, "sizes": {"1000": {"site_bytes": 2_000_000, "steps": steps}}}


def test_each_step_has_a_row_with_the_median_and_how_far_the_rounds_lie_apart() -> None:
    table = as_table(results(build=[turn(9), turn(3), turn(4)], check=[turn(0.5)]))
    assert table.splitlines()[2:] == [
        "| 1,000 | Build, nothing kept | 8.0 | 4.0 | 3.0 to 9.0 | 100 MB | 2 MB |",
        "| 1,000 | Check, nothing kept | 1.0 | 0.50 | 0.50 to 0.50 | 100 MB |  |",
    ]


def test_the_picture_says_all_in_words_and_how_noisy_the_machine_was() -> None:
    picture = ElementTree.fromstring(as_picture(results(build=[turn(9), turn(3)], edited=[turn(1)])))
    name = "{http://www.w3.org/2000/svg}"
    assert picture.findtext(f"{name}title") == "How long builds and checks take the first time and again"
    said = picture.findtext(f"{name}desc") or ""
    assert (
        "1,000 summaries, in seconds of processors: build, nothing kept 12.0, build, one record edited 2.0."
        in said
    )
    assert "1.5 to 1.5 programs wanted to run when a step began" in said
    assert len(picture.findall(f"{name}rect")) == 3  # the paper and two bars


def test_the_table_of_a_page_is_renewed_where_it_stood() -> None:
    old, new = as_table(results(build=[turn(9)])), as_table(results(build=[turn(3)], check=[turn(1)]))
    assert in_page(f"Before.\n\n{old}\nAfter.\n", new) == f"Before.\n\n{new}\nAfter.\n"
    with pytest.raises(ValueError, match="has no table"):
        in_page("Before.\n", new)


def test_a_size_is_added_to_what_earlier_runs_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"measured": "2026-11-28", "site_bytes": 1, "steps": {name: [turn(1)] for name in STEPS}}
    monkeypatch.setattr(rebuild_speed, "measure", lambda size, runs: found | {"site_bytes": size})
    for sizes in ("1000,100", "14"):
        rebuild_speed.main(["--sizes", sizes, "--out", str(tmp_path)])
    kept = json.loads((tmp_path / "rebuild-speed.json").read_text("utf-8"))["sizes"]
    assert {size: one["site_bytes"] for size, one in kept.items()} == {"14": 14, "100": 100, "1000": 1000}
    assert list(kept) == ["14", "100", "1000"]
    assert as_table({"sizes": kept}) == (tmp_path / "rebuild-speed.md").read_text("utf-8")


def test_the_page_about_speed_shows_what_was_recorded() -> None:
    recorded = json.loads((rebuild_speed.RECORDED / rebuild_speed.RESULTS).read_text("utf-8"))
    assert as_table(recorded) in rebuild_speed.PAGE.read_text("utf-8")
    assert as_picture(recorded) == rebuild_speed.PICTURE.read_text("utf-8")
