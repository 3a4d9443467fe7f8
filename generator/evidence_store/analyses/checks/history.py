"""The history of ratings against the ratings there are now."""

from collections.abc import Iterator, Mapping

from evidence_store.analyses.rating import Rating
from evidence_store.analyses.rules.registry import RULES as RATING_RULES
from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Diagnostic, Rule
from evidence_store.kinds.intervention import Intervention
from evidence_store.records.entry import Entry

CHANGE_DIFFERS = Rule(
    "rating-change-differs",
    "What the history says of a rating leads to the rating there is now, step by step.",
    "Readers would be told of a change that is not there.",
    "ratings_changed:\n- result: reunification\n  effect: {from: mixed, to: positive}  # it is tends-positive",
    "ratings_changed:\n- result: reunification\n  effect: {from: mixed, to: tends-positive}",
)
RULES = (CHANGE_DIFFERS,)  # fmt: skip


def check(
    entry: Entry[Intervention], ratings: Mapping[str, Rating], catalogue: Catalogue
) -> Iterator[Diagnostic]:
    """Moves that do not end where the next one begins; the newest must end at the rating there is now."""
    sure = {found.record.rank: found.id for found in catalogue.of("strength-level")}
    now: dict[tuple[str, str], str | None] = {}
    for result, rating in ratings.items():
        now[result, "effect"] = rating.level.replace("_", "-")
        now[result, "certainty"] = sure.get(rating.certainty.level) if rating.certainty else None
    later: dict[tuple[str, str], bool] = {}
    for number, change in enumerate(entry.record.changes):
        for index, moved in enumerate(change.ratings_changed):
            for scale in ("effect", "certainty"):
                move, key = getattr(moved, scale), (moved.result, scale)
                if move is None or key not in now:
                    continue
                place = entry.place("changes", number, "ratings_changed", index, scale, "to")
                if move.from_ == move.to:
                    yield CHANGE_DIFFERS.at(
                        place,
                        f'it is said to have changed from "{move.from_}" to the same',
                        "take this entry out",
                    )
                elif move.to != now[key] and (
                    key in later or not _by_another_rule(move.to, ratings[moved.result])
                ):
                    then = "then it changed from" if key in later else "now it is"
                    yield CHANGE_DIFFERS.at(
                        place,
                        f'"{moved.result}" is said to have become "{move.to}", but {then} "{now[key] or "not rated"}"',
                        "correct the level, or add the change in between",
                    )
                now[key], later[key] = move.from_, True


def _by_another_rule(level: str, rating: Rating) -> bool:
    """Whether a level is none of the rule that is shown now, but of another: what it was then cannot be checked now."""
    name, own = level.replace("-", "_"), RATING_RULES[rating.rule]
    return name not in own.levels and any(name in rule.levels for rule in RATING_RULES.values())
