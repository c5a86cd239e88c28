"""Giving clients to another counselor, with everything recorded about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, select, update

from coaching.errors import CoachingError
from coaching.store.access import NotFound, Viewer, Writing
from coaching.store.audit import Entry
from coaching.store.file_ids import MARK, own_id
from coaching.store.records import in_chunks
from coaching.store.replan import plan_anew
from coaching.store.settings import administrators_only
from coaching.store.tables import Actions, Clients, Deed, Deletions, Entity, Interviews, Members, People, Table

KEY: BindParameter[int] = bindparam("key")


class Reassigned(NamedTuple):
    """How many clients moved, and how many ids of files were `renamed`: the new counselor used the same already."""

    clients: int
    renamed: int


def reassign(viewer: Viewer, client_ids: Sequence[int], to_member: int, *, now: datetime) -> Reassigned:
    """Gives these clients to that member, in one transaction; NotFound where one of them is gone.

    Ids of files are unique within one counselor's only. One that the new counselor uses already gets the old
    counselor's address behind it, as an export would write it, and loses it on the way back.
    """
    administrators_only(viewer)
    with viewer.write(now) as writing:
        new = _counselor(writing, to_member)
        moving = _moving(writing, client_ids, to_member)
        renamed = 0
        for chunk in in_chunks(moving):
            interviews = _interviews(writing.connection, chunk)
            for table in (Clients, Interviews, People, Actions):
                renamed += _move(writing.connection, table, chunk, new)
            _note(writing, moving, chunk, new)
            plan_anew(writing, interviews)
    return Reassigned(len(moving), renamed)


class Counselor(NamedTuple):
    """Whose the clients will be."""

    key: int
    email: str


def _counselor(writing: Writing, member_id: int) -> Counselor:
    known = (Members.id == member_id, Members.office_id == writing.viewer.office_id, Members.active)
    row = writing.connection.execute(select(Members.id, Members.email).where(*known)).first()
    if row is None:
        raise CoachingError("There is no such active member in this office.", "Choose another one.")
    return Counselor(row.id, row.email or "")


def _moving(writing: Writing, client_ids: Iterable[int], to_member: int) -> dict[int, int]:
    """Key and version of those clients that are not that member's yet."""
    wanted, seen = set(client_ids), 0
    moving: dict[int, int] = {}
    for chunk in in_chunks(sorted(wanted)):
        query = select(Clients.id, Clients.version, Clients.counselor_id)
        mine = query.where(Clients.id.in_(chunk), writing.viewer.sees(Clients.counselor_id))
        for key, version, counselor_id in writing.connection.execute(mine.order_by(Clients.id)):
            seen += 1
            if counselor_id != to_member:
                moving[key] = version
    if seen < len(wanted):
        raise NotFound("client")
    return moving


def _interviews(connection: Connection, clients: Sequence[int]) -> Sequence[int]:
    query = select(Interviews.id).where(Interviews.client_id.in_(clients)).order_by(Interviews.id)
    return connection.execute(query).scalars().all()


def _move(connection: Connection, table: Table, clients: Sequence[int], new: Counselor) -> int:
    """Moves the rows of these clients; how many ids had to be renamed."""
    used = select(table.external_id).where(table.counselor_id == new.key)
    taken = set(connection.execute(used).scalars())
    query = select(table.id, table.external_id, Members.email, Members.id.label("owner"))
    query = query.join(Members, Members.id == table.counselor_id).where(_of(table, clients)).order_by(table.id)
    rows, renamed = [], 0
    for key, external_id, email, owner in connection.execute(query):
        own = _free(own_id(external_id, new.email), email or str(owner), taken)
        taken.add(own)
        renamed += own != external_id
        rows.append({"key": key, "own": own})
    if rows:
        change = update(table).where(table.id == KEY).values(counselor_id=new.key, external_id=bindparam("own"))
        connection.execute(change, rows)
    return renamed


def _of(table: Table, clients: Sequence[int]) -> ColumnElement[bool]:
    if table is Clients:
        return Clients.id.in_(clients)
    if table is Interviews:
        return Interviews.client_id.in_(clients)
    column = People.interview_id if table is People else Actions.interview_id
    return column.in_(select(Interviews.id).where(Interviews.client_id.in_(clients)))


def _free(external_id: str, owner: str, taken: set[str]) -> str:
    """The id, or one made of it, that is not taken."""
    if external_id not in taken:
        return external_id
    named = f"{external_id}{MARK}{owner}"
    number, own = 1, named
    while own in taken:
        number += 1
        own = f"{named}{MARK}{number}"
    return own


def _note(writing: Writing, versions: dict[int, int], clients: Sequence[int], new: Counselor) -> None:
    """What else hangs on the clients' counselor, the clients' versions, and the audit."""
    connection = writing.connection
    kept = update(Deletions).where(Deletions.client_id.in_(clients)).values(counselor_id=new.key)
    connection.execute(kept)
    change = update(Clients).where(Clients.id.in_(clients))
    connection.execute(change.values(version=Clients.version + 1, updated_at=writing.now))
    for key in clients:
        entity = (Entity.CLIENT, key, key, versions[key] + 1)
        writing.note(Entry(Deed.CHANGED, *entity, ("counselor_id",)))
