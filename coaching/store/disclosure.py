"""Noting in the audit that something was given out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from coaching.store.access import NotFound, Viewer, found
from coaching.store.audit import Entry, words_in
from coaching.store.chosen import Chosen, clients_chosen
from coaching.store.tables import Clients, Deed, Entity


def note_export(viewer: Viewer, now: datetime, client_id: int | None = None) -> None:
    """An audit row for an export of one client, or of all that the viewer may see; NotFound where that is no client."""
    with viewer.write(now) as writing:
        if client_id is None:
            writing.note(Entry(Deed.EXPORTED, Entity.OFFICE, viewer.office_id))
            return
        query = select(Clients.id).where(Clients.id == client_id, viewer.sees(Clients.counselor_id))
        key = found(writing.connection.execute(query).scalar_one_or_none(), "client")
        writing.note(Entry(Deed.EXPORTED, Entity.CLIENT, key, key))


def note_report(viewer: Viewer, now: datetime, chosen: Chosen, what: Mapping[str, object]) -> None:
    """An audit row for each client chosen by name, else one for the office with the filter; `what` are words to add.

    NotFound where one of the clients is not among those the viewer may see.
    """
    period = chosen.period
    words = words_in({**what, "status": chosen.status, "from": period.first, "to": period.last})
    words = tuple((name, word) for name, word in words if word is not None)
    with viewer.write(now) as writing:
        if not chosen.clients:
            about = (Entity.OFFICE, viewer.office_id) if chosen.counselor is None else (Entity.MEMBER, chosen.counselor)
            writing.note(Entry(Deed.EXPORTED, *about, words=words))
            return
        query = select(Clients.id).where(*clients_chosen(viewer, Chosen(chosen.clients)))
        seen = set(writing.connection.execute(query).scalars())
        if seen != set(chosen.clients):
            raise NotFound("client")
        for key in chosen.clients:
            writing.note(Entry(Deed.EXPORTED, Entity.CLIENT, key, key, words=words))
