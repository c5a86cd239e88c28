"""What was done first after each interview held, by plain loops over the records and their plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pandas as pd

from coaching.clock import end_of_day, zone_named
from coaching.guidance.cited import Policy
from coaching.guidance.policies import MEASURED
from coaching.metrics import figures_of
from coaching.metrics.firsts import FIRST_COLUMNS, with_firsts
from coaching.model import Channel, InterviewRecord, Step
from coaching.plan import build_plan, is_held
from coaching.standing import FOLLOW_UPS


def firsts_of(records: Iterable[InterviewRecord], now: datetime, policy: Policy = MEASURED) -> pd.DataFrame:
    """The frame of FIRST_COLUMNS."""
    lines = [_line(record, policy, now) for record in records if is_held(record.interview, now)]
    return pd.DataFrame(lines, columns=FIRST_COLUMNS)


def held_with_firsts(records: Iterable[InterviewRecord], now: datetime) -> pd.DataFrame:
    """The interviews held with their firsts."""
    every = list(records)
    return with_firsts(figures_of(every, MEASURED, now).interviews, firsts_of(every, now))


def _line(record: InterviewRecord, policy: Policy, now: datetime) -> tuple[object, ...]:
    interview = record.interview
    rows = build_plan(record, policy, now)
    thanks = [row for row in rows if row.step is Step.THANK_YOU]
    (check,) = [row for row in rows if row.step is Step.STATUS_CHECK and row.ordinal == 1]
    real = sorted(
        (action.at, action.action_id, action.channel.value, action.known_from.value)
        for action in record.actions
        if action.step in FOLLOW_UPS
        and action.channel is not Channel.WAIVED
        and interview.starts_at <= action.at <= now
    )
    replies = [a.at for a in record.actions if a.step == "employer_reply" and interview.starts_at <= a.at <= now]
    promised = interview.promised_on
    return (
        interview.interview_id,
        interview.employer,
        real[0][2] if real else "",
        real[0][3] if real else "",
        min((row.done_at for row in thanks if row.done_at), default=None),
        check.done_at,
        end_of_day(promised, zone_named(interview.timezone)) if promised else None,
        min(replies, default=None),
        bool(thanks) and all(row.waived for row in thanks),
        check.waived,
    )
