"""What is known of a counselor's clients when a file comes in: by the files' ids, inside the write that takes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from coaching.model import Action, Client, Interview, InterviewRecord, Person
from coaching.store.access import Writing
from coaching.store.counselors import Counselors
from coaching.store.records import ACTION_FIELDS, CLIENT_FIELDS, INTERVIEW_FIELDS, PERSON_FIELDS, fields_of, in_chunks
from coaching.store.tables import Actions, Clients, Interviews, People


class Known:
    """The clients of counselors, and what is recorded about them; an unknown counselor is added, as in any import."""

    def __init__(self, writing: Writing, counselors: Counselors) -> None:
        self._connection = writing.connection
        self._counselors = counselors

    def clients(self, counselor: str) -> dict[int, Client]:
        """The clients by key of the counselor at that address (empty: whose the import is), in order of their keys."""
        owner = self._counselors.key_of(counselor)
        query = select(Clients.id, Clients.external_id, *fields_of(Clients, CLIENT_FIELDS))
        rows = self._connection.execute(query.where(Clients.counselor_id == owner).order_by(Clients.id))
        return {
            key: Client(client_id=external_id, counselor=counselor, **dict(zip(CLIENT_FIELDS, fields, strict=True)))
            for key, external_id, *fields in rows
        }

    def interviews(self, clients: Iterable[int]) -> dict[int, list[InterviewRecord]]:
        """The interviews of these clients by the client's key, in order of start."""
        found: defaultdict[int, list[InterviewRecord]] = defaultdict(list)
        for chunk in in_chunks(clients):
            self._add(found, chunk)
        return found

    def _add(self, found: dict[int, list[InterviewRecord]], clients: list[int]) -> None:
        mine = Interviews.client_id.in_(clients)
        fields = fields_of(Interviews, INTERVIEW_FIELDS)
        query = select(Interviews.client_id, Clients.external_id, Interviews.id, Interviews.external_id, *fields)
        query = query.join(Clients, Clients.id == Interviews.client_id).where(mine)
        people = select(People.interview_id, People.external_id, *fields_of(People, PERSON_FIELDS))
        people = people.join(Interviews, Interviews.id == People.interview_id).where(mine).order_by(People.id)
        actions = select(
            Actions.interview_id, Actions.external_id, People.external_id, *fields_of(Actions, ACTION_FIELDS)
        ).join(Interviews, Interviews.id == Actions.interview_id)
        actions = actions.join(People, People.id == Actions.person_id, isouter=True).where(mine)
        met, done = self._grouped(people), self._grouped(actions.order_by(Actions.at, Actions.external_id))
        rows = self._connection.execute(query.order_by(Interviews.starts_at, Interviews.id))
        for client, client_id, key, own_id, *fields in rows:
            record = InterviewRecord(
                Interview(own_id, client_id, *fields),
                tuple(Person(person_id, own_id, *rest) for person_id, *rest in met.get(key, ())),
                tuple(Action(one, own_id, whom or "", *rest) for one, whom, *rest in done.get(key, ())),
            )
            found[client].append(record)

    def _grouped(self, query: Any) -> dict[int, list[Any]]:  # noqa: ANN401 - a query of any columns
        groups: dict[int, list[Any]] = {}
        for interview, *rest in self._connection.execute(query):
            groups.setdefault(interview, []).append(rest)
        return groups
