"""The office and its members, changed by an administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import Connection, RowMapping, case, func, insert, select, update

from coaching.clock import zone_named
from coaching.errors import CoachingError, Fault
from coaching.model import ClientStatus
from coaching.refusals import fault_of_blank, faults_of_texts, refuse
from coaching.store.access import Viewer, Writing, found
from coaching.store.audit import Entry, words_in
from coaching.store.office import Member, members_of
from coaching.store.tables import Clients, Deed, Entity, Interviews, MemberRole, Members, Offices
from coaching.store.versions import refuse_stale

NOBODY = (0, 0)


class OfficeChanges(TypedDict, total=False):
    """What of the office may be changed; what is not named stays."""

    name: str
    timezone: str


class MemberEntry(NamedTuple):
    """A member as entered."""

    name: str
    email: str
    role: MemberRole = MemberRole.COUNSELOR


class MemberChanges(TypedDict, total=False):
    """What of a member may be changed; what is not named stays."""

    name: str
    email: str
    role: MemberRole
    active: bool


class MemberCaseload(NamedTuple):
    """A member with the size of their caseload."""

    member: Member
    clients: int
    active_clients: int
    interviews: int


def administrators_only(viewer: Viewer) -> None:
    """CoachingError for anybody else."""
    if viewer.role is not MemberRole.ADMINISTRATOR:
        raise CoachingError("Only an administrator can change this.", "Ask your administrator.")


def save_office(viewer: Viewer, version: int, changes: OfficeChanges, *, now: datetime) -> int:
    """Saves the office; its new version. Interviews stay in the zone they were entered in. Stale, CoachingError."""
    administrators_only(viewer)
    with viewer.write(now) as writing:
        query = select(Offices.__table__).where(Offices.id == viewer.office_id)
        row = writing.connection.execute(query).mappings().one()
        refuse_stale(writing.connection, Entity.OFFICE, viewer.office_id, version, row)
        values: dict[str, Any] = {name: value for name, value in changes.items() if value != row[name]}
        if not values:
            return version
        refuse([*fault_of_blank("name", values.get("name", row["name"]), "Name it."), *faults_of_texts(values)])
        if "timezone" in values:
            zone_named(values["timezone"])
            _keep_zones(writing, values["timezone"])
        change = update(Offices).where(Offices.id == viewer.office_id).values(**values, version=version + 1)
        writing.connection.execute(change)
        writing.note(Entry(Deed.CHANGED, Entity.OFFICE, viewer.office_id, None, version + 1, tuple(values)))
    return version + 1


def _keep_zones(writing: Writing, timezone: str) -> None:
    """Interviews entered in the office's old zone name it from now on: no export may move them into the new one."""
    elsewhere = (Interviews.office_id == writing.viewer.office_id, Interviews.timezone != timezone)
    kept = update(Interviews).where(*elsewhere, ~Interviews.zone_given).values(zone_given=True)
    writing.connection.execute(kept)


def add_member(viewer: Viewer, entry: MemberEntry, *, now: datetime) -> int:
    """Adds a member, who can't sign in yet; the member's key. CoachingError where the address is another's."""
    administrators_only(viewer)
    refuse(_faults_in_member(entry.name, entry.email))
    with viewer.write(now) as writing:
        _check_address(writing, entry.email)
        values = {"office_id": viewer.office_id, "active": True, "can_sign_in": False, **entry._asdict()}
        new = insert(Members).values(**values | _address(entry.email))
        key = writing.connection.execute(new.returning(Members.id)).scalar_one()
        writing.note(Entry(Deed.ADDED, Entity.MEMBER, key, None, 1, MemberEntry._fields, words_in(entry._asdict())))
    return key


