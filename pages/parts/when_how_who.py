"""The fields in which an action is told: when, how, who says so, and the next date that was named."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

import streamlit as st

from coaching.clock import instant_of, zone_named
from coaching.errors import CoachingError
from coaching.model import Channel, KnownFrom
from coaching.promises import promised_day
from coaching.wording import named
from pages.parts.text import DATES

CHANNELS: list[Channel] = [channel for channel in Channel if channel is not Channel.WAIVED]
TO_A_CLIENT = [Channel.EMAIL, Channel.TEXT, Channel.PHONE, Channel.VOICEMAIL, Channel.IN_PERSON]
"""How a counselor reaches a client."""
NEXT_DATE, IN_WORDS = "Next date they named, if any", "03/20/2026, or: in two weeks"
AS_USUAL = "in the usual way of each step"
MINUTES = 300
"""Seconds between the times offered; any other minute can be typed."""


class When(NamedTuple):
    """A date and a time of day by the wall clock; a field that was emptied is None."""

    day: date | None
    time: time | None

    def in_zone(self, timezone: str) -> datetime:
        """The instant (UTC) in that zone; CoachingError where half is missing, or there is no such time that day."""
        if self.day is None or self.time is None:
            raise CoachingError("A day and a time are needed.", "Fill in both.")
        return instant_of(datetime.combine(self.day, self.time), zone_named(timezone))

    def counted_on(self, words: str) -> date | None:
        """The date that these words, said that day, name; None where none were, CoachingError where they name none."""
        return promised_day(words, self.day) if words.strip() and self.day else None


def when_fields(local: datetime, key: str) -> When:
    """Day and time of day, side by side."""
    left, right = st.columns(2)
    day = left.date_input("Day", local.date(), format=DATES, key=f"day-{key}")
    clock = right.time_input("Time", local.time().replace(second=0, microsecond=0), key=f"time-{key}", step=MINUTES)
    return When(day if isinstance(day, date) else None, clock)


def next_date_field(key: str) -> str:
    """The words in which the employer named a next date: "in two weeks"."""
    return st.text_input(NEXT_DATE, key=f"next-{key}", placeholder=IN_WORDS)


def how_field(channel: Channel | None, key: str, channels: list[Channel] = CHANNELS) -> Channel | None:
    """By which channel; None, where that is what is offered first, is the usual one."""
    offered: list[Channel | None] = [*channels] if channel else [None, *channels]
    how = st.selectbox("How", offered, offered.index(channel), format_func=_how, key=f"how-{key}")
    return how or channel


def who_field(known_from: KnownFrom, key: str) -> KnownFrom:
    """Who says that it was done."""
    words = list(KnownFrom)
    who = st.selectbox("Who says so", words, words.index(known_from), format_func=named, key=f"who-{key}")
    return who or known_from


def _how(channel: Channel | None) -> str:
    return named(channel) if channel else AS_USUAL
