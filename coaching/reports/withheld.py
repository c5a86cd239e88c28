"""Which counts may be shown where others' clients are in them: none of 1 to 10 people, and none that gives one away.

A whole is shown in parts, the finest of several divisions of which no part is small. Two that are shown at once are
always of one division, so that a difference between counts is again one of its parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from coaching.guidance.steps import SMALL_CELL

WITHHELD = f"Withheld: of 1 to {SMALL_CELL.number} people, or giving away a count that is"


class Tally(NamedTuple):
    """How many of something, and of how many people."""

    number: int = 0
    people: int = 0

    @property
    def is_small(self) -> bool:
        return 1 <= self.people <= SMALL_CELL.number


Division = Sequence[frozenset[str]]
"""The words of each part."""


def tallies(cases: Iterable[tuple[str, Hashable]], division: Division) -> dict[frozenset[str], Tally]:
    """How many of the cases (a word, and whose) fall in each part, and of how many people."""
    counts, people = dict.fromkeys(division, 0), {part: set[Hashable]() for part in division}
    part_of = {word: part for part in division for word in part}
    for word, whose in cases:
        part = part_of[word]
        counts[part] += 1
        people[part].add(whose)
    return {part: Tally(counts[part], len(people[part])) for part in division}


def shown(
    cases: Sequence[tuple[str, Hashable]], divisions: Sequence[Division], *, guarded: bool
) -> Mapping[frozenset[str], Tally]:
    """The parts of the first division that may be shown; none at all where none may."""
    for division in divisions:
        found = tallies(cases, division)
        if not guarded or not any(tally.is_small for tally in found.values()):
            return found
    return {}


def parts(*words: str | Iterable[str]) -> Division:
    """A division by its parts: a word, or several that are counted together."""
    return [frozenset([part] if isinstance(part, str) else part) for part in words]
