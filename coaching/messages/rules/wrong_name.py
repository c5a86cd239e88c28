"""Whoever is greeted was met, and is spelled and titled right."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import WRONG_NAME
from coaching.messages.found import Found
from coaching.messages.greeted import Greeted, greeted_in, nearest, people_of, proper
from coaching.messages.message import Message
from coaching.messages.names import CIVIL, same_title
from coaching.messages.record import PersonMet

NEUTRAL = frozenset({"sir", "madam", "mx"})


def find(message: Message) -> Iterator[Found]:
    """A finding for each person greeted who is none of those met, or has another title."""
    people = message.record.people
    if not people:
        return
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
