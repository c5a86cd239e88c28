"""Reading a tracker: its columns and what is still to be asked, then its rows as entries, problems and remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from coaching.clock import zone_named
from coaching.errors import CoachingError, Problem
from coaching.exchange.cells import Refused
from coaching.exchange.tracker.dates import Order, example_of, order_of, separators_of, turned_around
from coaching.exchange.tracker.entries import Entry, Undated
from coaching.exchange.tracker.fields import DATES, FIELD_WORDS, STATES, Field
from coaching.exchange.tracker.grid import Grid, Line, Progress, text_of
from coaching.exchange.tracker.headers import (
    CLIENTS_NAME,
    Column,
    Header,
    How,
    missing,
    of_one_client,
    places,
    read_header,
)
from coaching.exchange.tracker.rows import Rows
from coaching.exchange.tracker.words import MEANING_WORDS, Meaning, known_meaning

TELL_EVERY = 1000
"""Rows between two words on how far the reading is."""
OF_A_BOARD = frozenset({Meaning.APPLICATION, Meaning.OFFER, Meaning.REJECTED, Meaning.NO_ANSWER, Meaning.WITHDRAWN})
"""What no round of interviews is called."""
ESSENTIAL = "A tracker has a column each for the client's name, the employer and the interview's date."


class Choices(NamedTuple):
    """What somebody said about a tracker: what columns mean and their orders by place, what words mean, and the rest.

    `order` is for all columns that have none of their own; `client` is the name of the one client whose rows they are,
    where no column says it.
    """

    columns: Mapping[int, Field] = {}
    orders: Mapping[int, Order] = {}
    order: Order | None = None
    meanings: Mapping[str, Meaning] = {}
    undated: Undated = Undated.REFUSE
    client: str = ""


class State(NamedTuple):
    """A word of status or outcome as it stands in the file, in how many rows, and what it means, if anybody knows."""

    word: str
    rows: int
    meaning: Meaning | None
    alike: bool


class Unclear(NamedTuple):
    """A column whose dates may be read in two orders; `mixed` where neither fits all of them.

    `beside` is another column, written alike, whose dates prove an order; that makes this one likely, not sure.
    """

    column: Column
    example: str
    mixed: bool
    beside: tuple[str, Order] | None = None


class Tracker(NamedTuple):
    """A table with its columns understood as far as they can be, and what nobody but a person can say."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: list[Line]
    width: int
    choices: Choices
    places: Mapping[Field, tuple[Column, ...]]
    orders: Mapping[int, Order]
    missing: tuple[str, ...]
    unclear: tuple[Unclear, ...]
    states: tuple[State, ...]

    @property
    def nobodys(self) -> bool:
        """Whether nothing but whose rows they are is missing: a job seeker's own tracker."""
        return self.missing == (CLIENTS_NAME,)

    @property
    def ready(self) -> bool:
        """Whether its rows can be read: all columns are there and the order of all dates is known."""
        return not (self.missing or self.unclear)


class TrackerReading(NamedTuple):
    """The good rows as entries, what is wrong with the others, and what else is to be said.

    `refused` are the lines of refused rows with their reasons; `remarks` are sentences; `undated` counts the rows
    with an outcome that has no date.
    """

    entries: list[Entry]
    problems: list[Problem]
    refused: dict[int, str]
    remarks: tuple[str, ...]
    read: int
    undated: int


def open_tracker(grid: Grid, choices: Choices = Choices()) -> Tracker:  # noqa: B008 - immutable
    """What the table is, as far as it and the choices tell; CoachingError where it names no columns."""
    header = read_header(grid, choices.columns)
    columns = tuple(_stage(column, header, choices) for column in of_one_client(header.columns))
    found = places(columns)
    orders, unclear = _orders(found, header.rows, choices)
    lacking = missing(found, whose=bool(choices.client))
    states = _states(found, header.rows, choices)
    return Tracker(grid, columns, header.rows, header.width, choices, found, orders, lacking, unclear, states)


def _stage(column: Column, header: Header, choices: Choices) -> Column:
    """A "Stage" that says what became of a row, as boards have it, is its status; where another column is that, not."""
    others = {other.field for other in header.columns}
    if column.field is not Field.ROUND or column.place in choices.columns or Field.STATUS in others:
        return column
    known = (known_meaning(text_of(row.cell(column.place))) for row in header.rows)
    tells = any(one is not None and one[0] in OF_A_BOARD and not one[1] for one in known)
    return column._replace(field=Field.STATUS, how=How.ALIKE) if tells else column


def refuse_unready(tracker: Tracker, way_out: str) -> None:
    """CoachingError where the rows can't be read yet; `way_out` says how the order of dates is given."""
    name = tracker.grid.name
    if tracker.missing:
        raise CoachingError(f"{name} has no column that is known as {' or '.join(tracker.missing)}.", ESSENTIAL)
    if not tracker.rows:
        raise CoachingError(f"{name} has no rows below the names of its columns.", "Add one for each interview.")
    if tracker.unclear:
        column, example, mixed, _ = tracker.unclear[0]
        why = "Some begin with the day and some with the month" if mixed else f"“{example}” may be two dates"
        raise CoachingError(f"{name}, {column.name}: day or month first? {why}.", way_out)


