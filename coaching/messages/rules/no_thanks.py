"""There is a word of thanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import NO_THANKS
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in

THANKS = phrases_in("thanks", "thanks")
REQUEST = re.compile(r"(?:would|'d|will|could)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
ASKED = re.compile(r"appreciat", re.IGNORECASE)


def find(message: Message) -> Iterator[Found]:
    """A finding where nobody is thanked."""
    if not thanks_in(message):
        yield message.missing(
            NO_THANKS,
            "Nobody is thanked for their time.",
            "Add a line such as “Thank you for taking the time to meet with me.”",
        )


def thanks_in(message: Message) -> bool:
    """Whether there is thanks; "I would appreciate an update" asks, and thanks nobody."""
    text = message.meant
    return any(
        not (ASKED.search(one.group()) and REQUEST.search(text[max(0, one.start() - 40) : one.start()]))
        for one in THANKS.finditer(text)
    )
