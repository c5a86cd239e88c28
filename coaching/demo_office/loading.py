"""The demo office in a database: brought into an empty one, and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from coaching.clock import local_date, zone_named
from coaching.demo_office.caseload import DEFAULT_CLIENTS, DEFAULT_SEED, counselors, demo_caseload
from coaching.demo_office.times import workday
from coaching.store.access import Viewer
from coaching.store.demo_mark import clear_demo, is_demo, refuse_demo, take_demo
from coaching.store.office import office_of
from coaching.store.snoozes import snooze
from coaching.store.worklist import Show, worklist

__all__ = ["clear_demo", "is_demo", "load_demo"]

LOOKED_AT = 500
EVERY_THIRD = slice(-2, None, -3)
"""Of the overdue clients, from the last but one, which leaves one at least."""
MOST_PUT_OFF = 8
PUT_OFF_FOR = timedelta(days=3)
WEEKEND = timedelta(days=2)


def load_demo(
    viewer: Viewer,
    now: datetime,
    clients: int = DEFAULT_CLIENTS,
    seed: int = DEFAULT_SEED,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Puts the demo's caseload around today into an empty database, in one transaction, and marks it as demo data.

    One of its counselors is whoever loads it: what the pages show of one's own clients alone would be missed otherwise.
    CoachingError where there is a client already, or the viewer is no administrator.
    """
    refuse_demo(viewer)
    caseload = demo_caseload(now, office_of(viewer).timezone, clients=clients, seed=seed)
    colleagues = counselors(clients)
    yours, _ = colleagues.popitem()
    own = [client._replace(counselor="") if client.counselor == yours else client for client in caseload.clients]
    take_demo(viewer, caseload._replace(clients=own), colleagues, now=now, progress=progress)
    _put_some_off(viewer, now)


def _put_some_off(viewer: Viewer, now: datetime) -> None:
    """Some of what is overdue is snoozed for some days, as the counselor knows more."""
    until = workday(local_date(now, zone_named(office_of(viewer).timezone)) + PUT_OFF_FOR)
    over_at = now + 2 * PUT_OFF_FOR + WEEKEND
    waiting = worklist(viewer, now, Show.OVERDUE, size=LOOKED_AT).clients[EVERY_THIRD][:MOST_PUT_OFF]
    tasks = [row.task for client in waiting for row in client.rows if row.closes_at > over_at]
    if tasks:
        snooze(viewer, tasks, until, now=now)
