"""A line a piece of advice: about which step or finding, what to do now, why, how, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coaching.advice import Advised, advise_client
from coaching.exchange.table import Column, Table
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import STEPS
from coaching.model import Step
from coaching.reports.order import Look, Row, held_on, whole_name
from coaching.store.client_stream import ClientRecords
from coaching.wording import cited_ids, named

ADVICE_COLUMNS = (
    Column("Client", 24), Column("Employer", 24), Column("Position", 24), Column("Interview date", 12),
    Column("About", 26), Column("Number", 8), Column("For", 24), Column("Status", 14),
    Column("What to do now", 60), Column("Why", 60), Column("How", 40), Column("Rests on", 20),
)  # fmt: skip


def advice_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name and start; for each interview its steps in the order of the plan, then the findings."""
    return Table("advice", ADVICE_COLUMNS, _rows(clients, look))


def _rows(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    for one in clients:
        records = {record.interview.interview_id: record for record in one.records}
        by_interview: dict[str, list[Advised]] = {key: [] for key in records}
        for item in advise_client(one.client, list(one.records), look.policy, look.as_of):
            by_interview[item.interview_id].append(item)
        for key, items in by_interview.items():
            interview = records[key].interview
            if not look.is_about(interview):
                continue
            names = {person.person_id: whole_name(person) for person in records[key].people}
            heading = (one.client.name, interview.employer, interview.position, held_on(interview))
            for item in items:
                yield (*heading, *_advised(item, names.get(item.person_id, "")))


def _advised(item: Advised, person: str) -> Row:
    advice = item.advice
    status = named(item.status) if item.status else ""
    number = item.ordinal if item.step is Step.STATUS_CHECK else None
    how = item.how.says if item.how else ""
    rests_on = ", ".join(cited_ids(item.cites))
    return (_about(item), number, person, status, advice.do_now, advice.why, how, rests_on)


def _about(item: Advised) -> str:
    if item.finding is not None:
        return FINDINGS[item.finding].title
    return STEPS[item.step].title if item.step else ""
