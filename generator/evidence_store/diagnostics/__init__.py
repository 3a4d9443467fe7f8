"""Findings about the content: the base of the house, which imports nothing of ours."""

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.place import Place
from evidence_store.diagnostics.report import Report
from evidence_store.diagnostics.rule import Rule, Severity, did_you_mean, meant, nearest
from evidence_store.diagnostics.suggestion import Edit, Suggestion, edit_of, with_edits

__all__ = [
    "Diagnostic",
    "Edit",
    "Place",
    "Report",
    "Rule",
    "Severity",
    "Suggestion",
    "did_you_mean",
    "edit_of",
    "meant",
    "nearest",
    "with_edits",
]
