"""Writing a caseload: CSV files in a folder or a zip, moved into place once they are whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from coaching.clock import zone_named
from coaching.exchange.cells import local_text
from coaching.exchange.columns import ACTIONS, CLIENTS, DEBRIEFS, INTERVIEWS, PEOPLE, CaseloadFile
from coaching.exchange.guard import guarded_row
from coaching.exchange.place import new_files
from coaching.exchange.table import Column, Table
from coaching.model import Action, Client, Debrief, Interview, Person

Row = tuple[str, ...]
CaseloadRows = (
    tuple[Iterable[Client], Iterable[Interview], Iterable[Person], Iterable[Action]]
    | tuple[Iterable[Client], Iterable[Interview], Iterable[Person], Iterable[Action], Iterable[Debrief]]
)
"""The records of a caseload; the debriefs may be left out."""


def write_caseload(caseload: CaseloadRows, path: Path) -> None:
    """Writes clients, interviews, people, actions and debriefs to a folder, or to a zip where `path` ends in .zip.

    Where there are no debriefs, they have no file. Each may be an iterator; of all rows only the interviews' ids and
    zones are kept. Times are written to the minute. CoachingError where something else is at `path` or it cannot be
    written; what is there stays until all is written.
    """
    with new_files(path) as open_file:
        for file, rows in _files(caseload):
            with open_file(file.name) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
                csv.writer(text, lineterminator="\r\n").writerows(map(guarded_row, chain([file.columns], rows)))


def caseload_tables(caseload: CaseloadRows) -> Iterator[Table]:
    """The same files as tables for a workbook, each to be read before the next; dates and times are real ones."""
    for file, rows in _files(caseload):
        at = [(index, REAL[column]) for index, column in enumerate(file.columns) if column in REAL]
        columns = tuple(Column(column, WIDTHS.get(column, 18)) for column in file.columns)
        yield Table(file.name.removesuffix(".csv"), columns, (_with_real(row, at) for row in rows))


def _files(caseload: CaseloadRows) -> Iterator[tuple[CaseloadFile, Iterable[Row]]]:
    """Each file with its rows; the actions' need the zones of the interviews, which have to be read before."""
    clients, interviews, people, actions, *debriefs = caseload
    zones: dict[str, ZoneInfo] = {}
    yield CLIENTS, map(_client, clients)
    yield INTERVIEWS, _interviews(interviews, zones)
    yield PEOPLE, map(_person, people)
    yield ACTIONS, (_action(action, zones[action.interview_id]) for action in actions)
    told = chain.from_iterable(debriefs)
    for first in told:
        yield DEBRIEFS, chain([first], told)


def _local_moment(text: str) -> datetime | str:
    """One that comes twice has an offset, which a cell for a date and time cannot hold."""
    return datetime.fromisoformat(text) if len(text) == LOCAL_TIME else text


LOCAL_TIME = len("2026-03-04T14:30")
REAL: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("promised_on", "outcome_on", "next_update_on"), date.fromisoformat),
    **dict.fromkeys(("starts_at", "ends_at", "at"), _local_moment),
}
WIDTHS = {"name": 24, "email": 28, "employer": 24, "position": 24, "goal": 40, "note": 60, "address": 40}
WIDTHS |= dict.fromkeys(DEBRIEFS.columns[1:], 60)


def _with_real(row: Row, at: list[tuple[int, Callable[[str], object]]]) -> list[object]:
    cells: list[object] = list(row)
    for index, read in at:
        cells[index] = read(row[index]) if row[index] else None
    return cells


def _client(client: Client) -> Row:
    return (*client[:-1], ";".join(client.tags))


def _interviews(interviews: Iterable[Interview], zones: dict[str, ZoneInfo]) -> Iterator[Row]:
    """The rows of the interviews, whose zones are noted by their ids for the actions to come."""
    for interview in interviews:
        zone = zones[interview.interview_id] = zone_named(interview.timezone)
        yield (
            interview.interview_id,
            interview.client_id,
            interview.employer,
            interview.position,
            interview.industry,
            interview.round,
            interview.format,
            local_text(interview.starts_at, zone),
            _local_or_empty(interview.ends_at, zone),
            interview.timezone if interview.zone_given else "",
            str(interview.promised_on or ""),
            _yes_or_no(interview.timeline_asked),
            _word(interview.pace),
            _word(interview.culture),
            _word(interview.interest),
            interview.status,
            interview.outcome,
            str(interview.outcome_on or ""),
        )


def _person(person: Person) -> Row:
    contact = "yes" if person.contact_for_status else ""
    card = _yes_or_no(person.card)
    return (*person[:6], _yes_or_no(person.met), person.email, person.phone, contact, card, person.address)


def _action(action: Action, zone: ZoneInfo) -> Row:
    return (
        action.action_id,
        action.interview_id,
        action.person_id,
        action.step,
        local_text(action.at, zone),
        action.channel,
        str(action.next_update_on or ""),
        action.known_from,
        action.note,
    )


def _local_or_empty(instant: datetime | None, zone: ZoneInfo) -> str:
    return local_text(instant, zone) if instant else ""


def _yes_or_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _word(word: StrEnum | None) -> str:
    return word or ""
