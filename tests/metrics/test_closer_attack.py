"""An attack on the figures on demand of others' clients, by all filters, periods and stretches of time together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pandas as pd
import pytest

from coaching import closer
from coaching.guidance.steps import LANDMARK_DAYS
from coaching.metrics import Figures, narrowed
from coaching.metrics.funnel import Stage, stages
from coaching.metrics.over_time import Grain, Measure
from coaching.outcomes import View, outcomes, trend
from coaching.selection import KINDS, Period, Selection
from coaching.side_by_side import group_lines, side_by_side
from tests.metrics.offices import NOW, TODAY, an_office
from tests.metrics.test_small_cells import SELECTIONS
from tests.test_workshop_across import worked_out

Keys = frozenset[int]
Told = dict[object, Keys]


def keys(interviews: pd.DataFrame, which: pd.Series | bool = True) -> Keys:
    return frozenset(interviews.loc[which, "interview_id"] if which is not True else interviews["interview_id"])


def told_of(office: Figures, chosen: Selection, period: Period) -> Iterator[tuple[str, Keys]]:
    """Every number of a view with the interviews that it counts; each is held against what is shown."""
    view = View(chosen._replace(period=period), NOW, TODAY, shared=True)
    seen = narrowed(office, Selection(), view.since)
    mine = narrowed(seen, view.selection)
    held, up = mine.interviews, mine.interviews["followed_up_at"] <= NOW
    if (found := outcomes(seen, view)).held is not None:
        assert (found.held, found.followed_up) == (len(held), int(up.sum()))
        yield "held", keys(held)
        yield "up", keys(held, up)
    if (all_of := closer.at_all_of(seen, view)) is not None:
        old = held["ended_at"] <= NOW - pd.Timedelta(days=LANDMARK_DAYS.number if all_of.recent else 0)
        assert (all_of.interviews, all_of.followed_up) == (int(old.sum()), int((up & old).sum()))
        yield "old", keys(held, old)
        yield "old up", keys(held, up & old)
        yield "recent", keys(held, ~old)
    for grain in Grain:
        for line in trend(seen, view, Measure.FOLLOWED_UP, grain).itertuples(index=False):
            inside = held["held_on"].between(pd.Timestamp(line.first), pd.Timestamp(line.last))
            assert (line.n, line.part) == (int(inside.sum()), int((inside & up).sum()))
            yield f"{line.first} {line.last}", keys(held, inside)
            yield f"{line.first} {line.last} up", keys(held, inside & up)
    yield from funnel_told(seen, mine, view)
    for kind, measure in product(KINDS, Measure):
        yield from side_by_side_told(seen, view, kind, measure)


def funnel_told(seen: Figures, mine: Figures, view: View) -> Iterator[tuple[str, Keys]]:
    """Each line: who is still on the way, and for whom it is not decided."""
    lines = closer.funnel_of(seen, view)
    reached = stages(mine, NOW)
    there = pd.Series(data=True, index=reached.index)
    for line in () if lines is None else lines.itertuples(index=False):
        answer = reached[line.stage]
        undecided = there & answer.isna()
        yield f"{line.stage} open", frozenset(reached.index[undecided])
        there &= answer.eq(other=True)
        assert line.part == int(there.sum())
        assert line.undecided == int(undecided.sum())
        yield line.stage, frozenset(reached.index[there])


def side_by_side_told(seen: Figures, view: View, kind: str, measure: Measure) -> Iterator[tuple[str, Keys]]:
    """Each group, all others together and everybody, by what is good and what is not."""
    found = side_by_side(seen, view, kind, measure)
    if found is None:
        return
    lines = group_lines(seen, view, kind, measure)
    named = {"together": (found.together, lines)}
    named |= {f"{one.value}": (one, lines[lines["value"] == one.value]) for one in found.groups}
    if found.rest:
        named["rest"] = (found.rest, lines[~lines["value"].isin([one.value for one in found.groups])])
    for name, (group, mine) in named.items():
        assert (group.done, group.of) == (int(mine["good"].sum()), len(mine))
        yield f"{kind} {measure} {name}", frozenset(mine["interview_id"])
        yield f"{kind} {measure} {name} good", frozenset(mine.loc[mine["good"], "interview_id"])


def everything(office: Figures) -> Told:
    told = {
        (chosen, period, name): group
        for chosen in SELECTIONS
        for period in Period
        for name, group in told_of(office, chosen, period)
        if group
    }
    return {name: group for group, name in {group: name for name, group in told.items()}.items()}


@pytest.mark.no_cover  # an attack goes where plain tests went, many times over
@pytest.mark.parametrize(("clients", "days"), [(60, 200), (150, 150), (300, 200), (300, 60), (900, 300)])
def test_nothing_small_can_be_worked_out_from_the_figures_on_demand(clients: int, days: int) -> None:
    office = an_office(clients, seed=clients, days=days)
    told = everything(office)
    assert list(worked_out(office, told)) == []


def test_the_attack_has_the_rates_side_by_side_in_it() -> None:
    office = an_office(900, seed=900, days=300)
    view = View(Selection(period=Period.ALL), NOW, TODAY, shared=True)
    told = dict(side_by_side_told(office, view, "counselor_id", Measure.THANK_YOU))
    assert len(told) > 4


def test_the_attack_finds_what_two_numbers_tell() -> None:
    office = an_office(60)
    some = office.interviews["interview_id"]
    assert list(worked_out(office, {1: frozenset(some[:100]), 2: frozenset(some[:97])}))
    assert Stage.HELD in set(stages(office, NOW).columns)
