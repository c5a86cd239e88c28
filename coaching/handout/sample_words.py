"""Sample words for a task, filled as the drafts are: from record and debrief, with a blank where both are silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import NamedTuple

from coaching.drafts import Gap, Occasion, noted, rank_of
from coaching.guidance.take_home import INSTEAD, NOT_TOLD, TOLD
from coaching.handout.names import called, greeting_of, set_apart
from coaching.handout.tasks import Task
from coaching.model import Client, Debrief, Person


class Words(NamedTuple):
    """Words to begin with (empty where there is nothing to say), and what to say instead to others of the same task."""

    words: str = ""
    instead: tuple[str, ...] = ()


def told_for(task: Task, client: Client, debrief: Debrief) -> dict[str, str]:
    """What the debrief puts into the words of a task, by what stands in braces there."""
    asked = slots_in(task.take_home.say)
    people = named_people(task)
    rank = _rank(task, client, debrief, people[0]) if people else 0
    return {slot: _sentence(slot, debrief, rank) for slot in TOLD if slot in asked}


def slots_in(say: str) -> list[str]:
    """What stands in braces, in its order."""
    return [name for _, name, _, _ in Formatter().parse(say) if name]


def sample_words(task: Task, client: Client, debrief: Debrief, fields: Mapping[str, str]) -> Words:
    """The words, with a sentence of their own for everybody else of the task of whom the debrief gives another one."""
    told = told_for(task, client, debrief)
    others = _instead(task, client, debrief, told.get("liked", NOT_TOLD["liked"]))
    return Words(task.take_home.say.format(**fields, **told), tuple(others))


def named_people(task: Task) -> list[Person]:
    """Those whom the task is for and whose names are recorded."""
    return [person for person in task.record.people if person.person_id in task.person_ids and called(person)]


def _instead(task: Task, client: Client, debrief: Debrief, first: str) -> Iterator[str]:
    for person in named_people(task)[1:]:
        sentence = _sentence("liked", debrief, _rank(task, client, debrief, person))
        if "{liked}" in task.take_home.say and sentence != NOT_TOLD["liked"]:
            same = sentence == first
            yield INSTEAD[same].format(dear=greeting_of(person), says=sentence)


def _rank(task: Task, client: Client, debrief: Debrief, person: Person) -> int:
    return rank_of(Occasion(client, task.record, debrief, person))


def _sentence(slot: str, debrief: Debrief, rank: int) -> str:
    for drafted, sentence in TOLD[slot]:
        told = noted(drafted, debrief, rank)
        if not isinstance(told, Gap):
            return sentence.format(told=set_apart(told))
    return NOT_TOLD[slot]
