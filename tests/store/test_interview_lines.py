"""Interviews as a report tells them: read off the stored plans, they are what the records say."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from coaching.exchange.table import write_table
from coaching.guidance.cited import Policy
from coaching.guidance.policies import MEASURED, PERSISTENT
from coaching.reports.interviews import interviews_table
from coaching.reports.making import write_report
from coaching.reports.order import Look, Report, order
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, Period
from coaching.store.client_stream import clients_with_records
from coaching.store.interview_lines import InterviewLine, line_from
from coaching.store.office import office_of
from coaching.store.policy import apply_policy
from coaching.store.tables import PlanRows
from tests.store.caseloads import NOW, by_chance, take

A_MOMENT = timedelta(microseconds=1)


def recorded(viewer: Viewer, as_of: datetime) -> list[InterviewLine]:
    """The plain way: the plan of every record as of then."""
    policy = office_of(viewer).policy
    with clients_with_records(viewer, Chosen()) as stream:
        return [line_from(one.client, record, policy, as_of) for one in stream() for record in one.records]


def stored(viewer: Viewer, as_of: datetime) -> list[InterviewLine]:
    policy = office_of(viewer).policy
    with clients_with_records(viewer, Chosen()) as stream:
        return [*stream.lines(policy, as_of)]


def around_changes(viewer: Viewer) -> list[datetime]:
    """Some instants at which a step opens, falls due, closes or is done, and the moments before."""
    row = PlanRows
    with viewer.read() as connection:
        rows = connection.execute(select(row.opens_at, row.due_at, row.closes_at, row.done_at)).all()
    instants = sorted({instant for one in rows for instant in one if instant})
    return [instant - before for instant in instants[:: len(instants) // 12] for before in (A_MOMENT, timedelta())]


@pytest.mark.parametrize("policy", [MEASURED, PERSISTENT], ids=lambda policy: policy.name)
def test_at_every_instant_the_stored_plans_say_what_the_records_say(viewer: Viewer, policy: Policy) -> None:
    take(viewer, by_chance(40))
    apply_policy(viewer, policy.name, now=NOW)
    for as_of in (*around_changes(viewer), NOW, NOW + timedelta(days=400)):
        assert stored(viewer, as_of) == recorded(viewer, as_of)


def test_lines_differ_between_instants_and_some_have_a_next_step(viewer: Viewer) -> None:
    take(viewer, by_chance(40))
    now, before = stored(viewer, NOW), stored(viewer, NOW - timedelta(days=20))
    assert now != before
    assert {bool(line.next_step) for line in before} == {True, False}
    assert {bool(line.followed_up_at) for line in now} == {True, False}


@pytest.mark.parametrize("days", [0, 30])
def test_the_report_is_byte_for_byte_what_the_records_give(viewer: Viewer, tmp_path: Path, days: int) -> None:
    take(viewer, by_chance(40))
    as_of, first = NOW - timedelta(days=days), (NOW - timedelta(days=60)).date()
    for period in (Period(), Period(first)):
        write_report(viewer, order(Report.INTERVIEWS, Chosen(period=period), as_of), tmp_path / "r.csv", now=NOW)
        office = office_of(viewer)
        table = interviews_table(recorded(viewer, as_of), Look(as_of, office.policy, office.timezone, period))
        with (tmp_path / "plain.csv").open("wb") as out:
            assert write_table(table.header, table.rows, out) > 1
        assert (tmp_path / "r.csv").read_bytes() == (tmp_path / "plain.csv").read_bytes()
