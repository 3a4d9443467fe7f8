"""The Nu HTML checker, which speaks for the standard, has nothing to say about any page."""

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

VNU = Path(__file__).parents[1] / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_the_nu_html_checker_finds_nothing(site: Path) -> None:
    # It takes the content policy to forbid every file on a disk; what it says of that is left out.
    command = ["java", "-Xss1m", "-jar", str(VNU), "--filterpattern", ".*Content Security Policy.*"]
    checked = subprocess.run(
        [*command, "--stdout", "--format", "gnu", "--skip-non-html", str(site)],
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert checked.stdout + checked.stderr == ""
    assert checked.returncode == 0
