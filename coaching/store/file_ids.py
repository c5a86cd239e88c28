"""The ids of files, unique among one counselor's only; an export of several counselors' must tell them apart."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from coaching.store.access import NotFound, Viewer
from coaching.store.tables import Actions, Clients, Interviews, Members, People, Table

MARK = "~"


def own_id(file_id: str, email: str) -> str:
    """The counselor's own id behind an id of a file: without what an export added to tell it from another's."""
    return file_id.removesuffix(f"{MARK}{email}") if email else file_id


class FileIds(NamedTuple):
    """Which ids more than one counselor uses, by table."""

    clients: frozenset[str]
    interviews: frozenset[str]
    people: frozenset[str]
    actions: frozenset[str]


def ids_in_common(connection: Connection, viewer: Viewer) -> FileIds:
    """The ids that an export for this viewer has to tell apart."""
    return FileIds(*(_in_common(connection, viewer, table) for table in (Clients, Interviews, People, Actions)))


def _in_common(connection: Connection, viewer: Viewer, table: Table) -> frozenset[str]:
    mine = viewer.sees(table.counselor_id)
    if connection.execute(select(func.count(table.counselor_id.distinct())).where(mine)).scalar_one() < 2:
        return frozenset()
    query = select(table.external_id).where(mine).group_by(table.external_id).having(func.count() > 1)
    return frozenset(connection.execute(query).scalars())


def file_id(external_id: str, email: str | None, in_common: frozenset[str]) -> str:
    """The id as an export writes it: with the counselor's address behind it where another one uses it too."""
    return f"{external_id}{MARK}{email}" if email and external_id in in_common else external_id


def client_key(viewer: Viewer, wanted: str) -> int:
    """The key of the client whom an export calls so; NotFound where the viewer may see none."""
    external_ids = {wanted, wanted.rpartition(MARK)[0]}
    query = select(Clients.id, Clients.external_id, Members.email).join(Members, Members.id == Clients.counselor_id)
    query = query.where(viewer.sees(Clients.counselor_id), Clients.external_id.in_(external_ids))
    with viewer.read() as connection:
        in_common = _in_common(connection, viewer, Clients)
        for key, external_id, email in connection.execute(query):
            if file_id(external_id, email, in_common) == wanted:
                return int(key)
    raise NotFound("client")
