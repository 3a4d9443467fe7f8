"""Interventions: summaries of what is known about ways to help children and families."""

from pathlib import Path

from evidence_store.kinds.intervention import checks
from evidence_store.kinds.intervention.model import Intervention
from evidence_store.kinds.intervention.outcome import StudyRow
from evidence_store.records.kind import Kind
from evidence_store.records.section import Section

SECTIONS = (
    Section("what", "What is it?", "What happens, to whom, how often and for how long."),
    Section(
        "effect",
        "Does it work?",
        "EMMIE: Effect. What difference it makes, outcome by outcome.",
        required=True,
    ),
    Section(
        "mechanism",
        "How does it work?",
        "EMMIE: Mechanism. What is thought to make the difference, and what was tested.",
        required=True,
    ),
    Section(
        "moderators",
        "Who does it work for, and where?",
        "EMMIE: Moderators. For whom and where it made more or less difference.",
        required=True,
    ),
    Section(
        "implementation",
        "How do you do it well?",
        "EMMIE: Implementation. What delivery needs: people, training, time, fidelity.",
        required=True,
    ),
    Section(
        "economics",
        "What does it cost?",
        "EMMIE: Economics. Costs and savings, with year and source.",
        required=True,
    ),
    Section(
        "limits", "What we don't know", "Gaps, disagreements between sources, and what would settle them."
    ),
)

KIND = Kind(
    name="intervention",
    plural="interventions",
    label="Evidence summary",
    label_plural="Evidence summaries",
    about="What the evidence says about ways to help children and families, and how sure we can be.",
    model=Intervention,
    home=Path(__file__).parent,
    taken=("index", "compare"),
    sections=SECTIONS,
    tables={"studies": StudyRow},
    facets=("outcomes.outcome", "population.groups", "settings", "delivered_by", "status"),
    views="evidence_store.kinds.intervention.views",
    columns=("title", "summary", "status", "also_known_as", "reviewed_on", "next_review"),
    checks=checks.CHECKS,
    rules=checks.RULES,
)

__all__ = ["KIND", "Intervention", "StudyRow"]
