"""The pictures of the guide for editors: all that it shows are there, described and small, and can be made anew."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docs.make_pictures import MADE, PICTURES, WIDTH
from PIL import Image

ROOT = Path(__file__).parents[1]
SHOWN = re.findall(r"!\[(.*?)\]\((.*?)\)", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
MOST_BYTES = 60_000


def test_the_guide_shows_every_picture_that_is_made_and_no_other():
    shown = [ROOT / path for _, path in SHOWN]
    assert sorted(shown) == [PICTURES / f"{name}.png" for name in sorted(MADE)] == sorted(PICTURES.iterdir())


@pytest.mark.parametrize(("described", "path"), SHOWN, ids=[path for _, path in SHOWN])
def test_a_picture_is_described_small_and_as_wide_as_the_others(described: str, path: str):
    picture = (ROOT / path).read_bytes()
    assert len(described.split()) > 7
    assert len(picture) < MOST_BYTES
    assert Image.open(BytesIO(picture)).width == WIDTH


@pytest.mark.site
@pytest.mark.browser
def test_each_can_be_made_anew_and_shows_something(tmp_path: Path):
    # In a process of its own: only one can drive browsers in each.
    command = [sys.executable, "-m", "docs.make_pictures", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=600)
    assert sorted(file.stem for file in tmp_path.iterdir()) == sorted(MADE)
    for file in tmp_path.iterdir():
        with Image.open(file) as picture:
            assert picture.width == WIDTH
            assert len(picture.convert("RGB").getcolors(1 << 24)) > 20
