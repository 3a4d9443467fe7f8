"""A build tells of every stage, and of every page that it writes."""

from pathlib import Path

import pytest
from tests.site.building import ROOT

from evidence_store import progress
from evidence_store.site.build import build_site

pytestmark = pytest.mark.site


class Told(progress.Progress):
    """Counts the steps of each stage."""

    def __init__(self) -> None:
        self.totals: dict[str, int] = {}
        self.steps: dict[str, int] = {}
        self._stage = ""

    def begin(self, stage: str, total: int = 0) -> None:
        self._stage = stage
        self.totals[stage] = total
        self.steps.setdefault(stage, 0)

    def step(self) -> None:
        self.steps[self._stage] += 1


def test_a_build_tells_of_every_stage_and_every_step(tmp_path: Path) -> None:
    told = Told()
    built = build_site(ROOT / "mkdocs.yml", site_dir=tmp_path / "site", progress=told)
    assert list(told.totals) == [
        progress.FINDING,
        progress.READING,
        progress.JOINING,
        progress.RATING,
        progress.PREPARING,
        progress.OVERVIEWS,
        progress.DATA,
        progress.RECORDS,
        progress.LINKED,
        progress.SEARCH,
        progress.PLACING,
        progress.WRITING,
    ]
    assert told.steps == told.totals
    assert (
        told.totals[progress.WRITING] == built.pages - 1
    )  # MkDocs makes the page for lost readers by itself
