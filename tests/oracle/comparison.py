"""Follow-up against outcome from the landmark, with both intervals written out by hand."""

from __future__ import annotations

from datetime import datetime
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from scipy.stats import t as student

from coaching.model import InterviewRecord
from tests.oracle.reading import end_of, followed_up_by, hours, outcome_at

LANDMARK_DAYS = 7
HORIZON_DAYS = 30
FEWEST = 11
Z = 1.959963984540054  # the normal's 97.5th percentile
CONFIDENCE = 0.975


class Compared(NamedTuple):
    """One interview of the comparison."""

    client_id: str
    exposed: bool
    success: bool


def comparison(held: list[InterviewRecord], now: datetime) -> dict[str, Any]:
    """The comparison as `afterword rates` prints it, over interviews held by now."""
    compared, withdrawn = those_compared(held, now)
    exposed = [one.success for one in compared if one.exposed]
    unexposed = [one.success for one in compared if not one.exposed]
    clients = [one.client_id for one in compared]
    clustered = len(set(clients)) < len(clients)
    withheld = len(exposed) < FEWEST or len(unexposed) < FEWEST
    difference = low = high = None
    if not withheld:
        difference = sum(exposed) / len(exposed) - sum(unexposed) / len(unexposed)
        low, high = cluster_robust(compared) if clustered else newcombe(exposed, unexposed)
    return {
        "landmark_days": LANDMARK_DAYS,
        "horizon_days": HORIZON_DAYS,
        "exposed": {"n": len(exposed), "successes": sum(exposed)},
        "unexposed": {"n": len(unexposed), "successes": sum(unexposed)},
        "withdrawn": withdrawn,
        "difference": difference,
        "low": low,
        "high": high,
        "method": "cluster" if clustered else "newcombe",
        "withheld": withheld,
    }


def those_compared(held: list[InterviewRecord], now: datetime) -> tuple[list[Compared], int]:
    """The interviews in the comparison, and how many were left out as withdrawn within the horizon."""
    compared, withdrawn = [], 0
    for record in held:
        landmark = end_of(record.interview) + hours(LANDMARK_DAYS * 24)
        horizon = landmark + hours(HORIZON_DAYS * 24)
        at = outcome_at(record.interview)
        if horizon > now or (at is not None and at <= landmark):
            continue
        within = at is not None and at <= horizon
        if within and record.interview.outcome == "withdrawn":
            withdrawn += 1
            continue
        success = within and record.interview.outcome in ("advanced", "offer")
        compared.append(Compared(record.interview.client_id, followed_up_by(record, landmark), success))
    return compared, withdrawn


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Wilson's interval, 95 %."""
    p = successes / n
    middle = p + Z**2 / (2 * n)
    margin = Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return (middle - margin) / (1 + Z**2 / n), (middle + margin) / (1 + Z**2 / n)


def newcombe(exposed: list[bool], unexposed: list[bool]) -> tuple[float, float]:
    """Newcombe's hybrid of two Wilson intervals, without continuity correction."""
    p1, p2 = sum(exposed) / len(exposed), sum(unexposed) / len(unexposed)
    low1, high1 = wilson(sum(exposed), len(exposed))
    low2, high2 = wilson(sum(unexposed), len(unexposed))
    below = sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
    above = sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    return p1 - p2 - below, p1 - p2 + above


def cluster_robust(compared: list[Compared]) -> tuple[float | None, float | None]:
    """The sandwich by hand: success on exposure, clustered by client; no interval with one client only."""
    clients = sorted({one.client_id for one in compared})
    if len(clients) < 2:
        return None, None
    x = np.array([[1.0, float(one.exposed)] for one in compared])
    y = np.array([float(one.success) for one in compared])
    bread = np.linalg.inv(x.T @ x)
    slopes = bread @ x.T @ y
    residuals = y - x @ slopes
    meat = np.zeros((2, 2))
    for client in clients:
        own = np.array([one.client_id == client for one in compared])
        score = x[own].T @ residuals[own]
        meat += np.outer(score, score)
    g, n, k = len(clients), len(compared), 2
    correction = g / (g - 1) * (n - 1) / (n - k)
    variance = correction * (bread @ meat @ bread)[1, 1]
    margin = float(student.ppf(CONFIDENCE, g - 1)) * sqrt(max(variance, 0.0))
    return float(slopes[1]) - margin, float(slopes[1]) + margin
