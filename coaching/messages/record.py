"""What is known of the interview that a message is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coaching.errors import CoachingError
from coaching.model import InterviewRecord


class PersonMet(NamedTuple):
    """Somebody at the employer. The title is "Ms.", "Dr.", "Chef" and the like, or empty where it is not known."""

    name: str
    title: str = ""


class MessageRecord(NamedTuple):
    """What a message is held against; empty where nothing is known. `others` are the client's other notes."""

    client: str = ""
    employer: str = ""
    position: str = ""
    people: tuple[PersonMet, ...] = ()
    others: tuple[str, ...] = ()


NOTHING_KNOWN = MessageRecord()


def record_of(interview: InterviewRecord, client: str, others: Iterable[str] = ()) -> MessageRecord:
    """The record of a message about this interview, by the client of that name, who wrote these other notes."""
    met = tuple(PersonMet(person.name, person.title) for person in interview.people if person.name.strip())
    return MessageRecord(client, interview.interview.employer, interview.interview.position, met, tuple(others))


def read_record(content: object) -> MessageRecord:
    """The record in JSON: `client`, `employer`, `position`, `people` (`name`, `title`), `others`; all may be left out.

    CoachingError where something in it is of another shape.
    """
    if not isinstance(content, dict):
        raise CoachingError("The record is no JSON object.", 'It is like {"client": "...", "people": []}.')
    people = tuple(_person(person) for person in _listed(content, "people"))
    others = tuple(_text({"others": other}, "others") for other in _listed(content, "others"))
    return MessageRecord(
        _text(content, "client"), _text(content, "employer"), _text(content, "position"), people, others
    )


def _person(content: object) -> PersonMet:
    if isinstance(content, str):
        return PersonMet(content)
    if not isinstance(content, dict):
        raise CoachingError('The record\'s "people" must each be an object with "name" and "title".')
    return PersonMet(_text(content, "name"), _text(content, "title"))


def _listed(content: dict[object, object], name: str) -> list[object]:
    value = content.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise CoachingError(f'The record\'s "{name}" must be a list.')
    return value


def _text(content: dict[object, object] | dict[str, object], name: str) -> str:
    value = content.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CoachingError(f'The record\'s "{name}" must be text.')
    return value
