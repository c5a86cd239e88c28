"""What in a message is particular to one interview: a topic talked about, something learned, seen or enjoyed."""

from __future__ import annotations

import re

from coaching.messages.learned import Saying, first_to_say
from coaching.messages.message import WORD, Message
from coaching.messages.names import folded, folded_words
from coaching.messages.phrases import pattern, phrases_in, words_in
from coaching.messages.qualification import YOURS, qualifies

GENERAL = words_in("general", "general")
"""Words of a note that could go to any employer."""
SAID, SENSED, NEAR = (phrases_in("particular", section) for section in ("said", "sensed", "near"))
"""What they said or showed; what was seen or enjoyed; and what is that only with two words that tell more."""
YOU_SAID = re.compile(r"\byou (?:\w+ )?(?:said|told|mentioned|asked|described)\b", re.IGNORECASE)
SELF = phrases_in("qualification", "self")
WANTING = phrases_in("particular", "wanting")
ASKING = phrases_in("particular", "asking")
ABOUT_IT = phrases_in("particular", "about_it")
POINTS = pattern("particular", "points")
"""A beginning that points at something of theirs."""
ONLY_MINE = re.compile(r"(?:\s+\w+ing)?\s+(?:of |about |on |with |in |for |at )?(?:my|I)\b", re.IGNORECASE)
CONTACTS = re.compile(r"@|\b\d{3}\W{0,2}\d{3,4}\b|\b(?:reach|call|email|contact|phone) (?:me|you)\b", re.IGNORECASE)
BEFORE = re.compile(r"[,;:]|\b(?:and|but|that) (?=I\b)")
"""Where a new clause begins."""
TURN = re.compile(
    r"[;:]|, (?:and )?I\b|\band I (?:believe|am|have|think|feel|would|know|can)\b|, which\b|\bbecause I\b|\bsince I\b"
)
"""Where a sentence turns to the writer."""
AFTER_TOLD = 160
"""Letters in which it is said what was told, seen or enjoyed."""
TELLING = 2
"""Words that no general note has, from which a sentence that is not about the writer is particular."""


def particular_in(message: Message) -> str:
    """The first sentence that is particular to this interview, or an empty text."""
    known = _known(message)
    return first_to_say(Saying.SPECIFIC, message.said, lambda said: _is_particular(said, known))


def _known(message: Message) -> frozenset[str]:
    """Words of the record, which every note to this employer may have."""
    record = message.record
    names = " ".join([record.client, record.employer, record.position, *(person.name for person in record.people)])
    words = {word.casefold() for word in WORD.findall(names)} | folded_words(names)
    return frozenset(words | {f"{word}s" for word in words} | {f"{word}'s" for word in words})


def _is_particular(said: str, known: frozenset[str]) -> bool:
    if any(_told(told, said, known) for told in SAID.finditer(said)):
        return not ASKING.search(said) or bool(YOU_SAID.search(said))
    if ASKING.search(said):
        return False
    more = int(qualifies(said))
    return (
        any(len(_told(told, said, known)) > more for told in SENSED.finditer(said))
        or any(len(_told(told, said, known)) > more + 1 for told in NEAR.finditer(said))
        or _points_at_theirs(said, known)
    )


def _told(told: re.Match[str], said: str, known: frozenset[str]) -> list[str]:
    """The telling words of what was told, seen or enjoyed; none where it is about the writer after all."""
    after = TURN.split(said[told.end() : told.end() + AFTER_TOLD])[0]
    by_them = told.re is SAID and told.group().casefold().startswith("you ")
    if ONLY_MINE.match(after) and not by_them:
        return []
    before = said[: told.start()] if by_them else ""
    if len(after.split()) > 1:
        before = BEFORE.split(before)[-1]
    return _telling(f"{before} {told.group()} {after}", known)


def _points_at_theirs(said: str, known: frozenset[str]) -> bool:
    """Whether it begins with a thing of theirs, as in "The quilt in the lobby stopped me cold"."""
    theirs = SELF.split(said)[0]
    if not POINTS.match(theirs) or any(of.search(theirs) for of in (WANTING, CONTACTS, ABOUT_IT)):
        return False
    return len(_telling(theirs, known)) >= TELLING and (bool(YOURS.search(theirs)) or not qualifies(theirs))


def _telling(said: str, known: frozenset[str]) -> list[str]:
    words = [word.group().strip(".'-").casefold() for word in WORD.finditer(said)]
    return [word for word in words if len(word) > 2 and not word[0].isdigit() and not _is_general(word, known)]


def _is_general(word: str, known: frozenset[str]) -> bool:
    plain = folded(word)
    if plain in GENERAL or plain in known or plain.removesuffix("'s") in GENERAL | known:
        return True
    stems = (plain.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing", "ly", "ment"))
    return any(stem != plain and len(stem) > 2 and (stem in GENERAL or f"{stem}e" in GENERAL) for stem in stems)
