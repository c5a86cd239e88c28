"""Which words are English, and what a word that is none was meant to be. Offline, and loaded once.

A word is known that the word list of symspellpy has (82,000, British, with how often each is used), Hunspell's American
dictionary (by spylls), or our own lists of trades' words; and an inflection of such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import spylls.hunspell
from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein
from spylls.hunspell import Dictionary

from coaching.messages.names import folded
from coaching.messages.phrases import pairs_in, words_in

WORDS = Path(__file__).parent / "words"
COMMON = 8_000
"""A suggestion is one of that many most used words, or one that is usual in such notes."""
SURE = 5_000
"""Words so common that two letters may be off."""
LONGEST = 30
SHORT, MIDDLE, LONG = 4, 6, 9
"""Letters up to which no letter may be missing at a guess, up to which only one may be off, and from which a word that
is not common may be meant."""
AMERICAN = pairs_in("spelling", "american")
"""British and American spellings."""
ENDINGS = words_in("spelling", "endings")
BEGINNINGS = words_in("spelling", "beginnings")
VOWELS = frozenset("aeiouy")
BESIDE = words_in("spelling", "beside")
"""Letters that sound alike, and neighbors on the keyboard."""
NO_PARTS = frozenset({"full", "less", "able", "hose", "ally", "ward"})
"""Second parts of what looks like two words in one and is not."""
ON_VERBS = ("ed", "ing", "er", "ers", "able")
SHORTEST_PART = 4
"""Letters that a word has without its ending or beginning, or a part of a compound."""


@dataclass(frozen=True)
class Vocabulary:
    """The words, and the common ones in the order of their use."""

    known: frozenset[str]
    american: Dictionary
    misspellings: dict[str, str]
    common: tuple[str, ...]

    def knows(self, word: str) -> bool:
        """Whether the word, in small letters, is English, a trade's, or made of such."""
        if len(word) > LONGEST:
            return True
        return (
            self._has(word) or self._clipped(word) or self._inflected(word) or self._begun(word) or self._compound(word)
        )

    def _has(self, word: str) -> bool:
        plain = folded(word)
        return (plain in self.known or self.american.lookup(plain)) and plain not in self.misspellings

    def _clipped(self, word: str) -> bool:
        """Whether it is the beginning of a trade's word, as they say it at work: "perio", "chemo", "physio"."""
        return word.endswith("o") and len(word) > SHORT and any(one.startswith(word) for one in self.known)

    def _inflected(self, word: str) -> bool:
        for ending in ENDINGS:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < SHORTEST_PART:
                continue
            if self._has(stem) and not (
                ending in ("d", "er", "ers", "ed", "ing", "es", "ly", "ful") and self._off(stem, ending)
            ):
                return True
            if ending in ("ed", "ing", "er", "ers", "able") and (self._silent(stem) or self._doubled(stem)):
                return True
        return word.endswith("ies") and self._has(f"{word[:-3]}y")

    def _off(self, stem: str, ending: str) -> bool:
        """Whether the ending is not put on like that: "useing", "stoped", "truely"."""
        if ending in ("d", "ful"):
            return not stem.endswith("e") if ending == "d" else True
        if ending == "ly":
            return stem.endswith(("le", "ue", "ll", "y"))
        if ending == "es":
            return not stem.endswith(("s", "x", "z", "ch", "sh", "o"))
        return stem.endswith("e") or (
            bool(re.search(r"[^aeiou][aeiou][bdgmnpt]$", stem)) and len(stem) <= SHORTEST_PART
        )

    def _silent(self, stem: str) -> bool:
        """Whether the stem has lost its e: "regrouting" has not, "deburring" neither, "retiling" has."""
        return f"{stem}e" in self.known and stem not in self.known

    def _doubled(self, stem: str) -> bool:
        return len(stem) > SHORTEST_PART and stem[-1] == stem[-2] and stem[-1] not in "aeiouls" and self._has(stem[:-1])

    def _begun(self, word: str) -> bool:
        stems = (word.removeprefix(beginning) for beginning in BEGINNINGS if word.startswith(beginning))
        return any(len(stem) >= SHORTEST_PART and (self._has(stem) or self._inflected(stem)) for stem in stems)

    def _compound(self, word: str) -> bool:
        """Whether it is two words in one, both of them common: "seatpost", "backsplash", "pickup"."""
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        return any(word[:cut] in self.sure_words and word[cut:] in self.sure_words - NO_PARTS for cut in cuts)

    @property
    def sure_words(self) -> frozenset[str]:
        """The most common words."""
        return _set_of(self.common[:SURE])

    @property
    def common_words(self) -> frozenset[str]:
        """The common words, to look one up."""
        return _set_of(self.common)

    def is_name(self, word: str) -> bool:
        """Whether the word, as typed, is a name that Hunspell knows, and no other word."""
        return bool(self.american.lookup(word)) and not self._has(word.casefold())

    def meant(self, word: str) -> str:
        """The common word that was meant by one that is not known, within two letters; empty where there is none."""
        if word in self.misspellings:
            return self.misspellings[word]
        if twin := self._doubling(word):
            return twin
        off = 1 if len(word) <= MIDDLE else 2
        near = process.extract(word, self.common, scorer=OSA.distance, score_cutoff=off, limit=12)
        good = [(distance, at, found) for found, distance, at in near if self._likely(word, found, int(distance), at)]
        return min(good)[2] if good else ""

    def _doubling(self, word: str) -> str:
        """The word, however rare, of which a long one differs by a letter doubled or not; empty where there is none."""
        if len(word) < LONG:
            return ""
        once = (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])
        twice = (word[:at] + word[at - 1 :] for at in range(1, len(word)))
        return next((other for other in (*once, *twice) if self._has(other)), "")

    def _likely(self, word: str, found: str, distance: int, rank: int) -> bool:
        """Whether it is a slip that people make, and towards a word that is common enough for its size."""
        if not slips(word, found):
            return False
        easy = _easy(word, found)
        if len(word) <= SHORT:
            return easy and rank < SURE // 2 and distance == 1 and len(found) > 2
        if distance == 1:
            return (rank < SURE or len(word) > MIDDLE - 1) and (easy or len(word) <= len(found) or len(word) > MIDDLE)
        return easy and rank < SURE and found[0] == word[0]


