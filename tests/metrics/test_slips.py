"""Clients by steps: counted again by a plain loop, the most slipped first, and no more clients than can be read."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd

from coaching.closer import slips_of
from coaching.guidance.policies import MEASURED
from coaching.metrics import Figures, figures_of
from coaching.metrics.slips import MOST_CLIENTS, SlipCell, slips
from coaching.outcomes import View
from coaching.plan import build_plan, status_of
from coaching.selection import Period, Selection
from tests.builders import instant
from tests.charts.test_closer import held, mixed

NOW = instant("2026-06-01T12:00")
COUNTED = {"done", "late", "too_soon", "missed", "overdue"}
VIEW = View(Selection(period=Period.ALL), NOW, date(2026, 6, 1), shared=False)


def of(records: list) -> Figures:
    return figures_of(records, MEASURED, NOW)


def test_every_cell_is_what_a_loop_over_the_plans_counts() -> None:
    records = mixed(20)
    counts: Counter[tuple[str, str, bool]] = Counter()
    for record in records:
        for row in build_plan(record, MEASURED, NOW):
            status = status_of(row, NOW).value
            if row.kind.value == "expected" and status in COUNTED:
                counts[record.interview.client_id, row.step.value, status != "done"] += 1
    found = slips(of(records))
    cells = [SlipCell(*line) for line in found.cells.itertuples(index=False)]
    assert {(cell.client_id, cell.step): (cell.slipped, cell.of) for cell in cells} == {
        (client, step): (counts[client, step, True], counts[client, step, True] + counts[client, step, False])
        for client, step, _ in counts
    }
    assert (found.slipped, found.of) == (sum(n for key, n in counts.items() if key[2]), sum(counts.values()))


def test_who_slipped_most_comes_first_and_no_more_than_can_be_read() -> None:
    records = [*(held(n) for n in range(40)), held(99, thanked=False, checked=False)]
    found = slips(of(records))
    assert found.clients == 41
    assert found.cells["client_id"].nunique() == MOST_CLIENTS
    assert found.cells["client_id"].iloc[0] == "c99"


def test_of_others_clients_there_is_no_grid() -> None:
    assert slips_of(of(mixed(60)), VIEW._replace(shared=True)) is None


def test_nobody_is_no_lines() -> None:
    found = slips(of([]))
    assert found.cells.empty
    assert (found.clients, found.slipped, found.of) == (0, 0, 0)
    assert isinstance(found.cells, pd.DataFrame)
