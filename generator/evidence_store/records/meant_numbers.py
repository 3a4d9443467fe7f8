"""Numbers as people write them -> the numbers they probably mean."""

import re

from pydantic.fields import FieldInfo

from evidence_store.diagnostics import Suggestion

RANGE = "this is a range: write one number, as exactly as the source gives it"
"""What to do about a range where one number belongs."""
_RANGE = re.compile(r"[(\[]?\s*([-+]?[0-9.]+)\s*(?:[,;–—]|to|-)\s*([-+]?[0-9.]+)\s*[)\]]?\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})\Z")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+\Z")
_SUM = re.compile(
    r"(?:[£$€]|(?:about|around|approx\.?|ca?\.?)(?= |[0-9])|[~≈]) ?([0-9][0-9,. ]*)(k?)\Z", re.IGNORECASE
)
_THOUSAND = re.compile(r"()([0-9]+)(k)\Z", re.IGNORECASE)
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def meant_number(kind: str, given: str, help: str, field: FieldInfo | None) -> tuple[str, Suggestion | None]:
    """What to do about a text in a field for numbers, and the edit; `help` where nothing better is known."""
    plain = given.strip().replace("−", "-").replace("–", "-").replace("·", ".")
    plain = re.sub(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))", "", plain)
    share = plain.rstrip(" %")
    if ";" in plain and all(_is_number(part) for part in plain.split(";")):
        parts = ", ".join(part.strip() for part in plain.split(";"))
        return f"write a comma between the numbers: {parts}", Suggestion(given, parts)
    most = _at_most(field)
    if plain.endswith("%") and _is_number(share) and most in (1, 100):
        part = f"{float(share) / 100:.12g}" if most == 1 else share
        words = ", as a share of 1" if most == 1 else ""
        return f"write {part}{words}", Suggestion(given, part, certain=True, unquoted=True)
    if (amount := _SUM.match(plain)) and amount[1][-1].isdigit():
        joined = re.sub(r"[, ]", "", amount[1]) + ("000" if amount[2] else "")
        if _is_number(joined):
            return f"write {joined}", Suggestion(given, joined, unquoted=True)
    if thousand := _THOUSAND.match(plain):
        return f"write {thousand[2]}000", Suggestion(given, f"{thousand[2]}000", unquoted=True)
    if given.lower() in _WORDS:
        word = str(_WORDS.index(given.lower()))
        return f"write {word}", Suggestion(given, word, unquoted=True)
    if "," not in given and meant_range(given):
        return RANGE, None
    without_comma = plain.replace(",", "") if kind == "int_type" else plain.replace(",", ".")
    for candidate in (without_comma, share):
        if _is_number(candidate):
            percent = ", and check whether a share of 1 is meant" if "%" in plain else ""
            # A comma may part thousands or decimals. Where it can be only one of them, the number is certain.
            comma = _THOUSANDS if kind == "int_type" else _DECIMAL
            certain = candidate == plain or bool(comma.match(plain))
            if kind == "float_type" and _THOUSANDS.match(plain):
                joined = plain.replace(",", "")
                return f"write {candidate} if the comma stands before decimals, {joined} if not", None
            mend = Suggestion(given, candidate, certain=certain, unquoted=True)
            return f"write {candidate} without quotes{percent}", None if percent else mend
    return help, None


def meant_range(given: str) -> str:
    """Two numbers written in another way than as a list: 1.38 to 2.22."""
    match = _RANGE.match(given.strip())
    return f"[{match[1]}, {match[2]}]" if match and _is_number(match[1]) and _is_number(match[2]) else ""


def _at_most(field: FieldInfo | None) -> float | None:
    """The largest number that a field takes."""
    marks = field.metadata if field else ()
    bounds = (getattr(mark, name, None) for mark in marks for name in ("le", "lt"))
    return next((bound for bound in bounds if bound is not None), None)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
