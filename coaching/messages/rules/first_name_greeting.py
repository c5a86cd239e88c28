"""The greeting is by title and last name, not by the first name alone."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import FIRST_NAME_GREETING
from coaching.messages.found import Found
from coaching.messages.greeted import Greeted, greeted_in, nearest, people_of, proper
from coaching.messages.message import Message
from coaching.messages.names import folded, folded_words
from coaching.messages.record import PersonMet


def find(message: Message) -> Iterator[Found]:
    """A finding where somebody is greeted by the first name only."""
    layout = message.layout.greeting
    for one in greeted_in(message):
        person = next(iter(people_of(one, message.record.people)), None) or nearest(one, message.record.people)
        if layout and _is_first_name(one, person):
            better = f"Dear {proper(person)}," if person else "Dear Ms. Last name,"
            yield message.found(
                FIRST_NAME_GREETING,
                *layout,
                "The first name alone is too familiar, unless they asked for it.",
                f"Write “{better}”.",
            )
            return


def _is_first_name(one: Greeted, person: PersonMet | None) -> bool:
    if one.titles or len(one.words) != 1:
        return False
    if person is None:
        return True
    if folded(proper(person)) == folded(one.words[0]):
        return False  # nothing more is known of their name
    names = person.name.split()
    last = folded_words(" ".join(names[1:]))
    return len(names) == 1 or folded(one.words[0]) not in last or folded(one.words[0]) == folded(names[0])
