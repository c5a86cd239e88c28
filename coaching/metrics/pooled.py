"""Tables of two by two taken together over strata, by Mantel and Haenszel: the odds ratio and the risk difference.

Where a client is in it more than once, the intervals are by client: of the odds ratio by leaving each client out in
turn, of the difference by the cluster-robust regression that the comparison itself uses, with the strata in it.
"""

from __future__ import annotations

from math import exp, isfinite, log, sqrt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.intervals import CONFIDENCE, NO_INTERVAL, Interval

CELLS = ["exposed_successes", "exposed_others", "unexposed_successes", "unexposed_others"]
Tables = np.ndarray[Any, np.dtype[np.float64]]


class Estimate(NamedTuple):
    """A number with its 95% interval; None where it does not exist."""

    value: float | None
    interval: Interval


class Tested(NamedTuple):
    """A chi-square statistic and its p."""

    chi_square: float
    p: float


NO_ESTIMATE = Estimate(None, NO_INTERVAL)


def informative(tables: pd.DataFrame) -> pd.DataFrame:
    """The strata in which both groups have somebody; the others say nothing about a difference."""
    exposed = tables["exposed_successes"] + tables["exposed_others"]
    unexposed = tables["unexposed_successes"] + tables["unexposed_others"]
    return tables[(exposed > 0) & (unexposed > 0)]


def odds_ratio(tables: pd.DataFrame) -> Estimate:
    """The pooled odds ratio of strata (CELLS) with the interval of Robins, Breslow and Greenland; of one, the crude."""
    from statsmodels.stats.contingency_tables import StratifiedTable  # noqa: PLC0415 - a second to import

    agreeing, opposing = _products(tables[CELLS].to_numpy(dtype=float))
    if not (agreeing.sum() > 0 and opposing.sum() > 0):
        return NO_ESTIMATE
    fit = StratifiedTable(_squares(tables))
    low, high = fit.oddsratio_pooled_confint(1 - CONFIDENCE)
    return Estimate(float(fit.oddsratio_pooled), Interval(float(low), float(high)))


def odds_ratio_by_client(rows: pd.DataFrame) -> Estimate:
    """The same of rows (`stratum`, `exposed`, `success`, `client_id`), its interval by leaving out each client."""
    counts = _counts(rows, ["client_id", "stratum"])
    strata, names = pd.factorize(counts.index.get_level_values("stratum"))
    clients, people = pd.factorize(counts.index.get_level_values("client_id"))
    own = counts.to_numpy(dtype=float)
    whole = np.zeros((len(names), len(CELLS)))
    np.add.at(whole, strata, own)
    agreeing, opposing = _products(whole)
    if not (agreeing.sum() > 0 and opposing.sum() > 0):
        return NO_ESTIMATE
    value = log(agreeing.sum() / opposing.sum())
    less = [
        before[strata] - after
        for before, after in zip((agreeing, opposing), _products(whole[strata] - own), strict=True)
    ]
    left = [
        total.sum() - np.bincount(clients, weights=change, minlength=len(people))
        for total, change in zip((agreeing, opposing), less, strict=True)
    ]
    if len(people) < 2 or (left[0] <= 0).any() or (left[1] <= 0).any():
        return Estimate(exp(value), NO_INTERVAL)
    without = np.log(left[0] / left[1])
    error = sqrt((len(people) - 1) / len(people) * float(((without - without.mean()) ** 2).sum()))
    margin = _t(len(people) - 1) * error
    return Estimate(exp(value), _ratio_interval(value, margin))


def difference(rows: pd.DataFrame) -> Estimate:
    """The pooled risk difference, exposed minus unexposed, with Mantel and Haenszel's weights, by client.

    That is success regressed on exposure and the strata: its slope weighs a stratum by n1 n0 / n, as they do. Strata
    are taken out by their means, as a column for each of 500 counselors would cost 400 MB at 100,000 interviews.
    """
    strata = rows["stratum"]
    exposed, success = rows["exposed"].astype(float), rows["success"].astype(float)
    exposed -= exposed.groupby(strata).transform("mean")
    success -= success.groupby(strata).transform("mean")
    spread = float((exposed**2).sum())
    if not spread > 0:
        return NO_ESTIMATE
    slope = float((exposed * success).sum()) / spread
    scores = (exposed * (success - slope * exposed)).groupby(rows["client_id"]).sum()
    people, free = len(scores), len(rows) - strata.nunique() - 1
    if people < 2 or free < 1:
        return Estimate(slope, NO_INTERVAL)
    correction = people / (people - 1) * (len(rows) - 1) / free
    margin = _t(people - 1) * sqrt(correction * float((scores**2).sum())) / spread
    return Estimate(slope, Interval(slope - margin, slope + margin))


def null_test(tables: pd.DataFrame) -> Tested | None:
    """Mantel and Haenszel's test, with continuity correction, that the odds are the same in every stratum."""
    return _tested(tables, "null")


def homogeneity_test(tables: pd.DataFrame) -> Tested | None:
    """Breslow and Day's test, with Tarone's correction, that the odds ratio is the same in every stratum."""
    return _tested(tables, "equal") if len(tables) > 1 else None


def _tested(tables: pd.DataFrame, which: str) -> Tested | None:
    agreeing, opposing = _products(tables[CELLS].to_numpy(dtype=float))
    if not (agreeing.sum() > 0 and opposing.sum() > 0):
        return None
    from statsmodels.stats.contingency_tables import StratifiedTable  # noqa: PLC0415

    fit = StratifiedTable(_squares(tables))
    with np.errstate(all="ignore"):
        found = fit.test_null_odds(correction=True) if which == "null" else fit.test_equal_odds(adjust=True)
    statistic, p = float(found.statistic), float(found.pvalue)
    return Tested(statistic, p) if isfinite(statistic) and isfinite(p) else None


def _counts(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """How many rows are in each of CELLS, by these columns."""
    up, good = rows["exposed"].astype(bool), rows["success"].astype(bool)
    cells = pd.DataFrame(dict(zip(CELLS, (up & good, up & ~good, ~up & good, ~up & ~good), strict=True)))
    return cells.astype(int).groupby([rows[column] for column in by], sort=False).sum()


def tables_of(rows: pd.DataFrame) -> pd.DataFrame:
    """One table a stratum: CELLS by `stratum`, from rows with `stratum`, `exposed` and `success`."""
    return _counts(rows, ["stratum"])


def _products(cells: Tables) -> tuple[Tables, Tables]:
    """Of each table, what its two diagonals add to the pooled odds; nothing where nobody is in it."""
    total = cells.sum(axis=1)
    size = np.where(total > 0, total, 1.0)
    return cells[:, 0] * cells[:, 3] / size, cells[:, 1] * cells[:, 2] / size


def _squares(tables: pd.DataFrame) -> Tables:
    """The tables as statsmodels wants them: two by two by strata."""
    squares: Tables = tables[CELLS].to_numpy(dtype=float).reshape(-1, 2, 2).transpose(1, 2, 0)
    return squares


def _ratio_interval(value: float, margin: float) -> Interval:
    return Interval(exp(value - margin), exp(value + margin)) if margin < 700 else NO_INTERVAL  # a float ends there


def _t(degrees: int) -> float:
    from scipy.stats import t  # noqa: PLC0415

    return float(t.ppf((1 + CONFIDENCE) / 2, degrees))
