"""What in a message is particular to one interview: a topic talked about, something learned, seen or enjoyed."""

from __future__ import annotations

import re

from coaching.messages.message import WORD, Message
from coaching.messages.names import folded, folded_words
from coaching.messages.phrases import pattern, phrases_in, words_in
from coaching.messages.qualification import qualifies

GENERAL = words_in("general", "general")
"""Words of a note that could go to any employer."""
TOLD = phrases_in("particular", "told")
SELF = phrases_in("qualification", "self")
WANTING = phrases_in("particular", "wanting")
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
FIT = pattern("particular", "fit")


def particular_in(message: Message) -> str:
    """The first sentence that is particular to this interview, or an empty text."""
    known = _known(message)
    return next((said for said in message.said if _is_particular(said, known)), "")


def _known(message: Message) -> frozenset[str]:
    """Words of the record, which every note to this employer may have."""
    record = message.record
    names = " ".join([record.client, record.employer, record.position, *(person.name for person in record.people)])
    words = {word.casefold() for word in WORD.findall(names)} | folded_words(names)
    return frozenset(words | {f"{word}s" for word in words} | {f"{word}'s" for word in words})


def _is_particular(said: str, known: frozenset[str]) -> bool:
    about_fit = qualifies(said) and bool(FIT.search(said))
    for told in TOLD.finditer(said):
        after = said[told.start() : told.end() + AFTER_TOLD]
        after = TURN.split(after[len(told.group()) :])[0]
        before = BEFORE.split(said[: told.start()])[-1] if told.group().casefold().startswith("you ") else ""
        telling = _telling(f"{before} {told.group()} {after}", known)
        if len(telling) >= (TELLING + 1 if about_fit else 1) and not _only_mine(told.group(), after):
            return True
    if SELF.search(said) or WANTING.search(said) or CONTACTS.search(said):
        return False
    return len(_telling(said, known)) >= TELLING


def _only_mine(told: str, after: str) -> bool:
    """Whether what follows is about the writer after all: "the question of my license"."""
    return bool(re.match(r"\s+(?:of |about |on |with |in |for )?(?:my|I)\b", after)) and not re.search(
        r"\byou\b", told, re.IGNORECASE
    )


def _telling(said: str, known: frozenset[str]) -> list[str]:
    words = [word.group().strip(".'-").casefold() for word in WORD.finditer(said)]
    return [word for word in words if len(word) > 2 and not word[0].isdigit() and not _is_general(word, known)]


def _is_general(word: str, known: frozenset[str]) -> bool:
    plain = folded(word)
    if plain in GENERAL or plain in known or plain.removesuffix("'s") in GENERAL | known:
        return True
    stems = (plain.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing", "ly", "ment"))
    return any(stem != plain and len(stem) > 2 and (stem in GENERAL or f"{stem}e" in GENERAL) for stem in stems)
