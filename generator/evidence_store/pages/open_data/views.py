"""Views of the SQLite file: questions that people ask of an evidence store, already written in SQL."""

from typing import NamedTuple


class View(NamedTuple):
    """A question and its query."""

    name: str
    asks: str
    """The question, for the page about the data."""
    tables: tuple[str, ...]
    """What it reads."""
    query: str


EFFECT = "e.label"
"""What a view calls a level of effect; the file puts in the words that the vocabulary lacks."""

VIEWS = (
    View(
        "what_helps",
        "Which help changes which outcome, which way, and how sure can we be?",
        ("ratings", "interventions", "outcomes", "effect-levels", "strength-levels", "results"),
        """\
SELECT o.label AS outcome, i.title AS summary, e.label AS effect, s.label AS how_sure, r.sentence,
  x.measure, r.k AS studies, r.n AS people, r.intervention, r.result
FROM ratings r
JOIN interventions i ON i.id = r.intervention AND i.status = 'published'
JOIN results x USING (intervention, result)
JOIN outcomes o ON o.id = r.outcome
LEFT JOIN effect_levels e ON e.id = replace(r.level, '_', '-')
LEFT JOIN strength_levels s ON s.rank = r.strength
ORDER BY o.label, r.strength DESC, i.title, r.result""",
    ),
    View(
        "never_studied",
        "For which outcomes has no published summary any usable result?",
        ("ratings", "interventions", "outcomes"),
        """\
SELECT o.id AS outcome, o.label, o.definition
FROM outcomes o
WHERE NOT EXISTS (
  SELECT 1 FROM ratings r JOIN interventions i ON i.id = r.intervention AND i.status = 'published'
  WHERE r.outcome = o.id AND r.level <> 'no_evidence')
ORDER BY o.label""",
    ),
    View(
        "grade_reasons",
        "Why are we not surer, or surer, of a result?",
        ("reasons-down", "reasons-up"),
        """\
SELECT intervention, result, reason, -"by" AS steps, because FROM reasons_down
UNION ALL
SELECT intervention, result, reason, "by", because FROM reasons_up
ORDER BY intervention, result, reason""",
    ),
    View(
        "rules_differ",
        "Where do our rule and that of the Evidence Store of 2019 answer differently from the same facts?",
        ("rule-answers",),
        """\
SELECT intervention, result, a.level AS effect_rule_1, a.reasons, b.level AS majority_1, b.reasons AS its_reasons
FROM rule_answers a
JOIN rule_answers b USING (intervention, result)
WHERE a.rule = 'effect-rule/1' AND b.rule = 'majority/1' AND a.level <> b.level
ORDER BY intervention, result""",
    ),
    View(
        "under_test",
        "Which practices are being tested, with whom, and how far are they?",
        ("practices", "programmes", "relations", "partners"),
        """\
SELECT p.id AS practice, p.title, g.title AS programme, p.evaluation_stage AS stage,
  group_concat(a.title, '; ') AS partners
FROM practices p
JOIN programmes g ON g.id = p.programme
LEFT JOIN relations l ON l.source_kind = 'practice' AND l.source = p.id AND l.relation = 'partners'
LEFT JOIN partners a ON a.id = l.target
GROUP BY p.id
ORDER BY p.title""",
    ),
    View(
        "sources_used",
        "Which sources does the store rest on, and how often?",
        ("references", "relations"),
        """\
SELECT f.id AS reference, f.title, f.issued, count(DISTINCT l.source_kind || '/' || l.source) AS records
FROM "references" f
LEFT JOIN relations l ON l.target_kind = 'reference' AND l.target = f.id
GROUP BY f.id
ORDER BY records DESC, f.id""",
    ),
    View(
        "due_for_review",
        "Which summaries should be checked next?",
        ("interventions",),
        """\
SELECT next_review, id AS intervention, title, reviewed_on
FROM interventions
WHERE next_review IS NOT NULL
ORDER BY next_review, id""",
    ),
)
