"""What the columns of a stranger's table probably are: only names that leave no doubt are taken."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

_ARMS = {
    "t": ("t", "treatment", "treated", "intervention", "experimental", "exp", "tx"),
    "c": ("c", "control", "controls", "comparison", "comparator", "ctrl"),
}
_MEASURES = {
    "n": ("n", "sample size", "participants", "group size"),
    "events": ("events", "event", "number of events"),
    "total": ("total", "totals"),
    "mean": ("mean", "m", "average"),
    "sd": ("sd", "std dev", "standard deviation", "stdev"),
    "prop": ("prop", "proportion", "share"),
}
SYNONYMS: Mapping[str, Sequence[str]] = {
    "result": ("result id", "outcome id"),
    "study": ("study name", "study id", "study label", "trial", "author year", "first author and year"),
    "year": ("publication year", "year of publication", "pub year"),
    "report": ("citation", "publication", "reference"),
    "doi": (),
    "country": ("country code",),
    "design": ("study design",),
    "risk_of_bias": ("rob", "risk of bias judgement", "overall risk of bias", "quality"),
    "n": ("total n", "sample size", "participants"),
    "r": ("correlation",),
    "effect": ("effect size", "es", "smd", "hedges g", "cohens d", "rd", "md", "risk ratio", "odds ratio",
               "hazard ratio", "mean difference", "risk difference"),
    "se": ("standard error", "std error", "std err", "se effect"),
    "ci_lb": ("ci lower", "lower ci", "lower", "ci low", "lcl", "ll", "95 ci lower", "lower 95 ci", "lower bound"),
    "ci_ub": ("ci upper", "upper ci", "upper", "ci high", "ucl", "ul", "95 ci upper", "upper 95 ci", "upper bound"),
    "note": ("notes", "comment", "comments", "remarks"),
    **{
        f"{measure}_{arm}": tuple(
            phrase
            for word, group in product(words, _ARMS[arm])
            for phrase in (f"{word} {group}", f"{group} {word}", f"{word} {group} group", f"{group} group {word}")
        )
        for measure, words in _MEASURES.items() for arm in _ARMS
    },
}  # fmt: skip
"""Other names of the fields of a study row, in small letters without marks."""


def guessed(columns: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """Columns and the fields that they are called after. Of two for one field, none is taken."""
    known = {_plain(name): name for name in fields}
    for field in fields:
        for synonym in SYNONYMS.get(field, ()):
            known.setdefault(synonym, field)
    found = {column: known[_plain(column)] for column in columns if _plain(column) in known}
    exact = {column for column in columns if column in fields}
    taken = list(found.values())
    return {
        column: field
        for column, field in found.items()
        if column in exact or (taken.count(field) == 1 and field not in exact)
    }


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", name.lower().replace("'", "").replace("’", "")))
