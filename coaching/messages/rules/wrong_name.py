"""Whoever is greeted was met, and is spelled and titled right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from coaching.guidance.message_rules import WRONG_NAME
from coaching.messages.found import Found
from coaching.messages.greeted import Greeted, greeted_in, last_name, nearest, people_of, proper
from coaching.messages.message import Message
from coaching.messages.names import CIVIL, TITLE, folded, folded_words, same_title
from coaching.messages.record import PersonMet

TITLED = re.compile(
    rf"(?<!\w)(?i:{TITLE})[^\S\n]+(?:[A-Z][\w'-]+[^\S\n]+)??(?P<name>[A-Z][\w'-]+)(?![\w'-]|[^\S\n]+[A-Z])"
)
"""A title, and the last name behind it."""
SHORTEST, LONG = 4, 7
"""Letters of a name that is compared, and from which two may be off: "Hall" is not "Ball"; own judgment."""
NEUTRAL = frozenset({"sir", "madam", "mx"})


def find(message: Message) -> Iterator[Found]:
    """A finding for each person greeted who is none of those met, or has another title."""
    people = message.record.people
    if not people:
        return
    yield from _in_body(message)
    for one in greeted_in(message):
        if not one.words:
            continue
        meant = people_of(one, people)
        if not meant:
            yield _not_met(message, one)
        elif not any(_title_fits(one, person) for person in meant):
            yield message.found(
                WRONG_NAME,
                one.start,
                one.end,
                f"The record says “{meant[0].title}”, not “{one.titles[-1]}”.",
                f"Write “{proper(meant[0])}”, once you have made sure which is right.",
            )


def _in_body(message: Message) -> Iterator[Found]:
    """Somebody met whose last name has a slip below the greeting; anybody else there may be a person of their own."""
    names = {folded(last_name(person)): person for person in message.record.people}
    known = folded_words(" ".join([message.record.client, *(person.name for person in message.record.people)]))
    for said in TITLED.finditer(message.text, *message.layout.body):
        word = folded(said["name"].removesuffix("'s"))
        near = [name for name in names if 0 < OSA.distance(word, name) <= (1 if len(name) < LONG else 2)]
        if word not in known and near and len(word) >= SHORTEST:
            person = names[near[0]]
            reason = f"“{said['name']}” is spelled otherwise in the record."
            yield message.found(WRONG_NAME, *said.span("name"), reason, f"Was “{proper(person)}” meant?")


def _not_met(message: Message, one: Greeted) -> Found:
    person = nearest(one, message.record.people)
    words = message.text[one.start : one.end]
    reason = f"“{words}” is none of the people met."
    names = " or ".join(f"“{proper(met)}”" for met in message.record.people[:3])
    better = f"Was “{proper(person)}” meant?" if person else f"It is to go to {names}."
    return message.found(WRONG_NAME, one.start, one.end, reason, better)


def _title_fits(one: Greeted, person: PersonMet) -> bool:
    """Whether the title is the recorded one; a rank beside a recorded "Mr." may well be right."""
    known, used = same_title(person.title), [same_title(title) for title in one.titles]
    if not known or not used or known in used or NEUTRAL & {known, *used}:
        return True
    return used[-1] not in CIVIL and known in CIVIL
