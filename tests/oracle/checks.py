"""Status checks, words and windows, as plan.md tells them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from coaching.model import InterviewRecord
from tests.oracle.days import days_after, local_date
from tests.oracle.reading import place, recorded, start_date

FIRST_CHECK = {"measured": (5, 7), "persistent": (5, 7), "formal": (7, 9)}
LIMIT = {"measured": 2, "persistent": None, "formal": 2}

Place = tuple[datetime, str]


class Check(NamedTuple):
    """All checks of one local date, made at the earliest of them, with the latest of the next dates named."""

    place: Place
    on: date
    names: date | None


class Word(NamedTuple):
    """The employer's reply, or a check at which a next date was named."""

    place: Place
    on: date
    names: date | None


def checks_made(record: InterviewRecord, now: datetime) -> list[Check]:
    """The checks made by now, in order."""
    zone = record.interview.timezone
    by_date: dict[date, Check] = {}
    for action in recorded(record, now, "status_check"):
        on = local_date(action.at, zone)
        first = by_date.setdefault(on, Check(place(action), on, None))
        named = [one for one in (first.names, action.next_update_on) if one is not None]
        by_date[on] = first._replace(names=max(named, default=None))
    return [by_date[on] for on in sorted(by_date)]


def replies(record: InterviewRecord, now: datetime) -> list[Word]:
    """The employer's own words, in order."""
    zone = record.interview.timezone
    found = recorded(record, now, "employer_reply")
    return [Word(place(action), local_date(action.at, zone), action.next_update_on) for action in found]


def words(record: InterviewRecord, now: datetime) -> list[Word]:
    """Replies, and checks at which a next date was named, in order."""
    named_at_checks = [Word(*check) for check in checks_made(record, now) if check.names is not None]
    return sorted(replies(record, now) + named_at_checks, key=lambda word: word.place)


def unanswered(record: InterviewRecord, now: datetime, first: int) -> int:
    """How many of the first so many checks had no answer before the next check."""
    made = checks_made(record, now)
    count = 0
    for index in range(first):
        check = made[index]
        answered = check.names is not None
        for reply in replies(record, now):
            follows = reply.place > check.place
            in_time = index + 1 == len(made) or reply.place < made[index + 1].place
            answered = answered or (follows and in_time)
        count += not answered
    return count


def limit_reached(record: InterviewRecord, policy: str, now: datetime, first: int) -> bool:
    """Whether the unanswered checks among the first so many are as many as the policy allows."""
    limit = LIMIT[policy]
    return limit is not None and not unanswered(record, now, first) < limit


def rows_of_checks(record: InterviewRecord, policy: str, now: datetime) -> int:
    """How many checks have a row: the first always, each further one once the one before has been made."""
    made = len(checks_made(record, now))
    rows = 1
    while rows <= made and not limit_reached(record, policy, now, rows):
        rows += 1
    return rows


def word_that_counts(record: InterviewRecord, now: datetime, k: int) -> Word | None:
    """The latest word from check k-1 on, earlier than check k where that has been made."""
    made = checks_made(record, now)
    candidates = words(record, now)
    if k > 1:
        candidates = [word for word in candidates if word.place >= made[k - 2].place]
    if k <= len(made):
        candidates = [word for word in candidates if word.place < made[k - 1].place]
    return candidates[-1] if candidates else None


def window_of_check(record: InterviewRecord, policy: str, now: datetime, k: int) -> tuple[date, date]:
    """The dates on which check k opens and is due."""
    promised = record.interview.promised_on
    word = word_that_counts(record, now, k)
    if word is not None:
        return _window_after_word(record, now, word)
    if k == 1:
        if promised is not None:
            return days_after(promised, 1), days_after(promised, 3)
        opens, due = FIRST_CHECK[policy]
        d = start_date(record.interview)
        return days_after(d, opens), days_after(d, due)
    last = checks_made(record, now)[k - 2].on
    if promised is not None and not promised < days_after(last, 7):
        return days_after(promised, 1), days_after(promised, 3)
    return days_after(last, 7), days_after(last, 10)


def _window_after_word(record: InterviewRecord, now: datetime, word: Word) -> tuple[date, date]:
    if word.names is not None:
        return word.names, days_after(word.names, 3)
    naming = [one for one in words(record, now) if one.place < word.place and one.names is not None]
    named = naming[-1].names if naming else None
    promised = record.interview.promised_on
    if named is not None:
        if not named < word.on:
            return named, days_after(named, 3)
    elif promised is not None and not promised < word.on:
        return days_after(promised, 1), days_after(promised, 3)
    return days_after(word.on, 7), days_after(word.on, 10)
