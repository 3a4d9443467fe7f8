"""What is wrong with a text by itself, before anyone knows which file it is from."""

from typing import NamedTuple

from evidence_store.diagnostics import Suggestion
from evidence_store.sources import rules


class Problem(NamedTuple):
    """A fault in the YAML itself, in lines of the text that was read."""

    rule: rules.Rule
    line: int
    column: int
    message: str
    help: str = ""
    suggestion: Suggestion | None = None
