"""Whose the clients of an import are: members by their email address, added where the office does not know them yet."""

from __future__ import annotations

from sqlalchemy import insert, select

from coaching.errors import CoachingError
from coaching.store.access import Writing
from coaching.store.audit import Entry
from coaching.store.tables import Deed, Entity, MemberRole, Members


class Counselors:
    """The members behind the addresses of an import; an empty one is `default`'s, or else the viewer's own."""

    def __init__(self, writing: Writing, default: str | None) -> None:
        self._writing = writing
        self._default = default or ""
        query = select(Members.email_key, Members.id).where(Members.office_id == writing.viewer.office_id)
        self._known = {email_key: key for email_key, key in writing.connection.execute(query) if email_key}

    def key_of(self, email: str) -> int:
        """The member's key. CoachingError where the viewer may not bring in clients for somebody else."""
        address = (email or self._default).strip()
        if not address:
            return self._writing.viewer.member_id
        key = self._known.get(address.casefold())
        if not self._writing.viewer.sees_office and key != self._writing.viewer.member_id:
            raise CoachingError(
                f"The clients of {address} are not yours to import.",
                "Leave the counselor empty, or ask your administrator.",
            )
        return key or self._add(address)

    def _add(self, address: str) -> int:
        member = insert(Members).values(
            office_id=self._writing.viewer.office_id, name=address, email=address, email_key=address.casefold(),
            role=MemberRole.COUNSELOR, active=True, can_sign_in=False,
        )  # fmt: skip
        key = self._writing.connection.execute(member.returning(Members.id)).scalar_one()
        self._known[address.casefold()] = key
        self._writing.note(Entry(Deed.ADDED, Entity.MEMBER, key))
        return key
