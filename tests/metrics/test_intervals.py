"""The intervals against published figures, and the cluster-robust one against a sandwich worked out by hand."""

from __future__ import annotations

from math import sqrt
from random import Random

import pytest
from scipy.stats import t as student

from coaching.intervals import NO_INTERVAL, cluster_robust, newcombe, wilson


@pytest.mark.parametrize(
    ("part", "whole", "published"),
    [
        (36, 154, ("0.1739", "0.3066")),
        (81, 263, ("0.2553", "0.3662")),
        (0, 20, ("0.0000", "0.1611")),
        (1, 29, ("0.0061", "0.1718")),
    ],
)
def test_wilsons_interval_is_the_published_one(part: int, whole: int, published: tuple[str, str]) -> None:
    assert tuple(f"{end:.4f}" for end in wilson(part, whole)) == published


@pytest.mark.parametrize(
    ("counts", "published"),
    [((36, 154, 12, 77), ("-0.0361", "0.1751")), ((14, 40, 10, 61), ("0.015", "0.357"))],
)
def test_newcombes_interval_is_the_published_one(counts: tuple[int, int, int, int], published: tuple[str, str]) -> None:
    for end, printed in zip(newcombe(*counts), published, strict=True):
        assert f"{end:.{len(printed.split('.')[1])}f}" == printed


def test_a_rate_of_nothing_has_no_interval() -> None:
    assert wilson(0, 0) == NO_INTERVAL


@pytest.mark.parametrize("whole", [1, 7, 11, 1000, 100_000])
def test_none_and_all_have_intervals_that_end_at_0_and_1(whole: int) -> None:
    assert wilson(0, whole).low == pytest.approx(0, abs=1e-12)
    assert wilson(whole, whole).high == pytest.approx(1, abs=1e-12)
    for end in (*wilson(0, whole), *wilson(whole, whole)):
        assert end is not None
        assert 0 <= end <= 1


def test_the_cluster_robust_interval_is_the_sandwich_by_hand() -> None:
    """Three clients, six interviews: slopes, scores and the correction for few clusters, step by step."""
    clients = ["a", "a", "b", "b", "c", "c"]
    exposed = [True, True, True, False, False, False]
    success = [True, False, True, True, False, False]
    # Means: exposed 2/3, unexposed 1/3. Residuals: 1/3, -2/3, 1/3 | 2/3, -1/3, -1/3.
    # The slope's part of a client's score: sum of residuals, exposed /3, unexposed /-3 (the groups' sizes).
    scores = [(1 / 3 - 2 / 3) / 3, (1 / 3) / 3 - (2 / 3) / 3, -(-1 / 3 - 1 / 3) / 3]
    correction = 3 / (3 - 1) * (6 - 1) / (6 - 2)
    margin = student.ppf(0.975, 2) * sqrt(correction * sum(score**2 for score in scores))
    assert cluster_robust(exposed, success, clients) == pytest.approx((1 / 3 - margin, 1 / 3 + margin))


def test_the_order_and_the_kind_of_the_clients_keys_do_not_matter() -> None:
    exposed, success = [True, False, True, False, True], [True, False, False, False, True]
    by_text = cluster_robust(exposed, success, ["x", "x", "y", "z", "z"])
    by_number = cluster_robust(exposed[::-1], success[::-1], [1, 1, 7, 3, 3])
    assert by_number == pytest.approx(by_text)


def test_one_client_alone_gives_no_interval() -> None:
    assert cluster_robust([True, False, True], [True, False, False], ["a", "a", "a"]) == NO_INTERVAL


def test_where_nothing_varies_within_clients_the_formula_gives_a_width_of_zero() -> None:
    exposed = [client < 2 for client in (0, 1, 2, 3) for _ in range(7)]
    low, high = cluster_robust(exposed, exposed, [number // 7 for number in range(28)])
    assert (low, high) == pytest.approx((1, 1), abs=1e-6)


def test_the_order_of_the_rows_makes_no_difference_not_even_in_the_last_digit():
    chance = Random(5)  # noqa: S311 - for rows, not for a secret
    rows = [(chance.random() < 0.4, chance.random() < 0.3, chance.randrange(60)) for _ in range(200)]
    intervals = set()
    for _ in range(20):
        chance.shuffle(rows)
        intervals.add(cluster_robust(*(list(column) for column in zip(*rows, strict=True))))
    assert len(intervals) == 1
