"""What the client told of an interview: read, and saved with its trace, never over somebody else's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import Connection, insert, select, update

from coaching.model import Debrief
from coaching.refusals import faults_of_texts, refuse
from coaching.store.access import NotFound, Viewer, Writing
from coaching.store.adding import add_rows, new_keys
from coaching.store.audit import Entry
from coaching.store.merging import Merged
from coaching.store.records import DEBRIEF_FIELDS, fields_of
from coaching.store.tables import Debriefs, Deed, Entity
from coaching.store.tasks import interviews_in_view
from coaching.store.versions import refuse_stale


class DebriefChanges(TypedDict, total=False):
    """What of a debrief may be changed; what is not named stays."""

    topics: str
    enjoyed: str
    learned: str
    concerns: str
    unsaid: str


class DebriefCard(NamedTuple):
    """A debrief with key and version, which are 0 where nothing was told yet."""

    key: int
    version: int
    debrief: Debrief


def debrief_of(viewer: Viewer, interview_id: int) -> Debrief:
    """What was told of an interview, empty where nothing was; NotFound where the viewer may not see it."""
    return debrief_card(viewer, interview_id).debrief


def debrief_card(viewer: Viewer, interview_id: int) -> DebriefCard:
    """The same, to be edited."""
    with viewer.read() as connection:
        interviews_in_view(connection, viewer, [interview_id])
        return debriefs_among(connection, [interview_id])[interview_id]


def debriefs_among(connection: Connection, interview_ids: Sequence[int]) -> dict[int, DebriefCard]:
    """What was told of each of these interviews, which the viewer may see."""
    cards = {key: DebriefCard(0, 0, Debrief(str(key))) for key in interview_ids}
    query = select(Debriefs.interview_id, Debriefs.id, Debriefs.version, *fields_of(Debriefs, DEBRIEF_FIELDS))
    for interview_id, key, version, *texts in connection.execute(query.where(Debriefs.interview_id.in_(interview_ids))):
        cards[interview_id] = DebriefCard(key, version, Debrief(str(interview_id), *texts))
    return cards


def save_debrief(viewer: Viewer, interview_id: int, version: int, changes: DebriefChanges, *, now: datetime) -> int:
    """Saves what was told; the new version. Stale where somebody saved it first, CoachingError where it can't be kept.

    The first words begin the debrief; what is as it was writes nothing.
    """
    with viewer.write(now) as writing:
        client_id = interviews_in_view(writing.connection, viewer, [interview_id])[interview_id].client_id
        return write_debrief(writing, interview_id, client_id, version, changes)


def write_debrief(writing: Writing, interview_id: int, client_id: int, version: int, changes: DebriefChanges) -> int:
    """The same within a write, of an interview that the viewer may see."""
    connection = writing.connection
    query = select(Debriefs.__table__).where(Debriefs.interview_id == interview_id)
    row = connection.execute(query).mappings().first()
    if row is not None:
        refuse_stale(connection, Entity.DEBRIEF, row["id"], version, row)
    elif version:
        raise NotFound("debrief")
    stands = row or dict.fromkeys(DEBRIEF_FIELDS, "")
    values: dict[str, Any] = {name: value for name, value in changes.items() if value != stands[name]}
    if not values:
        return version
    refuse(faults_of_texts(values))
    if row is None:
        new = insert(Debriefs).values(interview_id=interview_id, **values).returning(Debriefs.id)
        key, deed = connection.execute(new).scalar_one(), Deed.ADDED
    else:
        key, deed = row["id"], Deed.CHANGED
        connection.execute(update(Debriefs).where(Debriefs.id == key).values(**values, version=version + 1))
    writing.note(Entry(deed, Entity.DEBRIEF, key, client_id, version + 1, tuple(values)))
    return version + 1


def merge_debriefs(connection: Connection, told: Mapping[int, Debrief]) -> list[Merged]:
    """Writes what a file tells of interviews, by their keys, and says in this order what became of each.

    What says nothing, of an interview of which nothing was told, is not worth a row.
    """
    stood = debriefs_among(connection, list(told))
    texts = {key: {name: getattr(debrief, name) for name in DEBRIEF_FIELDS} for key, debrief in told.items()}
    new = [key for key, card in stood.items() if not card.key and any(texts[key].values())]
    keys = dict(zip(new, new_keys(connection, Debriefs, len(new)), strict=True)) if new else {}
    add_rows(connection, Debriefs, [{"id": keys[key], "interview_id": key, **texts[key]} for key in new])
    merged = [_merged(card, keys.get(key, 0), texts[key]) for key, card in stood.items()]
    for one in merged:
        if one.deed is Deed.CHANGED:
            change = update(Debriefs).where(Debriefs.id == one.key)
            connection.execute(change.values(**one.written, version=one.version))
    return merged


def _merged(stood: DebriefCard, new_key: int, texts: dict[str, Any]) -> Merged:
    if new_key:
        return Merged(new_key, 1, Deed.ADDED, texts, {})
    before = stood.debrief._asdict()
    written = {name: text for name, text in texts.items() if text != before[name]}
    if not written:
        return Merged(stood.key, stood.version, None, {}, before)
    return Merged(stood.key, stood.version + 1, Deed.CHANGED, written, before)
