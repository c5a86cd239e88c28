"""The plan rows, and what hangs on a step and outlives their rewriting: snoozes and drafts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, and_, func, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from coaching.drafts import DraftKind, Tone
from coaching.model import Answer, Basis, Kind, Step
from coaching.store.tables.base import Base, Instant, key, text, word


class PlanRows(Base):
    """One step of one interview (model.PlanRow), rewritten whenever the interview changes.

    `position` is its place in the plan; `snoozed_until` is repeated from the snoozes, for the index. Kept in order of
    its primary key, without a row id of its own.
    """

    __tablename__ = "plan_rows"

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    client_id: Mapped[int]
    counselor_id: Mapped[int]
    step: Mapped[Step] = mapped_column(word(Step))
    ordinal: Mapped[int] = mapped_column(SmallInteger)
    person_id: Mapped[int | None]
    opens_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    closes_at: Mapped[datetime] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    kind: Mapped[Kind] = mapped_column(word(Kind))
    waived: Mapped[bool]
    answer: Mapped[Answer | None] = mapped_column(word(Answer))
    basis: Mapped[Basis] = mapped_column(word(Basis))
    basis_on: Mapped[date | None]
    snoozed_until: Mapped[datetime | None] = mapped_column(Instant)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy wants it so


# Expected, not done, not waived, and no fact, which the record answers: what a worklist is made of. Literals, as only
# so SQLite sees that the index serves.
TO_DO = and_(
    PlanRows.kind == literal_column("'expected'"),
    PlanRows.done_at.is_(None),
    ~PlanRows.waived,
    PlanRows.answer.is_(None),
)
# The worklist is counted and ordered from this index alone.
WORKLIST = (PlanRows.counselor_id, PlanRows.closes_at, PlanRows.opens_at, PlanRows.due_at, PlanRows.client_id)
Index(
    "ix_plan_rows_to_do",
    *(*WORKLIST, PlanRows.kind, PlanRows.done_at, PlanRows.waived, PlanRows.answer, PlanRows.snoozed_until),
    sqlite_where=TO_DO,
    postgresql_where=TO_DO,
)
# An office's caseload in order of the next step is walked along this, until the page is full.
BY_DUE = (PlanRows.due_at, PlanRows.closes_at, PlanRows.opens_at, PlanRows.client_id, PlanRows.counselor_id)
Index(
    "ix_plan_rows_by_due",
    *(*BY_DUE, PlanRows.kind, PlanRows.done_at, PlanRows.waived, PlanRows.answer),
    sqlite_where=TO_DO,
    postgresql_where=TO_DO,
)
# And the snoozed ones from this, which is as small as they are few.
SNOOZED = PlanRows.snoozed_until.is_not(None)
WINDOW = (PlanRows.opens_at, PlanRows.due_at, PlanRows.closes_at)
Index(
    "ix_plan_rows_snoozed",
    *(PlanRows.counselor_id, PlanRows.snoozed_until, PlanRows.client_id, *WINDOW),
    *(PlanRows.kind, PlanRows.done_at, PlanRows.waived),
    sqlite_where=SNOOZED,
    postgresql_where=SNOOZED,
)


class Snoozes(Base):
    """A step put off until an instant. It names the step by interview, step, ordinal and person, not by its row."""

    __tablename__ = "snoozes"

    id: Mapped[int] = key()
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))
    step: Mapped[Step] = mapped_column(word(Step))
    ordinal: Mapped[int] = mapped_column(SmallInteger, default=1)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    until_at: Mapped[datetime] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy wants it so


Index("uq_snoozes_of_step", Snoozes.interview_id, Snoozes.step, Snoozes.ordinal,
      func.coalesce(Snoozes.person_id, literal_column("0")), unique=True)  # fmt: skip


class Drafts(Base):
    """A message that a member is writing for a step, saved as it is typed."""

    __tablename__ = "drafts"

    id: Mapped[int] = key()
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step] = mapped_column(word(Step))
    ordinal: Mapped[int] = mapped_column(SmallInteger, default=1)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    version: Mapped[int] = mapped_column(default=1)
    kind: Mapped[DraftKind] = mapped_column(word(DraftKind))
    tone: Mapped[Tone] = mapped_column(word(Tone))
    subject: Mapped[str] = text()
    body: Mapped[str] = text()
    updated_at: Mapped[datetime] = mapped_column(Instant)
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy wants it so
