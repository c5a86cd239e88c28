"""Logging what was done, correcting it, taking it back; each with its plan rows and its audit row, or not at all."""

from __future__ import annotations

from datetime import date, datetime
from secrets import token_hex
from typing import Any, TypedDict

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from coaching.model import Action, ActionStep, Channel, Interview, KnownFrom
from coaching.refusals import faults_of_action, refuse
from coaching.store.access import NotFound, Viewer, Writing, found
from coaching.store.audit import Entry, words_in
from coaching.store.records import ACTION_FIELDS, INTERVIEW, INTERVIEW_FIELDS, key_text
from coaching.store.replan import policy_of, replan
from coaching.store.tables import Actions, Deed, Entity, Interviews, People
from coaching.store.versions import refuse_stale


class ActionChanges(TypedDict, total=False):
    """What of an action may be corrected; what is not named stays."""

    at: datetime
    channel: Channel
    known_from: KnownFrom
    note: str
    next_update_on: date | None


def log_action(
    viewer: Viewer,
    interview_id: int,
    step: ActionStep,
    person_id: int | None,
    *,
    at: datetime,
    channel: Channel,
    known_from: KnownFrom,
    now: datetime,
    note: str = "",
    next_update_on: date | None = None,
) -> int:
    """Logs what was done, to the minute, as files have it; the action's key. CoachingError where it can't have been."""
    action = Action(
        _new_id(now),
        str(interview_id),
        key_text(person_id),
        step,
        _to_the_minute(at),
        channel,
        next_update_on,
        known_from,
        note,
    )
    with viewer.write(now) as writing:
        interview, counselor_id = _interview(writing.connection, viewer, interview_id)
        if person_id is not None:
            _check_person(writing.connection, person_id, interview_id)
        refuse(faults_of_action(action, interview, now))
        values = {name: getattr(action, name) for name in ACTION_FIELDS}
        row = {"counselor_id": counselor_id, "interview_id": interview_id, "person_id": person_id, "version": 1}
        new = insert(Actions).values(external_id=action.action_id, **row, **values).returning(Actions.id)
        key = writing.connection.execute(new).scalar_one()
        entry = Entry(Deed.ADDED, Entity.ACTION, key, version=1, fields=tuple(values), words=words_in(values))
        _finish(writing, interview, entry)
    return key


def change_action(viewer: Viewer, action_id: int, version: int, changes: ActionChanges, *, now: datetime) -> int:
    """Corrects an action; its new version. Stale where somebody else did so first."""
    with viewer.write(now) as writing:
        row = _action_row(writing.connection, viewer, action_id)
        refuse_stale(writing.connection, Entity.ACTION, action_id, version, row)
        interview, _ = _interview(writing.connection, viewer, row["interview_id"])
        wanted: dict[str, Any] = {**changes}
        if "at" in wanted:
            wanted["at"] = _to_the_minute(wanted["at"])
        values = {name: value for name, value in wanted.items() if value != row[name]}
        if not values:
            return version
        fields = {name: row[name] for name in ACTION_FIELDS} | values
        changed = Action(row["external_id"], interview.interview_id, "", **fields)
        refuse(faults_of_action(changed, interview, now))
        change = update(Actions).where(Actions.id == action_id).values(**values, version=version + 1)
        writing.connection.execute(change)
        entry = Entry(Deed.CHANGED, Entity.ACTION, action_id, version=version + 1)
        _finish(writing, interview, entry._replace(fields=tuple(values), words=words_in(values)))
    return version + 1


def remove_action(viewer: Viewer, action_id: int, *, now: datetime) -> None:
    """Takes an action back, as if it had not been logged."""
    with viewer.write(now) as writing:
        row = _action_row(writing.connection, viewer, action_id)
        interview, _ = _interview(writing.connection, viewer, row["interview_id"])
        writing.connection.execute(delete(Actions).where(Actions.id == action_id))
        words = words_in({"step": row["step"], "at": row["at"]})
        _finish(writing, interview, Entry(Deed.REMOVED, Entity.ACTION, action_id, words=words))


def _finish(writing: Writing, interview: Interview, entry: Entry) -> None:
    """The plan rows that follow from it, and the note for the audit."""
    replan(writing.connection, policy_of(writing.connection, writing.viewer.office_id), [int(interview.interview_id)])
    writing.note(entry._replace(client_id=int(interview.client_id)))


def _interview(connection: Connection, viewer: Viewer, key: int) -> tuple[Interview, int]:
    """The interview and its counselor's key; NotFound where the viewer may not see it."""
    query = INTERVIEW.add_columns(Interviews.counselor_id)
    row = found(
        connection.execute(query.where(Interviews.id == key, viewer.sees(Interviews.counselor_id))).first(), "interview"
    )
    fields = row[2 : 2 + len(INTERVIEW_FIELDS)]
    return Interview(str(row.id), str(row.client_id), *fields), row.counselor_id


def _action_row(connection: Connection, viewer: Viewer, key: int) -> RowMapping:
    query = select(Actions.__table__).where(Actions.id == key, viewer.sees(Actions.counselor_id))
    return found(connection.execute(query).mappings().first(), "action")


def _check_person(connection: Connection, person_id: int, interview_id: int) -> None:
    where = (People.id == person_id, People.interview_id == interview_id)
    if connection.execute(select(People.id).where(*where)).first() is None:
        raise NotFound("person")


def _to_the_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _new_id(now: datetime) -> str:
    """An id that no file has, here or elsewhere, and that sorts by the time of logging."""
    return f"{now:%Y%m%dT%H%M%S.%f}-{token_hex(4)}"
