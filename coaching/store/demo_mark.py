"""An office whose caseload is made up says so: the mark comes and goes with that caseload, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from coaching.errors import CoachingError
from coaching.store.access import Viewer, Writing
from coaching.store.audit import Entry
from coaching.store.caseload_in import CaseloadRows, Steps, Taking
from coaching.store.counselors import Counselors
from coaching.store.forgetting import forget_words
from coaching.store.replan import Progress
from coaching.store.tables import (
    Clients,
    Deed,
    Deletions,
    Entity,
    FormDrafts,
    FrozenWeeks,
    Imports,
    MemberRole,
    Members,
    Settings,
)

SETTING = "demo"
"""What the setting of an office is called; its value is a DemoMark as JSON."""


class DemoMark(NamedTuple):
    """Keys: the members who came with the demo, its first client and its last; keys are never given twice."""

    members: list[int]
    first_client: int
    last_client: int


def is_demo(viewer: Viewer) -> bool:
    """Whether the office's caseload is made up."""
    with viewer.read() as connection:
        return _mark(connection, viewer.office_id) is not None


def refuse_demo(viewer: Viewer) -> None:
    """CoachingError where the viewer may not bring a demo in, or there are clients already."""
    with viewer.read() as connection:
        _refuse(connection, viewer)


def take_demo(
    viewer: Viewer,
    caseload: CaseloadRows,
    counselors: Mapping[str, str],
    *,
    now: datetime,
    progress: Progress | None = None,
) -> None:
    """Puts a made-up caseload into an office without clients and marks it; `counselors` are names by address."""
    with viewer.write(now) as writing:
        _refuse(writing.connection, viewer)
        members = _add_members(writing, counselors)
        taking = Taking(writing, Counselors(writing, None), Steps(progress, sum(map(len, caseload))))
        taking.take(caseload)
        taking.replan()
        ends = select(func.min(Clients.id), func.max(Clients.id)).where(Clients.office_id == viewer.office_id)
        mark = DemoMark(members, *writing.connection.execute(ends).one())
        value = json.dumps(mark._asdict())
        setting = insert(Settings).values(office_id=viewer.office_id, name=SETTING, value=value)
        writing.connection.execute(setting)
        _note_mark(writing, marked=True)


def clear_demo(viewer: Viewer, now: datetime) -> None:
    """Removes the demo's clients with all about them, its counselors, the mark, and weeks frozen with made-up figures;
    nothing can be undone.

    Clients who were entered or imported since stay, and so does a counselor of theirs.

    CoachingError where the office is not marked, or the viewer may not.
    """
    _refuse_others(viewer)
    with viewer.write(now) as writing:
        mark = _mark(writing.connection, viewer.office_id)
        if mark is None:
            raise CoachingError("This is not demo data.", "Nothing was removed.")
        _remove_clients(writing, mark)
        _remove_members(writing, mark)
        writing.connection.execute(delete(FrozenWeeks).where(FrozenWeeks.office_id == viewer.office_id))
        gone = delete(Settings).where(Settings.office_id == viewer.office_id, Settings.name == SETTING)
        writing.connection.execute(gone)
        _note_mark(writing, marked=False)


def _refuse(connection: Connection, viewer: Viewer) -> None:
    _refuse_others(viewer)
    if connection.execute(select(Clients.id).where(Clients.office_id == viewer.office_id).limit(1)).first():
        raise CoachingError(
            "There are clients in this database already.", "The demo is for an empty one, so that nothing is mixed."
        )
    if _mark(connection, viewer.office_id):
        raise CoachingError("This database still counts as demo data.", "Clear the demo data first.")


def _refuse_others(viewer: Viewer) -> None:
    if viewer.role is not MemberRole.ADMINISTRATOR:
        raise CoachingError("Demo data is for administrators to bring in and to clear.", "Ask your administrator.")


def _mark(connection: Connection, office_id: int) -> DemoMark | None:
    query = select(Settings.value).where(Settings.office_id == office_id, Settings.name == SETTING)
    value = connection.execute(query).scalar_one_or_none()
    return None if value is None else DemoMark(**json.loads(value))


def _note_mark(writing: Writing, *, marked: bool) -> None:
    words = ((SETTING, marked),)
    writing.note(Entry(Deed.CHANGED, Entity.OFFICE, writing.viewer.office_id, fields=(SETTING,), words=words))


def _add_members(writing: Writing, counselors: Mapping[str, str]) -> list[int]:
    """The keys of those counselors whom the office did not know."""
    known = set(writing.connection.execute(select(Members.id)).scalars())
    members = Counselors(writing, None)
    added = {key: name for email, name in counselors.items() if (key := members.key_of(email)) not in known}
    for key, name in added.items():
        writing.connection.execute(update(Members).where(Members.id == key).values(name=name))
    return list(added)


def _remove_clients(writing: Writing, mark: DemoMark) -> None:
    """The clients with everything about them, those too whose deletion could be undone."""
    connection, office_id = writing.connection, writing.viewer.office_id
    theirs = (Clients.office_id == office_id, Clients.id.between(mark.first_client, mark.last_client))
    for key, version in connection.execute(select(Clients.id, Clients.version).where(*theirs).order_by(Clients.id)):
        writing.note(Entry(Deed.REMOVED, Entity.CLIENT, key, key, version))
    connection.execute(delete(Clients).where(*theirs))
    of_demo = Deletions.client_id.between(mark.first_client, mark.last_client)
    connection.execute(delete(Deletions).where(Deletions.office_id == office_id, of_demo))
    forget_words(connection)


def _remove_members(writing: Writing, mark: DemoMark) -> None:
    """The demo's counselors; one who has a client of one's own, or one whose deletion can be undone, stays."""
    connection = writing.connection
    busy = (select(table.counselor_id).where(table.counselor_id.in_(mark.members)) for table in (Clients, Deletions))
    members = (Members.id.in_(mark.members), *(Members.id.not_in(keys) for keys in busy))
    gone = list(connection.execute(select(Members.id).where(*members).order_by(Members.id)).scalars())
    for table in (FormDrafts, Imports):
        connection.execute(delete(table).where(table.member_id.in_(gone)))
    connection.execute(delete(Deletions).where(Deletions.member_id.in_(gone)))
    connection.execute(delete(Members).where(Members.id.in_(gone)))
    for key in gone:
        writing.note(Entry(Deed.REMOVED, Entity.MEMBER, key))
