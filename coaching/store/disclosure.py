"""Noting in the audit that something was given out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from coaching.store.access import Viewer, found
from coaching.store.audit import Entry
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
