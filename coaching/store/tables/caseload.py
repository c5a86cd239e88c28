"""Clients, their interviews, the people met and the actions taken: model.py's records with keys, versions and owners.

`external_id` is the id that a file gave, unique among one counselor's; `counselor_id` stands on every table for that,
and so that a query over one counselor's caseload needs no join.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coaching.model import (
    ActionStep,
    Channel,
    ClientStatus,
    Culture,
    Format,
    Interest,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Pace,
    Role,
)
from coaching.store.tables.base import TEXT, Base, Instant, Tags, key, text, word

# Which interviews wait for the employer is answered from this index alone.
BY_OUTCOME = ("counselor_id", "outcome_at", "employer_over_at", "waiting_from", "client_id", "ended_at", "status")
# Whether a client has another interview that is open or ahead, too.
OF_CLIENT = ("client_id", "starts_at", "outcome_at", "ended_at", "status")


class Clients(Base):
    """The last three before the constraints are what caseloads are sorted by (client_index.py): the folded name, the
    last action of any kind, and the latest start of an interview that is neither cancelled nor missed."""

    __tablename__ = "clients"

    id: Mapped[int] = key()
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    counselor_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    external_id: Mapped[str] = mapped_column(TEXT)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = text()
    email: Mapped[str] = text()
    phone: Mapped[str] = text()
    status: Mapped[ClientStatus] = mapped_column(word(ClientStatus))
    goal: Mapped[str] = text()
    tags: Mapped[tuple[str, ...]] = mapped_column(Tags)
    counts_in_groups: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    name_key: Mapped[str] = text()
    last_contact_at: Mapped[datetime | None] = mapped_column(Instant)
    latest_interview_at: Mapped[datetime | None] = mapped_column(Instant)
    __table_args__ = (
        UniqueConstraint("counselor_id", "external_id"),
        Index("ix_clients_by_status", "counselor_id", "status"),
        Index("ix_clients_by_name", "office_id", "name_key"),
        Index("ix_clients_by_contact", "office_id", "last_contact_at"),
        Index("ix_clients_by_interview", "office_id", "latest_interview_at"),
        {"sqlite_autoincrement": True},
    )


# Who does not wish to be counted in groups: few, and looked for whenever figures are shown to others.
APART = ~Clients.counts_in_groups
Index("ix_clients_apart", Clients.office_id, sqlite_where=APART, postgresql_where=APART)


class Interviews(Base):
    """An interview, and its standing (standing.py), which is written whenever the plan rows are.

    `settled` is what the plan rows say in the end, and `settled_at` since when (plan_letters.py).
    """

    __tablename__ = "interviews"

    id: Mapped[int] = key()
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id"))
    counselor_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(TEXT)
    version: Mapped[int] = mapped_column(default=1)
    employer: Mapped[str] = text()
    position: Mapped[str] = text()
    industry: Mapped[str] = text()
    round: Mapped[str] = text()
    format: Mapped[Format] = mapped_column(word(Format))
    starts_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    timezone: Mapped[str] = mapped_column(TEXT)
    zone_given: Mapped[bool] = mapped_column(default=True)
    promised_on: Mapped[date | None]
    timeline_asked: Mapped[bool | None]
    pace: Mapped[Pace | None] = mapped_column(word(Pace))
    culture: Mapped[Culture | None] = mapped_column(word(Culture))
    interest: Mapped[Interest | None] = mapped_column(word(Interest))
    status: Mapped[InterviewStatus] = mapped_column(word(InterviewStatus))
    outcome: Mapped[Outcome] = mapped_column(word(Outcome))
    outcome_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime] = mapped_column(Instant)
    outcome_at: Mapped[datetime | None] = mapped_column(Instant)
    followed_up_at: Mapped[datetime | None] = mapped_column(Instant)
    employer_over_at: Mapped[datetime | None] = mapped_column(Instant)
    waiting_from: Mapped[datetime | None] = mapped_column(Instant)
    last_sign_at: Mapped[datetime] = mapped_column(Instant)
    too_many_at: Mapped[datetime | None] = mapped_column(Instant)
    several_at: Mapped[datetime | None] = mapped_column(Instant)
    same_note_at: Mapped[datetime | None] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    settled: Mapped[str | None]
    __table_args__ = (
        UniqueConstraint("counselor_id", "external_id"),
        Index("ix_interviews_of_client", *OF_CLIENT),
        Index("ix_interviews_by_start", "counselor_id", "starts_at"),
        Index("ix_interviews_by_outcome", *BY_OUTCOME),
        {"sqlite_autoincrement": True},
    )


class People(Base):
    __tablename__ = "people"

    id: Mapped[int] = key()
    counselor_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    external_id: Mapped[str] = mapped_column(TEXT)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = text()
    title: Mapped[str] = text()
    job_title: Mapped[str] = text()
    role: Mapped[Role] = mapped_column(word(Role))
    met: Mapped[bool | None]
    email: Mapped[str] = text()
    phone: Mapped[str] = text()
    contact_for_status: Mapped[bool] = mapped_column(default=False)
    card: Mapped[bool | None]
    address: Mapped[str] = text()
    __table_args__ = (UniqueConstraint("counselor_id", "external_id"), {"sqlite_autoincrement": True})


class Actions(Base):
    """`person_id` is empty where it was for nobody in particular, and becomes so when that person is deleted."""

    __tablename__ = "actions"

    id: Mapped[int] = key()
    counselor_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    external_id: Mapped[str] = mapped_column(TEXT)
    version: Mapped[int] = mapped_column(default=1)
    step: Mapped[ActionStep] = mapped_column(word(ActionStep))
    at: Mapped[datetime] = mapped_column(Instant)
    channel: Mapped[Channel] = mapped_column(word(Channel))
    next_update_on: Mapped[date | None]
    known_from: Mapped[KnownFrom] = mapped_column(word(KnownFrom))
    note: Mapped[str] = text()
    __table_args__ = (UniqueConstraint("counselor_id", "external_id"), {"sqlite_autoincrement": True})


class Debriefs(Base):
    """What a client told of an interview, in a table of its own: plans and figures do not read it.

    It has no counselor and no id of a file: both are its interview's.
    """

    __tablename__ = "debriefs"

    id: Mapped[int] = key()
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True, unique=True)
    version: Mapped[int] = mapped_column(default=1)
    topics: Mapped[str] = text()
    enjoyed: Mapped[str] = text()
    learned: Mapped[str] = text()
    concerns: Mapped[str] = text()
    unsaid: Mapped[str] = text()
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy wants it so
