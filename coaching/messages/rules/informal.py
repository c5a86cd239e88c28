"""There is no slang and no texting style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import INFORMAL
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import pairs_in, pattern, phrases_in, spaced

SLANG = phrases_in("informal", "slang")
SMALL = re.compile(
    spaced(
        r"(?<![\w.'/&=-])(?:u|ur|r u|r|n|c u|(?<!plan )(?<!class )(?<!type )(?<!part )(?<!option )(?<!hepatitis )b"
        r"|y(?= (?:u|r|not)\b))(?![\w'/&)-]|\.\w|\s*=|\s+axis)"
    ),
)
ELONGATED = pattern("informal", "elongated")
NO_SLANG = pattern("informal", "no_slang")
PROPER = re.compile(r"^[A-Z]")
MEANT = pairs_in("informal", "meant")


def find(message: Message) -> Iterator[Found]:
    """A finding for each piece of slang."""
    spans = {match.span() for pattern in (SLANG, SMALL, ELONGATED) for match in pattern.finditer(message.text)}
    reached = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < reached or _is_none(message, start, end):
            continue
        reached = end
        words = message.text[start:end]
        plain = MEANT.get(words.casefold())
        better = f"Write “{plain}”." if plain else "Say it as you would to somebody you respect and don't know well."
        yield message.found(INFORMAL, start, end, f"“{words}” is too informal for an employer.", better)


def is_slang(word: str) -> bool:
    """Whether a word by itself is slang."""
    return any(pattern.fullmatch(word) for pattern in (SLANG, SMALL, ELONGATED))


def _is_none(message: Message, start: int, end: int) -> bool:
    """A name, a tool's name, or an abbreviation in capitals."""
    words = message.text[start:end]
    if _in_no_slang(message.text, start, end):
        return True
    if (
        words.isupper()
        and len(words) <= 4
        and words.casefold() not in ("lol", "omg", "thx", "pls", "btw", "idk", "hey", "yeah", "lmao", "yay", "plz", "u")
    ):
        return True
    record = message.record
    names = [record.employer, record.client, record.position, *(person.name for person in record.people)]
    if f" {words.casefold()} " in f" {' '.join(names)} ".casefold().replace("'s", " "):
        return True
    begins = start == 0 or bool(re.search(r"[.!?\n\"(]\s*$", message.text[max(0, start - 3) : start]))
    return bool(PROPER.match(words)) and not begins and len(words.split()) == 1 and words[1:].islower()


def _in_no_slang(text: str, start: int, end: int) -> bool:
    return any(
        match.start() <= start - max(0, start - 14) < match.end()
        or match.start() < end - max(0, start - 14) <= match.end()
        for match in NO_SLANG.finditer(text[max(0, start - 14) : end + 14])
    )
