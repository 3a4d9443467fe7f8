"""Checks of one summary alone. Each module reports on the rules it defines."""

from evidence_store.kinds.intervention.checks import estimates, history, outcome_facts, status, study_rows

_MODULES = (status, history, outcome_facts, estimates, study_rows)

RULES = tuple(rule for module in _MODULES for rule in module.RULES)
CHECKS = tuple(module.check for module in _MODULES)
