"""Findings about the content: the base of the house, which imports nothing of ours."""

from evidence_store.diagnostics.diagnostic import Diagnostic
from evidence_store.diagnostics.place import Place
from evidence_store.diagnostics.report import Report
from evidence_store.diagnostics.rule import Rule, Severity, did_you_mean

__all__ = ["Diagnostic", "Place", "Report", "Rule", "Severity", "did_you_mean"]
