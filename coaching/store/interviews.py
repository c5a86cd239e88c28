"""Saving an interview or a client that somebody edited: whole, checked, and never over somebody else's change."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypedDict

from sqlalchemy import Connection, RowMapping, select, update

from coaching.model import (
    ClientStatus,
    Culture,
    Format,
    Interest,
    Interview,
    InterviewRecord,
    InterviewStatus,
    Outcome,
    Pace,
)
from coaching.refusals import (
    NAME_IT,
    SAY_WHERE,
    fault_of_blank,
    faults_of_action,
    faults_of_days,
    faults_of_interview,
    faults_of_texts,
    refuse,
)
from coaching.store.access import Viewer, Writing, found
from coaching.store.audit import Entry, words_in
from coaching.store.records import records_by_key
from coaching.store.replan import policy_of, replan
from coaching.store.tables import Clients, Deed, Entity, Interviews, Table
from coaching.store.versions import refuse_stale


class InterviewChanges(TypedDict, total=False):
    """What of an interview may be changed; what is not named stays. Instants in UTC."""

    employer: str
    position: str
    industry: str
    round: str
    format: Format
    starts_at: datetime
    ends_at: datetime | None
    timezone: str
    promised_on: date | None
    timeline_asked: bool | None
    pace: Pace | None
    culture: Culture | None
    interest: Interest | None
    status: InterviewStatus
    outcome: Outcome
    outcome_on: date | None


class ClientChanges(TypedDict, total=False):
    """What of a client may be changed; what is not named stays."""

    name: str
    email: str
    phone: str
    status: ClientStatus
    goal: str
    tags: tuple[str, ...]
    counts_in_groups: bool


def save_interview(viewer: Viewer, interview_id: int, version: int, changes: InterviewChanges, *, now: datetime) -> int:
    """Saves an interview; its new version. Stale where somebody saved it first, CoachingError where it can't be so."""
    with viewer.write(now) as writing:
        return write_interview(writing, interview_id, version, changes)


def write_interview(writing: Writing, interview_id: int, version: int, changes: InterviewChanges) -> int:
    """The same within a write."""
    connection, viewer = writing.connection, writing.viewer
    row = _row(connection, viewer, Interviews, interview_id, "interview")
    refuse_stale(connection, Entity.INTERVIEW, interview_id, version, row)
    values: dict[str, Any] = {name: value for name, value in changes.items() if value != row[name]}
    if not values:
        return version
    _check(records_by_key(connection, [interview_id])[interview_id], values, writing.now)
    if "timezone" in values:
        values["zone_given"] = True
    _write(writing, Interviews, interview_id, values)
    replan(connection, policy_of(connection, viewer.office_id), [interview_id])
    entity = (Entity.INTERVIEW, interview_id, row["client_id"], version + 1)
    writing.note(Entry(Deed.CHANGED, *entity, tuple(values), words_in(values)))
    return version + 1


def save_client(viewer: Viewer, client_id: int, version: int, changes: ClientChanges, *, now: datetime) -> int:
    """Saves a client; the new version. Stale where somebody saved it first."""
    with viewer.write(now) as writing:
        row = _row(writing.connection, viewer, Clients, client_id, "client")
        refuse_stale(writing.connection, Entity.CLIENT, client_id, version, row)
        values: dict[str, Any] = {name: value for name, value in changes.items() if value != row[name]}
        if not values:
            return version
        refuse([*fault_of_blank("name", values.get("name", row["name"]), NAME_IT), *faults_of_texts(values)])
        _write(writing, Clients, client_id, values)
        entity = (Entity.CLIENT, client_id, client_id, version + 1)
        writing.note(Entry(Deed.CHANGED, *entity, tuple(values), words_in(values)))
    return version + 1


def _check(record: InterviewRecord, values: dict[str, Any], now: datetime) -> None:
    """Refuses an interview that can't be so, and one that what was done after it does not fit any more."""
    interview: Interview = record.interview._replace(**values)
    blank = fault_of_blank("employer", values["employer"], SAY_WHERE) if "employer" in values else []
    refuse([*blank, *faults_of_texts(values), *faults_of_days(interview), *faults_of_interview(interview)])
    for action in record.actions:
        refuse(faults_of_action(action, interview, max(now, action.at)))


def _row(connection: Connection, viewer: Viewer, table: Table, key: int, what: str) -> RowMapping:
    query = select(table.__table__).where(table.id == key, viewer.sees(table.counselor_id))
    return found(connection.execute(query).mappings().first(), what)


def _write(writing: Writing, table: Table, key: int, values: dict[str, Any]) -> None:
    values = {**values, "version": table.version + 1, "updated_at": writing.now}
    writing.connection.execute(update(table).where(table.id == key).values(values))
