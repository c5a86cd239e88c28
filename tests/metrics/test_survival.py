"""How long it takes: published curves, medians by statsmodels, and the intervals by leaving clients out in turn."""

from __future__ import annotations

from math import exp, log, sqrt
from random import Random

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from coaching.intervals import NO_INTERVAL
from coaching.metrics.survival import Curve, kaplan_meier

MAINTAINED = "9 13 13+ 18 23 28+ 31 34 45+ 48 161+"
NOT_MAINTAINED = "5 5 8 8 12 16+ 23 27 30 33 43 45"
Waits = tuple[list[float], list[bool]]


def waits(text: str) -> Waits:
    """Times with a plus where they are still pending, as such data are printed."""
    return [float(word.rstrip("+")) for word in text.split()], [not word.endswith("+") for word in text.split()]


def curve(text: str, clients: list[object] | None = None) -> Curve:
    times, made = waits(text)
    return kaplan_meier(times, made, clients or list(range(len(times))))


def plain_left(times: list[float], made: list[bool], until: float) -> float:
    """The share still awaited, step by step as in a textbook."""
    left = 1.0
    for time in sorted({time for time, done in zip(times, made, strict=True) if done and time <= until}):
        at_risk = sum(other >= time for other in times)
        left *= 1 - sum(done and other == time for other, done in zip(times, made, strict=True)) / at_risk
    return left


def test_the_curve_is_the_published_one_of_the_leukemia_data() -> None:
    left = [f"{1 - share:.3f}" for share in curve(MAINTAINED).steps["share"]]
    assert left == ["0.909", "0.818", "0.716", "0.614", "0.491", "0.368", "0.184"]
    assert (curve(MAINTAINED).median, curve(NOT_MAINTAINED).median) == (31, 23)


def test_the_medians_interval_is_that_of_statsmodels_where_nobody_recurs() -> None:
    for text in (MAINTAINED, NOT_MAINTAINED):
        times, made = waits(text)
        with np.errstate(all="ignore"):
            low, high = SurvfuncRight(np.array(times), np.array(made, dtype=int)).quantile_ci(0.5)
        assert curve(text).interval == (low, None if high == np.inf else high)


def test_the_interval_of_each_share_is_greenwoods_where_nobody_recurs() -> None:
    line = curve(MAINTAINED).steps.iloc[3]
    variance = 1 / (11 * 10) + 1 / (10 * 9) + 1 / (8 * 7) + 1 / (7 * 6)
    spread = exp(1.959964 * sqrt(variance) / abs(log(1 - line["share"])))
    expected = (1 - (1 - line["share"]) ** (1 / spread), 1 - (1 - line["share"]) ** spread)
    assert (line["low"], line["high"]) == pytest.approx(expected)


def by_chance(seed: int, clients: int = 60, each: int = 4) -> tuple[list[float], list[bool], list[object]]:
    chance = Random(seed)  # noqa: S311 - for waits, not for a secret
    lines = []
    for client in range(clients):
        pace = chance.uniform(0.5, 4)
        for _ in range(chance.randint(1, each)):
            lines.append((float(round(chance.expovariate(1 / (5 * pace)))), chance.random() < 0.7, client))
    times, made, keys = zip(*lines, strict=True)
    return list(times), list(made), list(keys)


@pytest.mark.parametrize("seed", range(5))
def test_the_curve_is_that_of_plain_loops(seed: int) -> None:
    times, made, clients = by_chance(seed)
    found = kaplan_meier(times, made, clients)
    for line in found.steps.itertuples(index=False):
        assert 1 - line.share == pytest.approx(plain_left(times, made, line.time))
        assert line.at_risk == sum(time >= line.time for time in times)
    assert (found.n, found.made, found.pending) == (len(times), sum(made), len(times) - sum(made))


@pytest.mark.parametrize("seed", range(3))
def test_where_clients_recur_the_interval_is_that_of_leaving_each_client_out_in_turn(seed: int) -> None:
    times, made, clients = by_chance(seed, clients=150)
    found = kaplan_meier(times, made, clients)
    line = found.steps.iloc[len(found.steps) // 3]
    lefts = []
    for gone in set(clients):
        kept = [number for number, client in enumerate(clients) if client != gone]
        lefts.append(log(plain_left([times[n] for n in kept], [made[n] for n in kept], line["time"])))
    people = len(lefts)
    error = sqrt((people - 1) / people * sum((left - sum(lefts) / people) ** 2 for left in lefts))
    spread = exp(1.9759 * error / abs(log(1 - line["share"])))  # t with 149 degrees of freedom
    expected = (1 - (1 - line["share"]) ** (1 / spread), 1 - (1 - line["share"]) ** spread)
    assert (line["low"], line["high"]) == pytest.approx(expected, abs=0.004)


def test_the_same_client_again_and_again_makes_the_interval_wide() -> None:
    times, made, _ = by_chance(1)
    apart, together = (
        kaplan_meier(times * 4, made * 4, [*keys]) for keys in (range(4 * len(times)), [*range(len(times))] * 4)
    )
    middle = len(apart.steps) // 2
    assert apart.steps["share"].tolist() == together.steps["share"].tolist()
    assert together.steps["high"][middle] - together.steps["low"][middle] > 1.8 * (
        apart.steps["high"][middle] - apart.steps["low"][middle]
    )
    assert together.by_client
    assert not apart.by_client


def test_where_nothing_was_made_there_is_no_curve_and_no_median() -> None:
    for text in ("", "5+", "5+ 7+ 100+"):
        found = curve(text)
        assert found.steps.empty
        assert (found.median, found.interval, found.made) == (None, NO_INTERVAL, 0)


def test_one_alone_and_all_at_once_have_a_median_and_no_interval() -> None:
    for text in ("5", "5 5 5", "0 0"):
        found = curve(text)
        assert found.median == float(text[0])
        assert found.interval == NO_INTERVAL
        assert found.steps["share"].tolist() == [1.0]


def test_a_single_client_has_no_interval() -> None:
    found = curve("5 6 7 8", clients=["a"] * 4)
    assert found.interval == NO_INTERVAL
    assert found.steps["low"].isna().all()


def test_an_interval_that_does_not_exist_is_none_beside_those_that_do() -> None:
    curve = kaplan_meier([1, 2, 3], [True, True, True], ["a", "b", "c"])
    assert [end is None for end in curve.steps["low"]] == [False, False, True]
    assert [end is None for end in curve.steps["high"]] == [False, False, True]
