"""The interviews and clients behind a figure, by name: those of the viewer's own clients alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from coaching.clock import local_date, zone_named
from coaching.model import Outcome
from coaching.store.access import Viewer
from coaching.store.tables import Clients, Interviews


class Behind(NamedTuple):
    """One interview, on its local date, with the name of its client."""

    interview_id: int
    client_id: int
    client: str
    employer: str
    round: str
    held_on: date
    outcome: Outcome


def client_names(viewer: Viewer, keys: Sequence[int]) -> dict[int, str]:
    """The names of one's own clients among these keys."""
    own = (Clients.counselor_id == viewer.member_id, viewer.sees(Clients.counselor_id))
    with viewer.read() as connection:
        found = connection.execute(select(Clients.id, Clients.name).where(Clients.id.in_(keys), *own))
        return {key: name for key, name in found}  # noqa: C416 - a row is no pair for the type checker


def interviews_listed(viewer: Viewer, keys: Sequence[int]) -> tuple[Behind, ...]:
    """The interviews of these keys (a page of them) in their order; those of others' clients are left out."""
    query = (
        select(
            Interviews.id, Interviews.client_id, Clients.name, Interviews.employer, Interviews.round,
            Interviews.starts_at, Interviews.timezone, Interviews.outcome,
        )
        .join(Clients, Clients.id == Interviews.client_id)
        .where(Interviews.id.in_(keys), Clients.counselor_id == viewer.member_id, viewer.sees(Interviews.counselor_id))
    )  # fmt: skip
    with viewer.read() as connection:
        found = {
            key: Behind(key, client_id, client, employer, of_round, local_date(at, zone_named(timezone)), outcome)
            for key, client_id, client, employer, of_round, at, timezone, outcome in connection.execute(query)
        }
    return tuple(found[key] for key in keys if key in found)
