"""How the following-up was done: the findings of plan.md, one function each."""

from __future__ import annotations

from datetime import datetime
from difflib import SequenceMatcher
from itertools import combinations

from coaching.model import Client, InterviewRecord
from tests.oracle.checks import checks_made, limit_reached, words
from tests.oracle.days import days_after, end_of_day, first_instant, local_date
from tests.oracle.plan import plan
from tests.oracle.reading import end_of, has_a_plan, is_open, recorded

SILENT_DAYS = 45
NOTE_WORDS = 5
NEARLY_THE_SAME = 0.9


def findings(records: list[InterviewRecord], client: Client, policy_name: str, now: datetime) -> set[tuple[str, str]]:
    """(finding, interview id) over one client's interviews; `one_lead_only` carries the one open interview's id."""
    found = set()
    for record in records:
        if not has_a_plan(record.interview):
            continue
        holds = {
            "too_soon": too_soon(record, policy_name, now),
            "too_many_checks": too_many_checks(record, policy_name, now),
            "several_contacts": several_contacts(record, now),
            "employer_late": is_open(record.interview, now) and employer_late(record, now),
            "same_note": same_note(record, now),
            "stop_and_wait": is_open(record.interview, now) and all_used_up(record, policy_name, now),
            "no_sign": is_open(record.interview, now) and no_sign(record, now),
        }
        found |= {(name, record.interview.interview_id) for name, true in holds.items() if true}
    return found | {("one_lead_only", interview) for interview in the_one_lead(records, client, now)}


def too_soon(record: InterviewRecord, policy_name: str, now: datetime) -> bool:
    """A status check is too_soon."""
    rows = plan(record, policy_name, now)
    return any(row["step"] == "status_check" and row["status"] == "too_soon" for row in rows)


def too_many_checks(record: InterviewRecord, policy_name: str, now: datetime) -> bool:
    """A check was made when the limit of unanswered checks had been reached."""
    made = len(checks_made(record, now))
    return any(limit_reached(record, policy_name, now, before) for before in range(1, made))


def several_contacts(record: InterviewRecord, now: datetime) -> bool:
    """Checks were addressed to two or more people."""
    people = {action.person_id for action in recorded(record, now, "status_check")} - {""}
    return len(people) >= 2


def employer_late(record: InterviewRecord, now: datetime) -> bool:
    """The date named last is over, and no word came on a date after it."""
    heard = words(record, now)
    named = [word.names for word in heard if word.names is not None]
    last = named[-1] if named else record.interview.promised_on
    if last is None or end_of_day(last, record.interview.timezone) > now:
        return False
    return not any(word.on > last for word in heard)


def same_note(record: InterviewRecord, now: datetime) -> bool:
    """Two thank-you notes of some length are nearly the same text."""
    notes = [" ".join(action.note.casefold().split()) for action in recorded(record, now, "thank_you")]
    long_enough = [note for note in notes if len(note.split(" ")) >= NOTE_WORDS]
    pairs = combinations(long_enough, 2)
    return any(SequenceMatcher(None, one, other).ratio() >= NEARLY_THE_SAME for one, other in pairs)


def all_used_up(record: InterviewRecord, policy_name: str, now: datetime) -> bool:
    """As many checks are unanswered as the policy allows."""
    return limit_reached(record, policy_name, now, len(checks_made(record, now)))


def no_sign(record: InterviewRecord, now: datetime) -> bool:
    """Nothing done and nothing heard for 45 days since the end or the last action."""
    zone = record.interview.timezone
    last = end_of(record.interview)
    for action in record.actions:
        if action.at <= now and action.step != "nudge" and action.channel != "waived":
            last = max(last, action.at)
    return first_instant(days_after(local_date(last, zone), SILENT_DAYS), zone) <= now


def the_one_lead(records: list[InterviewRecord], client: Client, now: datetime) -> list[str]:
    """The id of an active client's one open interview where none is ahead."""
    if client.status != "active":
        return []
    interviews = [record.interview for record in records if has_a_plan(record.interview)]
    if any(end_of(interview) > now for interview in interviews):
        return []
    leads = [interview.interview_id for interview in interviews if is_open(interview, now)]
    return leads if len(leads) == 1 else []
