"""Intervals for rates and their differences, by statsmodels, which is imported at first use (it takes a second)."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

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


KINDS = 4
"""Of interviews in the comparison: followed up or not, success or not."""


def cluster_robust(exposed: ArrayLike, success: ArrayLike, clients: ArrayLike) -> Interval:
    """The interval for the difference where clients recur: OLS of success on exposure, clustered by client, with t.

    In whatever order the rows come: sums of fractions differ in their last digits by it, and databases give any.
    """
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    from scipy.stats import t  # noqa: PLC0415
    from statsmodels.regression.linear_model import OLS  # noqa: PLC0415

    client, known = pd.factorize(np.asarray(clients))
    if len(known) < 2:  # one client alone has nothing to vary between
        return NO_INTERVAL
    kind = 2 * np.asarray(exposed, dtype=np.int64) + np.asarray(success, dtype=np.int64)
    of_client = np.bincount(client * KINDS + kind, minlength=len(known) * KINDS).reshape(-1, KINDS)
    in_order = of_client[np.lexsort(of_client.T)].ravel()
    group, kind = np.divmod(np.repeat(np.arange(len(in_order)), in_order), KINDS)
    columns = np.column_stack([np.ones(len(kind)), kind // 2])
    fit = OLS((kind % 2).astype(float), columns).fit(
        cov_type="cluster", cov_kwds={"groups": group, "use_correction": True}, use_t=True
    )
    # Where nothing varies within clients the variance is zero, but for rounding, which may fall below.
    error = sqrt(max(float(fit.cov_params()[1, 1]), 0.0))
    margin = float(t.ppf((1 + CONFIDENCE) / 2, len(known) - 1)) * error
    slope = float(fit.params[1])
    return Interval(slope - margin, slope + margin)
