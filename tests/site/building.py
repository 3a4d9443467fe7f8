"""Builds the real site by the commands a person would type."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: 22 November 2026, 00:00 UTC: the day every site of the tests is built for.
DAY = "1795305600"


def build(folder: Path, program: str = "mkdocs", config: Path = ROOT / "mkdocs.yml") -> Path:
    """The real site, built by the command a person would type."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": DAY,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    subprocess.run(
        [sys.executable, "-m", program, "build", "--quiet", "--strict", "-f", str(config), "-d", str(folder)],
        check=True,
        cwd=ROOT,
        env=environment,
        timeout=300,
    )
    return folder
