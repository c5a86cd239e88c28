"""What was done first, from the store: as plain loops over the records have it, and only of one's own clients."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from coaching.metrics import Figures
from coaching.metrics import firsts as metrics_firsts
from coaching.metrics.firsts import with_firsts
from coaching.store.access import Viewer
from coaching.store.figures import caseloads, figures, recorded
from coaching.store.firsts import FIRST_COLUMNS, firsts
from tests.builders import a_record, an_action, an_interview
from tests.metrics.recorded import firsts_of
from tests.store.caseloads import NOW, by_chance, rows_of, take

pytestmark = pytest.mark.both_databases


@pytest.fixture
def office(viewer: Viewer) -> Viewer:
    take(viewer, by_chance(80, counselors=("", "ada@office.org")))
    return viewer


def in_order(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    plain = frame.assign(interview_id=frame["interview_id"].astype(str))[FIRST_COLUMNS]
    lines = plain.astype(object).where(plain.notna(), None).itertuples(index=False, name=None)
    return sorted(lines, key=lambda line: line[0])


@pytest.mark.parametrize("days", [0, 9])
def test_the_firsts_are_those_of_plain_loops_over_the_records(office: Viewer, days: int) -> None:
    now = NOW + timedelta(days=days)
    records = [record for chunk in recorded(office, now) for record in chunk.records]
    found = in_order(firsts(office, now))
    assert found == in_order(firsts_of(records, now))
    for place, column in enumerate(FIRST_COLUMNS):
        assert any(line[place] for line in found), f"nothing to see in {column}"


def test_the_columns_are_those_that_metrics_asks_for() -> None:
    assert FIRST_COLUMNS == metrics_firsts.FIRST_COLUMNS


def test_they_fit_the_figures_of_the_same_counselor_and_days(office: Viewer) -> None:
    since = (NOW - timedelta(days=40)).date()
    for one in caseloads(office):
        held = Figures(*figures(office, NOW, counselor_id=one.counselor_id, since=since)).interviews
        lines = firsts(office, NOW, counselor_id=one.counselor_id, since=since)
        assert set(held["interview_id"]) <= set(lines["interview_id"])
        joined = with_firsts(held, lines)
        assert (joined["channel"] != "").tolist() == (joined["followed_up_at"] <= pd.Timestamp(NOW)).tolist()


def test_an_empty_database_has_no_lines(viewer: Viewer) -> None:
    found = firsts(viewer, NOW)
    assert list(found.columns) == FIRST_COLUMNS
    assert found.empty
    assert with_firsts(Figures(*figures(viewer, NOW)).interviews, found).empty


@pytest.mark.parametrize("year", ["1900", "2090"])
def test_long_ago_and_far_ahead_come_as_any_other(viewer: Viewer, year: str) -> None:
    interview = an_interview(f"{year}-03-02T10:00", promised=f"{year}-03-10")
    take(viewer, rows_of([a_record(interview, actions=[an_action("letter", f"{year}-03-12T10:00", of=interview)])]))
    (line,) = firsts(viewer, NOW.replace(year=2091)).itertuples(index=False)
    assert (line.promised_over_at.year, line.channel) == (int(year), "email")
