"""The office and its members, as the viewer finds them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from coaching.guidance.cited import Policy
from coaching.guidance.policies import POLICIES
from coaching.store.access import Viewer
from coaching.store.tables import Clients, Interviews, MemberRole, Members, Offices


class Office(NamedTuple):
    """The office: its name, IANA time zone, the policy it follows, the viewer's data version, its own version."""

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
    columns = (Offices.id, Offices.name, Offices.timezone, Offices.policy, _data_version(viewer), Offices.version)
    query = select(*columns).join(Members, Members.office_id == Offices.id).where(Members.id == viewer.member_id)
    with viewer.read() as connection:
        key, name, timezone, policy, *versions = connection.execute(query).one()
    return Office(key, name, timezone, POLICIES[policy], *versions)


def data_version(viewer: Viewer) -> int:
    """Advanced by every write to what the viewer may see; whatever is cached for them hangs on it, and on who it is."""
    own = Offices.id == viewer.office_id if viewer.sees_office else Members.id == viewer.member_id
    with viewer.read() as connection:
        return connection.execute(select(_data_version(viewer)).where(own)).scalar_one()


def _data_version(viewer: Viewer) -> InstrumentedAttribute[int]:
    """Somebody who sees their own clients only has nothing to look at again when others write."""
    return Offices.data_version if viewer.sees_office else Members.data_version


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
