"""Names from the record as they stand in a sentence: on one line, and from right to left only within themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from coaching.drafts.slots import position_in_sentence
from coaching.greeting import formal_name
from coaching.model import Client, Interview, InterviewRecord, Person, Role

BEGIN_APART, END_APART = "\u2068", "\u2069"
"""First strong isolate, and its end: what runs from right to left in between moves nothing around it."""
TURNING = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the direction of the text after them."""
LEFTWARD = frozenset({"R", "AL"})
ASKED_FIRST = (Role.HIRING_MANAGER, Role.HR)
"""Whom to ask where nobody was named (S2.1)."""


def set_apart(name: str) -> str:
    """The name on one line; one from right to left between marks that keep it in its place."""
    line = " ".join(name.translate(TURNING).split())
    leftward = any(unicodedata.bidirectional(letter) in LEFTWARD for letter in line)
    return f"{BEGIN_APART}{line}{END_APART}" if leftward else line


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def employer_of(interview: Interview) -> str:
    """The employer, or words for one that is not named."""
    return set_apart(interview.employer) or "the employer"


def position_of(interview: Interview) -> str:
    """ "the position of lab technician"."""
    position = set_apart(interview.position)
    return f"the position of {position_in_sentence(position)}" if position else "the position"


def called(person: Person) -> str:
    """ "Ms. Grace Sample"; empty where no name is recorded."""
    name = set_apart(person.name)
    return f"{set_apart(person.title)} {name}".strip() if name else ""


def greeting_of(person: Person) -> str:
    """ "Ms. Sample": as a message to them begins (S2.4)."""
    return set_apart(formal_name(person.title, person.name))


def people_called(record: InterviewRecord, person_ids: Iterable[str]) -> list[str]:
    """Those of these people whose names are recorded, by name."""
    wanted = set(person_ids)
    return [name for person in record.people if person.person_id in wanted and (name := called(person))]


def person_to_ask(record: InterviewRecord) -> str:
    """Whom to ask where things stand: whom they named, else the hiring manager or HR, else the only interviewer.

    Empty where it is none of these: nobody is guessed.
    """
    named = [person for person in record.people if person.contact_for_status]
    usual = [person for role in ASKED_FIRST for person in record.people if person.role is role]
    interviewers = [person for person in record.people if person.role is Role.INTERVIEWER]
    only = interviewers if len(interviewers) == 1 else []
    return next((name for person in (*named, *usual, *only) if (name := called(person))), "")


def names_in(client: Client, records: Iterable[InterviewRecord]) -> Iterator[str]:
    """Every name that may stand in a client's page, as it is recorded."""
    yield client.name
    for record in records:
        yield from (record.interview.employer, record.interview.position)
        yield from (f"{person.title} {person.name}".strip() for person in record.people)
