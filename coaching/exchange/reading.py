"""Reading a caseload: the good rows as records, the others as problems; it never raises on what a row says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from coaching.clock import zone_named
from coaching.errors import CoachingError, Fault
from coaching.exchange.cells import LocalTimes, Refused
from coaching.exchange.columns import (
    ALL_FILES,
    CARD,
    CHANNEL,
    CLIENT_STATUS,
    CONTACT_FOR_STATUS,
    CULTURE,
    FORMAT,
    INTEREST,
    INTERVIEW_STATUS,
    KNOWN_FROM,
    MET,
    NEXT_UPDATE_ON,
    OUTCOME,
    OUTCOME_ON,
    PACE,
    PROMISED_ON,
    ROLE,
    STEP,
    TIMELINE_ASKED,
)
from coaching.exchange.contents import Caseload, Counts, Reading
from coaching.exchange.sheet import Cells, Sheet
from coaching.exchange.source import lines_of, opened
from coaching.model import Action, Client, Debrief, Interview, Person
from coaching.refusals import faults_of_action, faults_of_interview, faults_of_texts

_NEVER = datetime.max.replace(tzinfo=UTC)
R = TypeVar("R")


def read_caseload(source: Path | BinaryIO | bytes, *, office_zone: str, now: datetime | None) -> Reading:
    """The caseload in a folder or zip (or the zip itself, open or as bytes), what is wrong in it, and the counts.

    An interview without a zone is in `office_zone`; actions after `now` (aware) are refused, none where it is None.
    CoachingError where the source is no caseload at all.
    """
    zones = Zones(zone_named(office_zone).key)
    with opened(source) as open_file:
        sheets = Sheets(*(Sheet(file, lines_of(open_file, file.name)) for file in ALL_FILES))
        rows = Rows(sheets, zones, now or _NEVER)
        caseload = Caseload(
            _records(sheets.clients, rows.client),
            _records(sheets.interviews, rows.interview, sheets.clients),
            _records(sheets.people, rows.person, sheets.interviews),
            _records(sheets.actions, rows.action, sheets.interviews),
            _records(sheets.debriefs, rows.debrief, sheets.interviews),
        )
    problems = [problem for sheet in sheets for problem in sheet.problems]
    dropped = tuple(column for sheet in sheets for column in sheet.dropped)
    clients, interviews, people, actions, debriefs = (sheet.count for sheet in sheets)
    return Reading(caseload, problems, Counts(clients, interviews, people, actions, debriefs, dropped))


class Sheets(NamedTuple):
    clients: Sheet
    interviews: Sheet
    people: Sheet
    actions: Sheet
    debriefs: Sheet


class Zones(dict[str, LocalTimes]):
    """The local times of each zone named in a file; an empty name is the office's."""

    def __init__(self, office: str) -> None:
        super().__init__()
        self[""] = self[office] = LocalTimes(zone_named(office))

    def __missing__(self, cell: str) -> LocalTimes:
        name = cell.strip()
        if name not in self:
            try:
                self[name] = LocalTimes(zone_named(name))
            except CoachingError as error:
                raise Refused(Fault("timezone", error.message, error.hint)) from None
        return self[name]


def _records(sheet: Sheet, record_of: Callable[[Cells], R], parent: Sheet | None = None) -> list[R]:
    """The records of the rows that are right; all rows are refused where the file they belong to could not be used."""
    if parent is not None and parent.unusable:
        fault = f"Its rows belong to rows of {parent.file.name}, and that file was refused."
        sheet.refuse_rows(Fault("", fault, "Correct that file first."))
        return []
    records = []
    for line, cells in sheet.rows():
        try:
            records.append(record_of(cells))
        except Refused as refused:
            sheet.refuse(line, *sheet.faults_in(cells, refused))
    return records


