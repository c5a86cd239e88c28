"""Crude and pooled: published tables, the same by hand, intervals by regression and by leaving clients out."""

from __future__ import annotations

from collections import defaultdict
from math import exp, log, sqrt
from random import Random

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t as student
from statsmodels.regression.linear_model import OLS

from coaching.metrics.pooled import NO_ESTIMATE, odds_ratio, tables_of
from coaching.metrics.stratified import OTHERS, Stratified, over_strata, stratified
from tests.metrics.offices import NOW, an_office

BERKELEY = {
    "A": (512, 313, 89, 19), "B": (353, 207, 17, 8), "C": (120, 205, 202, 391),
    "D": (138, 279, 131, 244), "E": (53, 138, 94, 299), "F": (22, 351, 24, 317),
}  # fmt: skip
KIDNEY_STONES = {"small": (81, 6, 234, 36), "large": (192, 71, 55, 25)}
SIDES = ((True, True), (True, False), (False, True), (False, False))


def rows_of(tables: dict[str, tuple[int, int, int, int]], clients: int | None = None) -> pd.DataFrame:
    """A row for each of these; of so many clients in turn, or each of one's own."""
    lines = [
        (stratum, *side)
        for stratum, counts in tables.items()
        for side, n in zip(SIDES, counts, strict=True)
        for _ in range(n)
    ]
    frame = pd.DataFrame(lines, columns=["stratum", "exposed", "success"])
    return frame.assign(client_id=[number % (clients or len(lines) or 1) for number in range(len(lines))])


def printed(number: float | None, digits: int) -> str:
    assert number is not None
    return f"{number:.{digits}f}"


def test_berkeley_gives_the_published_ratios_interval_and_test() -> None:
    found = over_strata(rows_of(BERKELEY))
    assert printed(found.crude.value, 2) == "1.84"
    assert [printed(number, 4) for number in (found.pooled.value, *found.pooled.interval)] == [
        "0.9047",
        "0.7719",
        "1.0603",
    ]
    assert found.no_difference is not None
    assert (printed(found.no_difference.chi_square, 4), printed(found.no_difference.p, 4)) == ("1.4269", "0.2323")
    assert (found.disagree, found.reversed) == (True, True)
    assert found.same_ratio is not None
    assert found.same_ratio.p < 0.01  # department A is unlike the others


def test_kidney_stones_turn_round_within_their_sizes() -> None:
    found = over_strata(rows_of(KIDNEY_STONES))
    assert found.crude.value is not None
    assert found.crude.value < 1
    assert [printed(number, 3) for number in (found.pooled.value, *found.pooled.interval)] == [
        "1.447",
        "0.916",
        "2.286",
    ]
    assert printed(273 / 350 - 289 / 350, 3) == printed(found.crude_difference.value, 3) == "-0.046"
    assert found.pooled_difference.value is not None
    assert found.pooled_difference.value > 0
    assert found.reversed


def by_chance(seed: int, clients: int = 40) -> pd.DataFrame:
    chance = Random(seed)  # noqa: S311 - for rows, not for a secret
    lines = []
    for client in range(clients):
        stratum, luck = chance.choice("abcd"), chance.random()
        for _ in range(chance.randint(1, 8)):
            lines.append((stratum, chance.random() < luck, chance.random() < 0.2 + luck / 3, client))
    return pd.DataFrame(lines, columns=["stratum", "exposed", "success", "client_id"])


def plain_ratio(rows: pd.DataFrame) -> float:
    agreeing = opposing = 0.0
    for _, one in rows.groupby("stratum"):
        tally = defaultdict(int)
        for line in one.itertuples(index=False):
            tally[line.exposed, line.success] += 1
        agreeing += tally[True, True] * tally[False, False] / len(one)
        opposing += tally[True, False] * tally[False, True] / len(one)
    return agreeing / opposing


@pytest.mark.parametrize("seed", range(3))
def test_where_clients_recur_the_ratios_interval_is_that_of_leaving_each_out_in_turn(seed: int) -> None:
    rows = by_chance(seed)
    found = over_strata(rows)
    assert found.by_client
    assert found.pooled.value == pytest.approx(plain_ratio(rows))
    logs = [log(plain_ratio(rows[rows["client_id"] != gone])) for gone in range(40)]
    margin = student.ppf(0.975, 39) * sqrt(39 / 40 * sum((one - sum(logs) / 40) ** 2 for one in logs))
    middle = log(plain_ratio(rows))
    assert found.pooled.interval == pytest.approx((exp(middle - margin), exp(middle + margin)))


