"""The vocabulary: lists of terms, a file each."""

from pathlib import Path
from typing import Any

from evidence_store.kinds.vocabulary import definitions
from evidence_store.kinds.vocabulary.models import (
    CostBand,
    EffectLevel,
    GlossaryTerm,
    Outcome,
    Phrase,
    RankedLevel,
    Region,
    Term,
)
from evidence_store.records.kind import Kind
from evidence_store.records.record import Record


def _list(
    name: str, file: str, label: str, label_plural: str, model: type[Record] = Term, **more: Any
) -> Kind:
    return Kind(
        name=name,
        plural=file,
        label=label,
        label_plural=label_plural,
        model=model,
        home=Path(__file__).parent,
        file=f"vocabulary/{file}.yml",
        has_pages=False,
        columns=tuple(model.model_fields),
        **more,
    )


KINDS = (
    _list("outcome", "outcomes", "Outcome", "Outcomes", Outcome),
    _list("domain", "domains", "Part of life", "Parts of life"),
    _list("population", "populations", "Group of people", "Groups of people"),
    _list("setting", "settings", "Setting", "Settings"),
    _list("workforce", "workforce", "Who delivers", "Who delivers"),
    _list("need", "needs", "Level of need", "Levels of need"),
    _list("theme", "themes", "Theme", "Themes"),
    _list("agency", "agencies", "Type of agency", "Types of agency"),
    _list("region", "regions", "Region", "Regions", Region),
    _list("effect-level", "effect-levels", "Effect", "Levels of effect", EffectLevel),
    _list("strength-level", "strength-levels", "Strength", "Levels of strength", RankedLevel),
    _list("quality-level", "quality-levels", "Quality", "Levels of quality", RankedLevel),
    _list("cost-band", "cost-bands", "Cost", "Cost bands", CostBand),
    _list("phrase", "phrases", "Phrase", "Phrases", Phrase),
    _list(
        "term",
        "glossary",
        "Glossary term",
        "Glossary",
        GlossaryTerm,
        checks=definitions.CHECKS,
        rules=definitions.RULES,
    ),
)
