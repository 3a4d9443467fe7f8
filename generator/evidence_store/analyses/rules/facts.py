"""Hold the facts that rules look at, checked so that no rule has to.

All on the analysis scale (log for ratios), with the signs turned so that plus is good, unrounded.
The names in JSON are short because they stand in formulas on the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: The name of each fact in JSON, and its attribute here.
KEYS = {
    "k": "k",
    "est": "est",
    "lo": "lo",
    "hi": "hi",
    "plo": "plo",
    "phi": "phi",
    "favour": "favour",
    "fav_n": "fav_n",
    "T": "trivial",
    "I2": "i2",
}


#: No fact of a real outcome is larger than this.
LARGEST_FACT = 1e15


class FactsError(ValueError):
    """Facts that contradict themselves. `key` names the fact to blame, `help` the remedy."""

    def __init__(self, key: str, message: str, remedy: str) -> None:
        super().__init__(f"{key}: {message} ({remedy})")
        self.key = key
        self.message = message
        self.help = remedy


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What is known about one outcome of one intervention."""

    k: int | None
    """The number of studies; None where a review does not say."""
    est: float | None = None
    """The pooled effect, or that of the only study."""
    lo: float | None = None
    """The lower bound of its 95 % interval."""
    hi: float | None = None
    """The upper bound of its 95 % interval."""
    plo: float | None = None
    """The lower bound of the 95 % prediction interval."""
    phi: float | None = None
    """The upper bound of the 95 % prediction interval."""
    favour: float | None = None
    """The share of the studies whose own estimate favours; an exact zero counts half."""
    fav_n: float | None = None
    """The share of the participants who were in favouring studies."""
    trivial: float = 0.0
    """The largest effect that is not worth having; 0 if none was declared."""
    i2: float | None = None
    """The percentage of the variation that is between studies."""

    def __post_init__(self) -> None:
        """Refuse facts that cannot all be true, so that no rule answers from them."""
        if self.k is not None and not (type(self.k) is int and 0 <= self.k <= LARGEST_FACT):
            raise FactsError("k", "a number of studies is 0, 1, 2, ...", "count the studies")
        for key, value in self.to_json().items():
            if value is not None and not (_is_number(value) and abs(value) <= LARGEST_FACT):
                raise FactsError(
                    key, "not a number, or beyond all effects", "leave it out if it is not known"
                )
        if self.trivial < 0:
            raise FactsError("T", "the trivial bound is below 0", "give its size, without a sign")
        self._check_shares()
        self._check_interval()
        self._check_prediction_interval()

    @classmethod
    def from_json(cls, given: Mapping[str, object]) -> "RuleFacts":
        """Read facts from plain data; unknown keys are refused, missing ones are not known."""
        unknown = sorted(set(given) - set(KEYS))
        if unknown:
            raise FactsError(unknown[0], "no rule knows this fact", f"one of {', '.join(KEYS)}")
        if "k" not in given:
            raise FactsError("k", "the number of studies is missing", "give 0 if there is none")
        if "T" in given and given["T"] is None:
            given = {key: value for key, value in given.items() if key != "T"}
        return cls(**{KEYS[key]: value for key, value in given.items()})  # type: ignore[arg-type]

    def to_json(self) -> dict[str, float | None]:
        """Return the facts under their short names."""
        return {
            "k": self.k,
            "est": self.est,
            "lo": self.lo,
            "hi": self.hi,
            "plo": self.plo,
            "phi": self.phi,
            "favour": self.favour,
            "fav_n": self.fav_n,
            "T": self.trivial,
            "I2": self.i2,
        }

    def mirrored(self) -> "RuleFacts":
        """Return the same facts with better and worse exchanged."""
        return RuleFacts(
            k=self.k,
            est=_negated(self.est),
            lo=_negated(self.hi),
            hi=_negated(self.lo),
            plo=_negated(self.phi),
            phi=_negated(self.plo),
            favour=None if self.favour is None else 1 - self.favour,
            fav_n=None if self.fav_n is None else 1 - self.fav_n,
            trivial=self.trivial,
            i2=self.i2,
        )

    def _check_shares(self) -> None:
        for key, share in (("favour", self.favour), ("fav_n", self.fav_n)):
            if share is not None and not 0 <= share <= 1:
                raise FactsError(key, "a share lies between 0 and 1", "write 0.75 for 75 %")
        if self.i2 is not None and not 0 <= self.i2 <= 100:
            raise FactsError("I2", "I2 lies between 0 and 100", "write 75 for 75 %")

    def _check_interval(self) -> None:
        if (self.est is None) != (self.lo is None) or (self.lo is None) != (self.hi is None):
            raise FactsError("est", "an estimate and its interval belong together", "give est, lo and hi")
        if self.est is None or self.lo is None or self.hi is None:
            return
        if not self.lo <= self.est <= self.hi:
            raise FactsError("est", "the estimate lies outside its interval", "check est, lo and hi")

    def _check_prediction_interval(self) -> None:
        if (self.plo is None) != (self.phi is None):
            raise FactsError("plo", "a prediction interval has two bounds", "give plo and phi")
        if self.plo is None or self.phi is None:
            return
        if self.est is None:
            raise FactsError(
                "plo", "a prediction interval without an estimate", "give est, lo and hi as well"
            )
        if not self.plo <= self.est <= self.phi:
            raise FactsError("plo", "the estimate lies outside its prediction interval", "check plo and phi")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _negated(value: float | None) -> float | None:
    return None if value is None else -value
