"""A name for each finding that stays the same while its line moves, so that services can tell old from new."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from evidence_store.diagnostics.diagnostic import Diagnostic

_NUMBER_OF_LINE = re.compile(r":\d+(?::\d+)?\b|\bline \d+")


def fingerprints(findings: Iterable[Diagnostic]) -> Mapping[Diagnostic, str]:
    """32 hexadecimal digits for each finding, made of its file, rule and message.

    Numbers of lines in a message count for nothing. Findings that say the same in one file are counted from the
    top, so each has a name of its own.
    """
    names: dict[Diagnostic, str] = {}
    seen = Counter[str]()
    for finding in sorted(findings, key=lambda finding: finding.order):
        said = "\0".join((finding.place.path, finding.rule, _NUMBER_OF_LINE.sub("", finding.message)))
        seen[said] += 1
        names[finding] = sha256(f"{said}\0{seen[said]}".encode()).hexdigest()[:32]
    return names