def save_member(viewer: Viewer, member_id: int, version: int, changes: MemberChanges, *, now: datetime) -> int:
    """Saves a member; the new version. CoachingError where the office would be without an administrator."""
    administrators_only(viewer)
    with viewer.write(now) as writing:
        query = select(Members.__table__).where(Members.id == member_id, Members.office_id == viewer.office_id)
        row = found(writing.connection.execute(query).mappings().first(), "member")
        refuse_stale(writing.connection, Entity.MEMBER, member_id, version, row)
        values: dict[str, Any] = {name: value for name, value in changes.items() if value != row[name]}
        if not values:
            return version
        _check_member(writing, row, values)
        if "email" in values:
            values |= _address(values["email"])
        change = update(Members).where(Members.id == member_id).values(**values, version=version + 1)
        writing.connection.execute(change)
        words = words_in({name: values[name] for name in changes if name in values})
        fields = tuple(name for name in values if name != "email_key")
        writing.note(Entry(Deed.CHANGED, Entity.MEMBER, member_id, None, version + 1, fields, words))
    return version + 1


def _faults_in_member(name: str, email: str) -> list[Fault]:
    address = email.strip()
    before, _, behind = address.rpartition("@")
    faults = [
        *fault_of_blank("name", name, "Give the member's name."),
        *faults_of_texts({"name": name, "email": email}),
    ]
    if not before or not behind or any(character.isspace() for character in address):
        faults.append(Fault("email", "That is not an email address.", "Write it like ada@example.org."))
    return faults


def _address(email: str) -> dict[str, str]:
    return {"email": email.strip(), "email_key": email.strip().casefold()}


def _check_address(writing: Writing, email: str, but: int | None = None) -> None:
    """CoachingError where another member has that address."""
    own = (Members.office_id == writing.viewer.office_id, Members.email_key == _address(email)["email_key"])
    other = writing.connection.execute(select(Members.name, Members.id).where(*own)).first()
    if other is not None and other.id != but:
        raise CoachingError(f"{other.name} has this address already.", "Change that member, or give another address.")


def _check_member(writing: Writing, row: RowMapping, values: dict[str, Any]) -> None:
    if row["email"] is None:
        if values.keys() - {"name"}:
            fault = "This is the member whose machine it is: an administrator without an address, always active."
            raise CoachingError(fault, "Change the name only.")
        refuse([*fault_of_blank("name", values["name"], "Give the member's name."), *faults_of_texts(values)])
        return
    refuse(_faults_in_member(values.get("name", row["name"]), values.get("email", row["email"])))
    if "email" in values:
        _check_address(writing, values["email"], but=row["id"])
    leaves = not values.get("active", True)
    if row["role"] is MemberRole.ADMINISTRATOR and (leaves or "role" in values):
        _check_administrators(writing, but=row["id"])
    if leaves:
        _check_caseload(writing.connection, row)


def _check_administrators(writing: Writing, but: int) -> None:
    others = (Members.office_id == writing.viewer.office_id, Members.role == MemberRole.ADMINISTRATOR, Members.active)
    if writing.connection.execute(select(Members.id).where(*others, Members.id != but)).first() is None:
        raise CoachingError("The office would be without an administrator.", "Make somebody else one first.")


def _check_caseload(connection: Connection, row: RowMapping) -> None:
    active = (Clients.counselor_id == row["id"], Clients.status == ClientStatus.ACTIVE)
    clients = connection.execute(select(func.count()).select_from(Clients).where(*active)).scalar_one()
    if clients:
        fault = f"{row['name']} has {clients} active {'client' if clients == 1 else 'clients'}."
        raise CoachingError(fault, "Reassign them first, so that nobody is forgotten.")


def member_caseloads(viewer: Viewer) -> tuple[MemberCaseload, ...]:
    """The members in the order in which they were added, with the sizes of their caseloads."""
    administrators_only(viewer)
    active = func.count(case((Clients.status == ClientStatus.ACTIVE, 1)))
    clients = select(Clients.counselor_id, func.count(), active).where(viewer.sees(Clients.counselor_id))
    interviews = select(Interviews.counselor_id, func.count()).where(viewer.sees(Interviews.counselor_id))
    with viewer.read() as connection:
        rows = connection.execute(clients.group_by(Clients.counselor_id))
        caseloads = {key: (all_, some) for key, all_, some in rows}
        of_interviews = dict(connection.execute(interviews.group_by(Interviews.counselor_id)).all())
    return tuple(
        MemberCaseload(member, *caseloads.get(member.key, NOBODY), of_interviews.get(member.key, 0))
        for member in members_of(viewer)
    )
