"""Two people with keys, and a copy that one of them signs."""

from pathlib import Path

import pytest
from tests.unit.signing.copies import COPY, Keys, run


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    folder = tmp_path / "keys"
    folder.mkdir()
    return Keys(folder)


@pytest.fixture
def other(tmp_path: Path) -> Keys:
    folder = tmp_path / "other"
    folder.mkdir()
    return Keys(folder)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    file = tmp_path / "store.zip"
    file.write_bytes(COPY)
    return file


@pytest.fixture
def signed(copy: Path, keys: Keys) -> Path:
    assert run("sign", copy, "--key", keys.private).exit_code == 0
    return copy
