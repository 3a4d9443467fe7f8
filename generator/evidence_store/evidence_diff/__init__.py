"""What a change of the content does to the evidence: two versions -> EvidenceDiff -> Markdown, HTML or JSON."""

from evidence_store.evidence_diff.approvals import approvals
from evidence_store.evidence_diff.compare import evidence_diff
from evidence_store.evidence_diff.model import EvidenceDiff

__all__ = ["EvidenceDiff", "approvals", "evidence_diff"]
