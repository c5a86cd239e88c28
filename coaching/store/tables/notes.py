"""A counselor's notes, and every version of them that was saved."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from coaching.case_notes import NoteKind
from coaching.store.tables.base import TEXT, Base, Instant, key, text, word


class NoteText:
    """What a note says, of which day, and whether the office sees it; the same of a note and of its versions."""

    kind: Mapped[NoteKind] = mapped_column(word(NoteKind), default=NoteKind.NOTE)
    day: Mapped[date]
    who: Mapped[str] = text()
    body: Mapped[str] = mapped_column(TEXT)
    next_step: Mapped[str] = text()
    shared: Mapped[bool] = mapped_column(default=False)


class Notes(NoteText, Base):
    """A note on a client, or on one interview, as it stands; `member_id` wrote it first, at that instant.

    One that is not shared is for that member alone (notes.py).
    """

    __tablename__ = "notes"

    id: Mapped[int] = key()
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    interview_id: Mapped[int | None] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    version: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(Instant)
    __table_args__ = (Index("ix_notes_of_member", "member_id", "shared"), {"sqlite_autoincrement": True})


class NoteVersions(NoteText, Base):
    """A note as it was saved, by whom and when; the one that stands is among them."""

    __tablename__ = "note_versions"

    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime] = mapped_column(Instant)
