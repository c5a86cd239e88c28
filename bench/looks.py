"""What pages ask the store for, three ways: the worklist, the caseload, one client, the data of the charts, logging."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import NamedTuple

import pandas as pd
from sqlalchemy import func, insert, select

from bench.ways import Bare, Ways, counted
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.metrics import Figures
from coaching.model import ActionStep, Channel, ClientStatus, InterviewRecord, KnownFrom, PlanRow
from coaching.plan import NO_PLAN, build_plan
from coaching.store.access import Viewer
from coaching.store.actions import log_action
from coaching.store.caseload_list import caseload
from coaching.store.clients import client_page
from coaching.store.figures import figures
from coaching.store.records import ACTION, INTERVIEW, PERSON, records_by_key
from coaching.store.tables import TO_DO, Actions, Clients, Interviews, MemberRole, PlanRows
from coaching.store.worklist import PAGE_SIZE, counts, worklist
from coaching.store.worklist_sql import awake, ranked
from coaching.summary import overview

ROUNDS, OFFICE_ROUNDS = 30, 3


class Setting(NamedTuple):
    """What a piece may use: an office to write into, and its local member as administrator."""

    viewer: Viewer
    now: datetime

    @property
    def counselor(self) -> Viewer:
        """The same member without the office."""
        return self.viewer._replace(role=MemberRole.COUNSELOR)

    @property
    def bare(self) -> Bare:
        return Bare(self.viewer.store.engine)


def today(at: Setting) -> Ways:
    viewer, now = at.counselor, at.now
    columns = (PlanRows.client_id, PlanRows.opens_at, PlanRows.due_at, PlanRows.closes_at)
    query = select(*columns).join(Clients, Clients.id == PlanRows.client_id)
    mine = (viewer.sees(PlanRows.counselor_id), Clients.status == ClientStatus.ACTIVE)
    rows = at.bare.columns(query.where(*mine, TO_DO, awake(now)))

    def straight() -> int:
        first: dict[int, datetime] = {}
        for client_id, opens_at, due_at, closes_at in rows:
            if opens_at <= now < closes_at:
                first[client_id] = min(due_at, first.get(client_id, due_at))
        return len(sorted(first.items(), key=lambda item: item[1])[:PAGE_SIZE])

    def afterword() -> int:
        counts(viewer, now)
        return len(worklist(viewer, now).clients)

    return Ways(afterword, lambda: at.bare.rows(ranked(viewer, now, None).limit(PAGE_SIZE)), straight, ROUNDS)


def clients(at: Setting) -> Ways:
    columns = (Clients.id, Clients.name_key, Clients.name, Clients.status, Clients.last_contact_at)
    query = select(*columns).where(at.counselor.sees(Clients.counselor_id))
    rows, page = at.bare.columns(query), query.order_by(Clients.name_key, Clients.id).limit(PAGE_SIZE)
    return Ways(
        lambda: len(caseload(at.counselor, at.now).lines),
        lambda: at.bare.rows(page),
        lambda: len(sorted(rows, key=lambda row: row[1])[:PAGE_SIZE]),
        ROUNDS,
    )


def client(at: Setting) -> Ways:
    client_id, keys = _one_client(at)
    queries = (
        select(Clients).where(Clients.id == client_id), INTERVIEW.where(Interviews.client_id == client_id),
        PERSON.where(PERSON.selected_columns.interview_id.in_(keys)), ACTION.where(Actions.interview_id.in_(keys)),
        select(PlanRows).where(PlanRows.interview_id.in_(keys)),
    )  # fmt: skip
    with at.viewer.read() as connection:
        records = list(records_by_key(connection, keys).values())

    def afterword() -> int:
        client_page(at.counselor, client_id)
        return 1

    def straight() -> int:
        counted(map(_plan, records))
        return 1

    def bare() -> int:
        at.bare.rows(*queries)
        return 1

    return Ways(afterword, bare, straight, ROUNDS)


def outcomes(at: Setting) -> Ways:
    return _charts(at, at.counselor, ROUNDS)


def office_outcomes(at: Setting) -> Ways:
    return _charts(at, at.viewer, OFFICE_ROUNDS)


def _charts(at: Setting, viewer: Viewer, rounds: int) -> Ways:
    """All time: interviews by outcome and follow-up, steps by whether they were done; per interview held."""
    now = at.now
    held = (viewer.sees(Interviews.counselor_id), Interviews.ended_at <= now, Interviews.status.not_in(NO_PLAN))
    asked = select(Interviews.outcome, Interviews.followed_up_at.is_not(None).label("followed_up")).where(*held)
    steps = select(PlanRows.step, PlanRows.done_at.is_not(None).label("done"))
    steps = steps.join(Interviews, Interviews.id == PlanRows.interview_id).where(*held)
    grouped = [
        select(*query.selected_columns, func.count())
        .select_from(query.get_final_froms()[0])
        .group_by(*query.selected_columns)
        for query in (asked.subquery().select(), steps.subquery().select())
    ]
    kept: list[pd.DataFrame] = []

    def bare() -> int:
        at.bare.rows(*grouped)
        return total

    def straight() -> int:
        kept[:] = kept or [
            pd.DataFrame(at.bare.columns(query), columns=list(query.selected_columns.keys()))
            for query in (asked, steps)
        ]
        for frame in kept:
            frame.groupby(list(frame.columns), observed=True).size()
        return total

    ((total,),) = at.bare.columns(select(func.count()).select_from(Interviews).where(*held))

    def afterword() -> int:
        return overview(Figures(*figures(viewer, now)), now).held

    return Ways(afterword, bare, straight, rounds)


def logging(at: Setting) -> Ways:
    """One action and all that follows from it; beside one row written, and the one plan built."""
    _, keys = _one_client(at)
    with at.viewer.read() as connection:
        ((key, record),) = records_by_key(connection, keys[:1]).items()
    minutes = count(1)  # each action at a time of its own

    def log(write: Callable[[datetime], object]) -> Callable[[], int]:
        def way() -> int:
            write(at.now - timedelta(minutes=next(minutes)))
            return 1

        return way

    def write(when: datetime) -> int:
        return log_action(
            at.counselor, key, ActionStep.THANK_YOU, None,
            at=when, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT, now=at.now,
        )  # fmt: skip

    def insert_one(when: datetime) -> None:
        row = insert(Actions).values(
            counselor_id=at.viewer.member_id, interview_id=key, external_id=f"bare-{when.timestamp()}",
            step=ActionStep.THANK_YOU, at=when, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT,
        )  # fmt: skip
        with at.viewer.store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(row)

    return Ways(log(write), log(insert_one), log(lambda _: _plan(record)), ROUNDS)


def _one_client(at: Setting) -> tuple[int, list[int]]:
    """The local member's first client, and the interviews of theirs that were held, by key."""
    first = select(func.min(Clients.id)).where(at.counselor.sees(Clients.counselor_id)).scalar_subquery()
    held = (Interviews.client_id == first, Interviews.ended_at <= at.now, Interviews.status.not_in(NO_PLAN))
    rows = at.bare.columns(select(Interviews.client_id, Interviews.id).where(*held))
    return rows[0][0], [key for _, key in rows]


def _plan(record: InterviewRecord) -> list[PlanRow]:
    return list(build_plan(record, DEFAULT_POLICY))


LOOKS: dict[str, Callable[[Setting], Ways]] = {
    "Today": today,
    "Clients": clients,
    "Client": client,
    "Outcomes": outcomes,
    "Outcomes of the office": office_outcomes,
    "Log an action": logging,
}
"""By name; a page of the same name shows it."""
