"""Put an interval around a share of people, such as those who chose one answer of a poll."""

import math

from evidence_store.analyses.distributions import normal_quantile


def wilson(count: int, total: int) -> tuple[float, float]:
    """Return the 95 % score interval of `count` of `total` people, as shares of 1.

    Wilson (1927), Journal of the American Statistical Association 22, 209-212: the shares that a
    normal test at 5 % would not reject. It stays within 0 and 1 and holds its level with few people
    (Newcombe 1998, Statistics in Medicine 17, 857-872, his third method). It speaks of chance alone.
    Raises ValueError for counts that cannot be.
    """
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} people cannot be")
    share, z2 = count / total, normal_quantile() ** 2
    centre = share + z2 / (2 * total)
    half = math.sqrt(z2 * (share * (1 - share) + z2 / (4 * total)) / total)
    low, high = ((centre + side) / (1 + z2 / total) for side in (-half, half))
    # Nobody and everybody touch the ends exactly; rounding must not say otherwise.
    return (low if count else 0.0), (high if count < total else 1.0)
