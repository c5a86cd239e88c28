"""What a file is: what is in it, on whom, as of when and by which policy. The page says it, and so does the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from coaching.clock import local_date, zone_named
from coaching.exchange.table import Line
from coaching.guidance.cited import Policy
from coaching.guidance.steps import SMALL_CELL
from coaching.reports.order import Order, Report
from coaching.store.access import Viewer
from coaching.store.chosen import Period, clients_by_key, counselors_seen
from coaching.store.office import Office
from coaching.wording import named, time_words

OWN_TIME = "Dates and times are those of each interview's own time zone."
GUARD = (
    "Text that a spreadsheet could take for a formula has an apostrophe in front, so that it stays text. "
    "Take one off to have it as it was typed."
)
WITH_PRIVATE_NOTES = "Private notes of whoever made this file are in it. Take them out before it is given on."
GROUP_FIGURES = (
    "Clients of more than one counselor are in these figures, or another counselor's. A count of 1 to "
    f"{SMALL_CELL.number} people is withheld, and so is what would give it away, also together with Outcomes; clients "
    "who do not count in group figures are left out. They are told of all clients or of one counselor's, not by status "
    "or name; for all days, for the last 12 weeks or months, for whole months, or for whole weeks of these 12."
)


class Kind(NamedTuple):
    """What a report is called, and what is in it."""

    title: str
    content: str
    by_policy: bool = True


KINDS = {
    Report.INTERVIEWS: Kind(
        "Interviews",
        "One line an interview: client, employer, date and outcome, the status of every step, what is due next and by "
        "when, and whether there was any follow-up.",
    ),
    Report.ACTIONS: Kind(
        "What was done",
        "One line for everything that was done after an interview: what, for whom, when, how, and who says so.",
        by_policy=False,
    ),
    Report.STEPS: Kind(
        "Plan",
        "One line a step of every interview: for whom, from when to when, whether it was done, and why then.",
    ),
    Report.ADVICE: Kind(
        "Advice",
        "One line for each step to act on and each finding: what to do now, why, and which statements it rests on.",
    ),
    Report.CLIENTS: Kind(
        "Clients",
        "One line a client: how to reach them, their goal, interviews held and followed up, the last contact, and "
        "what is next.",
    ),
    Report.RATES: Kind(
        "Rates",
        "Every rate with what it is of and its 95% interval: follow-up by step, thank-yous and how interviews ended, "
        "and follow-up against outcome.",
    ),
    Report.MONTH: Kind(
        "Monthly report",
        "For a supervisor or a funder: caseload, activity, follow-up rates, interview outcomes and employers who are "
        "late in one month, beside the month before and by counselor.",
    ),
    Report.FILE: Kind(
        "Everything about a client",
        "For the file, or for the next counselor: the client, interviews, people met, what was done, plan, advice and "
        "the notes that are shared, a table each.",
    ),
}


def everyone(viewer: Viewer, order: Order) -> str:
    """On whom: "all clients", "active clients of Ana Ruiz", "Ada Example, Bo Sample".

    A counselor who sees their own alone is named: whoever gets the file would take "all" for the office's.
    """
    chosen = order.chosen
    if chosen.clients:
        return ", ".join(choice.name for choice in clients_by_key(viewer, chosen.clients))
    status = named(chosen.status) if chosen.status else "all"
    names = {choice.key: choice.name for choice in counselors_seen(viewer)}
    whose = None if viewer.sees_office else viewer.member_id
    asked = chosen.counselor if chosen.counselor is not None else whose
    if asked is None:
        return f"{status} clients"
    return f"{status} clients of {names.get(asked, 'this counselor' if asked == whose else 'another counselor')}"


def days_words(period: Period) -> str:
    """ "from March 4, 2026 to April 1, 2026", "any day"."""
    ends = (("from", period.first), ("to", period.last))
    return " ".join(f"{word} {full_day(day)}" for word, day in ends if day) or "any day"


def full_day(day: date) -> str:
    """ "March 4, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"


def moment(instant: datetime, timezone: str) -> str:
    """ "March 4, 2026, 9:30 AM"."""
    return f"{full_day(local_date(instant, zone_named(timezone)))}, {time_words(instant, timezone)}"


def policy_words(policy: Policy) -> str:
    """ "Measured: Two unanswered checks …"."""
    return f"{policy.title}: {policy.summary}"


def about_report(
    viewer: Viewer, office: Office, order: Order, counts: Mapping[str, int], *, guarded: bool = False
) -> list[Line]:
    """The lines on a report, with the number of rows in each of its tables."""
    kind = KINDS[order.report]
    lines: list[Line] = [("Report", kind.title), ("What is in it", kind.content)]
    lines += [("On", everyone(viewer, order)), ("Days", days_words(order.chosen.period))]
    notes = [OWN_TIME, GROUP_FIGURES if guarded else "", WITH_PRIVATE_NOTES if order.private_notes else "", GUARD]
    return lines + about_data(office, order.as_of, counts, notes=notes, by_policy=kind.by_policy)


def about_data(
    office: Office, as_of: datetime, counts: Mapping[str, int], *, notes: list[str], by_policy: bool
) -> list[Line]:
    """As of when, by which policy, for which office, how many rows, and what else to know."""
    lines: list[Line] = [("As of", f"{moment(as_of, office.timezone)} ({office.timezone})")]
    if by_policy:
        lines.append(("Policy", policy_words(office.policy)))
    lines += [("Office", office.name)] if office.name else []
    lines += [(f"Rows of {name}", count) for name, count in counts.items()]
    return lines + [("Note", note) for note in notes if note]


def in_a_sentence(viewer: Viewer, office: Office, order: Order) -> str:
    """ "On active clients, any day, as of March 4, 2026, 9:30 AM, by the policy Measured." """
    on = f"On {everyone(viewer, order)}, {days_words(order.chosen.period)}"
    policy = f", by the policy {office.policy.title}" if KINDS[order.report].by_policy else ""
    return f"{on}, as of {moment(order.as_of, office.timezone)} ({office.timezone}){policy}."
