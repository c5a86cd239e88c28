"""Who follows up at all: the question of S4.1, by interview and by client; and how and by whose word it is known."""

from __future__ import annotations

from datetime import datetime
from math import sqrt
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import LANDMARK_DAYS
from coaching.intervals import CONFIDENCE, NO_INTERVAL, Interval, wilson
from coaching.model import Channel, KnownFrom

WAYS = {"channel": [one.value for one in Channel if one is not Channel.WAIVED], "known_from": list(map(str, KnownFrom))}
"""The words by which first follow-ups are told apart, in order, by column."""


class AtAll(NamedTuple):
    """Interviews that ended a week ago or earlier, how many were followed up in some way by now, and their clients:
    how many of them after any, and after every interview; `recent` are the interviews left out. Of clients None
    is what may not be shown."""

    followed_up: int
    interviews: int
    interval: Interval
    clients_ever: int | None
    clients_always: int | None
    clients: int | None
    recent: int


def at_all(interviews: pd.DataFrame, now: datetime, days: int = LANDMARK_DAYS.number) -> AtAll:
    """Who followed up at all, of interviews held so many days ago; the share's interval is by client."""
    old = interviews["ended_at"] + pd.Timedelta(days=days) <= pd.Timestamp(now)
    up = interviews.loc[old, "followed_up_at"] <= pd.Timestamp(now)
    by_client = up.groupby(interviews.loc[old, "client_id"], sort=False).agg(["sum", "size"]).astype(int)
    return AtAll(
        followed_up=int(up.sum()),
        interviews=len(up),
        interval=share_by_client(by_client["sum"], by_client["size"]),
        clients_ever=int((by_client["sum"] > 0).sum()),
        clients_always=int((by_client["sum"] == by_client["size"]).sum()),
        clients=len(by_client),
        recent=int((~old).sum()),
    )


def share_by_client(parts: pd.Series[int], sizes: pd.Series[int]) -> Interval:
    """Wilson's interval for a share of clients' interviews, with as many interviews as are worth so much alone.

    That is their number over the design effect, the variance by client over that of independent ones (Kish); where
    all or none have it, the variance tells nothing, and as many as there are clients.
    """
    n, people, part = int(sizes.sum()), len(sizes), int(parts.sum())
    if people == n:
        return wilson(part, n)
    if part in (0, n) or people < 2:
        return _wilson(part / n, people) if n else NO_INTERVAL
    share = part / n
    variance = people / (people - 1) * float(((parts - share * sizes) ** 2).sum()) / n**2
    worth = min(share * (1 - share) / variance, n) if variance > 0 else n
    return _wilson(share, worth)


def _wilson(share: float, n: float) -> Interval:
    """Wilson's interval for a share of n, which need not be whole."""
    from scipy.stats import norm  # noqa: PLC0415 - a second to import, see intervals.py

    z2 = float(norm.ppf((1 + CONFIDENCE) / 2)) ** 2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    margin = sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    return Interval(max(middle - margin, 0.0), min(middle + margin, 1.0))


def first_ways(interviews: pd.DataFrame, column: str) -> pd.DataFrame:
    """Interviews followed up by the channel or the source of the first follow-up: `word`, `interviews`, `of`.

    `interviews` are with their firsts; every word of WAYS has a line, in order, zeros among them.
    """
    tally = interviews.loc[interviews[column] != "", column].value_counts()
    words = WAYS[column]
    total = int(sum(tally.get(word, 0) for word in words))
    return pd.DataFrame(
        [(word, int(tally.get(word, 0)), total) for word in words], columns=["word", "interviews", "of"]
    )
