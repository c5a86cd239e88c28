"""A message begins with a greeting."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import NO_GREETING
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.names import same_title


def find(message: Message) -> Iterator[Found]:
    """A finding where no greeting stands at the top."""
    if not message.greeting:
        yield message.missing(
            NO_GREETING, "The message starts without a greeting.", f"Begin with a line such as “{usual(message)}”."
        )


def usual(message: Message) -> str:
    """The greeting that is right for whoever was met: "Dear Ms. Pell,"."""
    titled = [person for person in message.record.people if same_title(person.title) and person.name.split()]
    if not titled:
        return "Dear Ms. Last name,"
    return f"Dear {titled[0].title} {titled[0].name.split()[-1]},"