@pytest.mark.parametrize("seed", range(3))
def test_the_pooled_difference_is_the_regression_with_a_column_a_stratum_clustered_by_client(seed: int) -> None:
    rows = by_chance(seed)
    columns = pd.get_dummies(rows["stratum"], dtype=float).assign(exposed=rows["exposed"].astype(float))
    fit = OLS(rows["success"].astype(float), columns).fit(
        cov_type="cluster", cov_kwds={"groups": rows["client_id"], "use_correction": True}, use_t=True
    )
    margin = student.ppf(0.975, 39) * fit.bse["exposed"]
    found = over_strata(rows).pooled_difference
    assert found.value == pytest.approx(fit.params["exposed"])
    assert found.interval == pytest.approx((fit.params["exposed"] - margin, fit.params["exposed"] + margin))


@pytest.mark.parametrize("seed", range(3))
def test_the_pooled_difference_weighs_each_stratum_as_mantel_and_haenszel_do(seed: int) -> None:
    rows = by_chance(seed)
    sums = np.zeros(2)
    for _, one in rows.groupby("stratum"):
        up, not_up = one[one["exposed"]], one[~one["exposed"]]
        weight = len(up) * len(not_up) / len(one)
        sums += weight * (up["success"].mean() - not_up["success"].mean()), weight
    assert over_strata(rows).pooled_difference.value == pytest.approx(sums[0] / sums[1])


def test_with_one_stratum_crude_and_pooled_are_the_same() -> None:
    found = over_strata(rows_of({"one": (14, 26, 10, 51)}))
    assert found.pooled == found.crude
    assert found.pooled.value == pytest.approx(14 * 51 / (26 * 10))
    assert found.same_ratio is None
    assert not found.disagree


def test_strata_with_one_group_alone_say_nothing_and_are_counted() -> None:
    found = over_strata(rows_of({**KIDNEY_STONES, "only exposed": (30, 10, 0, 0), "only the others": (0, 0, 4, 5)}))
    assert found.pooled.value == pytest.approx(1.4468, abs=1e-4)
    assert (found.within, found.of) == (700, 749)
    assert len(found.tables) == 4


def test_ten_in_a_group_are_too_few_and_eleven_are_enough() -> None:
    few, enough = (over_strata(rows_of({"one": (3, n - 3, 10, 51)})) for n in (10, 11))
    assert (few.withheld, enough.withheld) == (True, False)
    assert few.pooled == few.crude == few.pooled_difference == NO_ESTIMATE
    assert enough.pooled.value is not None


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"one": (0, 12, 0, 12)},
        {"one": (12, 0, 12, 0)},
        {"one": (12, 0, 0, 12)},
        {"a": (12, 3, 0, 0), "b": (0, 0, 12, 3)},
        {"one": (0, 20, 5, 20)},
    ],
)
def test_what_has_no_ratio_gives_none_and_never_a_nan(tables: dict[str, tuple[int, int, int, int]]) -> None:
    for clients in (None, 7):
        found = over_strata(rows_of(tables, clients))
        assert found.pooled == NO_ESTIMATE
        assert not found.disagree
        for one in (found.crude, found.crude_difference, found.pooled_difference):
            assert all(number is None or np.isfinite(number) for number in (one.value, *one.interval))


def test_one_client_alone_has_no_interval() -> None:
    found = over_strata(rows_of({"one": (14, 26, 10, 51)}, clients=1))
    assert found.pooled.value is not None
    assert found.pooled.interval == (None, None)
    assert found.pooled_difference.interval == (None, None)


def test_the_strata_of_an_office_are_its_values_and_those_not_told_apart_are_one() -> None:
    figures = an_office(60, days=400)
    found, fewer = (stratified(figures.interviews, "industry", NOW, together=some) for some in ((), ("Health", "Law")))
    assert set(found.tables["stratum"]) == {"Finance", "Health"}
    assert set(fewer.tables["stratum"]) == {"Finance", OTHERS}
    assert found.of == fewer.of
    assert found.tables.drop(columns="stratum").sum().sum() == found.of


def test_five_hundred_counselors_are_five_hundred_strata() -> None:
    lines = [(str(n % 500), n % 3 == 0, n % 7 == 0, n % 1200) for n in range(6000)]
    rows = pd.DataFrame(lines, columns=["stratum", "exposed", "success", "client_id"])
    found: Stratified = over_strata(rows)
    assert len(found.tables) == 500
    assert found.pooled.value is not None
    assert odds_ratio(tables_of(rows)).value == pytest.approx(found.pooled.value)
