"""What daily work needs beside the records: the words of a search, what was deleted and may come back, forms begun."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coaching.store.tables.base import TEXT, Base, Instant, key, text, word
from coaching.store.tables.trail import Entity


class ClientWords(Base):
    """The words by which a client is found, folded, with blanks between: those of the name, those of all else, and
    the counselor's key, so that a counselor's search looks at their own clients only.

    What searches them hangs on this table: on SQLite the full-text index `client_search`, kept by triggers; on
    PostgreSQL one over `tsvector`s of the same words.
    """

    __tablename__ = "client_words"

    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = text()
    rest: Mapped[str] = text()
    owner: Mapped[str] = text()


class Deletions(Base):
    """What was deleted, as JSON by table, until it is forgotten (deletion.py). The ids are no references.

    `private_to` is the member whose private note it was: nobody else hears of it.
    """

    __tablename__ = "deletions"

    id: Mapped[int] = key()
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    counselor_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    entity: Mapped[Entity] = mapped_column(word(Entity))
    entity_id: Mapped[int]
    client_id: Mapped[int]
    title: Mapped[str] = text()
    content: Mapped[str] = mapped_column(TEXT)
    private_to: Mapped[int | None]
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy wants it so


class FormDrafts(Base):
    """A form that a member has begun and not saved, as JSON; `about` is the key it is about, 0 for none."""

    __tablename__ = "form_drafts"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    form: Mapped[str] = mapped_column(TEXT, primary_key=True)
    about: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    content: Mapped[str] = mapped_column(TEXT)
