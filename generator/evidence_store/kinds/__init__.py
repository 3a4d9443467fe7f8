"""Every kind of content. A new kind is one folder here and one name in `KINDS`.

The order is the order in which lists and downloads name them.
"""

from evidence_store.kinds import (
    call,
    event,
    intervention,
    news,
    page,
    partner,
    poll,
    practice,
    programme,
    reference,
    self_assessment,
    vocabulary,
)
from evidence_store.records.kind import Kind

KINDS: tuple[Kind, ...] = (
    intervention.KIND,
    practice.KIND,
    partner.KIND,
    programme.KIND,
    call.KIND,
    poll.KIND,
    self_assessment.KIND,
    event.KIND,
    news.KIND,
    page.KIND,
    *vocabulary.KINDS,
    reference.KIND,
)

__all__ = ["KINDS"]
