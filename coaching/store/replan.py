"""Rewriting the plan rows and the standing of interviews, in the transaction that changed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, select, update

from coaching.guidance.cited import Policy
from coaching.guidance.policies import POLICIES
from coaching.model import ActionStep, PlanRow
from coaching.plan import build_plan
from coaching.standing import Standing, standing_of
from coaching.store.access import Viewer, Writing
from coaching.store.adding import Stored, add_stored, as_stored
from coaching.store.audit import Entry
from coaching.store.fetching import fetch_columns, fetch_stored, made_once
from coaching.store.key_lists import one_of
from coaching.store.plan_letters import settle
from coaching.store.records import fields_of, in_chunks, key_of, records_by_key
from coaching.store.tables import Actions, Deed, Entity, Interviews, Offices, PlanRows, Snoozes
from coaching.store.tasks import Task

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""
KEY: BindParameter[int] = bindparam("key")
KEPT = select(Interviews.id, Interviews.counselor_id, *fields_of(Interviews, Standing._fields))
NO_ROWS = Stored((), [])
SET_STANDING = (
    update(Interviews).where(Interviews.id == KEY).values({name: bindparam(name) for name in Standing._fields})
)


def policy_of(connection: Connection, office_id: int) -> Policy:
    """The policy that the office follows."""
    return POLICIES[connection.execute(select(Offices.policy).where(Offices.id == office_id)).scalar_one()]


def plan_anew(writing: Writing, interview_ids: Iterable[int]) -> None:
    """The plans of these interviews, as they follow from what was written."""
    policy = policy_of(writing.connection, writing.viewer.office_id)
    replan(writing.connection, policy, list(dict.fromkeys(interview_ids)))


def replan(connection: Connection, policy: Policy, interview_ids: Sequence[int]) -> None:
    """Rewrites the plan rows and the standing of these interviews."""
    for chunk in in_chunks(interview_ids):
        records = dict(sorted(records_by_key(connection, chunk).items()))  # as the plan rows are kept, and compared
        keys, counselors, *standings = fetch_columns(connection, KEPT.where(one_of(connection, Interviews.id, chunk)))
        counselor_of = dict(zip(keys, counselors, strict=True))
        plans = {key: build_plan(record, policy) for key, record in records.items()}
        columns = plan_columns(plans, counselor_of, _snoozes(connection, chunk))
        _rewrite(connection, chunk, as_stored(connection, PlanRows, columns) if columns else NO_ROWS)
        kept = dict(zip(keys, map(Standing, *standings), strict=True))
        stands = {key: standing_of(record, policy) for key, record in records.items()}
        if changed := [{"key": key, **one._asdict()} for key, one in stands.items() if one != kept[key]]:
            connection.execute(SET_STANDING, changed)


def _rewrite(connection: Connection, interview_ids: Sequence[int], rows: Stored) -> None:
    """Puts these rows in the place of those that the interviews have, where they differ: most plans stay as they are,
    and writing costs three times as much as a look."""
    columns = fields_of(PlanRows, rows.names or ("interview_id",))
    theirs = one_of(connection, PlanRows.interview_id, interview_ids)
    before = fetch_stored(connection, select(*columns).where(theirs).order_by(PlanRows.interview_id, PlanRows.position))
    if before == rows.rows:
        return
    plans, stored = _plans(rows.names, rows.rows), _plans(rows.names, before)
    differ = {key for key in {**plans, **stored} if plans.get(key) != stored.get(key)}
    if gone := differ & stored.keys():
        connection.execute(delete(PlanRows).where(one_of(connection, PlanRows.interview_id, gone)))
    add_stored(connection, PlanRows, Stored(rows.names, [row for key in plans if key in differ for row in plans[key]]))
    settle(connection, differ)


def _plans(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    """Rows by interview."""
    interview = itemgetter(names.index("interview_id") if names else 0)
    return {key: list(plan) for key, plan in groupby(rows, interview)}


def plan_columns(
    plans: Mapping[int, Sequence[PlanRow]], counselor_of: Mapping[int, int], snoozes: Mapping[Task, datetime]
) -> dict[str, Sequence[Any]]:
    """The plans of interviews as columns of the table, empty where there are none; what is snoozed says until when."""
    rows = [row for plan in plans.values() for row in plan]
    if not rows:
        return {}
    columns: dict[str, Sequence[Any]] = dict(zip(PlanRow._fields, zip(*rows, strict=True), strict=True))
    keys = [key for key, plan in plans.items() for _ in plan]
    people = made_once(key_of, columns["person_id"])
    tasks = map(Task, keys, columns["step"], columns["ordinal"], people)
    return columns | {
        "interview_id": keys,
        "position": [position for plan in plans.values() for position in range(len(plan))],
        "client_id": made_once(int, columns["client_id"]),
        "counselor_id": [counselor_of[key] for key in keys],
        "person_id": people,
        "snoozed_until": list(map(snoozes.get, tasks)) if snoozes else [None] * len(rows),
    }


def _snoozes(connection: Connection, interview_ids: Sequence[int]) -> dict[Task, datetime]:
    """Until when the steps of these interviews are snoozed, of those that are or were."""
    query = select(*fields_of(Snoozes, Task._fields), Snoozes.until_at)
    query = query.where(one_of(connection, Snoozes.interview_id, interview_ids))
    return {Task(*task): until_at for *task, until_at in connection.execute(query)}


def stand_anew(connection: Connection) -> None:
    """The standing of all interviews where several checks or thank-yous were made, as an upgrade writes it."""
    several = select(Actions.interview_id).where(Actions.step.in_([ActionStep.STATUS_CHECK, ActionStep.THANK_YOU]))
    several = several.group_by(Actions.interview_id).having(func.count() > 1)
    for office_id in connection.execute(select(Offices.id)).scalars().all():
        policy = policy_of(connection, office_id)
        query = select(Interviews.id).where(Interviews.office_id == office_id, Interviews.id.in_(several))
        for chunk in in_chunks(connection.execute(query.order_by(Interviews.id)).scalars().all()):
            records = records_by_key(connection, chunk)
            standings = [{"key": key, **standing_of(one, policy)._asdict()} for key, one in records.items()]
            connection.execute(SET_STANDING, standings)


def replan_office(viewer: Viewer, now: datetime, progress: Progress | None = None) -> int:
    """Rewrites the plans of all interviews of the office; how many there were."""
    with viewer.write(now) as writing:
        return replan_all(writing, progress)


def replan_all(writing: Writing, progress: Progress | None = None) -> int:
    """The same within a write, as after a change of policy."""
    office_id = writing.viewer.office_id
    query = select(Interviews.id).where(Interviews.office_id == office_id).order_by(Interviews.id)
    keys = writing.connection.execute(query).scalars().all()
    policy, done = policy_of(writing.connection, office_id), 0
    for chunk in in_chunks(keys):
        replan(writing.connection, policy, chunk)
        done += len(chunk)
        if progress:
            progress(done, len(keys))
    writing.note(Entry(Deed.REPLANNED, Entity.OFFICE, office_id))
    return len(keys)
