"""The weeks of the workshop as they were shown."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from coaching.store.tables.base import TEXT, Base, Instant, key


class FrozenWeeks(Base):
    """The slides of a week as JSON, written once: of the whole office, or of one counselor's clients.

    They hold what a room may see, and nothing by which a client could be found.
    """

    __tablename__ = "frozen_weeks"

    id: Mapped[int] = key()
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    counselor_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    week: Mapped[str] = mapped_column(TEXT)
    at: Mapped[datetime] = mapped_column(Instant)
    content: Mapped[str] = mapped_column(TEXT)
    __table_args__ = (Index("ix_frozen_weeks_office_id_week", "office_id", "week"), {"sqlite_autoincrement": True})
