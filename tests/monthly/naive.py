"""The figures of a month a second time: plain loops over clients with their records, from the plan and its statuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from coaching.clock import local_date, zone_named
from coaching.conduct import findings
from coaching.guidance.policies import MEASURED
from coaching.model import Channel, InterviewRecord, Kind, Outcome, Status
from coaching.month import Month
from coaching.plan import build_plan, end_of, is_held, outcome_at, status_of
from coaching.store.client_stream import ClientRecords

Naive = dict[str, tuple[int, int]]
"""Good ones and all of them, by the name of the figure."""
MADE = {Status.DONE, Status.LATE, Status.TOO_SOON}
COUNTED = MADE | {Status.MISSED, Status.OVERDUE}
FOLLOW_UPS = {"thank_you", "status_check", "letter"}


def naive_month(clients: Iterable[ClientRecords], month: Month, now: datetime) -> Naive:
    """Every figure but the caseload's, which is not in the records."""
    good, every = Counter[str](), Counter[str]()

    def count(name: str, is_good: bool = True) -> None:
        every[name] += 1
        good[name] += is_good

    for one in clients:
        held = [record for record in one.records if is_held(record.interview, now) and _in(record, month)]
        if held:
            count("caseload.seen")
        for record in held:
            _interview(record, now, count)
        for record in one.records:
            zone = zone_named(record.interview.timezone)
            for action in record.actions:
                day = local_date(action.at, zone)
                if month.first <= day <= month.last and action.at <= now and action.channel is not Channel.WAIVED:
                    count(f"activity.done.{action.step.value}")
    return {name: (good[name], every[name]) for name in every}


def _in(record: InterviewRecord, month: Month) -> bool:
    day = local_date(record.interview.starts_at, zone_named(record.interview.timezone))
    return month.first <= day <= month.last


def _interview(record: InterviewRecord, now: datetime, count) -> None:
    interview = record.interview
    count("activity.interviews")
    for person in record.people:
        if person.met is not False:
            count("activity.people_met")
    ups = [a.at for a in record.actions if a.step.value in FOLLOW_UPS and a.channel is not Channel.WAIVED]
    ups = [at for at in ups if interview.starts_at <= at <= now]
    count("rate.followed_up", bool(ups))
    plan = [(row, status_of(row, now)) for row in build_plan(record, MEASURED, now)]
    rows = [(row, status) for row, status in plan if row.kind is Kind.EXPECTED and status in COUNTED]
    through = [status in MADE for row, status in rows if row.step.value in FOLLOW_UPS]
    if through:
        count("rate.followed_through", all(through))
    for row, status in rows:
        count(f"rate.{row.step.value}.on_time", status is Status.DONE)
        if row.step.value not in {"ask_timeline", "get_contacts"}:
            count(f"rate.{row.step.value}.ever", status in MADE)
    decided = outcome_at(interview)
    known = interview.outcome if decided and decided <= now else Outcome.PENDING
    for word in Outcome:
        count(f"outcome.{word.value}", known is word)
    count("outcome.success", known in {Outcome.OFFER, Outcome.ADVANCED})
    found = [one.finding for one in findings(record, MEASURED, [row for row, _ in plan], now)]
    count("employer.late", "employer_late" in found)
    _compare(record, now, ups, count)


def _compare(record: InterviewRecord, now: datetime, ups: list[datetime], count) -> None:
    landmark = end_of(record.interview) + timedelta(days=7)
    horizon = landmark + timedelta(days=30)
    decided, outcome = outcome_at(record.interview), record.interview.outcome
    if horizon > now or (decided and decided <= landmark):
        return
    within = bool(decided and decided <= horizon)
    if within and outcome is Outcome.WITHDRAWN:
        return
    exposed = any(at <= landmark for at in ups)
    name = "comparison.followed_up" if exposed else "comparison.not_followed_up"
    count(name, within and outcome in {Outcome.OFFER, Outcome.ADVANCED})
