"""The store, and the viewer through whom alone it is entered: every query is scoped to what that member may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, select, update
from sqlalchemy.orm import InstrumentedAttribute

from coaching.errors import CoachingError
from coaching.store.address import Address, File
from coaching.store.audit import Entry, append
from coaching.store.client_index import index_clients
from coaching.store.engine import transaction
from coaching.store.faults import telling
from coaching.store.forgetting import forget_deletions
from coaching.store.tables import Deed, MemberRole, Members, Offices

Item = TypeVar("Item")
OWNER = "counselor_id"
"""Among the fields of an audit entry: the client was given to somebody else."""
SEE_THE_OFFICE = frozenset({MemberRole.ADMINISTRATOR, MemberRole.SUPERVISOR})


class NotFound(CoachingError):  # noqa: N818 - no error of the program, but something to tell
    """Somebody else's record and one that does not exist alike."""

    def __init__(self, what: str) -> None:
        super().__init__(f"There is no such {what} among your clients.", "It may have been deleted or moved meanwhile.")


class Store(NamedTuple):
    """An open database. `as_viewer` is the only way in."""

    engine: Engine
    address: Address

    @property
    def path(self) -> Path | None:
        """The file that everything is in; None where it is on a server."""
        return self.address.path if isinstance(self.address, File) else None

    def as_viewer(self, member_id: int | None = None) -> Viewer:
        """The viewer for a member, or for the local member on one's own machine; CoachingError where not active."""
        who = Members.email.is_(None) if member_id is None else Members.id == member_id
        query = select(Members.id, Members.office_id, Members.role).where(who, Members.active).order_by(Members.id)
        with telling(self.address), transaction(self.engine, writes=False) as connection:
            member = connection.execute(query.limit(1)).first()
        if member is None:
            raise CoachingError("You are not an active member of this office.", "Ask your administrator.")
        return Viewer(self, *member)

    def close(self) -> None:
        """Lets go of the file or the server; a store that was closed may be used again."""
        self.engine.dispose()


class Viewer(NamedTuple):
    """A member looking at the store: an administrator or supervisor sees the office's clients, others their own."""

    store: Store
    member_id: int
    office_id: int
    role: MemberRole

    @property
    def sees_office(self) -> bool:
        return self.role in SEE_THE_OFFICE

    def sees(self, counselor_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """The condition that every query carries: the record's counselor is one whose clients the viewer may see."""
        if self.sees_office:
            return counselor_id.in_(select(Members.id).where(Members.office_id == self.office_id))
        return counselor_id == self.member_id

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction in which everything read belongs together."""
        with telling(self.store.address), transaction(self.store.engine, writes=False) as connection:
            yield connection

    @contextmanager
    def write(self, now: datetime) -> Iterator[Writing]:
        """A transaction that writes: all of it, its audit rows and the office's data version, or nothing."""
        with telling(self.store.address), transaction(self.store.engine, writes=True) as connection:
            writing = Writing(self, connection, now, [], set())
            yield writing
            writing.sign()


class Writing(NamedTuple):
    """A write under way: where to write, and what the audit will say of it.

    `clients` are clients whose records changed without an entry of their own.
    """

    viewer: Viewer
    connection: Connection
    now: datetime
    entries: list[Entry]
    clients: set[int]

    def note(self, entry: Entry) -> None:
        """Every change is noted; a write without a note did nothing, and leaves no trace."""
        self.entries.append(entry)

    def take_back(self) -> None:
        """Undoes all that was written so far, as after a trial; nothing is left of it, not even a trace."""
        self.entries.clear()
        self.clients.clear()
        self.connection.rollback()

    def sign(self) -> None:
        """What follows from the records, what is to be forgotten, the next data version; last of all the audit rows."""
        if not self.entries:
            return
        counselors = index_clients(self.connection, self._clients_changed())
        forget_deletions(self.connection, self.now)
        if self._written():  # an export changes nothing that a page shows
            self._advance(counselors)
        append(self.connection, self.viewer.office_id, self.viewer.member_id, self.now, self.entries)

    def _written(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.deed is not Deed.EXPORTED]

    def _clients_changed(self) -> set[int]:
        return {entry.client_id for entry in self._written() if entry.client_id is not None} | self.clients

    def _advance(self, counselors: Mapping[int, int]) -> None:
        """The next data version of the office, and of the members whose clients changed.

        Of all members where more than records changed, or a client is gone or has moved.
        """
        office_id = self.viewer.office_id
        office = update(Offices).where(Offices.id == office_id).values(data_version=Offices.data_version + 1)
        members = update(Members).where(Members.office_id == office_id).values(data_version=Members.data_version + 1)
        if all(entry.client_id in counselors and OWNER not in entry.fields for entry in self._written()):
            members = members.where(Members.id.in_(set(counselors.values())))
        self.connection.execute(office)
        self.connection.execute(members)


def found(row: Item | None, what: str) -> Item:
    """The row; NotFound where there is none that the viewer may see."""
    if row is None:
        raise NotFound(what)
    return row
