"""Turn the numbers of one study into an effect and its sampling variance.

The effect is treatment minus control, on the scale on which studies are pooled: the logarithm
for ratios, Fisher's z for correlations. Callers have checked the numbers (see `study_rows`);
``None`` means that by convention a row carries no information and is left out.
"""

import math
from dataclasses import dataclass

from evidence_store.analyses.distributions import normal_quantile


@dataclass(frozen=True, slots=True)
class EffectSize:
    """What one study found, ready to be pooled."""

    yi: float
    """The effect on the analysis scale; plus means more of the outcome under treatment."""
    vi: float
    """Its sampling variance."""


#: Added to all four cells of a table in which any cell is zero.
ZERO_CELL_CORRECTION = 0.5

#: Up to here the gamma function itself fits into a double; above, its series is exact to 1e-14.
_LARGEST_DF_FOR_GAMMA = 300


def log_odds_ratio(events_t: float, total_t: float, events_c: float, total_c: float) -> EffectSize | None:
    """Return ln(ad / bc) with variance 1/a + 1/b + 1/c + 1/d.

    Woolf (1955), Annals of Human Genetics 19; Borenstein et al. (2009), Introduction to
    Meta-Analysis, chapter 5. A half is added to every cell when one is zero. Tables in which
    nobody or everybody had the event say nothing about a ratio and are left out (Cochrane
    Handbook, chapter 10).
    """
    table = _corrected_table(events_t, total_t, events_c, total_c)
    if table is None:
        return None
    a, b, c, d = table
    return EffectSize(math.log((a * d) / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d)


def log_risk_ratio(events_t: float, total_t: float, events_c: float, total_c: float) -> EffectSize | None:
    """Return ln((a / n1) / (c / n2)) with variance 1/a - 1/n1 + 1/c - 1/n2.

    Katz et al. (1978), Biometrics 34; Borenstein et al. (2009), chapter 5. Zero cells as for
    `log_odds_ratio`.
    """
    table = _corrected_table(events_t, total_t, events_c, total_c)
    if table is None:
        return None
    a, b, c, d = table
    n1, n2 = a + b, c + d
    # 1/a - 1/n1 written as b / (a n1): the difference of two near-equal fractions loses digits.
    return EffectSize(math.log((a * n2) / (c * n1)), b / (a * n1) + d / (c * n2))


def risk_difference(events_t: float, total_t: float, events_c: float, total_c: float) -> EffectSize | None:
    """Return p1 - p2 with variance p1 (1 - p1) / n1 + p2 (1 - p2) / n2.

    Borenstein et al. (2009), chapter 5; Cochrane Handbook, chapter 6. No half is added: it
    would move the estimate itself. A row whose variance is zero cannot be weighted and is left
    out.
    """
    p1, p2 = events_t / total_t, events_c / total_c
    q1, q2 = (total_t - events_t) / total_t, (total_c - events_c) / total_c
    variance = p1 * q1 / total_t + p2 * q2 / total_c
    return EffectSize(p1 - p2, variance) if variance > 0 else None


def standardised_mean_difference(
    mean_t: float, sd_t: float, n_t: float, mean_c: float, sd_c: float, n_c: float
) -> EffectSize:
    """Return Hedges' g with variance 1/n1 + 1/n2 + g^2 / (2 (n1 + n2)).

    Hedges (1981), Journal of Educational Statistics 6, for the exact correction; the
    variance is the large-sample one (Borenstein et al. 2009, chapter 4) taken at g.
    """
    df = n_t + n_c - 2
    pooled_sd = math.sqrt(((n_t - 1) * sd_t * sd_t + (n_c - 1) * sd_c * sd_c) / df)
    g = small_sample_correction(df) * (mean_t - mean_c) / pooled_sd
    return EffectSize(g, 1 / n_t + 1 / n_c + g * g / (2 * (n_t + n_c)))


def small_sample_correction(df: float) -> float:
    """Return Hedges' J = gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)), which takes the bias from d.

    Hedges (1981); exact, not the usual 1 - 3 / (4 m - 1).
    """
    z = (df - 1) / 2
    if df <= _LARGEST_DF_FOR_GAMMA:
        return math.gamma(z + 0.5) / (math.gamma(z) * math.sqrt(z + 0.5))
    # Gamma(z + 1/2) / (Gamma(z) sqrt(z)), Abramowitz and Stegun 6.1.47 carried further.
    ratio = 1 - 1 / (8 * z) + 1 / (128 * z**2) + 5 / (1024 * z**3) - 21 / (32768 * z**4)
    return ratio * math.sqrt(z / (z + 0.5))


def mean_difference(
    mean_t: float, sd_t: float, n_t: float, mean_c: float, sd_c: float, n_c: float
) -> EffectSize:
    """Return the difference of means with variance s1^2 / n1 + s2^2 / n2.

    Borenstein et al. (2009), chapter 4 (standard deviations not assumed equal).
    """
    return EffectSize(mean_t - mean_c, sd_t * sd_t / n_t + sd_c * sd_c / n_c)


def fisher_z(r: float, n: float) -> EffectSize:
    """Return Fisher's z = atanh(r) with variance 1 / (n - 3).

    Fisher (1921), Metron 1; Borenstein et al. (2009), chapter 6.
    """
    return EffectSize(math.atanh(r), 1 / (n - 3))


def from_standard_error(effect: float, se: float, *, ratio: bool) -> EffectSize:
    """Take a published effect with its standard error (Cochrane Handbook, chapter 6).

    `ratio` says that the effect is a ratio itself; its error is always that of the logarithm.
    """
    return EffectSize(math.log(effect) if ratio else effect, se * se)


def from_interval(effect: float, ci_lb: float, ci_ub: float, *, ratio: bool) -> EffectSize:
    """Recover the variance from a 95 % interval: se = (upper - lower) / (2 * 1.96).

    Cochrane Handbook, chapter 6. A ratio and its interval are logged first: it is on the
    log scale that such an interval is symmetric.
    """
    if ratio:
        yi, width = math.log(effect), math.log(ci_ub) - math.log(ci_lb)
    else:
        yi, width = effect, ci_ub - ci_lb
    se = width / (2 * normal_quantile())
    return EffectSize(yi, se * se)


def _corrected_table(
    events_t: float, total_t: float, events_c: float, total_c: float
) -> tuple[float, float, float, float] | None:
    """Return the four cells, corrected if one is zero; None if nobody or everybody had it."""
    a, b = events_t, total_t - events_t
    c, d = events_c, total_c - events_c
    if (a == 0 and c == 0) or (b == 0 and d == 0):
        return None
    half = ZERO_CELL_CORRECTION if 0 in (a, b, c, d) else 0.0
    return a + half, b + half, c + half, d + half
