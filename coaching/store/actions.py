"""Logging what was done, correcting it, taking it back; each with its plan rows and its audit row, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from secrets import token_hex
from typing import Any, TypedDict

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from coaching.model import Action, ActionStep, Channel, KnownFrom
from coaching.refusals import faults_of_action, faults_of_texts, refuse
from coaching.store.access import NotFound, Viewer, Writing, found
from coaching.store.audit import Entry, words_in
from coaching.store.records import ACTION_FIELDS, key_of, key_text
from coaching.store.replan import plan_anew
from coaching.store.tables import Actions, Deed, Entity, People
from coaching.store.tasks import InView, interviews_in_view
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
    where = (new_id(now), str(interview_id), key_text(person_id))
    action = Action(*where, step, to_the_minute(at), channel, next_update_on, known_from, note)
    with viewer.write(now) as writing:
        seen = interviews_in_view(writing.connection, viewer, [interview_id])[interview_id]
        if person_id is not None:
            check_person(writing.connection, person_id, interview_id)
        refuse([*faults_of_texts({"note": note}), *faults_of_action(action, seen.interview, now)])
        (key,) = add_actions(writing, [(action, seen)])
    return key


def add_actions(writing: Writing, new: Sequence[tuple[Action, InView]]) -> tuple[int, ...]:
    """Writes these actions, checked already, with their plans and their audit rows; their keys, in this order."""
    rows = [
        {
            "external_id": action.action_id,
            "counselor_id": seen.counselor_id,
            "interview_id": int(action.interview_id),
            "person_id": key_of(action.person_id),
            "version": 1,
            **{name: getattr(action, name) for name in ACTION_FIELDS},
        }
        for action, seen in new
    ]
    insertion = insert(Actions).returning(Actions.id, sort_by_parameter_order=True)
    keys = tuple(writing.connection.execute(insertion, rows).scalars())
    for key, row, (_, seen) in zip(keys, rows, new, strict=True):
        values = {name: row[name] for name in ACTION_FIELDS}
        entry = Entry(Deed.ADDED, Entity.ACTION, key, seen.client_id, 1, ACTION_FIELDS, words_in(values))
        writing.note(entry)
    plan_anew(writing, [row["interview_id"] for row in rows])
    return keys


def change_action(viewer: Viewer, action_id: int, version: int, changes: ActionChanges, *, now: datetime) -> int:
    """Corrects an action; its new version. Stale where somebody else did so first."""
    with viewer.write(now) as writing:
        row = _action_row(writing.connection, viewer, action_id)
        refuse_stale(writing.connection, Entity.ACTION, action_id, version, row)
        seen = interviews_in_view(writing.connection, viewer, [row["interview_id"]])[row["interview_id"]]
        wanted: dict[str, Any] = {**changes}
        if "at" in wanted:
            wanted["at"] = to_the_minute(wanted["at"])
        values = {name: value for name, value in wanted.items() if value != row[name]}
        if not values:
            return version
        fields = {name: row[name] for name in ACTION_FIELDS} | values
        changed = Action(row["external_id"], seen.interview.interview_id, "", **fields)
        refuse([*faults_of_texts(values), *faults_of_action(changed, seen.interview, now)])
        change = update(Actions).where(Actions.id == action_id).values(**values, version=version + 1)
        writing.connection.execute(change)
        plan_anew(writing, [row["interview_id"]])
        action = (Entity.ACTION, action_id, seen.client_id, version + 1)
        writing.note(Entry(Deed.CHANGED, *action, tuple(values), words_in(values)))
    return version + 1


def remove_action(viewer: Viewer, action_id: int, *, now: datetime) -> None:
    """Takes an action back, as if it had not been logged."""
    remove_many(viewer, [action_id], now=now)


def remove_many(viewer: Viewer, action_ids: Sequence[int], *, now: datetime) -> None:
    """Takes several actions back together; NotFound where one of them is gone, and then none is."""
    with viewer.write(now) as writing:
        take_back_actions(writing, action_ids)


def take_back_actions(writing: Writing, action_ids: Sequence[int]) -> None:
    """The same within a write."""
    rows = [_action_row(writing.connection, writing.viewer, action_id) for action_id in dict.fromkeys(action_ids)]
    interviews = [row["interview_id"] for row in rows]
    seen = interviews_in_view(writing.connection, writing.viewer, interviews)
    writing.connection.execute(delete(Actions).where(Actions.id.in_([row["id"] for row in rows])))
    for row in rows:
        words, client_id = words_in({"step": row["step"], "at": row["at"]}), seen[row["interview_id"]].client_id
        writing.note(Entry(Deed.REMOVED, Entity.ACTION, row["id"], client_id, words=words))
    plan_anew(writing, interviews)


def _action_row(connection: Connection, viewer: Viewer, key: int) -> RowMapping:
    query = select(Actions.__table__).where(Actions.id == key, viewer.sees(Actions.counselor_id))
    return found(connection.execute(query).mappings().first(), "action")


def check_person(connection: Connection, person_id: int, interview_id: int) -> None:
    """NotFound unless that person was at this interview."""
    where = (People.id == person_id, People.interview_id == interview_id)
    if connection.execute(select(People.id).where(*where)).first() is None:
        raise NotFound("person")


def to_the_minute(at: datetime) -> datetime:
    """As files have it."""
    return at.replace(second=0, microsecond=0)


def new_id(now: datetime) -> str:
    """An id that no file has, here or elsewhere, and that sorts by the time of logging."""
    return f"{now:%Y%m%dT%H%M%S.%f}-{token_hex(4)}"