def slips(word: str, found: str) -> bool:
    """Whether every letter put for another sounds or looks like it, or lies beside it on the keyboard."""
    swapped = [op for op in Levenshtein.editops(word, found) if op.tag == "replace"]
    if OSA.distance(word, found) < Levenshtein.distance(word, found):
        return True
    return all(
        {word[op.src_pos], found[op.dest_pos]} <= VOWELS or _beside(word[op.src_pos], found[op.dest_pos])
        for op in swapped
    )


def _easy(word: str, found: str) -> bool:
    """Whether no consonant is put, added or left out, but for one beside its like, and two that change places."""
    if OSA.distance(word, found) < Levenshtein.distance(word, found):
        return True
    return all(_is_easy(word, found, *op) for op in Levenshtein.editops(word, found))


def _is_easy(word: str, found: str, tag: str, at: int, to: int) -> bool:
    if tag == "replace":
        return {word[at], found[to]} <= VOWELS
    text, place = (word, at) if tag == "delete" else (found, to)
    letter = text[place]
    return letter in VOWELS or letter in text[max(0, place - 1) : place] + text[place + 1 : place + 2]


def _beside(one: str, other: str) -> bool:
    return f"{one}{other}" in BESIDE or f"{other}{one}" in BESIDE


@cache
def _set_of(common: tuple[str, ...]) -> frozenset[str]:
    return frozenset(common)


@cache
def vocabulary() -> Vocabulary:
    """The words; half a second the first time, nothing after."""
    american = Dictionary.from_files(str(Path(spylls.hunspell.__file__).parent / "data" / "en" / "en_US"))
    british = _used()
    notes = sorted(word for word in words_in("general", "general") if word.isalpha())
    common = tuple(dict.fromkeys(_both([*notes, *british[:COMMON]], american)))
    ours = frozenset(
        word for path in sorted(WORDS.glob("*.txt")) if path.stem != "misspellings" for word in _lines(path)
    )
    return Vocabulary(frozenset(british) | ours, american, _misspellings(), common)


def _used() -> list[str]:
    """The words of symspellpy's list, the most used first."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return [line.split(" ", 1)[0] for line in text.splitlines()]


def _both(words: Iterable[str], american: Dictionary) -> Iterable[str]:
    """The words, each followed by its American spelling where it has another."""
    for word in words:
        yield word
        for ours, theirs in AMERICAN.items():
            if ours in word and american.lookup(other := word.replace(ours, theirs)):
                yield other


def _lines(path: Path) -> Iterable[str]:
    """The words of one of our lists; what follows a number sign is a heading."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield from line.partition("#")[0].casefold().split()


def _misspellings() -> dict[str, str]:
    """Well-known misspellings and what they mean: a line is "right wrong wrong"; "_" stands for a space."""
    lines = (line.split() for line in (WORDS / "misspellings.txt").read_text(encoding="utf-8").splitlines())
    return {wrong: line[0].replace("_", " ") for line in lines if line and line[0] != "#" for wrong in line[1:]}
