"""A counselor's quick notes, made ready to stand in a sentence of the client's.

"We talked about the new CT scanner. Night shift" is two notes: "the new CT scanner" and "night shift". What would need
another voice ("she liked the lab") or is too long is said to be so, and never rewritten.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from coaching.drafts.texts import language

MOST_WORDS = 18
"""Of one note in a sentence; own judgement: with three of these an email stays under 150 words."""
MOST_NOTES = 12
"""Read from one field; own judgement: more than a message ever needs."""
MOST_CHARACTERS = 4_000
"""Looked at in one field; own judgement: notes, not a transcript."""
BETWEEN_NOTES = re.compile(r"[;\n\r\u2022]+|(?<![A-Z.][a-z])(?<![A-Z])(?<=\w\w[.?!])\s+(?=[A-Z\"“])")
"""Not after initials and short titles such as "Dr."."""
ABBREVIATED = re.compile(r"\b(?:Mrs|Prof|Inc|Corp|Dept|Bros|vs|etc|approx)\.$", re.IGNORECASE)
AROUND = " \t-–—*•·,;:.!?\"“”"  # noqa: RUF001 - dashes as they are typeset
WORD = re.compile(r"\w+(?:['’-]\w+)*")  # noqa: RUF001 - the apostrophe as it is typeset
THEY = re.compile(r"\b(they|their)\b", re.IGNORECASE)
THAT = "that "


class NoteShape(StrEnum):
    """What a note is, and so how it stands in a sentence; the last two cannot stand in one."""

    THING = "thing"
    DOING = "doing"
    QUESTION = "question"
    STATEMENT = "statement"
    UNSURE = "unsure"
    VOICE = "voice"
    LENGTH = "length"


UNREADY = frozenset({NoteShape.VOICE, NoteShape.LENGTH})


class Note(NamedTuple):
    """One note, ready to be put into a sentence, and as it was typed."""

    shape: NoteShape
    text: str
    typed: str


@cache
def _openings(field: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in language()["openings"][field]), re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(language()["words"][name])


def read_notes(field: str, text: str) -> tuple[Note, ...]:
    """The notes in a field of the debrief, in their order."""
    pieces = [_trimmed(piece) for piece in _split(text[:MOST_CHARACTERS])]
    return tuple(_read(field, piece) for piece in pieces if piece)[:MOST_NOTES]


def _split(text: str) -> list[str]:
    """At semicolons, lines and ends of sentences, but not behind abbreviations."""
    pieces: list[str] = []
    for piece in BETWEEN_NOTES.split(text):
        if pieces and ABBREVIATED.search(pieces[-1]):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _trimmed(text: str) -> str:
    """On one line, without what surrounds it; a closing bracket of its own stays."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split()).strip(AROUND)


def _read(field: str, typed: str) -> Note:
    text = _trimmed(_openings(field).sub("", typed, count=1)) if _openings(field).match(typed) else typed
    text = _without_client(text or typed)
    words = [word.lower() for word in WORD.findall(text)]
    if not words:
        return Note(NoteShape.VOICE, text, typed)
    text, ours = _addressed(text)
    if len(words) > MOST_WORDS:
        return Note(NoteShape.LENGTH, text, typed)
    if not ours or _words("others") & set(words):
        return Note(NoteShape.VOICE, text, typed)
    shape, text = _shaped(field, text, words)
    return Note(shape, _begun_small(text), typed)


def _without_client(text: str) -> str:
    """ "speaks Spanish" for "she speaks Spanish"."""
    first, _, rest = text.partition(" ")
    followed = rest.partition(" ")[0].lower()
    return rest if first.lower() in _words("others") and followed in language()["heads"] else text


def _addressed(text: str) -> tuple[str, bool]:
    """The employer's "they" turned into "you", and whether all of them could be."""
    found = THEY.search(text)
    if found is None:
        return text, True
    before = {word.lower() for word in WORD.findall(text[: found.start()])}
    if before & _words("others_before"):
        return text, True
    turned = {"they": "you", "their": "your"}[found[0].lower()]
    rest = text[found.end() :]
    return text[: found.start()] + turned + rest, THEY.search(rest) is None


def _shaped(field: str, text: str, words: list[str]) -> tuple[NoteShape, str]:
    """What the note is; a verb without its subject gets one."""
    first, rest = words[0], words[1:]
    if text.lower().startswith(THAT):
        return NoteShape.STATEMENT, text[len(THAT) :]
    if first in _words("asking"):
        return NoteShape.QUESTION, text
    heads: dict[str, str] = language()["heads"]
    if first in heads and rest:
        return _with_subject(field, text, heads[first])
    if first in _words("subjects") and rest:
        return (NoteShape.VOICE if field == "enjoyed" and first == "i" else NoteShape.STATEMENT), text
    if first.endswith("ing") and len(first) > len("thing") and first not in _words("things"):
        return NoteShape.DOING, text
    return _by_its_verb(rest), text


def _with_subject(field: str, text: str, verb: str) -> tuple[NoteShape, str]:
    rest = text.partition(" ")[2]
    if field in ("unsaid", "concerns"):
        return NoteShape.STATEMENT, f"I {verb} {rest}"
    if field == "enjoyed":
        return NoteShape.VOICE, text
    return NoteShape.STATEMENT, f"you {({'am': 'are', 'was': 'were'}).get(verb, verb)} {rest}"


def _by_its_verb(rest: list[str]) -> NoteShape:
    """A statement where a verb follows, unless only within what describes a thing ("the way you work")."""
    for word in rest:
        if word in _words("linking"):
            return NoteShape.THING
        if word in _words("verbs"):
            return NoteShape.STATEMENT
        if word in _words("perhaps_verbs"):
            return NoteShape.UNSURE
    return NoteShape.THING


def _begun_small(text: str) -> str:
    """As it stands within a sentence: an ordinary first word written small, "I" large."""
    text = re.sub(r"\bi\b(?=$|[ '’])", "I", text)  # noqa: RUF001 - the apostrophe as it is typeset
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first.lower() in _words("small") and first[1:].islower() | (len(first) == 1) else text
