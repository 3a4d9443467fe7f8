"""Every rule there is, by name: what `explain` prints and the documentation lists."""

from collections.abc import Mapping, Sequence

from evidence_store.analyses.checks import RULES as ANALYSIS_RULES
from evidence_store.catalogue.assemble import RULES as CATALOGUE_RULES
from evidence_store.diagnostics import Rule
from evidence_store.ignores import RULES as IGNORES_RULES
from evidence_store.kinds import KINDS
from evidence_store.records import rules as record_rules
from evidence_store.records.kind import Kind
from evidence_store.sources import rules as source_rules
from evidence_store.sources import table
from evidence_store.upkeep_rules import RULES as UPKEEP_RULES


def all_rules(kinds: Sequence[Kind] = KINDS) -> Mapping[str, Rule]:
    """The rules of every stage and kind, sorted by name. Two of one name are a fault of ours."""
    rules = [rule for group in rule_groups(kinds).values() for rule in group]
    by_name = {rule.name: rule for rule in sorted(rules, key=lambda rule: rule.name)}
    if len(by_name) != len(set(rules)):
        raise ValueError("two rules have one name")
    return by_name


def explained_groups(kinds: Sequence[Kind] = KINDS) -> Mapping[str, tuple[Rule, ...]]:
    """The same with what no store alone can break: what `links` and `reviews` look for."""
    return {**rule_groups(kinds), "What time does to content": UPKEEP_RULES}


def rule_groups(kinds: Sequence[Kind] = KINDS) -> Mapping[str, tuple[Rule, ...]]:
    """The rules by what they are about, in the order in which content meets them."""
    return {
        "Files": source_rules.RULES,
        "Fields and text": record_rules.RULES,
        "Tables (CSV)": table.RULES,
        "From one record to another": CATALOGUE_RULES,
        "Numbers": ANALYSIS_RULES,
        **{kind.label_plural: kind.rules for kind in kinds if kind.rules},
        "Ignored warnings": IGNORES_RULES,
    }
