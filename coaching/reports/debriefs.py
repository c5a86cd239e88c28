"""A line for each interview of which the client told something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coaching.exchange.table import Column, Table
from coaching.reports.order import Look, Row, held_on
from coaching.store.client_stream import ClientRecords

DEBRIEF_COLUMNS = (
    Column("Client", 24), Column("Employer", 24), Column("Interview date", 12), Column("Talked about", 60),
    Column("Enjoyed", 60), Column("Learned", 60), Column("May make them hesitate", 60), Column("Not said", 60),
)  # fmt: skip


def debriefs_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name and start of the interview."""
    return Table("debriefs", DEBRIEF_COLUMNS, _debriefs(clients, look))


def _debriefs(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    for one in clients:
        told = {debrief.interview_id: debrief[1:] for debrief in one.debriefs if any(debrief[1:])}
        for interview, *_ in one.records:
            if interview.interview_id in told and look.is_about(interview):
                texts = told[interview.interview_id]
                yield (one.client.name, interview.employer, held_on(interview), *texts)
