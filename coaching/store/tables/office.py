"""The office, who works in it, and what was imported."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coaching.store.tables.base import TEXT, Base, Instant, key, text, word


class MemberRole(StrEnum):
    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"
    FACILITATOR = "facilitator"
    COUNSELOR = "counselor"


class Offices(Base):
    """`data_version` is advanced by every write; what is cached for whoever sees the office hangs on it."""

    __tablename__ = "offices"

    id: Mapped[int] = key()
    name: Mapped[str] = text()
    timezone: Mapped[str] = mapped_column(TEXT)
    policy: Mapped[str] = mapped_column(TEXT)
    data_version: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy wants it so


class Members(Base):
    """Somebody of the office. The local member, who is alone on their own machine, has no email address.

    `email_key` is the address in lower case: one member an address, however it is written. `data_version` is advanced
    by every write to what that member sees who sees their own clients only.
    """

    __tablename__ = "members"

    id: Mapped[int] = key()
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    name: Mapped[str] = text()
    email: Mapped[str | None] = mapped_column(TEXT)
    email_key: Mapped[str | None] = mapped_column(TEXT)
    role: Mapped[MemberRole] = mapped_column(word(MemberRole))
    active: Mapped[bool] = mapped_column(default=True)
    can_sign_in: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    data_version: Mapped[int] = mapped_column(default=0)
    __table_args__ = (UniqueConstraint("office_id", "email_key"), {"sqlite_autoincrement": True})


class Settings(Base):
    """One setting of an office, its value as JSON."""

    __tablename__ = "settings"

    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    name: Mapped[str] = mapped_column(TEXT, primary_key=True)
    value: Mapped[str] = mapped_column(TEXT)


class Imports(Base):
    """One import that changed something: from what, by whom, and how many rows went which way."""

    __tablename__ = "imports"

    id: Mapped[int] = key()
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    source: Mapped[str] = text()
    sha256: Mapped[str] = text()
    added: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    refused: Mapped[int] = mapped_column(default=0)
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy wants it so


class ImportChanges(Base):
    """What an import did to the rows of one table, kept until it can't be undone any more (import_undo.py).

    `added` are keys, `changed` are rows with what stood there before, both as JSON.
    """

    __tablename__ = "import_changes"

    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str] = mapped_column(TEXT)
    added: Mapped[str] = mapped_column(TEXT)
    changed: Mapped[str] = mapped_column(TEXT)
