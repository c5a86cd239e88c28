"""The office and its members, as the viewer finds them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select

from coaching.guidance.cited import Policy
from coaching.guidance.policies import POLICIES
from coaching.store.access import Viewer
from coaching.store.tables import Clients, Interviews, MemberRole, Members, Offices


class Office(NamedTuple):
    """The office: its name, IANA time zone, the policy it follows, how often its data was written to, its version."""

    key: int
    name: str
    timezone: str
    policy: Policy
    data_version: int
    version: int


class Member(NamedTuple):
    """Somebody of the office; the local member has no email address."""

    key: int
    name: str
    email: str | None
    role: MemberRole
    active: bool
    can_sign_in: bool
    version: int


class CaseloadSize(NamedTuple):
    clients: int
    interviews: int


def office_of(viewer: Viewer) -> Office:
    """The viewer's office."""
    columns = (Offices.id, Offices.name, Offices.timezone, Offices.policy, Offices.data_version, Offices.version)
    with viewer.read() as connection:
        key, name, timezone, policy, *versions = connection.execute(
            select(*columns).where(Offices.id == viewer.office_id)
        ).one()
    return Office(key, name, timezone, POLICIES[policy], *versions)


def data_version(viewer: Viewer) -> int:
    """Advanced by every write; whatever is cached hangs on it."""
    with viewer.read() as connection:
        return connection.execute(select(Offices.data_version).where(Offices.id == viewer.office_id)).scalar_one()


def members_of(viewer: Viewer) -> tuple[Member, ...]:
    """The members of the viewer's office, in the order in which they were added."""
    columns = [getattr(Members, name) for name in Member._fields[1:]]
    with viewer.read() as connection:
        rows = connection.execute(
            select(Members.id, *columns).where(Members.office_id == viewer.office_id).order_by(Members.id)
        )
        return tuple(Member(*row) for row in rows)


def has_clients(viewer: Viewer) -> bool:
    """Whether there is any client whom the viewer may see; costs the same at any size."""
    one = select(Clients.id).where(viewer.sees(Clients.counselor_id)).limit(1)
    with viewer.read() as connection:
        return connection.execute(one).first() is not None


def caseload_size(viewer: Viewer) -> CaseloadSize:
    """How many clients and interviews the viewer may see."""
    clients = select(func.count()).select_from(Clients).where(viewer.sees(Clients.counselor_id))
    interviews = select(func.count()).select_from(Interviews).where(viewer.sees(Interviews.counselor_id))
    with viewer.read() as connection:
        return CaseloadSize(connection.execute(clients).scalar_one(), connection.execute(interviews).scalar_one())
