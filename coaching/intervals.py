"""Intervals for rates and their differences, by statsmodels, which is imported at first use (it takes a second)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """A 95 % interval; both ends are None where it does not exist."""

    low: float | None
    high: float | None


NO_INTERVAL = Interval(None, None)


def wilson(successes: int, n: int, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's interval for one proportion."""
    if n == 0:
        return NO_INTERVAL
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415 - heavy, see above

    low, high = proportion_confint(successes, n, alpha=1 - confidence, method="wilson")
    return Interval(max(float(low), 0.0), min(float(high), 1.0))


def newcombe(successes: int, n: int, other_successes: int, other_n: int) -> Interval:
    """Newcombe's interval for the difference of two independent proportions, the first minus the other."""
    from statsmodels.stats.proportion import confint_proportions_2indep  # noqa: PLC0415

    low, high = confint_proportions_2indep(
        successes, n, other_successes, other_n, compare="diff", method="newcomb", alpha=1 - CONFIDENCE
    )
    return Interval(float(low), float(high))


def cluster_robust(exposed: Sequence[bool], success: Sequence[bool], clients: Sequence[object]) -> Interval:
    """The interval for the difference where clients recur: OLS of success on exposure, clustered by client, with t.

    In whatever order the rows come: sums of fractions differ in their last digits by it, and databases give any.
    """
    of_client: defaultdict[object, list[tuple[bool, bool]]] = defaultdict(list)
    for client, *row in zip(clients, exposed, success, strict=True):
        of_client[client].append((row[0], row[1]))
    alike = sorted(map(sorted, of_client.values()))
    rows = [(group, *row) for group, own in enumerate(alike) for row in own]
    if len(alike) < 2:  # one client alone has nothing to vary between
        return NO_INTERVAL
    import numpy as np  # noqa: PLC0415
    from scipy.stats import t  # noqa: PLC0415
    from statsmodels.regression.linear_model import OLS  # noqa: PLC0415

    groups, exposure, outcome = (np.asarray(column) for column in zip(*rows, strict=True))
    columns = np.column_stack([np.ones(len(rows)), exposure.astype(float)])
    fit = OLS(outcome.astype(float), columns).fit(
        cov_type="cluster", cov_kwds={"groups": groups, "use_correction": True}, use_t=True
    )
    # Where nothing varies within clients the variance is zero, but for rounding, which may fall below.
    error = sqrt(max(float(fit.cov_params()[1, 1]), 0.0))
    margin = float(t.ppf((1 + CONFIDENCE) / 2, len(alike) - 1)) * error
    slope = float(fit.params[1])
    return Interval(slope - margin, slope + margin)
