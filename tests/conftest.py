"""Shared by all tests."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.git_repository import GitRepository
from tests.helpers import VOCABULARY, Store

# Time on a shared machine says nothing about the code; examples repeat, so that a failure does.
settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("default")


@pytest.fixture
def empty_store(tmp_path: Path) -> Store:
    """A content folder with nothing in it."""
    return Store(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A content folder with a complete small vocabulary and bibliography, and no other record."""
    return Store(tmp_path).fill(VOCABULARY)


@pytest.fixture
def repo(tmp_path: Path) -> GitRepository:
    """A new git repository without a commit."""
    return GitRepository(tmp_path / "store")
