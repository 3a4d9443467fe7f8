"""Lay out everything that is known about one pooled outcome as plain data for a JSON file.

Keys and conventions are those of metafor's functions, so that a reader can check a downloaded
file against R line by line. Numbers are unrounded; None means "not defined here".
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from evidence_store.analyses import bias, intervals
from evidence_store.analyses.absolute import absolute_effect
from evidence_store.analyses.distributions import LEVEL, normal_quantile
from evidence_store.analyses.heterogeneity import Heterogeneity, heterogeneity, model_h2, model_i2
from evidence_store.analyses.intervals import Interval
from evidence_store.analyses.leave_one_out import leave_one_out
from evidence_store.analyses.measures import Measure
from evidence_store.analyses.pooling import Fit, Method, pool_sample
from evidence_store.analyses.restricted_likelihood import reml_candidates
from evidence_store.analyses.sample import Sample
from evidence_store.analyses.study_rows import Study, StudyRows
from evidence_store.analyses.trim_and_fill import trim_and_fill

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

#: Risks without the intervention for which absolute effects are given beside the studies' own.
ASSUMED_RISKS = (0.02, 0.1, 0.3)

#: A tau2 estimator per study weight and per leave-one-out run; PM differs little from REML.
_MAIN_METHODS = (Method.EE, Method.DL, Method.REML)


def pooled_result(rows: StudyRows, measure: Measure) -> dict[str, Json]:
    """Return the whole result; keys that need more studies than there are do not appear."""
    studies = rows.studies
    yi, vi = [study.yi for study in studies], [study.vi for study in studies]
    sample = Sample.of(yi, vi)
    methods = tuple(Method) if sample.k > 1 else (Method.EE,)
    fits = {method: pool_sample(sample, method) for method in methods}
    found = heterogeneity(sample)
    result: dict[str, Json] = {
        "measure": str(measure),
        "log_scale": measure.log_scale,
        "level": LEVEL,
        "k_input": len(studies) + len(rows.dropped),
        "k": sample.k,
        "dropped": [row.study for row in rows.dropped],
        "dropped_rows": [
            {"study": row.study, "line": row.line, "because": row.because} for row in rows.dropped
        ],
        "studies": [_study(study, fits) for study in studies],
        "heterogeneity": _heterogeneity(found),
        "models": {str(method): _model(fit, found) for method, fit in fits.items()},
        "direction": {
            "negative": sum(y < 0 for y in yi),
            "zero": sum(y == 0 for y in yi),
            "positive": sum(y > 0 for y in yi),
        },
    }
    if sample.k > 1:
        candidates = reml_candidates(sample)
        result["reml_check"] = {
            "stationary_tau2": [maximum.tau2 for maximum in candidates],
            "stationary_ll": [maximum.log_likelihood for maximum in candidates],
            "logLik": max(maximum.log_likelihood for maximum in candidates),
        }
        result["leave_one_out"] = _leave_one_out([s.study for s in studies], yi, vi)
    if sample.k > 2:
        result |= _small_study_effects(yi, vi)
    if measure.transformed:
        result["display"] = {
            str(method): {kind: _display(interval, measure) for kind, interval in _intervals(fit).items()}
            for method, fit in fits.items()
        }
    absolute = _absolute(fits, measure, rows.control_risks())
    if absolute:
        result["absolute"] = absolute
    return result


def _study(study: Study, fits: Mapping[Method, Fit]) -> dict[str, Json]:
    se = math.sqrt(study.vi)
    reach = normal_quantile() * se
    weights: dict[str, Json] = {
        f"weight_{method}": 100 / (study.vi + fits[method].tau2) / fits[method].total_weight
        if method in fits
        else 100.0
        for method in _MAIN_METHODS
    }
    return {
        "study": study.study,
        "line": study.line,
        "yi": study.yi,
        "vi": study.vi,
        "sei": se,
        "ci_lb": study.yi - reach,
        "ci_ub": study.yi + reach,
        "participants": study.participants,
        **weights,
    }


def _heterogeneity(found: Heterogeneity) -> dict[str, Json]:
    result: dict[str, Json] = {
        "Q": found.q,
        "df": found.df,
        "p": found.p,
        "vt": found.typical,
    }
    profile = found.profile
    if profile is None:
        return result
    return result | {
        "I2_from_Q": found.i2_from_q,
        "H2_from_Q": found.h2_from_q,
        "qprofile": {
            "tau2_lb": profile.tau2_lb,
            "tau2_ub": profile.tau2_ub,
            "I2_lb": profile.i2_lb,
            "I2_ub": profile.i2_ub,
            "H2_lb": profile.h2_lb,
            "H2_ub": profile.h2_ub,
            "null_set": profile.null_set,
        },
    }


_KINDS = {"z": intervals.wald, "knha": intervals.knapp_hartung, "adhoc": intervals.adhoc}


def _model(fit: Fit, found: Heterogeneity) -> dict[str, Json]:
    return {
        "tau2": fit.tau2,
        "tau": math.sqrt(fit.tau2),
        "I2": model_i2(fit, found),
        "H2": model_h2(fit, found),
        **{kind: _interval(interval, fit, kind) for kind, interval in _intervals(fit).items()},
    }


def _intervals(fit: Fit) -> dict[str, Interval]:
    """Return the intervals by kind; a single study has no degree of freedom for any but its own."""
    kinds = _KINDS if fit.k > 1 else {"z": intervals.wald}
    return {kind: interval_of(fit) for kind, interval_of in kinds.items()}


def _interval(interval: Interval, fit: Fit, kind: str) -> dict[str, Json]:
    result: dict[str, Json] = {
        "estimate": interval.estimate,
        "se": interval.se,
        "stat": interval.stat,
        "df": interval.df,
        "p": interval.p,
        "ci_lb": interval.ci_lb,
        "ci_ub": interval.ci_ub,
    }
    if interval.pi_lb is not None:
        result |= {"pi_lb": interval.pi_lb, "pi_ub": interval.pi_ub}
        if kind == "knha":
            result["s2w"] = fit.s2w
    if interval.pi_hts_lb is not None:
        result |= {"pi_hts_lb": interval.pi_hts_lb, "pi_hts_ub": interval.pi_hts_ub}
    return result


def _leave_one_out(labels: Sequence[str], yi: Sequence[float], vi: Sequence[float]) -> dict[str, Json]:
    result: dict[str, Json] = {}
    for method in _MAIN_METHODS:
        fits = leave_one_out(yi, vi, method)
        walds = [intervals.wald(fit) for fit in fits]
        estimates = [fit.estimate for fit in fits]
        lowest, highest = min(estimates), max(estimates)
        result[str(method)] = {
            "estimate": estimates,
            "min": lowest,
            "max": highest,
            "se": [wald.se for wald in walds],
            "p": [wald.p for wald in walds],
            "tau2": [fit.tau2 for fit in fits],
            "argmin": labels[estimates.index(lowest)],
            "argmax": labels[estimates.index(highest)],
        }
        if method is Method.REML and len(labels) > 2:
            adhocs = [intervals.adhoc(fit) for fit in fits]
            result["REML_adhoc"] = {
                "ci_lb": [adhoc.ci_lb for adhoc in adhocs],
                "ci_ub": [adhoc.ci_ub for adhoc in adhocs],
            }
    return result


def _small_study_effects(yi: Sequence[float], vi: Sequence[float]) -> dict[str, Json]:
    """Return the three looks at the funnel, as far as they are defined."""
    result: dict[str, Json] = {}
    classical = bias.egger(yi, vi)
    if classical is not None:
        tests: dict[str, Json] = {
            "lm": {
                "slope": classical.slope,
                "slope_se": classical.slope_se,
                "t": classical.stat,
                "df": classical.df,
                "p": classical.p,
                "limit_estimate": classical.limit_estimate,
            }
        }
        for method in (Method.DL, Method.REML):
            mixed = bias.egger_mixed(yi, vi, method)
            if mixed is not None:
                tests[f"rma_{method}"] = {
                    "z": mixed.stat,
                    "p": mixed.p,
                    "slope": mixed.slope,
                    "limit_estimate": mixed.limit_estimate,
                }
        result["egger"] = tests
    ranks = bias.begg(yi, vi)
    if ranks is not None:
        result["begg"] = {"tau": ranks.tau, "p": ranks.p}
    filled: dict[str, Json] = {}
    for method in _MAIN_METHODS:
        found = trim_and_fill(yi, vi, method)
        if found is not None:
            wald = intervals.wald(found.fit)
            filled[str(method)] = {
                "side": found.side,
                "k0": found.k0,
                "estimate": wald.estimate,
                "se": wald.se,
                "ci_lb": wald.ci_lb,
                "ci_ub": wald.ci_ub,
                "tau2": found.fit.tau2,
            }
    result["trimfill"] = filled
    return result


def _display(interval: Interval, measure: Measure) -> dict[str, Json]:
    """Return the limits of one interval on the scale that readers are shown."""
    limits = {
        "estimate": interval.estimate,
        "ci_lb": interval.ci_lb,
        "ci_ub": interval.ci_ub,
        "pi_lb": interval.pi_lb,
        "pi_ub": interval.pi_ub,
    }
    return {name: measure.display(limit) for name, limit in limits.items() if limit is not None}


def _absolute(fits: Mapping[Method, Fit], measure: Measure, own_risks: Sequence[float]) -> list[Json]:
    """Return the effects per 1,000 for the studies' own risk and for the assumed ones."""
    fit = fits.get(Method.REML, fits[Method.EE])
    risks = [(risk, "assumed") for risk in ASSUMED_RISKS]
    # Six digits, as a reader would copy it; a median of 0 or 1 leaves no room for an effect.
    median = float(f"{statistics.median(own_risks):.6g}") if own_risks else 0.0
    if 0 < median < 1:
        risks.insert(0, (median, "median control risk"))
    result: list[Json] = []
    for kind, interval in _intervals(fit).items():
        if kind == "knha":
            continue
        for baseline, source in risks:
            effect = absolute_effect(measure, interval.estimate, interval.ci_lb, interval.ci_ub, baseline)
            if effect is not None:
                result.append(
                    {
                        "ci": kind,
                        "baseline": effect.baseline,
                        "source": source,
                        "risk": effect.risk,
                        "per1000": effect.per_1000,
                        "per1000_lb": effect.per_1000_lb,
                        "per1000_ub": effect.per_1000_ub,
                        "nnt": effect.nnt,
                    }
                )
    return result
