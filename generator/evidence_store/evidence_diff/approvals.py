"""Who must approve a change, by the file CODEOWNERS as GitHub and GitLab read it."""

import re
from collections.abc import Iterable

from evidence_store.evidence_diff.model import Approval

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where it may stand; the first that is there counts."""
Rule = tuple[re.Pattern[str], tuple[str, ...]]


def approvals(files: Iterable[str], codeowners: str) -> tuple[Approval, ...]:
    """The files of a change by who owns them. Of several lines that fit a file, the last one counts."""
    rules = _rules(codeowners)
    found: dict[tuple[str, ...], list[str]] = {}
    for file in sorted(files):
        owners = next((owners for pattern, owners in reversed(rules) if pattern.match(file)), ())
        found.setdefault(owners, []).append(file)
    return tuple(Approval(owners, tuple(owned)) for owners, owned in sorted(found.items()) if owners)


def _rules(codeowners: str) -> list[Rule]:
    rules = []
    for line in codeowners.splitlines():
        pattern, *owners = line.split("#")[0].split() or [""]
        if pattern and not pattern.startswith(("[", "^[")):  # headings of GitLab's sections
            rules.append((_compiled(pattern), tuple(owners)))
    return rules


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as in .gitignore: `*.md`, `docs/`, `/content/references.yml`, `content/**/a.md`."""
    anchored = "/" in pattern.rstrip("/")
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    signs = {"**/": "(?:[^/]+/)*+", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    inner = "".join(signs.get(part, re.escape(part)) for part in parts)
    below = "/.*" if pattern.endswith("/") else "" if pattern.endswith("/*") else "(?:/.*)?"
    return re.compile(("" if anchored else "(?:.*/)?") + inner + below + r"\Z")