def read_tracker(
    tracker: Tracker, *, office_zone: str, now: datetime, progress: Progress | None = None
) -> TrackerReading:
    """The rows of a tracker that is ready; it never raises on what a row says. Times are in `office_zone`."""
    reader = Rows(
        tracker.places, tracker.orders, _meanings(tracker), tracker.grid,
        width=tracker.width, undated=tracker.choices.undated, client=tracker.choices.client,
        zone=zone_named(office_zone), now=now,
    )  # fmt: skip
    name, entries, problems, refused = tracker.grid.name, [], [], {}
    for number, reason in tracker.grid.broken:
        problems.append(Problem(name, number, "", f"The row cannot be read ({reason}).", "Look for a missing quote."))
        refused[number] = problems[-1].fault
    for count, line in enumerate(tracker.rows, 1):
        try:
            entries.append(reader.entry(line))
        except Refused as why:
            problems += (Problem(name, line.number, *fault) for fault in why.faults)
            refused[line.number] = " ".join(f"{column}: {fault} {remedy}" for column, fault, remedy in why.faults)
        if progress and count % TELL_EVERY == 0:
            progress(count, len(tracker.rows))
    problems.sort(key=lambda problem: problem.line or 0)
    read = len(tracker.rows) + len(tracker.grid.broken)
    return TrackerReading(entries, problems, refused, _remarks(tracker, reader), read, reader.undated)


def _orders(
    found: Mapping[Field, tuple[Column, ...]], rows: list[Line], choices: Choices
) -> tuple[dict[int, Order], tuple[Unclear, ...]]:
    orders: dict[int, Order] = {}
    unclear = []
    proven: list[tuple[frozenset[str], str, Order]] = []
    for column in sorted(column for field in DATES for column in found.get(field, ())):
        cells = [row.cell(column.place) for row in rows]
        said = choices.orders.get(column.place, choices.order)
        possible = order_of(cells)
        if said:
            orders[column.place] = said
        elif len(possible) == 1:
            orders[column.place] = next(iter(possible))
            proven.append((separators_of(cells), column.name, orders[column.place]))
        elif not possible or example_of(cells):
            unclear.append((Unclear(column, example_of(cells), mixed=not possible), separators_of(cells)))
    return orders, tuple(one._replace(beside=_proof(one, proven, separators)) for one, separators in unclear)


def _proof(
    unclear: Unclear, proven: Sequence[tuple[frozenset[str], str, Order]], separators: frozenset[str]
) -> tuple[str, Order] | None:
    """The first column that proves an order and is written alike; None where there is none, or two disagree."""
    alike = [(name, order) for others, name, order in proven if others == separators]
    return alike[0] if len({order for _, order in alike}) == 1 and not unclear.mixed else None


def _states(found: Mapping[Field, tuple[Column, ...]], rows: list[Line], choices: Choices) -> tuple[State, ...]:
    """Every word of the columns of status and outcome, those first that nobody knows."""
    words: Counter[str] = Counter()
    for column in (column for field in STATES for column in found.get(field, ())):
        words.update(text for row in rows if (text := text_of(row.cell(column.place))))
    states = []
    for word, times in words.items():
        known = known_meaning(word)
        meaning, alike = known or (None, False)
        chosen = choices.meanings.get(word)
        states.append(State(word, times, chosen or meaning, alike and not chosen))
    return tuple(
        sorted(states, key=lambda state: (state.meaning is not None, not state.alike, -state.rows, state.word))
    )


def _meanings(tracker: Tracker) -> dict[str, Meaning]:
    return {state.word: state.meaning for state in tracker.states if state.meaning}


def _remarks(tracker: Tracker, reader: Rows) -> tuple[str, ...]:
    """What somebody should know who only sees the counts."""
    likely = [
        f"“{one.word}” was read as “{MEANING_WORDS[one.meaning]}”"
        for one in tracker.states
        if one.alike and one.meaning
    ]
    columns = [
        f"“{one.name}” was taken for “{FIELD_WORDS[one.field]}”" for one in tracker.columns if one.how is How.ALIKE
    ]
    said = [f"{'; '.join(part)}." for part in (columns, likely) if part]
    turned = [
        f"“{one.name}” holds dates that Excel may have turned around: some are text with the day first, and the others "
        "have no day after the 12th. Compare them with where they came from."
        for field in DATES
        for one in tracker.places.get(field, ())
        if turned_around([row.cell(one.place) for row in tracker.rows])
    ]
    carried = sum(row.number in tracker.grid.carried for row in tracker.rows)
    rows = f"{carried:,} {'row' if carried == 1 else 'rows'}"
    merged = [f"{rows} below the first of merged cells: what stands in them was read for each row."] if carried else []
    return (*said, *turned, *merged, *reader.remarks())
