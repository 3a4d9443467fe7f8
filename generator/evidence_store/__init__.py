"""Evidence Store: Markdown in, a site out that says what works, for whom, and how sure we can be.

Content files go in at the first stage, pages come out of the last, and nothing walks back:

`sources` -> `records` -> `catalogue` -> `analyses` -> `pages` -> `site`

`pipeline` is this picture as code. `kinds` says what kinds of content there are, `diagnostics` what
is wrong with them, `cli` is the command.
"""

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
