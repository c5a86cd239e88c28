"""Offices by chance as frames: interviews held of several counselors, thanked for on time, late or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pandas as pd

from coaching.metrics import FINDING_COLUMNS, LAG_COLUMNS, ROW_COLUMNS, Figures, interview_frame

NOW = datetime(2026, 6, 3, 15, tzinfo=UTC)
TODAY = NOW.date()
STATUSES = {"done": "within_day", "late": "within_week", "missed": "not_sent"}


def an_office(
    clients: int, *, seed: int = 1, counselors: int = 3, days: int = 200, interviews: int = 4, share: float = 0.5
) -> Figures:
    """So many clients with up to so many interviews each over so many days; a `share` of thank-yous is on time."""
    chance = Random(seed)  # noqa: S311 - for an office, not for a secret
    lines: list[tuple[object, ...]] = []
    rows, lags = [], []
    for client in range(clients):
        counselor = min(chance.randrange(counselors), chance.randrange(counselors))
        for _ in range(chance.randint(1, interviews)):
            key = len(lines)
            day = TODAY - timedelta(days=chance.randrange(days))
            lines.append(_line(key, client, counselor, chance, day))
            status = chance.choices(list(STATUSES), (share, (1 - share) / 3, 2 * (1 - share) / 3))[0]
            rows.append((key, "thank_you", "expected", status))
            lags.append((key, STATUSES[status]))
    return Figures(
        interview_frame(lines),
        pd.DataFrame(rows, columns=ROW_COLUMNS),
        pd.DataFrame(lags, columns=LAG_COLUMNS),
        pd.DataFrame([], columns=FINDING_COLUMNS),
    )


def _line(key: int, client: int, counselor: int, chance: Random, day: date) -> tuple[object, ...]:
    ended = min(datetime.combine(day, time(chance.randrange(8, 15)), UTC), NOW - timedelta(hours=1))
    outcome = chance.choice(["pending", "pending", "offer", "rejected", "withdrawn"])
    decided = None if outcome == "pending" else ended + timedelta(days=chance.randrange(1, 40))
    up = ended + timedelta(hours=chance.randrange(1, 400)) if chance.random() < 0.7 else None
    industry = chance.choice(["Finance", "Finance", "Health"])
    return (key, f"c{client}", outcome, ended, decided, up, counselor, industry, "1", "phone", day)
