"""Evidence Store: Markdown in, a site out that says what works, for whom, and how sure we can be.

Content files go in at the first stage, pages come out of the last, and nothing walks back:

`sources` -> `records` -> `catalogue` -> `analyses` -> `pages` -> `site`

`pipeline` is this picture as code. `kinds` says what kinds of content there are, `diagnostics` what
is wrong with them, `cli` is the command.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evidence_store.diagnostics import Diagnostic, Place, Report, Rule
    from evidence_store.kinds import KINDS
    from evidence_store.pipeline import Checked, Run, check, run
    from evidence_store.records import Kind, Record, Section

__all__ = [
    "KINDS",
    "Checked",
    "Diagnostic",
    "Kind",
    "Place",
    "Record",
    "Report",
    "Rule",
    "Run",
    "Section",
    "check",
    "run",
]

_HOMES = {
    "diagnostics": ("Diagnostic", "Place", "Report", "Rule"),
    "kinds": ("KINDS",),
    "pipeline": ("Checked", "Run", "check", "run"),
    "records": ("Kind", "Record", "Section"),
}


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is asked for: a command that has nothing to do must not load everything first."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"evidence_store.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
