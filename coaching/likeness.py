"""What counts as the same: notes that went to several people (S5.18), and the name of an employer."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations
from unicodedata import normalize

from rapidfuzz.distance import LCSseq

SAME_NOTE_LIKENESS = 0.9
"""Share of matching text from which two notes count as the same; the project's own judgement on S5.18."""
SAME_NOTE_WORDS = 5
"""Shorter notes ("Sent by email") are remarks, not letters; the project's own judgement."""


def employer_key(name: str) -> str:
    """The same for the same employer, however its name was typed."""
    return " ".join(normalize("NFKC", name).casefold().split())


def same_note(notes: Iterable[str]) -> bool:
    """Whether two of these notes are nearly the same text; remarks of a few words are not looked at."""
    texts = [" ".join(words) for words in (note.casefold().split() for note in notes) if len(words) >= SAME_NOTE_WORDS]
    return any(_nearly_the_same(one, other) for one, other in combinations(texts, 2))


def _nearly_the_same(one: str, other: str) -> bool:
    if one == other:
        return True
    # What SequenceMatcher finds is one of the common subsequences, which rapidfuzz knows the longest of at once.
    if 2 * LCSseq.similarity(one, other) / (len(one) + len(other)) < SAME_NOTE_LIKENESS:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_NOTE_LIKENESS
