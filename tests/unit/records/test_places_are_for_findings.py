"""Where a value stands is looked up where something is wrong with it: in a store in order nobody asks."""

from pathlib import Path

import pytest

from evidence_store import pipeline
from evidence_store.sources import fields

CONTENT = Path(__file__).resolve().parents[3] / "content"


def test_a_store_in_order_is_checked_without_places(monkeypatch: pytest.MonkeyPatch):
    def positions(text: str) -> None:
        pytest.fail(f"somebody asks for places in\n{text[:200]}")

    monkeypatch.setattr(fields, "positions", positions)
    assert list(pipeline.check(CONTENT).report) == []
