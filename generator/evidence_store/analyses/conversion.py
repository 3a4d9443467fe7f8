"""Turn one kind of effect into another, where a named formula exists.

Every conversion assumes something about the data that it cannot check, so a page that shows a
converted number names the conversion.
"""

import math

from evidence_store.analyses.effect_sizes import EffectSize

#: The standard deviation of the logistic distribution, about 1.81.
_LOGISTIC_SD = math.pi / math.sqrt(3)


def log_odds_ratio_of_smd(smd: float) -> float:
    """Return SMD pi / sqrt(3) (Hasselblad and Hedges 1995, Psychological Bulletin 117)."""
    return smd * _LOGISTIC_SD


def smd_to_log_odds_ratio(effect: EffectSize) -> EffectSize:
    """Convert with variance v pi^2 / 3 (Borenstein et al. 2009, chapter 7).

    Assumes that the outcome behind the odds ratio is logistic with equal spread in both arms.
    """
    return EffectSize(log_odds_ratio_of_smd(effect.yi), effect.vi * _LOGISTIC_SD**2)


def log_odds_ratio_to_smd(effect: EffectSize) -> EffectSize:
    """Convert by ln(OR) sqrt(3) / pi (Chinn 2000, Statistics in Medicine 19)."""
    return EffectSize(effect.yi / _LOGISTIC_SD, effect.vi / _LOGISTIC_SD**2)


def smd_to_correlation(effect: EffectSize, n_t: float, n_c: float) -> EffectSize:
    """Return r = d / sqrt(d^2 + a), a = (n1 + n2)^2 / (n1 n2), variance a^2 v / (d^2 + a)^3.

    Borenstein et al. (2009), chapter 7. The result is r itself, not Fisher's z.
    """
    a = (n_t + n_c) ** 2 / (n_t * n_c)
    size = effect.yi**2 + a
    return EffectSize(effect.yi / math.sqrt(size), a * a * effect.vi / size**3)


def correlation_to_smd(effect: EffectSize) -> EffectSize:
    """Return d = 2 r / sqrt(1 - r^2) with variance 4 v / (1 - r^2)^3.

    Borenstein et al. (2009), chapter 7; takes r and its variance, not Fisher's z, and two
    groups of equal size.
    """
    left = 1 - effect.yi**2
    if left <= 0:
        raise ValueError("a correlation lies between -1 and 1")
    return EffectSize(2 * effect.yi / math.sqrt(left), 4 * effect.vi / left**3)


def odds_ratio_to_risk_ratio(odds_ratio: float, baseline: float) -> float:
    """Return OR / (1 - p0 + p0 OR) for a baseline risk p0.

    Zhang and Yu (1998), JAMA 280; Cochrane Handbook, chapter 15. Right for an unadjusted ratio and
    its bounds; for an adjusted one, an approximation.
    """
    if not (odds_ratio > 0 and 0 <= baseline <= 1):
        raise ValueError("an odds ratio is above 0 and a risk between 0 and 1")
    return odds_ratio / (1 - baseline + baseline * odds_ratio)