class Rows:
    """Makes records of rows: each is Refused where a cell, or what it belongs to, is not right."""

    def __init__(self, sheets: Sheets, zones: Zones, now: datetime) -> None:
        self._sheets = sheets
        self._zones = zones
        self._now = now
        self._clients: dict[str, Client] = {}
        self._interviews: dict[str, Interview] = {}
        self._people: dict[str, Person] = {}

    def client(self, cells: Cells) -> Client:
        client_id, name, email, phone, counselor, status, goal, tags = cells
        if not name.strip():
            raise Refused(Fault("name", "It is empty.", "Give the client's name."))
        meaning = CLIENT_STATUS[status]
        client = Client(client_id, name, email, phone, counselor, meaning, goal, _tags(tags) if tags else ())
        self._clients[client_id] = client
        return client

    def interview(self, cells: Cells) -> Interview:
        (interview_id, client_id, employer, position, industry, round_, form, starts, ends, zone) = cells[:10]
        (promised_on, asked, pace, culture, interest, status, outcome, outcome_on) = cells[10:]
        client = self._clients.get(client_id)
        if client is None:
            raise Refused(self._sheets.clients.absence("client_id", client_id))
        times = self._zones[zone]
        starts_at = times.instant(starts, "starts_at")
        ends_at = times.instant(ends, "ends_at") if ends and ends.strip() else None
        interview = Interview(
            interview_id,
            client.client_id,
            employer,
            position,
            industry,
            round_,
            FORMAT[form],
            starts_at,
            ends_at,
            times.zone.key,
            bool(zone and zone.strip()),
            PROMISED_ON[promised_on],
            TIMELINE_ASKED[asked],
            PACE[pace],
            CULTURE[culture],
            INTEREST[interest],
            INTERVIEW_STATUS[status],
            OUTCOME[outcome],
            OUTCOME_ON[outcome_on],
        )
        faults = faults_of_interview(interview)
        if faults:
            raise Refused(*faults)
        self._interviews[interview_id] = interview
        return interview

    def person(self, cells: Cells) -> Person:
        person_id, interview_id, name, title, job_title, role, met, email, phone, contact, card, address = cells
        interview = self._interviews.get(interview_id)
        if interview is None:
            raise Refused(self._sheets.interviews.absence("interview_id", interview_id))
        person = Person(
            person_id,
            interview.interview_id,
            name,
            title,
            job_title,
            ROLE[role],
            MET[met],
            email,
            phone,
            CONTACT_FOR_STATUS[contact],
            CARD[card],
            address,
        )
        self._people[person_id] = person
        return person

    def action(self, cells: Cells) -> Action:
        action_id, interview_id, person_id, step, at, channel, next_update_on, known_from, note = cells
        interview = self._interviews.get(interview_id)
        if interview is None:
            raise Refused(self._sheets.interviews.absence("interview_id", interview_id))
        action = Action(
            action_id,
            interview.interview_id,
            self._person_of(interview_id, person_id) if person_id else "",
            STEP[step],
            self._zones[interview.timezone].instant(at, "at"),
            CHANNEL[channel],
            NEXT_UPDATE_ON[next_update_on],
            KNOWN_FROM[known_from],
            note,
        )
        faults = faults_of_action(action, interview, self._now)
        if faults:
            raise Refused(*faults)
        return action

    def debrief(self, cells: Cells) -> Debrief:
        interview = self._interviews.get(cells[0])
        if interview is None:
            raise Refused(self._sheets.interviews.absence("interview_id", cells[0]))
        texts = dict(zip(Debrief._fields[1:], cells[1:], strict=True))
        if faults := faults_of_texts(texts):
            raise Refused(*faults)
        return Debrief(interview.interview_id, **texts)

    def _person_of(self, interview_id: str, person_id: str) -> str:
        person = self._people.get(person_id)
        if person is None:
            raise Refused(self._sheets.people.absence("person_id", person_id))
        if person.interview_id != interview_id:
            fault = "This person belongs to another interview."
            raise Refused(Fault("person_id", fault, "Name a person of the same interview, or nobody."))
        return person.person_id


def _tags(cell: str) -> tuple[str, ...]:
    return tuple(tag for tag in (part.strip() for part in cell.split(";")) if tag)
