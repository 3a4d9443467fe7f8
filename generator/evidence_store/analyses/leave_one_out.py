"""Pool again without each study in turn, to see whether the result hangs on one of them."""

from collections.abc import Sequence

from evidence_store.analyses.pooling import Fit, Method, pool


def leave_one_out(yi: Sequence[float], vi: Sequence[float], method: Method = Method.REML) -> tuple[Fit, ...]:
    """Return the fit without the first study, without the second, and so on.

    Empty for a single study: without it there is nothing left to pool.
    """
    if len(yi) < 2:
        return ()
    return tuple(
        pool([*yi[:out], *yi[out + 1 :]], [*vi[:out], *vi[out + 1 :]], method) for out in range(len(yi))
    )
