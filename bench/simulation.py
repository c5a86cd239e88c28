"""How often the intervals of Outcomes hold what is true, in simulated offices without an effect of following up.

Run: python bench/simulation.py [--runs 1000] [--json PATH]. The figures in docs/statistics.md come from here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent))

from coaching.intervals import Interval, newcombe
from coaching.metrics.at_all import share_by_client
from coaching.metrics.landmark import comparison
from coaching.metrics.lesson import naive_comparison
from coaching.metrics.stratified import stratified
from coaching.metrics.survival import kaplan_meier

NOW = datetime(2026, 6, 1, tzinfo=UTC)
OLD, DAY = pd.Timestamp("2026-03-01", tz="UTC"), pd.Timedelta(days=1)
SHARE_FOLLOWED_UP, SHARE_SUCCESS = 0.5, 0.3
CHECK_DAYS = (5, 7)
DAYS_TO_OFFER, DAYS_TO_REJECTION = 8, 16  # on average: good news comes sooner
MEDIAN_DAYS = 6.0
COUNSELORS = 6


class Office(NamedTuple):
    """`clients` with `each` interviews; `own` is how much clients differ (standard deviation on the logit), in
    following up and in success apart; `by_counselor` how much counselors do, in both alike."""

    clients: int
    each: int
    own: float = 0.0
    by_counselor: float = 0.0


OFFICES = {
    "early offers": Office(400, 1),
    "early offers and repeated interviews": Office(40, 10, own=2.0),
    "counselors whose clients do more and do better": Office(400, 1, by_counselor=0.9),
    "the same, and repeated interviews": Office(50, 8, own=0.8, by_counselor=0.9),
}


def interviews_of(office: Office, chance: np.random.Generator) -> pd.DataFrame:
    """Interviews held by one office, in which following up changes nothing."""
    client = np.repeat(np.arange(office.clients), office.each)
    counselor = (np.arange(office.clients) % COUNSELORS)[client]
    lean = office.by_counselor * np.linspace(-1.5, 1.5, COUNSELORS)[counselor]
    keen, lucky = (chance.normal(0, office.own, office.clients)[client] + lean for _ in range(2))
    success = chance.random(len(client)) < _shifted(SHARE_SUCCESS, lucky)
    answered = success | (chance.random(len(client)) < 0.7)
    decided = np.ceil(chance.exponential(np.where(success, DAYS_TO_OFFER, DAYS_TO_REJECTION)))
    follows = chance.random(len(client)) < _shifted(SHARE_FOLLOWED_UP, keen)
    checked = chance.uniform(*CHECK_DAYS, len(client))
    done = follows & ~(answered & (decided < checked))  # nobody asks after an answer that is there
    return pd.DataFrame(
        {
            "interview_id": np.arange(len(client)),
            "client_id": client,
            "counselor_id": counselor,
            "outcome": np.where(success, "offer", np.where(answered, "rejected", "pending")),
            "ended_at": OLD,
            "outcome_at": OLD + pd.to_timedelta(np.where(answered, decided, np.nan), unit="D"),
            "followed_up_at": OLD + pd.to_timedelta(np.where(done, checked, np.nan), unit="D"),
        }
    )


def _shifted(share: float, by: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(np.log(share / (1 - share)) + by)))


Answer = tuple[float | None, Interval]


def answers(interviews: pd.DataFrame) -> dict[str, tuple[Answer, float]]:
    """Each way to compare with its answer, and what the answer should be."""
    right, pooled = comparison(interviews, NOW), stratified(interviews, "counselor_id", NOW)
    every, decided = (naive_comparison(interviews, NOW, decided_only=only) for only in (False, True))
    alone = newcombe(right.exposed.successes, right.exposed.n, right.unexposed.successes, right.unexposed.n)
    return {
        "all interviews (naive)": ((every.difference, every.interval), 0.0),
        "decided interviews only (naive)": ((decided.difference, decided.interval), 0.0),
        "from the landmark, as if nobody recurred": ((right.difference, alone), 0.0),
        "from the landmark, as shown": ((right.difference, right.interval), 0.0),
        "from the landmark, within counselors": (pooled.pooled_difference, 0.0),
        "odds ratio, crude": (pooled.crude, 1.0),
        "odds ratio within counselors, pooled": (pooled.pooled, 1.0),
    }


def waits_of(chance: np.random.Generator, clients: int = 50, each: int = 8) -> dict[str, tuple[Answer, float]]:
    """Waits of slow and quick clients, watched for 3 to 20 days: their median, and three ways to figure it."""
    client = np.repeat(np.arange(clients), each)
    pace = np.exp(chance.normal(0, 0.6, clients))[client]  # symmetric about 1 on the log, so that the median stays
    exact = MEDIAN_DAYS * pace * np.exp(chance.normal(0, 0.5, len(client)))
    watched = chance.uniform(3, 20, len(client))
    made = exact <= watched
    times = np.minimum(exact, watched).tolist()
    by_client, alone = (kaplan_meier(times, made.tolist(), keys) for keys in (client.tolist(), range(len(client))))
    dropped = kaplan_meier(
        [t for t, m in zip(times, made, strict=True) if m], [True] * int(made.sum()), range(int(made.sum()))
    )
    return {
        "median, the pending dropped (naive)": ((dropped.median, dropped.interval), MEDIAN_DAYS),
        "median, as if nobody recurred": ((alone.median, alone.interval), MEDIAN_DAYS),
        "median, as shown": ((by_client.median, by_client.interval), MEDIAN_DAYS),
    }


def shares_of(chance: np.random.Generator, clients: int = 40, each: int = 10) -> dict[str, tuple[Answer, float]]:
    """The share followed up at all, where clients differ: half on average."""
    parts = pd.Series(chance.binomial(each, chance.beta(1.5, 1.5, clients)))
    sizes = pd.Series([each] * clients)
    return {"share followed up, as shown": ((parts.sum() / sizes.sum(), share_by_client(parts, sizes)), 0.5)}


class Told(NamedTuple):
    """Of a way to figure: its middle value, how often its interval held the truth, in percent, and in how many runs."""

    middle: float
    covered: float
    runs: int


def simulated(draw: Callable[[np.random.Generator], dict[str, tuple[Answer, float]]], runs: int) -> dict[str, Told]:
    """Each way to figure over so many offices, the same ones for the same number."""
    values: dict[str, list[float]] = {}
    held: dict[str, list[bool]] = {}
    for run in range(runs):
        for name, ((value, (low, high)), truth) in draw(np.random.default_rng(run)).items():
            if value is not None:
                values.setdefault(name, []).append(value)
                beyond = (low is not None and truth < low) or (high is not None and truth > high)
                held.setdefault(name, []).append(not beyond)
    return {
        name: Told(float(np.median(values[name])), 100 * float(np.mean(held[name])), len(held[name])) for name in values
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=1000)
    arguments.add_argument("--json", type=Path)
    asked = arguments.parse_args()
    tables = {
        name: simulated(lambda chance, office=office: answers(interviews_of(office, chance)), asked.runs)
        for name, office in OFFICES.items()
    }
    tables["how long it takes"] = simulated(waits_of, asked.runs)
    tables["who follows up at all"] = simulated(shares_of, asked.runs)
    for office_name, ways in tables.items():
        print(f"\n{office_name}\n{'':44}{'middle':>9}{'covered':>9}{'runs':>7}")
        for way, told in ways.items():
            print(f"{way:44}{told.middle:9.3f}{told.covered:8.1f}%{told.runs:7}")
    if asked.json:
        shape = {name: {way: told._asdict() for way, told in ways.items()} for name, ways in tables.items()}
        asked.json.write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
