"""A line for everything that was done: what, for whom, when, how, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coaching.clock import zone_named
from coaching.exchange.table import Column, Table
from coaching.model import InterviewRecord
from coaching.reports.order import Look, Row, held_on, whole_name
from coaching.store.client_stream import ClientRecords
from coaching.wording import named

ACTIONS_COLUMNS = (
    Column("Client", 24), Column("Employer", 24), Column("Position", 24), Column("Interview date", 12),
    Column("What was done", 20), Column("For", 24), Column("Date", 12), Column("Time", 8), Column("Time zone", 20),
    Column("How", 12), Column("Who says so", 16), Column("Next date named", 12), Column("Note", 60),
)  # fmt: skip


def actions_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name, start and time; what was done after the look, or on other days, is left out."""
    return Table("actions", ACTIONS_COLUMNS, _rows(clients, look))


def _rows(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    for one in clients:
        for record in one.records:
            yield from _of_interview(one.client.name, record, look)


def _of_interview(client: str, record: InterviewRecord, look: Look) -> Iterator[Row]:
    interview, zone = record.interview, zone_named(record.interview.timezone)
    names = {person.person_id: whole_name(person) for person in record.people}
    for action in sorted(record.actions, key=lambda action: (action.at, action.action_id)):
        local = action.at.astimezone(zone)
        if action.at > look.as_of or not look.period.covers(local.date()):
            continue
        yield (
            client, interview.employer, interview.position, held_on(interview),
            named(action.step), names.get(action.person_id, ""), local.date(), local.time(), interview.timezone,
            named(action.channel), named(action.known_from), action.next_update_on, action.note,
        )  # fmt: skip
