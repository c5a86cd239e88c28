"""The interviews of one client: rows of the tracker about the same interview together, and matched with what is there.

A tracker says less than the record does: what it does not say stays as it is, and what was logged here is not doubled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from coaching.clock import local_date, zone_named
from coaching.errors import Fault
from coaching.exchange.cells import Refused
from coaching.exchange.tracker.entries import Done, Entry
from coaching.intake.tracker_clients import made_id
from coaching.model import Action, Channel, Interview, InterviewRecord, KnownFrom, Outcome, Person, Role
from coaching.refusals import faults_of_interview
from coaching.store.words import sort_key

MADE = "t-"
"""How ids begin that an import made."""
UNDATED_NOTE = "Done, says the tracker, which gives no date."
UNTIMED_NOTE = "The tracker gives no time of day."
Place = tuple[str, date]
"""The employer's name without what makes no difference, and the local day: by these an interview is recognized."""


@dataclass
class Slot:
    """One interview: what its rows say together, and the record that is there already."""

    interview: Interview
    timed: bool
    line: int
    given: set[str] = field(default_factory=set)
    people: dict[str, Person] = field(default_factory=dict)
    done: list[tuple[str, Done]] = field(default_factory=list)
    stored: InterviewRecord | None = None

    def says_the_same(self, interview: Interview, *, timed: bool) -> bool:
        """Whether the other can be this interview: the same time, round and position where both say them."""
        if timed and self.timed and interview.starts_at != self.interview.starts_at:
            return False
        pairs = ((self.interview.round, interview.round), (self.interview.position, interview.position))
        return all(not one or not other or sort_key(one) == sort_key(other) for one, other in pairs)

    def add(self, entry: Entry, said: Interview) -> None:
        """Takes a row in; Refused where it says otherwise than a row before it."""
        for name in ("outcome", "outcome_on", "promised_on", "status"):
            mine, theirs = getattr(self.interview, name), getattr(said, name)
            if name in self.given and name in entry.given and mine != theirs:
                fault = f"Line {self.line} says otherwise about the same interview."
                raise Refused(Fault(name, fault, "Correct one of the two, or give each interview its own time."))
        said_now = {name: getattr(said, name) for name in entry.given if name not in self.given}
        if entry.timed and not self.timed:
            said_now["starts_at"], self.timed = said.starts_at, True
        self.interview = self.interview._replace(**said_now)
        self.given |= entry.given
        whom = [person_key(person) for person in entry.people]
        for key, person in zip(whom, entry.people, strict=True):
            self.people.setdefault(key, person)
        self.done += [(whom[0] if len(whom) == 1 else "", done) for done in entry.done]


def person_key(person: Person) -> str:
    """By what somebody met is recognized within one interview."""
    return sort_key(person.name) or person.email.casefold()


class Interviews:
    """The interviews that the rows of one client speak of."""

    def __init__(self, client_id: str, stored: Iterable[InterviewRecord]) -> None:
        self._client_id = client_id
        self._stored: defaultdict[Place, list[InterviewRecord]] = defaultdict(list)
        self._ids: dict[str, InterviewRecord] = {}
        for record in stored:
            interview = record.interview
            day = local_date(interview.starts_at, zone_named(interview.timezone))
            self._stored[sort_key(interview.employer), day].append(record)
            self._ids[interview.interview_id] = record
        self.slots: defaultdict[Place, list[Slot]] = defaultdict(list)

    def add(self, entry: Entry, said: Interview) -> Slot:
        """The interview that the row is about; Refused where rows contradict each other."""
        slots = self.slots[sort_key(said.employer), local_date(said.starts_at, zone_named(said.timezone))]
        slot = next((one for one in slots if one.says_the_same(said, timed=entry.timed)), None)
        if slot is None:
            slot = Slot(said, entry.timed, entry.line)
            slot.add(entry, said)
            slots.append(slot)
        else:
            slot.add(entry, said)
        return slot

    def settle(self) -> None:
        """Finds the record of each interview among those that are there, and gives every interview its id."""
        for place, slots in self.slots.items():
            free = list(self._stored.get(place, ()))
            for exact in (True, False):
                for slot in slots:
                    if slot.stored is None:
                        slot.stored = self._match(slot, free, slots, exact=exact)
                        free = [one for one in free if one is not slot.stored]
            for number, slot in enumerate(slots):
                own = made_id(self._client_id, place[0], place[1].isoformat(), str(number))
                slot.stored = slot.stored or self._ids.get(own)
                slot.interview = _as_recorded(slot, slot.stored.interview if slot.stored else None, own)
                slot.interview = slot.interview._replace(client_id=self._client_id)

    def _match(
        self, slot: Slot, free: Sequence[InterviewRecord], slots: Sequence[Slot], *, exact: bool
    ) -> InterviewRecord | None:
        fitting = [one for one in free if slot.says_the_same(one.interview, timed=exact)]
        if exact:
            return next((one for one in fitting if slot.timed or len(slots) == 1), None)
        return fitting[0] if fitting else free[0] if len(free) == 1 and len(slots) == 1 else None


