"""What a caseload holds, and how many rows of each file were read and refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from coaching.errors import Problem
from coaching.model import Action, Client, Debrief, Interview, InterviewRecord, Person

_BY_ID = itemgetter(Person._fields.index("person_id"))
_BY_TIME = itemgetter(Action._fields.index("at"), Action._fields.index("action_id"))
_BY_INTERVIEW_ID = itemgetter(Interview._fields.index("interview_id"))


class Caseload(NamedTuple):
    """The accepted rows of the files, in the order of the files."""

    clients: list[Client]
    interviews: list[Interview]
    people: list[Person]
    actions: list[Action]
    debriefs: list[Debrief] = []  # noqa: RUF012 - a tuple's default, never written to

    def records(self) -> Iterator[InterviewRecord]:
        """Each interview, in order of its id as text, with its people (by id) and actions (by instant, then id)."""
        people: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            people[person.interview_id].append(person)
        actions: defaultdict[str, list[Action]] = defaultdict(list)
        for action in self.actions:
            actions[action.interview_id].append(action)
        for interview in sorted(self.interviews, key=_BY_INTERVIEW_ID):
            met = sorted(people.get(interview.interview_id, ()), key=_BY_ID)
            done = sorted(actions.get(interview.interview_id, ()), key=_BY_TIME)
            yield InterviewRecord(interview, tuple(met), tuple(done))


class FileCount(NamedTuple):
    """Rows of one file: as many as were read were either accepted or refused."""

    read: int = 0
    refused: int = 0

    @property
    def accepted(self) -> int:
        return self.read - self.refused


class Counts(NamedTuple):
    """Rows by file, and the columns (file, column) that nobody here knows and that were therefore dropped."""

    clients: FileCount
    interviews: FileCount
    people: FileCount
    actions: FileCount
    debriefs: FileCount = FileCount()
    dropped: tuple[tuple[str, str], ...] = ()

    @property
    def by_file(self) -> tuple[FileCount, ...]:
        """In the order of the files."""
        return (self.clients, self.interviews, self.people, self.actions, self.debriefs)

    @property
    def read(self) -> int:
        return sum(count.read for count in self.by_file)

    @property
    def refused(self) -> int:
        return sum(count.refused for count in self.by_file)

    @property
    def accepted(self) -> int:
        return self.read - self.refused


class Reading(NamedTuple):
    """What came of reading a caseload: the good rows, what is wrong with the others, and how many there were."""

    caseload: Caseload
    problems: list[Problem]
    counts: Counts
