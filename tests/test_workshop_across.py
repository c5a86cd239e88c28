"""Workshops week after week: an attack on all that was ever frozen, with records that change meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from random import Random

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS
from coaching.metrics import Figures
from coaching.metrics.landmark import Place, placed_interviews
from coaching.selection import week_named
from coaching.workshop.across import told_on
from coaching.workshop.making import filled
from coaching.workshop.slides import COMPARISON, Counts, Deck
from tests.metrics.offices import NOW, an_office
from tests.metrics.test_small_cells import ends

A_WEEK = timedelta(days=7)
FEW = 10  # people
SMALLER = [(40, 100), (60, 200), (150, 120), (300, 200)]
OFFICES = [*SMALLER, (100, 400), (300, 60), (1000, 100), (2000, 200), (4000, 80)]
"""Clients, and days over which their interviews are spread."""
Told = dict[tuple[Counts, str], frozenset[int]]
"""The interviews behind each number, by what it counts and the cell."""


def recorded_by(office: Figures, instant: datetime) -> Figures:
    """The office as it stood in the records at an instant: much is written down weeks late with its true date, clients
    are erased, or no longer count."""
    chance = Random(7)  # noqa: S311 - for an office, not for a secret
    interviews, rows = office.interviews.copy(), office.rows.copy()
    late = [timedelta(days=chance.choice([0, 0, 3, 10, 25, 40])) for _ in range(len(interviews))]
    known = (interviews["ended_at"] + pd.Series(late, index=interviews.index)) <= instant
    gone = {client for client in interviews["client_id"].unique() if chance.random() < 0.03}
    here = interviews["ended_at"] <= instant
    if instant >= NOW - 3 * A_WEEK:
        here &= ~interviews["client_id"].isin(gone)
    interviews.loc[~known, "followed_up_at"] = pd.NaT
    early = ~known | ~(interviews["outcome_at"] <= instant)
    interviews.loc[early, "outcome"] = "pending"
    interviews.loc[early, "outcome_at"] = pd.NaT
    rows["status"] = rows["status"].where(known, "missed")
    rows = rows[here.to_numpy()]
    lags = office.lags[here.to_numpy()]
    return office._replace(interviews=interviews[here], rows=rows, lags=lags)


def deck(office: Figures, now: datetime, frozen: Sequence[Deck]) -> Deck:
    bare = Deck(week_named(now.date()), now, "Measured", "UTC", ())
    return filled(bare, recorded_by(office, now), now.date(), frozen)


def weeks(office: Figures, many: int, *, apart: bool = False) -> list[Deck]:
    """Decks of so many weeks, each frozen before the next; `apart`, as if none were beside another."""
    shown: list[Deck] = []
    for back in range(many - 1, -1, -1):
        shown.append(deck(office, NOW - back * A_WEEK, [] if apart else shown))
    return shown


def behind(office: Figures, shown: Sequence[Deck]) -> Told:
    """Every number on all slides with the interviews that it counts, naively."""
    return {
        (counts, cell): frozenset(keys)
        for counts in dict.fromkeys(told_on(shown))
        for cell, keys in cells(recorded_by(office, counts.as_of), counts).items()
        if keys
    }


def cells(then: Figures, counts: Counts) -> dict[str, list[int]]:
    held = then.interviews[then.interviews["held_on"].between(pd.Timestamp(counts.first), pd.Timestamp(counts.last))]
    if counts.what == COMPARISON:
        placed = placed_interviews(then.interviews, counts.as_of, LANDMARK_DAYS.number, HORIZON_DAYS.number)
        inside = placed[(placed["place"] == Place.COMPARED) & (placed["held_on"] >= pd.Timestamp(counts.first))]
        grouped = inside.groupby(["exposed", "success"])["interview_id"]
        return {f"{key}": list(keys) for key, keys in grouped}
    done = set(then.rows.loc[then.rows["status"] == "done", "interview_id"])
    good = held["followed_up_at"] <= counts.as_of if counts.what == "followed_up" else held["interview_id"].isin(done)
    assert (counts.part, counts.n) == (int(good.sum()), len(held))
    return {name: list(held.loc[good == side, "interview_id"]) for name, side in (("yes", True), ("no", False))}


def worked_out(office: Figures, told: Told) -> Iterator[tuple[object, int]]:
    """Groups of few people of whom everything told together gives the number, and how many they are.

    Looked for are all interviews that no number tells apart, and what any two numbers have in common or differ by.
    """
    numbers = list(told.values())
    signs: dict[frozenset[int], set[int]] = {}
    for interview in frozenset().union(*numbers):
        signs.setdefault(frozenset(at for at, one in enumerate(numbers) if interview in one), set()).add(interview)
    atoms = list(signs.items())
    sums = np.array([[float(at in sign) for sign, _ in atoms] for at in range(len(numbers))])
    values = np.linalg.svd(sums, full_matrices=False)
    basis = values.Vh[values.S > 1e-9]
    client = dict(zip(office.interviews["interview_id"], office.interviews["client_id"], strict=True))
    wanted = {keys for _, group in atoms if (keys := frozenset(group))}
    for one, other in combinations(numbers, 2):
        wanted |= {one - other, other - one, one & other, one ^ other}
    for keys in wanted:
        people = len({client[key] for key in keys})
        if 1 <= people <= FEW:
            target = np.array([float(bool(group & keys)) for _, group in atoms])
            if np.allclose(basis.T @ (basis @ target), target, atol=1e-6):
                low, high = ends(target, csr_array(sums), np.array([float(len(one)) for one in numbers]))
                assert low == high
                yield sorted(keys), people


@pytest.mark.no_cover  # an attack goes where plain tests went, many times over
@pytest.mark.parametrize(("clients", "days"), OFFICES)
def test_nothing_small_can_be_worked_out_from_all_frozen_weeks_together(clients: int, days: int) -> None:
    office = an_office(clients, seed=clients, days=days)
    shown = weeks(office, 12)
    assert list(worked_out(office, behind(office, shown))) == []


@pytest.mark.parametrize(("clients", "days"), SMALLER)
def test_without_the_rule_the_attack_finds_people(clients: int, days: int) -> None:
    office = an_office(clients, seed=clients, days=days)
    assert list(worked_out(office, behind(office, weeks(office, 12, apart=True))))


@pytest.mark.parametrize(("clients", "days"), [(300, 60), (2000, 200), (4000, 80)])
def test_figures_are_told_anew_again_and_again_where_many_are_new(clients: int, days: int) -> None:
    shown = weeks(an_office(clients, seed=clients, days=days), 12)
    for what in ("followed_up", "thank_you"):
        assert len({one for one in told_on(shown) if one.what == what}) > 3
