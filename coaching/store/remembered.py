"""What was entered before and is offered again: employers and positions; and an interview that may be there already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError
from coaching.store.access import Viewer
from coaching.store.entry import InterviewEntry
from coaching.store.office import office_of
from coaching.store.tables import Interviews
from coaching.store.words import fold, typed_words, words_of

LOOKED_AT = 2000
"""Interviews, the most recently entered of those that the viewer sees; own judgement: a counselor's years of work."""
MOST_OFFERED = 50
"""Names offered; own judgement."""


class Twin(NamedTuple):
    """An interview of the client with the same employer on the same day."""

    interview_id: int
    employer: str
    position: str
    starts_at: datetime
    timezone: str


def employers_of(viewer: Viewer, prefix: str = "") -> tuple[str, ...]:
    """Employers that begin so, or have a word that does, each once as it was written last; the latest first."""
    return _offered((employer for employer, _ in _entered(viewer)), prefix)


def positions_of(viewer: Viewer, prefix: str = "", employer: str = "") -> tuple[str, ...]:
    """Positions likewise, first those at that employer."""
    entered, wanted = _entered(viewer), fold(employer.strip())
    same = {at for at in {at for at, _ in entered} if wanted and fold(at.strip()) == wanted}
    there = [position for at, position in entered if at in same]
    return _offered([*there, *(position for _, position in entered)], prefix)


def _entered(viewer: Viewer) -> list[tuple[str, str]]:
    """Employer and position of the latest interviews; an office's are taken from its newest keys, without sorting."""
    mine = viewer.sees(Interviews.counselor_id)
    among = Interviews.office_id == viewer.office_id if viewer.sees_office else mine
    latest = select(Interviews.id).where(among).order_by(Interviews.id.desc()).limit(LOOKED_AT)
    query = select(Interviews.employer, Interviews.position).where(Interviews.id.in_(latest), mine)
    with viewer.read() as connection:
        rows = connection.execute(query.order_by(Interviews.id.desc()))
        return [(employer, position) for employer, position in rows]


def _offered(names: Iterable[str], prefix: str) -> tuple[str, ...]:
    typed = typed_words(prefix)
    once: dict[str, str] = {}
    for name in dict.fromkeys(names):
        if name.strip():
            once.setdefault(fold(name.strip()), name)
    found = [name for name in once.values() if not typed or _has(words_of(name), typed)]
    return tuple(found[:MOST_OFFERED])


def _has(words: set[str], typed: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in typed)


def twins_of(viewer: Viewer, client_id: int, entry: InterviewEntry) -> tuple[Twin, ...]:
    """The client's interviews with the same employer on the same local day: is it there already?"""
    if entry.starts_at is None:
        return ()
    try:
        zone = zone_named(entry.timezone.strip() or office_of(viewer).timezone)
    except CoachingError:
        return ()
    day, employer = local_date(entry.starts_at, zone), fold(entry.employer.strip())
    columns = [getattr(Interviews, name) for name in Twin._fields[1:]]
    query = select(Interviews.id, *columns).where(
        Interviews.client_id == client_id, viewer.sees(Interviews.counselor_id)
    )
    with viewer.read() as connection:
        known = [Twin(*row) for row in connection.execute(query.order_by(Interviews.starts_at, Interviews.id))]
    return tuple(
        one
        for one in known
        if fold(one.employer.strip()) == employer and local_date(one.starts_at, zone_named(one.timezone)) == day
    )
