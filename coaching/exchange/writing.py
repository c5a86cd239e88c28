"""Writing a caseload: four CSV files in a folder or a zip, moved into place once they are whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from coaching.clock import zone_named
from coaching.exchange.cells import local_text
from coaching.exchange.columns import ACTIONS, CLIENTS, INTERVIEWS, PEOPLE
from coaching.exchange.guard import guarded
from coaching.exchange.place import new_files
from coaching.model import Action, Client, Interview, Person

Row = tuple[str, ...]
CaseloadRows = tuple[Iterable[Client], Iterable[Interview], Iterable[Person], Iterable[Action]]


def write_caseload(caseload: CaseloadRows, path: Path) -> None:
    """Writes clients, interviews, people and actions to a folder, or to a zip where `path` ends in .zip.

    Each may be an iterator; of all rows only the interviews' ids and zones are kept. Times are written to the minute.
    CoachingError where something else is at `path` or it cannot be written; what is there stays until all is written.
    """
    clients, interviews, people, actions = caseload
    zones: dict[str, ZoneInfo] = {}
    with new_files(path) as open_file:
        for file, rows in (
            (CLIENTS, map(_client, clients)),
            (INTERVIEWS, _interviews(interviews, zones)),
            (PEOPLE, map(_person, people)),
            (ACTIONS, (_action(action, zones[action.interview_id]) for action in actions)),
        ):
            with open_file(file.name) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
                lines = ([guarded(cell) for cell in row] for row in chain([file.columns], rows))
                csv.writer(text, lineterminator="\r\n").writerows(lines)


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
    return (*person[:6], _yes_or_no(person.met), person.email, person.phone, contact)


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
