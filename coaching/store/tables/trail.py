"""The audit: who did what when, by keys and without a personal value, each row chained to the one before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coaching.store.tables.base import TEXT, Base, Instant, word


class Deed(StrEnum):
    """What was done."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    IMPORTED = "imported"
    EXPORTED = "exported"
    REPLANNED = "replanned"
    RESTORED = "restored"
    SNOOZED = "snoozed"
    UNSNOOZED = "unsnoozed"


class Entity(StrEnum):
    """To what it was done; the id beside it is that row's key."""

    OFFICE = "office"
    MEMBER = "member"
    CLIENT = "client"
    INTERVIEW = "interview"
    PERSON = "person"
    ACTION = "action"
    DEBRIEF = "debrief"
    NOTE = "note"
    IMPORT = "import"
    FROZEN_WEEK = "frozen week"


class Audit(Base):
    """Append-only; triggers refuse anything else.

    `client_id` tells whose record it was; `version` is that of the record after the write; `fields` are names of
    columns with a space between, `words` what was written, as `field=word` or `field=date`, from closed lists only.
    None of the ids is a reference: the audit outlives what it speaks of.
    """

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    member_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    deed: Mapped[Deed] = mapped_column(word(Deed))
    entity: Mapped[Entity] = mapped_column(word(Entity))
    entity_id: Mapped[int]
    client_id: Mapped[int | None]
    version: Mapped[int | None]
    fields: Mapped[str] = mapped_column(TEXT)
    words: Mapped[str] = mapped_column(TEXT)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    __table_args__ = (Index("ix_audit_of_entity", "entity", "entity_id"), Index("ix_audit_of_client", "client_id"))
