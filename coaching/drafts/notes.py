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
MOST_BEFORE_A_NOUN = 3
"""Words: "the short guided tour"."""
MOST_CHARACTERS = 4_000
"""Looked at in one field; own judgement: notes, not a transcript."""
BETWEEN_NOTES = re.compile(r"[;\n\r\u2022]+|(?<=\w\w[.?!])\s+(?=[A-Z\"“])")
AROUND = ' \t-–—*•·,;:.!?"“”'  # noqa: RUF001 - dashes as they are typeset
JOINERS = "\u200c\u200d"
"""Invisible letters within words of Persian and of Indic scripts, and within emoji."""
WORD = re.compile(r"\w+(?:['’-]\w+)*")  # noqa: RUF001 - the apostrophe as it is typeset
THEY = re.compile(r"\b(they|their)\b", re.IGNORECASE)
LONE_I = re.compile(r"\bi\b(?=$|[ '’])")  # noqa: RUF001 - the apostrophe as it is typeset
THAT = "that "
WITHOUT_CLIENT = re.compile(r"^(?:she|he|they|i|we|client|the client|clt) ")


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
    return tuple(_read(field, piece) for piece in pieces if piece and not _tells_nothing(piece))[:MOST_NOTES]


def _tells_nothing(piece: str) -> bool:
    """Whether a note says that there is nothing to note: "n/a", "not much", "she can't remember"."""
    said = WITHOUT_CLIENT.sub("", piece.casefold().replace("’", "'"))  # noqa: RUF001 - the apostrophe as it is typeset
    return said.strip(AROUND) in _words("nothing_told")


def _split(text: str) -> list[str]:
    """At semicolons, lines and ends of sentences, but not behind abbreviations."""
    pieces: list[str] = []
    for piece in BETWEEN_NOTES.split(text):
        if pieces and pieces[-1].rpartition(" ")[2].lower() in _words("abbreviations"):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _trimmed(text: str) -> str:
    """On one line, without what surrounds it; a closing bracket of its own stays."""
    shown = "".join(letter if letter.isprintable() or letter in JOINERS else " " for letter in text)
    return " ".join(shown.split()).strip(AROUND)


def _read(field: str, typed: str) -> Note:
    said = _openings("any").sub("", typed, count=1) if _openings("any").match(typed) else typed
    opening = _openings(field).match(said)
    text = _trimmed(said[opening.end() :]) if opening else said
    text, all_ours = _addressed(_without_client(text or typed))
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) > MOST_WORDS:
        return Note(NoteShape.LENGTH, text, typed)
    if not words or not all_ours or _words("others") & set(words):
        return Note(NoteShape.VOICE, text, typed)
    shape, text = _shaped(field, text, words)
    text = _begun_small(text, shape)
    if opening and field == "concerns" and shape is NoteShape.STATEMENT:
        text = str(language()["doubted"]).format_map({"note": text})
    return Note(shape, text, typed)


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
    if before & _words("others_before") or _others_act(found[0], text[: found.start()], text[found.end() :]):
        return text, True
    turned = {"they": "you", "their": "your"}[found[0].lower()]
    rest = text[found.end() :]
    return text[: found.start()] + turned + rest, THEY.search(rest) is None


def _others_act(word: str, before: str, after: str) -> bool:
    """ "analysts present their own work", "stairs and how they are laid out": somebody or something else is meant."""
    said = [each.lower() for each in WORD.findall(before) if each.lower() != THAT.strip()]
    if word.lower() == "their":
        several = bool(said) and said[0].endswith("s") and len(said[0]) > MOST_BEFORE_A_NOUN
        return several and len(said) > 1 and "and" not in said
    verb, what = [*(each.lower() for each in WORD.findall(after)), "", ""][:2]
    undergone = what.endswith("ed") or what in _words("undergone")
    return "and" in said and verb in _words("being_done") and undergone


def _shaped(field: str, text: str, words: list[str]) -> tuple[NoteShape, str]:
    """What the note is; a verb without its subject gets one."""
    first, rest = words[0], words[1:]
    heads: dict[str, str] = language()["heads"]
    if text.lower().startswith(THAT):
        return NoteShape.STATEMENT, text[len(THAT) :]
    if first in heads and rest:
        return _with_subject(field, text, heads[first])
    if first in _words("subjects") and rest:
        return _of_subject(field, first, rest), text
    shape = _shape_of(first, rest)
    if field == "enjoyed" and first in _words("pointing") and _words("lived_through") & set(rest[:MOST_BEFORE_A_NOUN]):
        shape = NoteShape.DOING
    if field == "topics" and shape is NoteShape.DOING:
        shape = NoteShape.THING  # something they spoke of, and need not have done
    return _as_said_of_oneself(shape, text, words) if field == "unsaid" else (shape, text)


def _of_subject(field: str, first: str, rest: list[str]) -> NoteShape:
    """A statement; of what the client enjoyed rather something that happened, or not yet in words of their own."""
    if field != "enjoyed":
        return NoteShape.STATEMENT
    if first == "i":
        return NoteShape.VOICE
    return NoteShape.UNSURE if _words("me") & set(rest) else NoteShape.STATEMENT


def _shape_of(first: str, rest: list[str]) -> NoteShape:
    if first in _words("asking"):
        return NoteShape.QUESTION
    a_thing = first in _words("things") and not _words("pointing") & set(rest[:1])
    if first.endswith("ing") and len(first) >= len("being") and not a_thing:
        return NoteShape.DOING
    return _by_its_verb(rest)


def _as_said_of_oneself(shape: NoteShape, text: str, words: list[str]) -> tuple[NoteShape, str]:
    """ "I am good with children", "my forklift license"."""
    if words[0] in _words("am_first") or _is_what_they_are(words):
        return NoteShape.STATEMENT, f"I am {text if text.partition(' ')[0].isupper() else text[:1].lower() + text[1:]}"
    mine = shape is NoteShape.THING and words[1:] and words[0] not in _words("no_my_before") | _words("am_with_second")
    return shape, f"my {_begun_small(text, shape)}" if mine else text


def _is_what_they_are(words: list[str]) -> bool:
    """ "fluent in Spanish", "CPR certified"."""
    states = _words("am_with_second")
    return (words[0] in states and bool(_words("as_second") & set(words[1:2]))) or words[-1] in states


def _with_subject(field: str, text: str, verb: str) -> tuple[NoteShape, str]:
    rest = text.partition(" ")[2]
    if field in ("unsaid", "concerns"):
        return NoteShape.STATEMENT, f"I {verb} {rest}"
    now_done = text.partition(" ")[0].lower() in _words("done_by_employer")
    return (NoteShape.STATEMENT, f"you {verb} {rest}") if field != "enjoyed" and now_done else (NoteShape.VOICE, text)


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


def _begun_small(text: str, shape: NoteShape) -> str:
    """As it stands within a sentence: an ordinary first word written small, "I" large."""
    text = LONE_I.sub("I", text)
    first = text.partition(" ")[0]
    ordinary = shape is NoteShape.DOING or first.lower() in _words("small")
    return text[:1].lower() + text[1:] if ordinary and not first[1:].isupper() else text
