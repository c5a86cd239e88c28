"""Whom a greeting greets: titles and names, and who of the people met each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from coaching.messages.jobs import is_job
from coaching.messages.layout import TO_FILL_IN
from coaching.messages.message import Message
from coaching.messages.names import PARTICLES, TITLE, folded, folded_words, same_title
from coaching.messages.phrases import pattern, words_in
from coaching.messages.record import PersonMet

SALUTE = pattern("greeting", "salute")
GENERIC = pattern("greeting", "generic")
POSTS = words_in("names", "posts")
"""Words that stand before a last name as a title does: "Head of School Ellingboe"."""
NO_LETTER = r"\s!\"#$%&()*+,./:;<=>?@\[\\\]^`{|}~\u2013\u2014\u2026\u201c\u201d"
"""What ends a name. Named are not its letters: many scripts write vowels as marks, which Python takes for none."""
NAME = re.compile(rf"[^\W\d_](?:[^{NO_LETTER}]|\.(?=\w))*\.?")
LETTERS_OFF = 2
"""A name that is as near as that to a person's is a slip of the pen."""


class Greeted(NamedTuple):
    """One person greeted; places are those in the message."""

    titles: tuple[str, ...]
    words: tuple[str, ...]
    start: int
    end: int

    @property
    def name(self) -> str:
        return " ".join(self.words)


def greeted_in(message: Message) -> list[Greeted]:
    """The people greeted by name; none where the greeting is to "the hiring team", or its name is left to fill in."""
    if not message.layout.greeting or TO_FILL_IN.search(message.greeting):
        return []
    start = message.layout.greeting.start
    greeting = message.greeting
    salute = SALUTE.match(greeting)
    titled = None if salute else re.search(rf"(?<!\w){TITLE}\s", greeting, re.IGNORECASE)
    at = salute.end() if salute else titled.start() if titled else 0
    rest = greeting[at:]
    if GENERIC.search(rest):
        return []
    found = [
        one
        for part in re.finditer(r"(?:(?!\s(?:and|&|or)\s|[,;:/]).)+", rest)
        for one in _one(part.group(), start + at + part.start())
    ]
    return _shared_name(found)


def _one(part: str, start: int) -> Iterator[Greeted]:
    """The person in one part of a greeting, such as "Dr." or "Ms. van der Meer"."""
    part = re.sub(r"^\s*(?:and|&|or)\s+", lambda match: " " * len(match.group()), part)
    words = [word for word in NAME.finditer(part) if word.group().casefold() not in ("and", "the", "dear", "again")]
    titles = [word for word in words if re.fullmatch(TITLE, word.group(), re.IGNORECASE)]
    leading = [word for at, word in enumerate(words) if word in titles and all(one in titles for one in words[:at])]
    names = [
        word
        for word in words
        if word not in leading and not re.fullmatch(r"[A-Z][.]?|Jr\.?|Sr\.?|I{2,3}|[A-Z]{2,4}", word.group())
    ]
    names = [word for word in names if word.group()[0].isupper() or word.group().casefold() in PARTICLES or not leading]
    if leading or names:
        ends = [*leading, *names]
        yield Greeted(
            tuple(word.group() for word in leading),
            tuple(word.group().strip(".") for word in names),
            start + ends[0].start(),
            start + ends[-1].end(),
        )


def _shared_name(found: list[Greeted]) -> list[Greeted]:
    """ "Dr. and Mr. Okafor" are two of one name."""
    shared = []
    for at, one in enumerate(found):
        named = next((other for other in found[at + 1 :] if other.words), None)
        shared.append(
            one._replace(words=named.words[-1:], end=named.end) if not one.words and named and one.titles else one
        )
    return shared


def people_of(greeted: Greeted, people: tuple[PersonMet, ...]) -> list[PersonMet]:
    """Those of the people who have all names that are used."""
    used = [folded(word) for word in greeted.words]
    if any(is_job(word) or word in POSTS for word in used[:-1]):
        used = used[-1:]
    return [person for person in people if used and all(_has(person, word) for word in used)]


def _has(person: PersonMet, word: str) -> bool:
    names = folded_words(person.name)
    return word in names or word in PARTICLES or set(re.split(r"[-'. ]", word)) <= names | {""}


def nearest(greeted: Greeted, people: tuple[PersonMet, ...]) -> PersonMet | None:
    """Whoever of the people was meant, by the likeness of the names; None where nobody is alike."""
    near = [(_distance(greeted, person), at, person) for at, person in enumerate(people)]
    return min(near)[2] if near and min(near)[0] <= LETTERS_OFF else None


def _distance(greeted: Greeted, person: PersonMet) -> int:
    names = folded_words(person.name)
    return min((OSA.distance(folded(word), name) for word in greeted.words for name in names), default=99)


def proper(person: PersonMet) -> str:
    """How somebody is greeted: "Ms. Pell"; with both names where the title is not known."""
    return f"{person.title} {last_name(person)}" if same_title(person.title) else person.name


def last_name(person: PersonMet) -> str:
    """The last name with what belongs to it: "van der Meer"."""
    words = person.name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold().strip(".") in PARTICLES:
        at -= 1
    return " ".join(words[at:])
