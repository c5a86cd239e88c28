"""Interviews with everybody and everything recorded about them, as model.py's records.

Their `client_id`, `interview_id` and `person_id` are the database's keys as text. `action_id` stays the file's own:
actions at the same instant are ordered by it, and the plan must not depend on where it is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from coaching.model import Action, Client, Debrief, Interview, InterviewRecord, Person
from coaching.store.fetching import fetch_columns
from coaching.store.key_lists import one_of
from coaching.store.tables import Actions, Debriefs, Drafts, Interviews, People, PlanRows, Snoozes, Table

Among = Callable[[InstrumentedAttribute[int]], ColumnElement[bool]]
"""A condition on the key of an interview, wherever it stands."""
Item = TypeVar("Item")
AT_ONCE = 1000
"""Records a query; well within what SQLite takes as parameters, and little memory."""


def fields_of(table: Table | type[PlanRows | Snoozes | Debriefs | Drafts], names: Sequence[str]) -> list[Any]:
    """The columns of a table by the names that model.py's records give them."""
    return [getattr(table, name) for name in names]


CLIENT_FIELDS = tuple(name for name in Client._fields if name not in ("client_id", "counselor"))
INTERVIEW_FIELDS = Interview._fields[2:]
PERSON_FIELDS = Person._fields[2:]
ACTION_FIELDS = Action._fields[3:]
DEBRIEF_FIELDS = Debrief._fields[1:]

INTERVIEW = select(Interviews.id, Interviews.client_id, *fields_of(Interviews, INTERVIEW_FIELDS))
PERSON = select(People.id, People.interview_id, *fields_of(People, PERSON_FIELDS)).order_by(People.id)
ACTION = select(Actions.external_id, Actions.interview_id, Actions.person_id, *fields_of(Actions, ACTION_FIELDS))


def in_chunks(items: Iterable[Item], size: int = AT_ONCE) -> Iterator[list[Item]]:
    """The items, so many at a time."""
    chunk: list[Item] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def records_among(connection: Connection, among: Among) -> dict[int, InterviewRecord]:
    """The records by key of the interviews for which `among` holds, in order of start."""
    people = _people(connection, PERSON.where(among(People.interview_id)))
    actions = _actions(connection, ACTION.where(among(Actions.interview_id)))
    query = INTERVIEW.where(among(Interviews.id)).order_by(Interviews.starts_at, Interviews.id)
    keys, clients, *fields = fetch_columns(connection, query)
    interviews = map(Interview, map(str, keys), map(str, clients), *fields)
    return {
        key: InterviewRecord(interview, tuple(people.get(key, ())), tuple(actions.get(key, ())))
        for key, interview in zip(keys, interviews, strict=True)
    }


def records_by_key(connection: Connection, keys: Sequence[int]) -> dict[int, InterviewRecord]:
    """The records of these interviews; those that do not exist are not in it."""
    return records_among(connection, lambda key: one_of(connection, key, keys))


def _people(connection: Connection, query: Select[*tuple[Any, ...]]) -> dict[int, list[Person]]:
    keys, interviews, *fields = fetch_columns(connection, query)
    return _by_interview(interviews, map(Person, map(str, keys), map(str, interviews), *fields))


def _actions(connection: Connection, query: Select[*tuple[Any, ...]]) -> dict[int, list[Action]]:
    ids, interviews, people, *fields = fetch_columns(connection, query)
    return _by_interview(interviews, map(Action, ids, map(str, interviews), map(key_text, people), *fields))


def _by_interview(interviews: Sequence[int], items: Iterable[Item]) -> dict[int, list[Item]]:
    groups: dict[int, list[Item]] = {}
    for interview, item in zip(interviews, items, strict=True):
        groups.setdefault(interview, []).append(item)
    return groups


def key_text(key: int | None) -> str:
    """A key as the records write it; empty where there is none."""
    return "" if key is None else str(key)


def key_of(text: str) -> int | None:
    """The key that a record's text stands for."""
    return int(text) if text else None
