"""Which line names the columns, and what each column means: by known names, by likeness, or as somebody chose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from coaching.errors import CoachingError
from coaching.exchange.cells import shown
from coaching.exchange.tracker.fields import FIELD_WORDS, NAMES, SEVERAL, Field
from coaching.exchange.tracker.grid import Grid, Line, text_of

ALIKE = 85
"""Per cent of likeness from which a name counts as a known one written otherwise; own judgement, and always shown."""
LINES_SEARCHED = 40
"""Lines among which that of the names is looked for; own judgement: titles and notes above it are a few."""
ENOUGH = 2
"""Known names that make a line the one with the names."""
LONGEST_NAME = 80
"""Characters of a column's name; longer ones are sentences."""
SAMPLES = 3
CLIENTS_NAME = "the client's name"
_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTERS = re.compile(r"[^\w]+|_")


class How(StrEnum):
    """How it is known what a column means; a name is TAKEN where another column holds what it means."""

    KNOWN = "known"
    ALIKE = "alike"
    CHOSEN = "chosen"
    TAKEN = "taken"
    NOT = "not"


class Column(NamedTuple):
    """A column: its place in a line, its name in the file, what it means and how that is known, and cells of it."""

    place: int
    name: str
    field: Field
    how: How
    samples: tuple[str, ...] = ()


class Header(NamedTuple):
    """The columns that have names, how many there are with those that have none, and the lines below them."""

    columns: tuple[Column, ...]
    width: int
    rows: list[Line]


def read_header(grid: Grid, chosen: Mapping[int, Field]) -> Header:
    """The columns of the table; `chosen` says what columns mean, by their place, whatever their names.

    CoachingError where no line names the columns.
    """
    at, names = _names(grid)
    rows = grid.lines[at + 1 :]
    columns = tuple(_chosen(column, chosen)._replace(samples=_samples(rows, column.place)) for column in matched(names))
    return Header(columns, len(names), rows)


def _chosen(column: Column, chosen: Mapping[int, Field]) -> Column:
    field = chosen.get(column.place, column.field)
    return column if field is column.field else column._replace(field=field, how=How.CHOSEN)


def _names(grid: Grid) -> tuple[int, tuple[str, ...]]:
    """The last line of the header, and the columns' names: one line, or a line of groups above one of names."""
    searched = grid.lines[:LINES_SEARCHED]
    best, place = 0, -1
    names: tuple[str, ...] = ()
    for at, line in enumerate(searched):
        one = _texts(line)
        below = searched[at + 1] if at + 1 < len(searched) else None
        for depth, candidate in ((0, one), (1, _under(one, _texts(below)) if below else ())):
            known = len(_known(candidate))
            if known > best:
                best, place, names = known, at + depth, candidate
    if best >= ENOUGH:
        return place, names
    for at, line in enumerate(searched):
        if len([cell for cell in line.cells if cell]) >= ENOUGH:
            if not all(isinstance(cell, str) and not re.search(r"\d", cell) for cell in line.cells):
                break
            return at, _texts(line)
    raise CoachingError(f"{grid.name} has no line with the names of the columns.", "Put one above the rows.")


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(" ".join(text_of(cell).split())[:LONGEST_NAME] for cell in line.cells)


