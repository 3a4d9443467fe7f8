"""Make the few quantiles and tail areas the estimators need, as plain floats.

Everything comes from ``scipy.special``: importing it takes about 0.15 s, ``scipy.stats`` a whole
second. So it is imported when a number is first asked for, since many commands ask for none.
Quantiles are remembered, since one site asks for the same few degrees of freedom over and over.
"""

import math
from functools import cache
from typing import Any

#: The coverage of every interval on the site; one place, so that no two pages can differ.
LEVEL = 0.95

_UPPER = 0.5 + LEVEL / 2


@cache
def _special() -> Any:
    from scipy import special

    return special


@cache
def normal_quantile() -> float:
    """Return the two-sided 95 % point of the standard normal distribution, 1.95996..."""
    return float(_special().ndtri(_UPPER))


@cache
def t_quantile(df: int) -> float:
    """Return the two-sided 95 % point of Student's t distribution."""
    # t^2 / (df + t^2) follows a beta distribution. Not `stdtrit`, whose older versions are off in
    # the twelfth digit, which shows where a bound lies near zero.
    share = float(_special().betaincinv(0.5, df / 2, LEVEL))
    return math.sqrt(df * share / (1 - share))


@cache
def chi2_quantiles(df: int) -> tuple[float, float]:
    """Return the 2.5 % and the 97.5 % point of the chi-square distribution."""
    return float(_special().chdtri(df, _UPPER)), float(_special().chdtri(df, 1 - _UPPER))


def normal_two_sided_p(stat: float) -> float:
    """Return the chance of a standard normal value at least this far from zero."""
    return float(2 * _special().ndtr(-abs(stat)))


def t_two_sided_p(stat: float, df: int) -> float:
    """Return the chance of a t value at least this far from zero."""
    # The incomplete beta function keeps its relative accuracy far out in the tail, where
    # one minus a distribution function would have lost every digit.
    return float(_special().betainc(df / 2, 0.5, df / (df + stat * stat)))


def chi2_upper_tail(stat: float, df: int) -> float:
    """Return the chance of a chi-square value at least this large."""
    return float(_special().chdtrc(df, stat))
