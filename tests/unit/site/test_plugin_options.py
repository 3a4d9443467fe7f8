"""What a centre sets in `mkdocs.yml` is taken, or refused with the way to mend it."""

from importlib import util

import pytest

from evidence_store.pages.publication import LICENCES
from mkdocs_evidence_store import config
from mkdocs_evidence_store.config import EvidenceStoreConfig


def said(**options: object) -> list[str]:
    settings = EvidenceStoreConfig()
    settings.load_dict(options)
    errors, warnings = settings.validate()
    assert warnings == []
    return [f"{name}: {error}" for name, error in errors]


@pytest.mark.parametrize("licence", LICENCES)
def test_a_licence_is_one_of_the_open_ones(licence: str):
    assert said(licence=licence) == []


def test_a_licence_that_nobody_knows_is_refused_with_those_there_are():
    [error] = said(licence="CC-BY-NC-4.0")
    assert all(name in error for name in LICENCES)


def test_parquet_without_its_extra_is_refused_before_a_build(monkeypatch: pytest.MonkeyPatch):
    assert said(parquet=True) == []
    monkeypatch.setattr(config, "find_spec", lambda name: None if name == "pyarrow" else util.find_spec(name))
    assert said(parquet=True) == [
        'parquet: Parquet files need pyarrow: pip install "evidence-store[parquet]"'
    ]
    assert said(parquet=False) == []