def _as_recorded(slot: Slot, stored: Interview | None, own_id: str) -> Interview:
    """The interview as it will stand: what the rows say over what is recorded."""
    said = slot.interview
    if stored is None:
        return said._replace(interview_id=own_id)
    given: dict[str, Any] = {name: getattr(said, name) for name in slot.given - {"employer", "starts_at"}}
    if given.get("outcome") is stored.outcome and "outcome_on" not in slot.given:
        given.pop("outcome")
    elif "outcome" in given:
        given["outcome_on"] = said.outcome_on
    moved = local_date(said.starts_at, zone_named(said.timezone)) != local_date(
        stored.starts_at, zone_named(stored.timezone)
    )
    if slot.timed or moved:
        given["starts_at"] = said.starts_at
        given["ends_at"] = stored.ends_at and stored.ends_at + (said.starts_at - stored.starts_at)
    return stored._replace(**given)


def faults_of_slot(slot: Slot) -> list[Fault]:
    """What can't be true of the rows and the record together."""
    if slot.interview.outcome is Outcome.PENDING and slot.interview.outcome_on is not None:
        slot.interview = slot.interview._replace(outcome_on=None)
    return faults_of_interview(slot.interview)


def people_of(slot: Slot) -> dict[str, Person]:
    """Who was met, by `person_key`: those known as they are recorded, with what was not known of them yet."""
    own = slot.interview.interview_id
    known = {person_key(person): person for person in (slot.stored.people if slot.stored else ())}
    by_email = {person.email.casefold(): person for person in known.values() if person.email}
    found = {}
    for key, said in slot.people.items():
        person = known.get(key) or by_email.get(said.email.casefold())
        if person is None:
            found[key] = said._replace(person_id=made_id(own, key), interview_id=own)
            continue
        learned: dict[str, Any] = {
            name: getattr(said, name)
            for name in ("title", "job_title", "email")
            if getattr(said, name) and not getattr(person, name)
        }
        if person.role is Role.INTERVIEWER and said.role is not Role.INTERVIEWER and "job_title" in learned:
            learned["role"] = said.role
        found[key] = person._replace(**learned)
    return found


def actions_of(slot: Slot, people: dict[str, Person]) -> list[Action]:
    """What was done and is not logged yet, and what an earlier import logged and the rows now say otherwise."""
    own, zone = slot.interview.interview_id, zone_named(slot.interview.timezone)
    logged = list(slot.stored.actions) if slot.stored else []
    new = []
    for whom, done in dict.fromkeys(slot.done):
        person_id = people[whom].person_id if whom and len(people) > 1 else ""
        same = _logged_already(logged, done, person_id, zone)
        if same:
            logged.remove(same)
        else:
            new.append((done, person_id))
    return [_action(own, done, person_id, logged) for done, person_id in new]


def _logged_already(logged: Sequence[Action], done: Done, person_id: str, zone: ZoneInfo) -> Action | None:
    for action in logged:
        if action.step is not done.step or (person_id and action.person_id and action.person_id != person_id):
            continue
        if done.day is None or (action.channel is not Channel.WAIVED and local_date(action.at, zone) == done.day):
            return action
    return None


def _action(interview_id: str, done: Done, person_id: str, logged: list[Action]) -> Action:
    """The action; in the place of one that an earlier import made of the same step, if the rows no longer say that."""
    earlier = next(
        (one for one in logged
         if one.step is done.step and one.person_id == person_id and one.action_id.startswith(MADE)), None
    )  # fmt: skip
    if earlier:
        logged.remove(earlier)
    own = earlier.action_id if earlier else made_id(interview_id, done.step, person_id, str(done.day or ""))
    waived = done.day is None
    note = UNDATED_NOTE if waived else "" if done.timed else UNTIMED_NOTE
    channel = Channel.WAIVED if waived else Channel.EMAIL
    return Action(own, interview_id, person_id, done.step, done.at, channel, None, KnownFrom.IMPORTED, note)
