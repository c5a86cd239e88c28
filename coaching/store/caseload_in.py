"""Taking in a caseload: in one transaction, nothing doubled, nothing touched that is as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from coaching.errors import CoachingError
from coaching.model import Action, Client, Debrief, Interview, Person
from coaching.plan import end_of
from coaching.store.access import Viewer, Writing
from coaching.store.adding import count_anew
from coaching.store.audit import Entry, words_in
from coaching.store.counselors import Counselors
from coaching.store.debriefs import merge_debriefs
from coaching.store.file_ids import own_id
from coaching.store.import_undo import Changes
from coaching.store.known import Known
from coaching.store.merging import Incoming, Merged, Record, merge
from coaching.store.records import ACTION_FIELDS, CLIENT_FIELDS, INTERVIEW_FIELDS, PERSON_FIELDS, in_chunks
from coaching.store.replan import Progress, policy_of, replan
from coaching.store.tables import Actions, Clients, Debriefs, Deed, Entity, Imports, Interviews, Offices, People, Table

CaseloadRows = (
    tuple[Sequence[Client], Sequence[Interview], Sequence[Person], Sequence[Action]]
    | tuple[Sequence[Client], Sequence[Interview], Sequence[Person], Sequence[Action], Sequence[Debrief]]
)
"""The records of a caseload; the debriefs may be left out."""


class ImportResult(NamedTuple):
    """Rows of the files together: counts in are counts out."""

    added: int
    changed: int
    unchanged: int


Match = Callable[[Known], tuple[CaseloadRows, int]]
"""Makes a caseload of a file and what is known already; and how many of the file's rows are refused."""
Tell = Callable[[Client | Interview | Person | Action, Deed | None], None]
"""Told of each record what became of it; None where it was there as it is."""


