"""A line for everybody met, or known, at an employer; and a line a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coaching.case_notes import TEMPLATES
from coaching.exchange.table import Column, Table
from coaching.reports.order import Look, Row, held_on
from coaching.store.client_stream import ClientRecords
from coaching.wording import named

PEOPLE_COLUMNS = (
    Column("Client", 24), Column("Employer", 24), Column("Interview date", 12), Column("Title", 8), Column("Name", 24),
    Column("Job title", 24), Column("Role", 16), Column("Met", 8), Column("Email", 28), Column("Phone", 18),
    Column("Ask about the status", 12), Column("Card", 8), Column("Mailing address", 40),
)  # fmt: skip
NOTES_COLUMNS = (
    Column("Client", 24), Column("Employer", 24), Column("Interview date", 12), Column("Date", 12), Column("By", 24),
    Column("Seen by", 12), Column("Kind", 12), Column("Who was there", 24), Column("Note", 80), Column("Next step", 40),
)  # fmt: skip


def people_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name, start of the interview and the order in which they were added."""
    return Table("people", PEOPLE_COLUMNS, _people(clients, look))


def _people(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    for one in clients:
        for interview, people, _ in one.records:
            if look.is_about(interview):
                for person in people:
                    yield (
                        one.client.name, interview.employer, held_on(interview), person.title, person.name,
                        person.job_title, named(person.role), person.met is not False, person.email, person.phone,
                        person.contact_for_status, person.card, person.address,
                    )  # fmt: skip


def notes_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name and the day that a note is about; one written after the look, or of other days, is left out."""
    return Table("notes", NOTES_COLUMNS, _notes(clients, look))


def _notes(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    for one in clients:
        interviews = {record.interview.interview_id: record.interview for record in one.records}
        for note in one.notes:
            about = interviews.get(note.interview_id)
            if note.at <= look.as_of and look.period.covers(note.day):
                place = (about.employer, held_on(about)) if about else ("", None)
                seen_by = "the office" if note.shared else "its writer"
                said = (TEMPLATES[note.kind].title, note.who, note.body, note.next_step)
                yield (one.client.name, *place, note.day, note.by, seen_by, *said)
