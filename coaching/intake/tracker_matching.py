"""The rows of a tracker on their way to records: by client, by interview, beside what is known of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coaching.errors import Fault, Problem
from coaching.exchange.cells import Refused, shown
from coaching.exchange.tracker.entries import Entry
from coaching.exchange.tracker.headers import column_of
from coaching.exchange.tracker.reading import Tracker, TrackerReading
from coaching.intake.tracker_clients import Acquaintances, Doubt, Group, grouped
from coaching.intake.tracker_interviews import Interviews, Slot, actions_of, faults_of_slot, people_of
from coaching.model import Action, Client, Interview, Person
from coaching.store.file_ids import MARK
from coaching.store.known import Known
from coaching.store.tables import Deed

Who = tuple[str, str]
"""A counselor's address and the id of one of their clients."""


class Records(NamedTuple):
    """The caseload that the rows amount to."""

    clients: list[Client]
    interviews: list[Interview]
    people: list[Person]
    actions: list[Action]


class Matching:
    """Rows to records. `refused` are the reasons by line; `doubts` are clients of whom it was not said who they are."""

    def __init__(self, tracker: Tracker, reading: TrackerReading, answers: Mapping[str, str]) -> None:
        self._tracker = tracker
        self._entries = reading.entries
        self._answers = answers
        self._records = Records([], [], [], [])
        self._of_line: dict[int, list[tuple[type, str]]] = {}
        self.problems = list(reading.problems)
        self.refused = dict(reading.refused)
        self.doubts: list[Doubt] = []

    def match(self, known: Known) -> tuple[Records, int]:
        """The records that the rows amount to beside what is known, and how many rows are refused."""
        groups = self._found(known)
        stored = known.interviews(dict.fromkeys(group.known[0] for group in groups if group.known))
        clients: dict[Who, Client] = {}
        interviews: dict[Who, Interviews] = {}
        slots: dict[int, tuple[str, Slot, list[Entry]]] = {}
        for group in groups:
            client = _client(group)
            who = client.counselor, client.client_id
            clients[who] = _learned(clients[who], client) if who in clients else client
            records = stored.get(group.known[0], []) if group.known else []
            of_client = interviews.setdefault(who, Interviews(client.client_id, records))
            for entry in group.entries:
                self._add(entry, client, of_client, slots)
        for of_client in interviews.values():
            of_client.settle()
        for counselor, slot, entries in slots.values():
            self._write_down(counselor, slot, entries)
        named = {record for records in self._of_line.values() for record in records}
        filed = (client._replace(client_id=_filed(client.client_id, client.counselor)) for client in clients.values())
        self._records.clients.extend(client for client in filed if (Client, client.client_id) in named)
        return self._records, len(self.refused)

    def counted(self, became: Mapping[tuple[type, str], Deed | None]) -> tuple[int, int, int]:
        """Rows added, changed and unchanged: a row is new where its interview is, or the client of an application."""
        added = changed = 0
        for records in self._of_line.values():
            deeds = [became.get(record) for record in records]
            if deeds[0] is Deed.ADDED:
                added += 1
            elif any(deeds):
                changed += 1
        return added, changed, len(self._of_line) - added - changed

    def remarks(self) -> tuple[str, ...]:
        """Clients in doubt who are taken for new ones."""
        return tuple(
            f"Line {doubt.lines[0]}: {shown(doubt.client.name)} may be your client "
            f"{shown(doubt.candidates[0].name)}, and was taken for another one."
            for doubt in self.doubts
            if not doubt.same_name
        )

    def _found(self, known: Known) -> list[Group]:
        """The rows by client, each found among the known ones if it is there; without those that can't be told."""
        groups, acquaintances = [], {}
        for group in grouped(self._entries):
            counselor = group.client.counselor
            if counselor not in acquaintances:
                acquaintances[counselor] = Acquaintances(known.clients(counselor))
            doubt = acquaintances[counselor].find(group, self._answers)
            if doubt:
                self.doubts.append(doubt)
            if doubt and doubt.same_name:
                several = f"You have {len(doubt.candidates)} clients named {shown(doubt.client.name)}."
                self._refuse(group.entries, Fault("", several, "Give the client's email address in the row."))
            else:
                groups.append(group)
        return groups

    def _add(
        self, entry: Entry, client: Client, of_client: Interviews, slots: dict[int, tuple[str, Slot, list[Entry]]]
    ) -> None:
        filed = _filed(client.client_id, client.counselor)
        if entry.interview is None:
            self._of_line[entry.line] = [(Client, filed)]
            return
        try:
            slot = of_client.add(entry, entry.interview)
        except Refused as refused:
            self._refuse([entry], *refused.faults)
            return
        slots.setdefault(id(slot), (client.counselor, slot, []))[2].append(entry)
        self._of_line[entry.line] = [(Client, filed)]

    def _write_down(self, counselor: str, slot: Slot, entries: list[Entry]) -> None:
        """The records of one interview; the first of a row's records is the one that the row is about."""
        if faults := faults_of_slot(slot):
            self._refuse(entries, *faults)
            return
        people = people_of(slot)
        actions = actions_of(slot, people)
        interview = slot.interview._replace(
            interview_id=_filed(slot.interview.interview_id, counselor),
            client_id=_filed(slot.interview.client_id, counselor),
        )
        about: list[tuple[type, str]] = [(Interview, interview.interview_id)]
        self._records.interviews.append(interview)
        for person in people.values():
            own = _filed(person.person_id, counselor)
            self._records.people.append(person._replace(person_id=own, interview_id=interview.interview_id))
            about.append((Person, own))
        for action in actions:
            own, whom = _filed(action.action_id, counselor), action.person_id and _filed(action.person_id, counselor)
            self._records.actions.append(
                action._replace(action_id=own, interview_id=interview.interview_id, person_id=whom)
            )
            about.append((Action, own))
        for entry in entries:
            self._of_line[entry.line] = [*about, *self._of_line[entry.line]]

    def _refuse(self, entries: list[Entry], *faults: Fault) -> None:
        found = [fault._replace(column=column_of(fault.column, self._tracker.places)) for fault in faults]
        for entry in entries:
            self._of_line.pop(entry.line, None)
            self.problems += (Problem(self._tracker.grid.name, entry.line, *fault) for fault in found)
            self.refused[entry.line] = " ".join(f"{fault.fault} {fault.remedy}" for fault in faults)


def _filed(own_id: str, counselor: str) -> str:
    """The id as a file of several counselors has it, which the import takes off again: two may use the same."""
    return f"{own_id}{MARK}{counselor}" if counselor else own_id


def _client(group: Group) -> Client:
    """The client as they will stand: a known one as recorded, with what was not known yet."""
    said = group.client
    if group.known is None:
        return said._replace(client_id=said.client_id or group.key)
    return _learned(group.known[1], said)


def _learned(client: Client, said: Client) -> Client:
    return client._replace(email=client.email or said.email, phone=client.phone or said.phone)
