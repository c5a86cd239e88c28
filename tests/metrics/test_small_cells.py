"""What may be shown to others: the smallest counts, and an attack by all that is shown at once, filters flipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array

from coaching.guidance.policies import MEASURED
from coaching.guidance.steps import STEPS
from coaching.metrics import Figures, narrowed
from coaching.metrics.over_time import Grain, Measure
from coaching.metrics.small_cells import Block, Shown, Times, shown
from coaching.model import Step
from coaching.outcomes import Days, View, outcomes, trend
from coaching.reports.order import Look
from coaching.reports.rates import rates_rows, shared_view
from coaching.selection import Period, Selection, first_day
from coaching.store import chosen as store_chosen
from coaching.topics import most_missed
from tests.metrics.offices import NOW, TODAY, an_office

YES_NO = {"yes": "yes", "no": "no"}
ALL_TIME = Times([None])
DAY = pd.Timestamp("2026-03-02")


def people(*groups: tuple[int, str, str, str]) -> pd.DataFrame:
    """So many people, one line each, in a cell, with a value of the filter, on a day."""
    lines = [
        (f"{number}-{which}", pd.Timestamp(day), cell, value)
        for which, (count, cell, value, day) in enumerate(groups)
        for number in range(count)
    ]
    return pd.DataFrame(lines, columns=["client_id", "held_on", "cell", "value"])


def may_show(*groups: tuple[int, str, str, str], value: str | None = None, times: Times = ALL_TIME) -> Shown:
    return shown(Block(people(*groups), (YES_NO,)), times, value)


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, None), (10, None), (11, 0)])
def test_one_to_ten_people_are_withheld_and_nobody_and_eleven_are_shown(count: int, level: int | None) -> None:
    assert may_show((count, "yes", "a", "2026-03-02"), (20, "no", "a", "2026-03-02")).level == level


def test_people_are_counted_and_not_their_interviews() -> None:
    frame = people((20, "no", "a", "2026-03-02"))
    busy = pd.DataFrame([("x", DAY, "yes", "a")] * 30, columns=frame.columns)
    assert shown(Block(pd.concat([frame, busy]), (YES_NO,)), ALL_TIME).level is None


def test_the_only_value_that_is_too_small_takes_another_one_with_it() -> None:
    """All together less the large ones would be the small one."""
    groups = [(n, cell, value, "2026-03-02") for value, n in (("a", 40), ("b", 30), ("c", 4)) for cell in YES_NO]
    assert may_show(*groups).level == 0
    assert [may_show(*groups, value=value).level for value in "abc"] == [0, None, None]


def test_two_small_values_are_enough_for_each_other_where_they_are_enough_people_together() -> None:
    groups = [(n, cell, value, "2026-03-02") for value, n in (("a", 40), ("b", 6), ("c", 6)) for cell in YES_NO]
    assert [may_show(*groups, value=value).level for value in "abc"] == [0, None, None]
    fewer = [(n, cell, value, "2026-03-02") for value, n in (("a", 40), ("b", 5), ("c", 5)) for cell in YES_NO]
    assert [may_show(*fewer, value=value).level for value in "abc"] == [None, None, None]


def test_figures_of_the_same_interviews_do_not_give_away_a_total_together() -> None:
    """The first figure can show b and not c, the second c and not b: all less a, b and c would be the three of d."""
    groups = {"a": (40, 40), "b": (25, 15), "c": (30, 5), "d": (3, 0)}
    flipped = groups | {"b": (35, 5), "c": (20, 15)}
    seen = set()
    for figure in (groups, flipped):
        lines = [
            (n, cell, value, "2026-03-02")
            for value, numbers in figure.items()
            for cell, n in zip(YES_NO, numbers, strict=True)
        ]
        seen |= {value for value in groups if may_show(*lines, value=value).level is not None}
    assert "a" in seen
    assert len(seen & {"b", "c", "d"}) < 2


def test_nor_does_the_difference_of_two_periods_where_each_figure_shows_another_one() -> None:
    older = (3, "yes", "", "2025-03-02")
    times = Times([pd.Timestamp("2026-01-01"), None])
    told_of_both = [(20, cell, "", "2026-03-02") for cell in YES_NO]
    told_of_one = [(35, "yes", "", "2026-03-02"), (5, "no", "", "2026-03-02")]
    assert may_show(*told_of_both, older, times=Times(times.periods[:1])).level == 0
    assert may_show(*told_of_one, (3, "no", "", "2025-03-02"), (9, "no", "", "2025-04-02"), times=times).level == 0
    assert may_show(*told_of_one, (8, "no", "", "2025-04-02"), times=times).level is None


def test_cells_are_taken_together_where_only_so_they_can_be_shown() -> None:
    fine = {"yes": "yes", "late": "late", "no": "no"}
    block = Block(people((20, "yes", "", "2026-03-02"), (3, "late", "", "2026-03-02"), (20, "no", "", "2026-03-02")),
                  (fine, {**fine, "late": "no"}))  # fmt: skip
    assert shown(block, ALL_TIME).level == 1


def test_a_longer_period_is_withheld_where_less_the_shorter_one_it_would_tell_of_a_few() -> None:
    groups = [(20, cell, "", "2026-03-02") for cell in YES_NO]
    older = (3, "yes", "", "2025-03-02")
    short, longer = Times([pd.Timestamp("2026-01-01")]), Times([pd.Timestamp("2026-01-01"), None])
    assert (may_show(*groups, times=short).level, may_show(*groups, older, times=longer).level) == (0, None)
    assert may_show(*groups, (11, "yes", "", "2025-03-02"), times=longer).level == 0


def test_weeks_are_told_apart_where_both_sides_of_a_monday_are_enough() -> None:
    groups = [(20, cell, "", day) for cell in YES_NO for day in ("2026-03-03", "2026-03-10")]
    mondays = [pd.Timestamp("2026-03-09"), pd.Timestamp("2026-03-16")]
    few = (2, "yes", "", "2026-03-17")
    assert may_show(*groups, few, times=Times([None], mondays)).cuts == (mondays[0],)


def test_reference_case_9_is_not_worked_out_from_its_margins() -> None:
    """Rows as values of a filter: the first and the last, with 6 and 3, show nothing of their cells."""
    cells = [[14, 6, 40], [33, 25, 41], [12, 31, 3]]
    groups = [
        (n, f"c{column}", f"r{row}", "2026-03-02") for row, line in enumerate(cells) for column, n in enumerate(line)
    ]
    level = {f"c{column}": f"c{column}" for column in range(3)}
    block = Block(people(*groups), (level,))
    assert [shown(block, ALL_TIME, f"r{row}").level for row in range(3)] == [None, 0, None]
    assert shown(block, ALL_TIME).level == 0
    unknown = [(row, column) for row in (0, 2) for column in range(3)]
    sums = np.array([[float(at == column) for _, at in unknown] for column in range(3)])
    left = [cells[0][column] + cells[2][column] for column in range(3)]
    for at, (row, column) in enumerate(unknown):
        low, high = ends(np.eye(len(unknown))[at], sums, np.array(left))
        assert (low, high) != (cells[row][column],) * 2


def ends(target: np.ndarray, sums: np.ndarray | csr_array, totals: np.ndarray) -> tuple[float, float]:
    """The least and the most that the target can be, given what is known, each unknown being at least 0."""
    low, high = (linprog(sign * target, A_eq=sums, b_eq=totals, bounds=(0, None), method="highs") for sign in (1, -1))
    assert low.status == high.status == 0
    return round(low.fun, 4), round(-high.fun, 4)


class Cell(NamedTuple):
    """Which thank-yous a number counts: of which selection, between which days, with which status."""

    selection: Selection
    first: date
    last: date
    statuses: tuple[str, ...]


LONG_AGO = date(1900, 1, 1)
THANKS = STEPS[Step.THANK_YOU].title
SELECTIONS = [
    Selection(),
    *(Selection(number) for number in range(3)),
    *(Selection(industry=w) for w in ("Finance", "Health")),
]


def published(office: Figures) -> Iterator[tuple[Cell, int]]:
    """Every number about thank-yous that can be got from the page by any filter, period and steps of time."""
    for chosen in SELECTIONS:
        for period in Period:
            view = View(chosen._replace(period=period), NOW, TODAY, shared=True)
            seen = narrowed(office, Selection(), view.since)
            first = view.since or LONG_AGO
            for line in outcomes(seen, view).steps.itertuples(index=False):
                yield Cell(chosen, first, TODAY, ("done", "late", "missed")), line.counted
                yield Cell(chosen, first, TODAY, ("done",)), line.done
                if line.made is not None:
                    yield Cell(chosen, first, TODAY, ("done", "late")), line.made
            for step in most_missed(seen, view):
                yield Cell(chosen, step.since, TODAY, ("done", "late", "missed")), step.of
                yield Cell(chosen, step.since, TODAY, ("late", "missed")), step.missed
            for grain in Grain:
                for line in trend(seen, view, Measure.THANK_YOU, grain).itertuples(index=False):
                    yield Cell(chosen, line.first, line.last, ("done",)), line.part
                    yield Cell(chosen, line.first, line.last, ("done", "late", "missed")), line.n


MONTHS = [Days(date(2025, 12, 1), date(2025, 12, 31)), Days(date(2026, 2, 1), date(2026, 2, 28))]
"""Before the last 12 weeks, which are told week by week."""
ODD_DAYS = [Days(TODAY - timedelta(days=41), TODAY - timedelta(days=9)), Days(None, TODAY - timedelta(days=100))]
WEEKS = [Days(TODAY - timedelta(days=7 * back + 2), TODAY - timedelta(days=7 * back - 4)) for back in range(12)]
REPORTED = (("Done on time", ("done",)), ("Done at all", ("done", "late")), ("Late", ("late",)))
"""Figures of the report, and the statuses they count."""


def reported(office: Figures) -> Iterator[tuple[Cell, int]]:
    """Every number about thank-yous in the reports that can be asked for: by counselor, of any days."""
    periods = [Days(first_day(period, TODAY)) for period in Period]
    for counselor in (None, 0):
        for days in (*periods, *MONTHS, *ODD_DAYS, *WEEKS[::5]):
            look = Look(NOW, MEASURED, "UTC", store_chosen.Period(*days))
            view = shared_view(look, store_chosen.Chosen(counselor=counselor, period=look.period))
            rows = {
                row[1]: row[2:4]
                for row in rates_rows(narrowed(office, Selection(), view.since), view)
                if row[0] == THANKS
            }
            cell = Cell(Selection(counselor), days.first or LONG_AGO, days.last or TODAY, ())
            for figure, statuses in REPORTED:
                count, of = rows.get(figure, (None, None))
                if count is not None:
                    yield cell._replace(statuses=statuses), count
                if of is not None:
                    yield cell._replace(statuses=("done", "late", "missed")), of


def wanted() -> Iterator[Cell]:
    """Every number that an attacker could want: by each selection, in each period, week and month, each status."""
    periods = [Days(first_day(period, TODAY), TODAY) for period in Period]
    stretches = [(days.first or LONG_AGO, days.last or TODAY) for days in (*periods, *WEEKS, *MONTHS, *ODD_DAYS)]
    for chosen in SELECTIONS:
        for first, last in stretches:
            for status in ("done", "late", "missed"):
                yield Cell(chosen, first, last, (status,))


@pytest.mark.no_cover  # an attack goes where plain tests went, many times over
@pytest.mark.parametrize(("clients", "share"), [(60, 0.5), (90, 0.7), (300, 0.8)])
def test_nothing_small_can_be_worked_out_from_all_that_page_and_reports_show_together(
    clients: int, share: float
) -> None:
    office = an_office(clients, seed=clients, share=share)
    told = list(dict.fromkeys([*published(office), *reported(office)]))
    held = office.interviews.assign(status=office.rows["status"].to_numpy())
    cells = [*(cell for cell, _ in told), *wanted()]
    edges = sorted({cell.first for cell in cells} | {cell.last + timedelta(days=1) for cell in cells})
    held["segment"] = np.searchsorted(np.array(edges, dtype="datetime64[us]"), held["held_on"].to_numpy(), side="right")
    atoms = held.groupby(["counselor_id", "industry", "status", "segment"]).size().reset_index()
    every = pd.MultiIndex.from_product(
        [range(3), ["Finance", "Health"], ["done", "late", "missed"], atoms["segment"].unique()]
    )
    grid = every.to_frame(index=False, name=["counselor_id", "industry", "status", "segment"])
    sums = csr_array(np.array([indicator(grid, cell, edges) for cell, _ in told] or np.zeros((0, len(grid)))))
    totals = np.array([number for _, number in told], dtype=float)
    for cell in wanted():
        mine = held[indicator(held, cell, edges).astype(bool)]
        if 1 <= mine["client_id"].nunique() <= 10:
            low, high = ends(indicator(grid, cell, edges), sums, totals) if told else (0, 1)
            assert low < high, cell


def indicator(frame: pd.DataFrame, cell: Cell, edges: list[date]) -> np.ndarray:
    """Which lines a cell counts, as 0 and 1."""
    first, last = edges.index(cell.first) + 1, edges.index(cell.last + timedelta(days=1))
    inside = frame["segment"].between(first, last) & frame["status"].isin(cell.statuses)
    for kind in ("counselor_id", "industry"):
        value = getattr(cell.selection, kind)
        inside &= True if value is None else frame[kind] == value
    return inside.to_numpy(dtype=float)


def test_the_attack_finds_what_is_shown_without_the_rule() -> None:
    """So that it can fail: with small counts shown, the least and the most are the same."""
    low, high = ends(np.array([0.0, 1.0]), np.array([[1.0, 1.0], [1.0, 0.0]]), np.array([12.0, 9.0]))
    assert low == high == 3


def test_reports_tell_of_whole_months_too_where_an_office_is_large_enough() -> None:
    told = {(cell.first, cell.last) for cell, _ in reported(an_office(300, seed=300))}
    assert told >= set(MONTHS)
    assert not told & {(days.first, days.last) for days in ODD_DAYS}


@pytest.mark.parametrize("clients", [60, 300])
def test_something_is_shown_of_an_office_that_is_large_enough(clients: int) -> None:
    seen = {cell.selection for cell, _ in published(an_office(clients, seed=clients))}
    assert Selection() in seen
    assert (len(seen) > 4) == (clients == 300)


def test_several_filters_at_once_show_nothing_of_others() -> None:
    view = View(Selection(0, Period.ALL, "Finance"), NOW, TODAY, shared=True)
    found = outcomes(an_office(300), view)
    assert (found.held, found.thank_yous, found.lags, found.comparison) == (None, None, None, None)
    assert found.steps.empty
    assert found.findings.empty
    assert trend(an_office(300), view, Measure.THANK_YOU, Grain.MONTH).empty
