"""Snippets for text editors: the example of each kind, to be typed over from field to field.

The format is that of Visual Studio Code, which others read too: `${1:text}` is the first place to type in, and signs
that would mean something are escaped.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from evidence_store.records.kind import Kind

_FIELD = re.compile(r'((?:- |  )?[\w-]+: )("?)([^"#|>\[\]{}&*!][^"]*?)("?(?: +#.*)?)')
"""A field of the record itself with its value on the same line, quotation marks and a comment apart."""
_MEANT = re.compile(r"[\\$}]")


def snippets(kinds: Iterable[Kind]) -> str:
    """The file of all snippets, as JSON."""
    made = {kind.label: _snippet(kind) for kind in kinds}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _snippet(kind: Kind) -> dict[str, Any]:
    home = kind.file or f"{kind.plural}/".lstrip("/") or "any folder"
    where = f"add it to the end of {home}" if kind.file else f"for a new file in {home}"
    return {
        "scope": "yaml" if kind.file else "markdown",
        "prefix": f"new-{kind.name}",
        "description": f"{kind.label}: {where}",
        "body": _body(kind),
    }


def _body(kind: Kind) -> list[str]:
    lines = kind.example.read_text("utf-8").rstrip("\n").split("\n")
    end = len(lines) if kind.file else lines.index("---", 1)
    body, stop = list[str](), 0
    for number, line in enumerate(lines):
        field = _FIELD.fullmatch(line) if number < end else None
        if field is None:
            body.append(_escaped(line))
            continue
        stop += 1
        name, quote, value, rest = map(_escaped, field.groups())
        body.append(f"{name}{quote}${{{stop}:{value}}}{rest}")
    return body


def _escaped(text: str) -> str:
    return _MEANT.sub(r"\\\g<0>", text)
