"""The caseload as a list, and one client with everything about them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select

from coaching.model import Action, Client, ClientStatus, Debrief, InterviewRecord, PlanRow
from coaching.standing import Standing
from coaching.store.access import Viewer, found
from coaching.store.debriefs import DebriefCard, debriefs_among
from coaching.store.records import CLIENT_FIELDS, fields_of, key_text, records_by_key
from coaching.store.tables import Actions, Audit, Clients, Deed, Entity, Interviews, Members, People, PlanRows

TRAIL_LENGTH = 50
"""Audit rows shown of one client."""


class ClientLine(NamedTuple):
    """One line of the caseload; `last_interview_at` is the latest start, ahead or past."""

    key: int
    name: str
    status: ClientStatus
    counselor: str
    interviews: int
    last_interview_at: datetime | None


class ClientCard(NamedTuple):
    """A client with key and version; `counselor` is a name, `client.counselor` the address of files."""

    key: int
    version: int
    client: Client
    counselor_id: int
    counselor: str
    counts_in_groups: bool


class ActionCard(NamedTuple):
    """An action with key and version, and whom it was for."""

    key: int
    version: int
    action: Action
    person_name: str


class InterviewCard(NamedTuple):
    """An interview with key and version, its record, plan and standing; actions in order of time; what was told of it.

    `debrief` is empty where nothing was told.
    """

    key: int
    version: int
    record: InterviewRecord
    plan: tuple[PlanRow, ...]
    standing: Standing
    actions: tuple[ActionCard, ...]
    told: DebriefCard

    @property
    def debrief(self) -> Debrief:
        return self.told.debrief


class TrailLine(NamedTuple):
    """One line of the audit: who did what, when; `words` are what was written, where it may be told."""

    at: datetime
    member: str
    deed: Deed
    entity: Entity
    entity_id: int
    fields: tuple[str, ...]
    words: dict[str, str]


class ClientPage(NamedTuple):
    """Interviews with the latest start first, the trail with the latest line first."""

    card: ClientCard
    interviews: tuple[InterviewCard, ...]
    trail: tuple[TrailLine, ...]


def client_lines(
    viewer: Viewer, *, status: ClientStatus | None = None, name_contains: str = "", limit: int | None = None
) -> tuple[ClientLine, ...]:
    """The caseload by name, at most `limit` lines; upper and lower case alike in what the name contains."""
    query = (
        select(
            Clients.id, Clients.name, Clients.status, Members.name,
            func.count(Interviews.id), func.max(Interviews.starts_at),
        )
        .join(Members, Members.id == Clients.counselor_id)
        .join(Interviews, Interviews.client_id == Clients.id, isouter=True)
        .where(viewer.sees(Clients.counselor_id))
        .group_by(Clients.id, Clients.name, Clients.name_key, Clients.status, Members.name)
        .order_by(Clients.name_key, Clients.id)
        .limit(limit)
    )  # fmt: skip
    if status is not None:
        query = query.where(Clients.status == status)
    if name_contains:
        query = query.where(Clients.name.icontains(name_contains, autoescape=True))
    with viewer.read() as connection:
        return tuple(ClientLine(*row) for row in connection.execute(query))


def client_page(viewer: Viewer, client_id: int) -> ClientPage:
    """One client with everything about them; NotFound where the viewer may not see them, or there is none."""
    with viewer.read() as connection:
        card = _card(connection, viewer, client_id)
        return ClientPage(card, _interviews(connection, client_id), _trail(connection, viewer, client_id))


def _card(connection: Connection, viewer: Viewer, client_id: int) -> ClientCard:
    query = (
        select(
            Clients.version, Clients.counselor_id, Clients.counts_in_groups,
            Members.name, Members.email, *fields_of(Clients, CLIENT_FIELDS),
        )
        .join(Members, Members.id == Clients.counselor_id)
        .where(Clients.id == client_id, viewer.sees(Clients.counselor_id))
    )  # fmt: skip
    row = found(connection.execute(query).first(), "client")
    version, counselor_id, counts_in_groups, counselor, email, *fields = row
    values = dict(zip(CLIENT_FIELDS, fields, strict=True))
    client = Client(client_id=str(client_id), counselor=email or "", **values)
    return ClientCard(client_id, version, client, counselor_id, counselor, counts_in_groups)


def _interviews(connection: Connection, client_id: int) -> tuple[InterviewCard, ...]:
    query = (
        select(Interviews.id, Interviews.version, *fields_of(Interviews, Standing._fields))
        .where(Interviews.client_id == client_id)
        .order_by(Interviews.starts_at.desc(), Interviews.id.desc())
    )
    standings = {key: (version, Standing(*standing)) for key, version, *standing in connection.execute(query)}
    records = records_by_key(connection, list(standings))
    plans = _plans(connection, client_id, list(standings))
    actions = _actions(connection, list(standings))
    debriefs = debriefs_among(connection, list(standings))
    return tuple(
        InterviewCard(
            key, version, records[key], tuple(plans.get(key, ())), standing, tuple(actions.get(key, ())), debriefs[key]
        )
        for key, (version, standing) in standings.items()
    )


def _plans(connection: Connection, client_id: int, interviews: list[int]) -> dict[int, list[PlanRow]]:
    query = select(PlanRows.interview_id, PlanRows.person_id, *fields_of(PlanRows, PLAN_FIELDS))
    query = query.where(PlanRows.interview_id.in_(interviews)).order_by(PlanRows.interview_id, PlanRows.position)
    plans: dict[int, list[PlanRow]] = {}
    for interview_id, person_id, *fields in connection.execute(query):
        values = dict(zip(PLAN_FIELDS, fields, strict=True))
        row = PlanRow(client_id=str(client_id), interview_id=str(interview_id), person_id=key_text(person_id), **values)
        plans.setdefault(interview_id, []).append(row)
    return plans


PLAN_FIELDS = tuple(name for name in PlanRow._fields if name not in ("client_id", "interview_id", "person_id"))


def _actions(connection: Connection, interviews: list[int]) -> dict[int, list[ActionCard]]:
    query = (
        select(
            Actions.id, Actions.version, People.name, Actions.external_id, Actions.interview_id, Actions.person_id,
            *fields_of(Actions, Action._fields[3:]),
        )
        .join(People, People.id == Actions.person_id, isouter=True)
        .where(Actions.interview_id.in_(interviews))
        .order_by(Actions.at, Actions.external_id)
    )  # fmt: skip
    cards: dict[int, list[ActionCard]] = {}
    for key, version, name, action_id, interview_id, person_id, *fields in connection.execute(query):
        action = Action(action_id, str(interview_id), key_text(person_id), *fields)
        cards.setdefault(interview_id, []).append(ActionCard(key, version, action, name or ""))
    return cards


def _trail(connection: Connection, viewer: Viewer, client_id: int) -> tuple[TrailLine, ...]:
    query: Any = (
        select(Audit.at, Members.name, Audit.deed, Audit.entity, Audit.entity_id, Audit.fields, Audit.words)
        .join(Members, Members.id == Audit.member_id, isouter=True)
        .where(Audit.client_id == client_id, _may_hear_of(viewer))
        .order_by(Audit.id.desc())
        .limit(TRAIL_LENGTH)
    )
    return tuple(
        TrailLine(
            at, member or "", deed, entity, key, tuple(fields.split()), dict(w.split("=", 1) for w in words.split())
        )
        for at, member, deed, entity, key, fields, words in connection.execute(query)
    )


def _may_hear_of(viewer: Viewer) -> ColumnElement[bool]:
    """What is done about a private note is told to whoever did it, who is its writer; see `notes.note_entry`."""
    return or_(Audit.entity != Entity.NOTE, Audit.member_id == viewer.member_id, Audit.words == "shared=yes")
