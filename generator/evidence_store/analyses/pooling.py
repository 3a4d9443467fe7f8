"""Pool the studies of one outcome: one common effect, or effects that differ with variance tau2.

Four estimators of tau2: none (EE, equal effects), DL (DerSimonian and Laird 1986), PM (Paule and
Mandel 1982) and REML (Viechtbauer 2005). The site shows REML; the others are in the data files,
so that a reader can see how little or how much hangs on the choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from operator import mul

from evidence_store.analyses.restricted_likelihood import reml_tau2
from evidence_store.analyses.roots import root_between
from evidence_store.analyses.sample import Sample, trace_of_projection


class Method(StrEnum):
    """How the variance between studies is estimated."""

    EE = "EE"
    """It is taken to be zero: every study estimates one and the same effect."""
    DL = "DL"
    """From Cochran's Q by the method of moments; no iteration."""
    REML = "REML"
    """By restricted maximum likelihood; the one that the site shows."""
    PM = "PM"
    """So that the generalised Q equals its degrees of freedom."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A pooled effect before an interval is put around it."""

    method: Method
    k: int
    """The number of studies."""
    estimate: float
    """The pooled effect on the analysis scale."""
    tau2: float
    """The variance of the true effects between studies."""
    total_weight: float
    """The sum of 1 / (v + tau2); its inverse is the variance of the estimate."""
    s2w: float
    """The factor of Knapp and Hartung: weighted squared residuals per degree of freedom."""


def pool(yi: Sequence[float], vi: Sequence[float], method: Method = Method.REML) -> Fit:
    """Pool effects `yi` with sampling variances `vi`; one study is handed through as it is."""
    return pool_sample(Sample.of(yi, vi), method)


def pool_sample(sample: Sample, method: Method) -> Fit:
    """Pool studies that are already sorted and centred."""
    tau2 = _ESTIMATORS[method](sample) if sample.k > 1 else 0.0
    weights = sample.weights(tau2)
    total = fsum(weights)
    mean: float = fsum(map(mul, weights, sample.di)) / total
    squares = fsum(w * (d - mean) ** 2 for w, d in zip(weights, sample.di, strict=True))
    return Fit(
        method=method,
        k=sample.k,
        estimate=sample.origin + mean,
        tau2=tau2,
        total_weight=total,
        s2w=squares / (sample.k - 1) if sample.k > 1 else 0.0,
    )


def dl_tau2(sample: Sample) -> float:
    """Return (Q - df) / C, not below zero (DerSimonian and Laird 1986)."""
    return max(0.0, (sample.q(0) - (sample.k - 1)) / trace_of_projection(sample.weights(0)))


def pm_tau2(sample: Sample) -> float:
    """Return the tau2 at which the generalised Q is its expectation, k - 1."""
    return tau2_where_q_is(sample, sample.k - 1) or 0.0


def tau2_where_q_is(sample: Sample, target: float) -> float | None:
    """Return the tau2 at which the generalised Q falls to `target`; None if it starts below.

    Q(tau2) lies between S / (tau2 + vmax) and S / (tau2 + vmin), S the plain sum of squares, which
    brackets the answer; and 1 / Q is nearly a straight line there, which finds it in a few steps.
    """
    if sample.q(0) < target:
        return None
    centre = sample.sum_of_squares() / target
    low = max(0.0, centre - sample.vi[-1])
    high = max(low, centre - sample.vi[0])

    def lag(tau2: float) -> float:
        return 1 / sample.q(tau2) - 1 / target

    return root_between(lag, low, high, lag(low), lag(high))


_ESTIMATORS = {
    Method.EE: lambda _: 0.0,
    Method.DL: dl_tau2,
    Method.REML: reml_tau2,
    Method.PM: pm_tau2,
}
