"""A client's interviews as a search goes: by employer, each round with where it stands, and which to look at first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from coaching.clock import local_date, zone_named
from coaching.likeness import employer_key
from coaching.model import FACTS, SUCCESSES, Interview, InterviewStatus, Kind, Outcome, Status
from coaching.plan import status_of
from coaching.store.clients import InterviewCard
from coaching.wording import day_words, named, plain_day

NOT_HELD = frozenset({InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW})
STILL_OPEN = frozenset({Outcome.PENDING, Outcome.ADVANCED})
TO_DO = (Status.OVERDUE, Status.DUE)


class Search(NamedTuple):
    """A client's interviews with one employer, the latest first; `over` where nothing more is expected of them."""

    employer: str
    rounds: tuple[InterviewCard, ...]
    over: bool


class Stand(NamedTuple):
    """Where an interview stands, in words, and the status whose mark that has."""

    words: str
    status: Status


def searches(cards: Sequence[InterviewCard]) -> tuple[Search, ...]:
    """The interviews (latest first) by employer, the open ones before those that are over."""
    groups: dict[str, list[InterviewCard]] = {}
    for card in cards:
        groups.setdefault(employer_key(card.record.interview.employer), []).append(card)
    found = [Search(group[0].record.interview.employer, tuple(group), _is_over(group)) for group in groups.values()]
    return tuple(sorted(found, key=lambda search: search.over))


def _is_over(rounds: Sequence[InterviewCard]) -> bool:
    """The latest round that was not called off decides."""
    kept = [card.record.interview for card in rounds if card.record.interview.status not in NOT_HELD]
    return not kept or kept[0].outcome not in STILL_OPEN


def first_to_look_at(cards: Sequence[InterviewCard], now: datetime) -> int | None:
    """The key of the interview whose expected step is due first; without one the next ahead, else the latest."""
    due = [(row.due_at, card.key) for card in cards for row in card.plan if _is_to_do(row.kind, status_of(row, now))]
    if due:
        return min(due)[1]
    ahead = [card for card in cards if card.record.interview.starts_at > now and _is_kept(card.record.interview)]
    latest = [*ahead[-1:], *cards[:1]]
    return latest[0].key if latest else None


def _is_to_do(kind: Kind, status: Status) -> bool:
    return kind is Kind.EXPECTED and status in TO_DO


def _is_kept(interview: Interview) -> bool:
    return interview.status not in NOT_HELD


def round_label(interview: Interview, now: datetime) -> str:
    """ "Round 2, March 12", the round as it was named; "March 12" where it has none."""
    today = local_date(now, zone_named(interview.timezone))
    day = plain_day(local_date(interview.starts_at, zone_named(interview.timezone)), today)
    return ", ".join(part for part in (round_name(interview.round), day) if part)


def round_name(round_: str) -> str:
    """ "Round 2" for "2"; other names as they are."""
    name = round_.strip()
    return f"Round {name}" if name.isdecimal() else name


def stand_of(card: InterviewCard, now: datetime) -> Stand:
    """Where an interview stands: called off, ahead, decided, with steps to do, or waiting for an answer."""
    interview = card.record.interview
    if interview.status in NOT_HELD:
        return Stand(named(interview.status), Status.NOT_NEEDED)
    if interview.outcome is not Outcome.PENDING:
        return Stand(named(interview.outcome), Status.DONE if interview.outcome in SUCCESSES else Status.NOT_NEEDED)
    if interview.starts_at > now:
        zone = zone_named(interview.timezone)
        return Stand(day_words(local_date(interview.starts_at, zone), local_date(now, zone)), Status.NOT_YET)
    return _stand_of_steps(card, now)


def _stand_of_steps(card: InterviewCard, now: datetime) -> Stand:
    statuses = [status_of(row, now) for row in card.plan if row.kind is Kind.EXPECTED and row.step not in FACTS]
    for status in TO_DO:
        if count := statuses.count(status):
            return Stand(f"{count} {named(status)}", status)
    return Stand("waiting", Status.NOT_YET)


def led_on(card: InterviewCard, cards: Sequence[InterviewCard]) -> bool:
    """Whether an interview that led to a next round has one: a later interview with the same employer."""
    interview = card.record.interview
    return any(
        other.record.interview.starts_at > interview.starts_at
        and employer_key(other.record.interview.employer) == employer_key(interview.employer)
        for other in cards
    )
