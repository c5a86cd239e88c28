"""What the demo is made of, read from data/demo once; data/README.md says where it comes from."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from coaching.model import Culture, Pace, Role

FOLDER = Path(__file__).parents[2] / "data" / "demo"
Group = TypeVar("Group")
Item = TypeVar("Item")


class Language(NamedTuple):
    """A language that names are in, or a kind of name taken whole: clients of 140 or so, and how it is put together."""

    language: str
    share: int
    family_first: bool
    between: str


class Name(NamedTuple):
    """A name or a part of one; `title` is Ms. or Mr. where it goes with one of them only."""

    name: str
    title: str = ""


class JobTitle(NamedTuple):
    """What somebody at an employer is; `industry` is empty where it is found in any."""

    job_title: str
    industry: str


class Note(NamedTuple):
    """What is noted of something done; `channel` is empty where it fits any."""

    channel: str
    text: str


class Told(NamedTuple):
    """Something told of an interview; `industry` and `position` are empty where it suits any."""

    industry: str
    position: str
    text: str


class Employer(NamedTuple):
    employer: str
    industry: str
    pace: Pace | None
    culture: Culture | None
    domain: str


class Temperament(NamedTuple):
    """How a client goes about it, as chances from 0 to 1.

    To thank at all, and then in time; to make a check at all, and then in time or too soon; to do the optional steps.
    """

    temperament: str
    share: int
    thanks: float
    prompt: float
    checks: float
    timely: float
    hasty: float
    extras: float


class Ingredients(NamedTuple):
    """Everything in data/demo; what belongs to a language, an industry, a role, a kind of note or a question, by it."""

    languages: tuple[Language, ...]
    first_names: dict[str, tuple[Name, ...]]
    last_names: dict[str, tuple[Name, ...]]
    whole_names: dict[str, tuple[Name, ...]]
    counselors: tuple[tuple[str, str], ...]
    employers: dict[str, tuple[Employer, ...]]
    positions: dict[str, tuple[str, ...]]
    goals: dict[str, tuple[str, ...]]
    job_titles: dict[Role, tuple[JobTitle, ...]]
    notes: dict[str, tuple[Note, ...]]
    told: dict[str, tuple[Told, ...]]
    temperaments: dict[str, Temperament]
    tags: tuple[str, ...]
    zones: tuple[str, ...]
    streets: tuple[str, ...]

    def a_temperament(self, chance: Random) -> Temperament:
        """One by chance, as often as its share says."""
        temperaments = list(self.temperaments.values())
        return chance.choices(temperaments, [one.share for one in temperaments])[0]


@cache
def ingredients() -> Ingredients:
    """All of them, read once a process."""
    return Ingredients(
        languages=tuple(
            Language(name, int(share), bool(family_first), " " if space else "")
            for name, share, family_first, space in _rows("languages.csv")
        ),
        first_names=_grouped((language, Name(name, title)) for language, name, title in _rows("first_names.csv")),
        last_names=_grouped((language, Name(name, title)) for language, name, title in _rows("last_names.csv")),
        whole_names=_grouped((language, Name(name, title)) for language, name, title in _rows("whole_names.csv")),
        counselors=tuple((name, email) for name, email in _rows("counselors.csv")),
        employers=_grouped(
            (industry, Employer(name, industry, Pace(pace) if pace else None, _culture(culture), domain))
            for name, industry, pace, culture, domain in _rows("employers.csv")
        ),
        positions=_grouped((industry, position) for industry, position in _rows("positions.csv")),
        goals=_grouped((industry, goal) for industry, goal in _rows("goals.csv")),
        job_titles=_grouped((Role(role), JobTitle(*row)) for role, *row in _rows("job_titles.csv")),
        notes=_grouped((about, Note(*row)) for about, *row in _rows("notes.csv")),
        told=_grouped(
            (question, Told(industry, position, text)) for industry, position, question, text in _rows("debriefs.csv")
        ),
        temperaments={
            name: Temperament(name, int(share), *map(float, chances))
            for name, share, *chances in _rows("temperaments.csv")
        },
        tags=_lines("tags.txt"),
        zones=_lines("zones.txt"),
        streets=_lines("streets.txt"),
    )


def _culture(word: str) -> Culture | None:
    return Culture(word) if word else None


def _rows(file: str) -> list[list[str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def _lines(file: str) -> tuple[str, ...]:
    return tuple((FOLDER / file).read_text(encoding="utf-8").splitlines())


def _grouped(pairs: Iterable[tuple[Group, Item]]) -> dict[Group, tuple[Item, ...]]:
    groups: dict[Group, tuple[Item, ...]] = {}
    for group, item in pairs:
        groups[group] = (*groups.get(group, ()), item)
    return groups
