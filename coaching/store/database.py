"""Opening the store: the database in its place, of this version, with an office and the member whose machine it is."""

from __future__ import annotations

import os
from datetime import datetime

from sqlalchemy import Engine, insert, select

from coaching.clock import zone_named
from coaching.errors import CoachingError
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.store.access import Store
from coaching.store.address import Address, File, Server, address_of
from coaching.store.audit import Entry, append
from coaching.store.engine import engine_for, transaction
from coaching.store.faults import cannot_open, not_a_database, read_only, telling
from coaching.store.tables import Deed, Entity, MemberRole, Members, Offices
from coaching.store.upgrade import is_empty, upgrade

SQLITE_HEADER = b"SQLite format 3\x00"
ANY_WRITE_BIT = 0o222
OFFICE_NAME = "My office"
LOCAL_MEMBER_NAME = "You"


class NoDatabase(CoachingError):  # noqa: N818 - a state of things, which a dry run can do with
    """There is nothing at the address, and nothing was to be made."""

    def __init__(self, address: Address) -> None:
        fault = f"There is no database at {address}." if isinstance(address, File) else f"{address} is still empty."
        super().__init__(fault, "Name another one with --database, or import a caseload to start one.")


def open_store(url: str, *, now: datetime, timezone: str = "UTC", may_make: bool = True) -> Store:
    """The store behind a database URL, made or upgraded where necessary; `timezone` is a new office's.

    CoachingError where the address is no database's, or the file can't be used; such a file is left as it was.
    NoDatabase where there is none yet and it is not `may_make`.
    """
    address = address_of(url)
    zone_named(timezone)
    if isinstance(address, File):
        if not may_make and not address.path.exists():
            raise NoDatabase(address)
        _make_place_for(address)
    with telling(address):
        if not may_make and isinstance(address, Server) and is_empty(address):
            raise NoDatabase(address)
        upgrade(address, now)
        engine = engine_for(address)
        _found_office(engine, now, timezone)
    return Store(engine, address)


def _make_place_for(address: File) -> None:
    """The folder and an empty file, for their owner only, where missing; CoachingError where one can't be used."""
    path = address.path
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_writable(address)
        if not path.exists():
            path.touch(mode=0o600)
        with path.open("rb") as file:
            start = file.read(len(SQLITE_HEADER))
    except IsADirectoryError:
        raise not_a_database(address) from None
    except OSError as error:
        raise cannot_open(address) from error
    if start and start != SQLITE_HEADER:
        raise not_a_database(address)


def _check_writable(address: File) -> None:
    """By the permissions themselves: an administrator of the machine could write anyway, but was told not to."""
    for place in (address.path.parent, address.path):
        if place.exists() and not (os.access(place, os.W_OK) and place.stat().st_mode & ANY_WRITE_BIT):
            raise read_only(address)


def _found_office(engine: Engine, now: datetime, timezone: str) -> None:
    """On the first start: the office, and its one member, administrator and counselor in one."""
    with transaction(engine, writes=False) as connection:
        if connection.scalar(select(Offices.id).limit(1)):
            return
    with transaction(engine, writes=True) as connection:
        if connection.scalar(select(Offices.id).limit(1)):
            return
        office = insert(Offices).values(name=OFFICE_NAME, timezone=timezone, policy=DEFAULT_POLICY.name, data_version=0)
        office_id = connection.execute(office.returning(Offices.id)).scalar_one()
        member = insert(Members).values(
            office_id=office_id, name=LOCAL_MEMBER_NAME, role=MemberRole.ADMINISTRATOR, active=True, can_sign_in=False
        )
        member_id = connection.execute(member.returning(Members.id)).scalar_one()
        entries = [Entry(Deed.ADDED, Entity.OFFICE, office_id), Entry(Deed.ADDED, Entity.MEMBER, member_id)]
        append(connection, office_id, member_id, now, entries)
