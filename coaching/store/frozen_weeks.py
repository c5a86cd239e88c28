"""Weeks of the workshop kept as they were shown: written once, read by whoever sees the same clients."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, insert, select

from coaching.errors import CoachingError
from coaching.store.access import Viewer
from coaching.store.audit import Entry
from coaching.store.tables import Deed, Entity, FrozenWeeks


class FrozenWeek(NamedTuple):
    """An ISO week, when it was frozen, and its slides as the text that was given."""

    week: str
    at: datetime
    content: str


def freeze_week(viewer: Viewer, week: str, content: str, *, now: datetime) -> None:
    """Keeps a week for good; CoachingError where it is kept already."""
    with viewer.write(now) as writing:
        there = select(FrozenWeeks.id).where(_seen_by(viewer), FrozenWeeks.week == week)
        if writing.connection.execute(there).first():
            raise CoachingError("This week is frozen already.", "It stays as it was shown.")
        values = {"counselor_id": _of_counselor(viewer), "week": week, "at": now, "content": content}
        row = insert(FrozenWeeks).values(office_id=viewer.office_id, member_id=viewer.member_id, **values)
        key = writing.connection.execute(row.returning(FrozenWeeks.id)).scalar_one()
        writing.note(Entry(Deed.ADDED, Entity.FROZEN_WEEK, key))


def frozen_week(viewer: Viewer, week: str) -> FrozenWeek | None:
    """A week as it was frozen; None where it was not."""
    return next(iter(_those(viewer, FrozenWeeks.week == week)), None)


def frozen_weeks(viewer: Viewer) -> tuple[FrozenWeek, ...]:
    """All weeks that were frozen, in order."""
    return _those(viewer)


def frozen_names(viewer: Viewer) -> tuple[str, ...]:
    """The names of all weeks that were frozen, in order."""
    with viewer.read() as connection:
        return tuple(
            connection.execute(select(FrozenWeeks.week).where(_seen_by(viewer)).order_by(FrozenWeeks.week)).scalars()
        )


def _those(viewer: Viewer, *which: ColumnElement[bool]) -> tuple[FrozenWeek, ...]:
    query = select(FrozenWeeks.week, FrozenWeeks.at, FrozenWeeks.content).where(_seen_by(viewer), *which)
    with viewer.read() as connection:
        return tuple(FrozenWeek(*row) for row in connection.execute(query.order_by(FrozenWeeks.week)))


def _of_counselor(viewer: Viewer) -> int | None:
    """Whose clients the slides of a viewer are about: their own, or the whole office's."""
    return None if viewer.sees_office else viewer.member_id


def _seen_by(viewer: Viewer) -> ColumnElement[bool]:
    counselor = _of_counselor(viewer)
    whose = FrozenWeeks.counselor_id.is_(None) if counselor is None else FrozenWeeks.counselor_id == counselor
    return (FrozenWeeks.office_id == viewer.office_id) & whose
