"""What forms call a field: its key as words. Where the key is a sign of statistics, the words stand before it."""

from collections.abc import Mapping

_ABBREVIATIONS = {"uk": "UK", "ci": "Confidence interval", "doi": "DOI", "url": "Web address"}
_SIGNS: Mapping[str, str] = {
    "k": "Number of studies",
    "n": "Number of people",
    "r": "Correlation",
    "p": "P value",
    "i2": "I-squared",
    "tau2": "Tau-squared",
    "se": "Standard error",
    "ci_lb": "Confidence interval, lower bound",
    "ci_ub": "Confidence interval, upper bound",
    "events": "With the outcome",
    "total": "Of how many",
    "mean": "Mean",
    "sd": "Standard deviation",
    "prop": "Share with the outcome",
}
_GROUPS = {"t": "intervention group", "c": "comparison group"}


def label_of(name: str) -> str:
    """The name of a field as words: `also_known_as` is called "Also known as".

    A sign keeps its key, because checks and tables call it so: `sd_t` is "Standard deviation, intervention group
    (sd_t)".
    """
    sign, _, group = name.rpartition("_")
    if name in _SIGNS:
        return f"{_SIGNS[name]} ({name})"
    if sign in _SIGNS and group in _GROUPS:
        return f"{_SIGNS[sign]}, {_GROUPS[group]} ({name})"
    words = name.replace("_", " ").replace("-", " ").strip().split(" ")
    words = [_ABBREVIATIONS.get(word.lower(), word) for word in words]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
