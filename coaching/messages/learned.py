"""What a sentence says, by a model learned from labelled sentences.

A logistic regression for each saying on the sentence's words (one to three in a row) and letters (three to five in a
row), each weighed by how rare it is (tf-idf). `tests/messages/learning.py` learns it; it is numbers only.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MODEL = Path(__file__).parent / "words" / "learned.npz"
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d,.:]*|[$?!%]")
MOST_WORDS = 3
FEWEST_LETTERS, MOST_LETTERS = 3, 5
KEPT = 4_000
"""Sentences of which it is kept what they say."""


class Saying(StrEnum):
    """What a sentence can say."""

    INTEREST = "interest"
    QUALIFICATION = "qualification"
    SPECIFIC = "specific"
    NEGOTIATING = "negotiating"
    PUSHY = "pushy"
    DESPERATE = "desperate"


class Bounds(NamedTuple):
    """How likely it must be that a sentence says it, where words are in it that a rule knows, and where none are."""

    with_words: float
    without: float


BOUNDS = {
    Saying.INTEREST: Bounds(0.04, 0.5),
    Saying.QUALIFICATION: Bounds(0.15, 0.8),
    Saying.SPECIFIC: Bounds(0.04, 0.85),
    Saying.NEGOTIATING: Bounds(0.3, 0.95),
    Saying.PUSHY: Bounds(0.5, 0.98),
    Saying.DESPERATE: Bounds(0.2, 0.9),
}
"""Set on the messages of nine writers, each judged by a model that was learned without them (`bench/messages.py`)."""
OF_A_CLAUSE = Bounds(0.5, 0.98)
"""The same of a clause, which a long sentence about other things would drown out."""
CLAUSE_END = re.compile(
    r"\s*(?:[;:\u2014\u2013]|\s-\s|,\s(?:(?:and|but|so|which|where|since|because|as)\s)?"
    r"|\sand\s(?=(?:i|my|we|it|the|that|you|your|this)\b)|\s(?:because|so)\s)\s*",
    re.IGNORECASE,
)
SHORTEST_CLAUSE = 4  # words


class Model(NamedTuple):
    """For each mark, in rising order: its rarity (n,) and weights (n, sayings); and the sayings' own weights."""

    marks: NDArray[np.uint32]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def likelihoods(self, said: str) -> NDArray[np.float32]:
        """How likely it is that a sentence says each (sayings,), from 0 to 1."""
        score = np.array(self.bias)
        for marks in marks_of(said):
            at = np.searchsorted(self.marks, marks)
            at[at == len(self.marks)] = 0
            at = at[self.marks[at] == marks]
            rarity = self.rarity[at]
            if length := float(np.linalg.norm(rarity)):
                score += (rarity / length) @ self.weights[at]
        return np.asarray(1 / (1 + np.exp(-score)), np.float32)


def says(saying: Saying, said: str, *, in_words: bool) -> bool:
    """Whether a sentence says this: for sure, or in the words of a rule if the model does not doubt it."""
    bounds = BOUNDS[saying]
    return likelihood(saying, said) >= (bounds.with_words if in_words else bounds.without)


def first_to_say(saying: Saying, sentences: Iterable[str], knows: Callable[[str], bool]) -> str:
    """The first sentence that says this, by itself or in one of its clauses; an empty text where none does.

    `knows` tells whether words are in it that a rule knows.
    """
    for said in sentences:
        if says(saying, said, in_words=knows(said)):
            return said
        for clause in _clauses(said):
            if likelihood(saying, clause) >= (OF_A_CLAUSE.with_words if knows(clause) else OF_A_CLAUSE.without):
                return said
    return ""


def _clauses(said: str) -> list[str]:
    clauses = [clause for clause in CLAUSE_END.split(said) if len(clause.split()) >= SHORTEST_CLAUSE]
    return [] if clauses == [said] else clauses


def likelihood(saying: Saying, said: str) -> float:
    """How likely it is, from 0 to 1, that a sentence says this."""
    return _likelihoods(said)[saying]


@lru_cache(KEPT)
def _likelihoods(said: str) -> dict[Saying, float]:
    return dict(zip(Saying, map(float, model().likelihoods(said)), strict=True))


def forget() -> None:
    """Forget what sentences said, as after another model was put in place."""
    _likelihoods.cache_clear()


def marks_of(said: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The marks of a sentence, each once and in rising order: those of its words, and those of its letters."""
    words = ["#" if word[0].isdigit() else word for word in TOKEN.findall(said.casefold().replace("\u2019", "'"))]
    return _numbered("w", _in_a_row(["<", *words, ">"])), _numbered(
        "l", (part for word in words for part in _letters(word))
    )


def _in_a_row(words: Sequence[str]) -> Iterator[str]:
    for many in range(1, MOST_WORDS + 1):
        for at in range(len(words) - many + 1):
            yield " ".join(words[at : at + many])


def _letters(word: str) -> Iterator[str]:
    whole = f"_{word}_"
    for many in range(FEWEST_LETTERS, MOST_LETTERS + 1):
        if len(whole) <= many:
            yield whole
            return
        for at in range(len(whole) - many + 1):
            yield whole[at : at + many]


def _numbered(kind: str, marks: Iterator[str]) -> NDArray[np.uint32]:
    """Each mark as a number that is the same on every machine."""
    return np.unique(np.fromiter((zlib.crc32(f"{kind}{mark}".encode()) for mark in marks), np.uint32))


def learned_from() -> str:
    """The fingerprint of the labelled sentences that the model was learned from."""
    with np.load(MODEL, allow_pickle=False) as kept:
        return str(kept["learned_from"])


@cache
def model() -> Model:
    """The model as it was learned."""
    with np.load(MODEL, allow_pickle=False) as kept:
        return Model(
            *(np.asarray(kept[name]) if name == "marks" else kept[name].astype(np.float32) for name in Model._fields)
        )