def import_caseload(
    viewer: Viewer,
    caseload: CaseloadRows,
    *,
    now: datetime,
    default_counselor: str | None = None,
    source: str = "",
    sha256: str = "",
    refused: int = 0,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Adds what is new and changes what differs; the same caseload again writes nothing at all.

    Ids are those of one counselor's files. A client without a counselor is `default_counselor`'s (an email address),
    or the viewer's own; a counselor not known yet becomes a member who cannot sign in. A dry run counts the same and
    leaves nothing behind.
    """
    origin = Origin(source, sha256)
    return import_matched(
        viewer, lambda _: (caseload, refused), origin, now=now, default_counselor=default_counselor, dry_run=dry_run,
        progress=progress,
    )  # fmt: skip


class Origin(NamedTuple):
    """The file that an import comes from: what it is called, and the SHA-256 of its content."""

    source: str = ""
    sha256: str = ""


def import_matched(
    viewer: Viewer,
    match: Match,
    origin: Origin,
    *,
    now: datetime,
    default_counselor: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> ImportResult:
    """The same for a file whose records are made of what is known, all in the one transaction."""
    with viewer.write(now) as writing:
        counselors = Counselors(writing, default_counselor)
        caseload, refused = match(Known(writing, counselors))
        taking = Taking(writing, counselors, Steps(progress, sum(map(len, caseload))), tell)
        taking.take(caseload)
        counted = taking.counted
        result = ImportResult(counted[Deed.ADDED], counted[Deed.CHANGED], counted[None])
        if dry_run:
            writing.take_back()
        elif result.added or result.changed:
            taking.replan()
            row = {"office_id": viewer.office_id, "member_id": viewer.member_id, "at": now, "refused": refused}
            made = insert(Imports).values(**origin._asdict(), **row, **result._asdict())
            key = writing.connection.execute(made.returning(Imports.id)).scalar_one()
            taking.changes.write(writing.connection, key)
            writing.note(Entry(Deed.IMPORTED, Entity.IMPORT, key))
    return result


class Steps:
    """Tells how far the import is: every row counts once when it is written, every interview once more when planned."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._done = 0
        self._total = total

    def more(self, total: int) -> None:
        self._total += total

    def on(self, done: int) -> None:
        self._done += done
        if self._progress:
            self._progress(self._done, self._total)


class Owner(NamedTuple):
    """Whose a record is: the counselor's by key and address, the client's and the interview's by key."""

    counselor_id: int
    email: str
    client_id: int
    interview_id: int = 0


class Taking:
    """An import under way: the keys behind the file's ids, what is counted, and what has to be planned anew."""

    def __init__(self, writing: Writing, counselors: Counselors, steps: Steps, tell: Tell | None = None) -> None:
        self.counted: Counter[Deed | None] = Counter()
        self.changes = Changes()
        self._tell = tell
        self._writing = writing
        self._counselors = counselors
        self._steps = steps
        self._clients: dict[str, Owner] = {}
        self._interviews: dict[str, Owner] = {}
        self._people: dict[str, int] = {}
        self._new_clients: set[int] = set()
        self._to_plan: set[int] = set()
        query = select(Offices.timezone).where(Offices.id == writing.viewer.office_id)
        self._office_zone = writing.connection.execute(query).scalar_one()

    def take(self, caseload: CaseloadRows) -> None:
        """The kinds of records, in the order in which they refer to each other."""
        clients, interviews, people, actions, *debriefs = caseload
        for client, incoming, merged in self._merged(Clients, clients, self._client):
            self._clients[client.client_id] = Owner(incoming.counselor_id, client.counselor, merged.key)
            if merged.deed is Deed.ADDED:
                self._new_clients.add(merged.key)
                self._writing.note(Entry(Deed.IMPORTED, Entity.CLIENT, merged.key, merged.key, merged.version))
            else:
                self._note(Entity.CLIENT, merged, merged.key)
        for interview, _, merged in self._merged(Interviews, interviews, self._interview):
            owner = self._clients[interview.client_id]._replace(interview_id=merged.key)
            self._interviews[interview.interview_id] = owner
            self._note(Entity.INTERVIEW, merged, owner.client_id)
            self._plan_anew(merged, merged.key)
            if "client_id" in merged.written and merged.before:
                self._writing.clients.add(merged.before["client_id"])
        for person, _, merged in self._merged(People, people, self._person):
            self._people[person.person_id] = merged.key
            self._belongs(Entity.PERSON, merged, self._interviews[person.interview_id])
        for action, _, merged in self._merged(Actions, actions, self._action):
            self._belongs(Entity.ACTION, merged, self._interviews[action.interview_id])
        for chunk in in_chunks(chain.from_iterable(debriefs)):
            self._take_debriefs(chunk)

    def replan(self) -> None:
        """The plan rows of every interview that changed, or whose people or actions did."""
        policy = policy_of(self._writing.connection, self._writing.viewer.office_id)
        count_anew(self._writing.connection, Interviews, People, Actions)
        self._steps.more(len(self._to_plan))
        for chunk in in_chunks(sorted(self._to_plan)):
            replan(self._writing.connection, policy, chunk)
            self._steps.on(len(chunk))

    def _merged(
        self, table: Table, records: Sequence[Record], incoming: Callable[[Record], Incoming]
    ) -> Iterator[tuple[Record, Incoming, Merged]]:
        """Each record with what became of it, written a chunk at a time."""
        seen: set[tuple[int, str]] = set()
        for chunk in in_chunks(records):
            rows = [incoming(record) for record in chunk]
            _refuse_twice(seen, rows)
            merged = merge(self._writing.connection, table, rows, self._when_new(table), self._writing.now)
            self.counted.update(one.deed for one in merged)
            self.changes.keep(table, merged)
            if self._tell:
                for record, one in zip(chunk, merged, strict=True):
                    self._tell(record, one.deed)
            yield from zip(chunk, rows, merged, strict=True)
            self._steps.on(len(chunk))

    def _take_debriefs(self, debriefs: Sequence[Debrief]) -> None:
        """No plan follows from what was told, so none is made anew."""
        owners = [self._interviews[debrief.interview_id] for debrief in debriefs]
        told = {owner.interview_id: debrief for owner, debrief in zip(owners, debriefs, strict=True)}
        merged = merge_debriefs(self._writing.connection, told)
        self.counted.update(one.deed for one in merged)
        self.changes.keep(Debriefs, merged)
        for owner, one in zip(owners, merged, strict=True):
            self._note(Entity.DEBRIEF, one, owner.client_id)
        self._steps.on(len(debriefs))

    def _when_new(self, table: Table) -> dict[str, Any]:
        if table not in (Clients, Interviews):
            return {}
        now = self._writing.now
        return {"office_id": self._writing.viewer.office_id, "created_at": now, "updated_at": now}

    def _client(self, client: Client) -> Incoming:
        counselor_id = self._counselors.key_of(client.counselor)
        values = {name: getattr(client, name) for name in CLIENT_FIELDS}
        return Incoming(counselor_id, own_id(client.client_id, client.counselor), values)

    def _interview(self, interview: Interview) -> Incoming:
        """A zone other than the office's is as good as given: the office may change its own later."""
        owner = self._clients[interview.client_id]
        values = {name: getattr(interview, name) for name in INTERVIEW_FIELDS}
        values["zone_given"] = interview.zone_given or interview.timezone != self._office_zone
        return Incoming(
            owner.counselor_id,
            own_id(interview.interview_id, owner.email),
            {"client_id": owner.client_id, **values},
            {"ended_at": end_of(interview), "last_sign_at": end_of(interview)},
        )

    def _person(self, person: Person) -> Incoming:
        owner = self._interviews[person.interview_id]
        values = {name: getattr(person, name) for name in PERSON_FIELDS}
        own = own_id(person.person_id, owner.email)
        return Incoming(owner.counselor_id, own, {"interview_id": owner.interview_id, **values})

    def _action(self, action: Action) -> Incoming:
        owner = self._interviews[action.interview_id]
        values = {name: getattr(action, name) for name in ACTION_FIELDS}
        values["person_id"] = self._people[action.person_id] if action.person_id else None
        own = own_id(action.action_id, owner.email)
        return Incoming(owner.counselor_id, own, {"interview_id": owner.interview_id, **values})

    def _belongs(self, entity: Entity, merged: Merged, owner: Owner) -> None:
        """Notes a person or an action; the interview it belongs to, and the one it belonged to, are planned anew."""
        self._note(entity, merged, owner.client_id)
        self._plan_anew(merged, owner.interview_id, merged.before.get("interview_id", owner.interview_id))

    def _plan_anew(self, merged: Merged, *interviews: int) -> None:
        if merged.deed is not None:
            self._to_plan.update(interviews)

    def _note(self, entity: Entity, merged: Merged, client_id: int) -> None:
        """What the audit will say; a new client's row stands for all that came with it."""
        if merged.deed is None or client_id in self._new_clients:
            return
        deed = Deed.IMPORTED if merged.deed is Deed.ADDED else Deed.CHANGED
        fields, words = tuple(merged.written), words_in(merged.written)
        self._writing.note(Entry(deed, entity, merged.key, client_id, merged.version, fields, words))


def _refuse_twice(seen: set[tuple[int, str]], rows: Sequence[Incoming]) -> None:
    """CoachingError where two ids of a file are one: an export appends "~" and the counselor's address to some."""
    for row in rows:
        owned = (row.counselor_id, row.external_id)
        if owned in seen:
            raise CoachingError(
                f"The id {row.external_id!r} stands for two records of one counselor, one with their address added.",
                "Give one of them another id in the file.",
            )
        seen.add(owned)
