"""What Visual Studio Code makes of lines in a terminal, by the matcher in `.vscode/tasks.json`.

As its own code does: the lines that follow each other are tried in turn, and texts of several lines are joined.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TASKS = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))
TASK: dict[str, Any] = TASKS["tasks"][0]
MATCHER: dict[str, Any] = TASK["problemMatcher"]


def problems(lines: Iterable[str]) -> list[dict[str, str]]:
    """The problems that are shown when all lines have been read: those of the last round."""
    found: list[dict[str, str]] = []
    active = MATCHER["background"]["activeOnStart"]
    window: list[str] = []
    for line in lines:
        if re.search(MATCHER["background"]["beginsPattern"], line):
            active, found = True, []
        elif re.search(MATCHER["background"]["endsPattern"], line):
            active = False
        elif active:
            window = [*window, line][-len(MATCHER["pattern"]) :]
            found += filter(None, [_problem(window)])
    assert not active, "the end of the round was not seen"
    return found


def _problem(window: list[str]) -> dict[str, str]:
    problem: dict[str, str] = {}
    if len(window) < len(MATCHER["pattern"]):
        return {}
    for pattern, line in zip(MATCHER["pattern"], window, strict=True):
        match = re.search(pattern["regexp"], line)
        if match is None:
            return {}
        for name, group in pattern.items():
            if name == "message":
                problem[name] = "\n".join(filter(None, [problem.get(name), match[group]]))
            elif name != "regexp":
                problem[name] = match[group]
    return problem
