"""How soon a thank-you went out after the interview, in the words of a distribution."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from coaching.guidance.steps import THANK_YOU_HOURS

NEXT_DAY = timedelta(hours=2 * THANK_YOU_HOURS.number)
A_WEEK = timedelta(days=7)
"""Where the distribution is cut, counted from the end of the interview; own judgement."""


class Lag(StrEnum):
    """When a thank-you was sent, from the soonest to not at all; what is within a day is on time."""

    WITHIN_DAY = "within_day"
    NEXT_DAY = "next_day"
    WITHIN_WEEK = "within_week"
    LATER = "later"
    NOT_SENT = "not_sent"


def lag_of_late(sent_at: datetime, ended_at: datetime) -> Lag:
    """How late a thank-you is that was not on time."""
    if sent_at < ended_at + NEXT_DAY:
        return Lag.NEXT_DAY
    return Lag.WITHIN_WEEK if sent_at < ended_at + A_WEEK else Lag.LATER