def _under(groups: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Names below a line of groups, each of which stands once over all its columns: "Thank-you" over "Date"."""
    found, group = [], ""
    for at in range(max(len(groups), len(names))):
        group = (groups[at] if at < len(groups) else "") or group
        name = names[at] if at < len(names) else ""
        both = f"{group} {name}".strip()
        found.append(both if not name or plain_name(both) in NAMES else name)
    return tuple(found)


def _known(names: Sequence[str]) -> set[Field]:
    return {column.field for column in matched(names) if column.how not in (How.NOT, How.TAKEN)}


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without what makes no difference: "Thank-You_Sent?" as "thank you sent"."""
    return " ".join(_NO_LETTERS.sub(" ", _WORD_ENDS.sub(" ", name)).casefold().split())


def matched(names: Sequence[str]) -> tuple[Column, ...]:
    """What each column means: known names first, of these the more exact ("Interview date" before "Date"), then the
    likeliest; a field is given to one column only."""
    wanted = []
    for place, name in enumerate(names):
        field, likeness = meaning_of(plain_name(name))
        wanted.append((-likeness, " " not in plain_name(name), place, name, field))
    taken: set[Field] = set()
    columns = []
    for negative, _, place, name, field in sorted(wanted):
        how = How.NOT if not negative else How.KNOWN if negative == -100 else How.ALIKE  # per cent
        if field in taken and field not in SEVERAL:
            field, how = Field.LEFT_OUT, How.TAKEN  # noqa: PLW2901 - another column holds it already
        taken.add(field)
        if name:
            columns.append(Column(place, name, field, how))
    return tuple(sorted(columns))


@lru_cache(maxsize=4096)
def meaning_of(name: str) -> tuple[Field, float]:
    """What a plain name means and how sure that is, in per cent; LEFT_OUT and 0 where nothing is like it."""
    if name in NAMES:
        return NAMES[name], 100
    found = process.extractOne(name, NAMES.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE) if name else None
    return (NAMES[found[0]], min(found[1], 99)) if found else (Field.LEFT_OUT, 0)


def _samples(rows: Sequence[Line], place: int) -> tuple[str, ...]:
    """The first different cells of a column."""
    found: dict[str, None] = {}
    for row in rows:
        if cell := row.cell(place):
            found[text_of(cell)] = None
            if len(found) == SAMPLES:
                break
    return tuple(found)


def places(columns: Sequence[Column]) -> dict[Field, tuple[Column, ...]]:
    """The columns by what they mean, without those left out; CoachingError where two hold what one can hold."""
    found: dict[Field, tuple[Column, ...]] = {}
    for column in columns:
        if column.field is not Field.LEFT_OUT:
            found[column.field] = (*found.get(column.field, ()), column)
    for field, several in found.items():
        if len(several) > 1 and field not in SEVERAL:
            names = " and ".join(shown(column.name) for column in several)
            raise CoachingError(f"Two columns are “{FIELD_WORDS[field]}”: {names}.", "Leave one of them out.")
    return found


def names_clients(found: Mapping[Field, object] | Set[Field]) -> bool:
    """Whether the rows say whose they are."""
    return Field.CLIENT in found or (Field.FIRST_NAME in found and Field.LAST_NAME in found)


def missing(found: Mapping[Field, object], *, whose: bool) -> tuple[str, ...]:
    """What has to be in a tracker and is not, in words; `whose`: somebody said whose rows they are."""
    needed = {
        CLIENTS_NAME: whose or names_clients(found),
        "the employer": Field.EMPLOYER in found,
        "the interview's date": Field.DATE in found,
    }
    return tuple(what for what, there in needed.items() if not there)


def of_one_client(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a tracker that names no clients: addresses in it are those of the people met, unless said so."""
    if names_clients({column.field for column in columns}):
        return columns
    taken = any(column.field is Field.INTERVIEWER_EMAIL for column in columns)
    theirs = {Field.EMAIL: Field.LEFT_OUT if taken else Field.INTERVIEWER_EMAIL, Field.PHONE: Field.LEFT_OUT}
    return tuple(
        column if column.how is How.CHOSEN else column._replace(field=theirs.get(column.field, column.field))
        for column in columns
    )


_COLUMNS_OF = {
    "name": (Field.CLIENT, Field.FIRST_NAME), "email": (Field.EMAIL,), "phone": (Field.PHONE,),
    "starts_at": (Field.DATE,), "at": (Field.THANK_YOU, Field.FOLLOW_UP), "job_title": (Field.INTERVIEWER_JOB,),
    "title": (Field.INTERVIEWER,), "outcome": (Field.OUTCOME, Field.STATUS),
    "outcome_on": (Field.OUTCOME_ON, Field.OUTCOME, Field.STATUS),
}  # fmt: skip
"""The columns that a field of a record may come from, where the two are not called the same."""


def column_of(field: str, found: Mapping[Field, tuple[Column, ...]]) -> str:
    """What the tracker calls the column that a field of a record comes from; the field where it has none."""
    wanted = _COLUMNS_OF.get(field, (Field(field),) if field in set(Field) else ())
    return next((found[one][0].name for one in wanted if one in found), field)
