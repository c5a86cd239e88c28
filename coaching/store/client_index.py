"""What is kept beside each client so that caseloads can be sorted and searched, at any size: true after every write.

It all follows from the records. A write's audit entries say whose they were, and those clients are looked at again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, func, select, update

from coaching.plan import NO_PLAN
from coaching.store.adding import add_rows
from coaching.store.records import DEBRIEF_FIELDS, fields_of, in_chunks
from coaching.store.tables import Actions, Clients, ClientWords, Debriefs, Interviews, Notes, People
from coaching.store.words import sort_key, words_of

KEY: BindParameter[int] = bindparam("key")
AT_ONCE = 200
"""Clients looked at together: their notes are held in memory."""
MOST_KEPT = 500_000
"""Bytes of words, of the name and of all else; PostgreSQL's search takes a megabyte. The longest are left out."""
LONGEST_CHARACTER = 4
"""Bytes."""


class Indexed(NamedTuple):
    """What is kept of one client: for sorting, and the words for searching."""

    name_key: str
    last_contact_at: datetime | None
    latest_interview_at: datetime | None
    name: str
    rest: str
    owner: str


SORTED_BY, SEARCHED_BY = Indexed._fields[:3], Indexed._fields[3:]
SET_KEYS = update(Clients).where(Clients.id == KEY).values({name: bindparam(f"new_{name}") for name in SORTED_BY})


def index_clients(connection: Connection, clients: Iterable[int]) -> dict[int, int]:
    """Brings what is kept beside these clients up to date; their counselors, by client, without those that are gone."""
    counselors: dict[int, int] = {}
    for chunk in in_chunks(sorted(clients), AT_ONCE):
        owners, kept = _kept(connection, chunk)
        wanted = _wanted(connection, owners)
        _set_keys(connection, {key: row for key, row in wanted.items() if row[:3] != kept[key][:3]})
        _set_words(connection, {key: row for key, row in wanted.items() if row[3:] != kept[key][3:]})
        counselors.update({key: counselor for key, (_, counselor) in owners.items()})
    return counselors


def index_all(connection: Connection) -> None:
    """The same for every client, as after an upgrade."""
    index_clients(connection, connection.execute(select(Clients.id)).scalars().all())


Owners = dict[int, tuple[str, int]]
"""The names of clients and whose they are, by key."""


def _kept(connection: Connection, clients: Sequence[int]) -> tuple[Owners, dict[int, Indexed]]:
    """Those of the clients who are there, and what is kept of them."""
    words = [func.coalesce(getattr(ClientWords, name), "") for name in SEARCHED_BY]
    query = (
        select(Clients.id, Clients.name, Clients.counselor_id, *fields_of(Clients, SORTED_BY), *words)
        .join(ClientWords, ClientWords.client_id == Clients.id, isouter=True)
        .where(Clients.id.in_(clients))
    )
    rows = connection.execute(query).all()
    return {row[0]: (row[1], row[2]) for row in rows}, {row[0]: Indexed(*row[3:]) for row in rows}


def _wanted(connection: Connection, owners: Owners) -> dict[int, Indexed]:
    clients = list(owners)
    words: dict[int, set[str]] = {key: set() for key in clients}
    for query in texts_of(clients):
        for key, *texts in connection.execute(query):
            words[key].update(*(words_of(text) for text in texts if text))
    contacts, starts = (dict(connection.execute(query).all()) for query in _instants(clients))
    return {
        key: Indexed(
            sort_key(name), contacts.get(key), starts.get(key), _line(words_of(name)), _line(words[key]), str(owner)
        )
        for key, (name, owner) in owners.items()
    }


def _line(words: set[str]) -> str:
    line = " ".join(sorted(words))
    if len(line) * LONGEST_CHARACTER <= MOST_KEPT:
        return line
    ends = accumulate(len(word.encode()) + 1 for word in sorted(words, key=len))
    short = sorted(words, key=len)[: bisect_right(list(ends), MOST_KEPT)]
    return " ".join(sorted(short))


def texts_of(clients: Sequence[int]) -> tuple[Select[*tuple[Any, ...]], ...]:
    """Queries for everything by which a client is found beside their name: the client's key, then texts.

    Of notes only what is shared: these words are for whoever sees the client, and a private note is for one alone.
    """
    of_interview = Interviews.client_id.in_(clients)
    people = select(Interviews.client_id, People.name).join(People, People.interview_id == Interviews.id)
    actions = select(Interviews.client_id, Actions.note).join(Actions, Actions.interview_id == Interviews.id)
    told = select(Interviews.client_id, *fields_of(Debriefs, DEBRIEF_FIELDS))
    told = told.join(Debriefs, Debriefs.interview_id == Interviews.id)
    return (
        select(Interviews.client_id, Interviews.employer, Interviews.position).where(of_interview),
        people.where(of_interview),
        actions.where(of_interview, Actions.note != ""),
        told.where(of_interview),
        select(Notes.client_id, Notes.body, Notes.next_step, Notes.who).where(
            Notes.client_id.in_(clients), Notes.shared
        ),
    )


def _instants(clients: Sequence[int]) -> tuple[Select[*tuple[Any, ...]], ...]:
    """Client and instant: of the last contact, and of the latest interview."""
    contacts = select(Interviews.client_id, func.max(Actions.at)).join(Actions, Actions.interview_id == Interviews.id)
    starts = select(Interviews.client_id, func.max(Interviews.starts_at)).where(Interviews.status.not_in(NO_PLAN))
    return tuple(
        query.where(Interviews.client_id.in_(clients)).group_by(Interviews.client_id) for query in (contacts, starts)
    )


def _set_keys(connection: Connection, changed: dict[int, Indexed]) -> None:
    if changed:
        rows = [
            {"key": key, **{f"new_{name}": getattr(row, name) for name in SORTED_BY}} for key, row in changed.items()
        ]
        connection.execute(SET_KEYS, rows)


def _set_words(connection: Connection, changed: dict[int, Indexed]) -> None:
    if changed:
        connection.execute(delete(ClientWords).where(ClientWords.client_id.in_(changed)))
        rows = [{"client_id": key, **dict(zip(SEARCHED_BY, row[3:], strict=True))} for key, row in changed.items()]
        add_rows(connection, ClientWords, rows)
