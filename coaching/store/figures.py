"""What the rates are computed from: frames of the interviews held and of their plan rows with their status at `now`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, String, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.status_sql import status_at
from coaching.store.tables import Interviews, PlanRows

INSTANTS = ["ended_at", "outcome_at", "followed_up_at"]
INTERVIEW_COLUMNS = ["interview_id", "client_id", "outcome", *INSTANTS]
ROW_COLUMNS = ["interview_id", "step", "kind", "status"]


class FigureFrames(NamedTuple):
    """The two frames that metrics.py computes from, in its columns; ids are keys, instants in UTC, words as text."""

    interviews: pd.DataFrame
    rows: pd.DataFrame


def figures(viewer: Viewer, now: datetime) -> FigureFrames:
    """The interviews held at `now` that the viewer may see, and their plan rows."""
    held = (viewer.sees(Interviews.counselor_id), Interviews.ended_at <= now, Interviews.status.not_in(NO_PLAN))
    instants = [getattr(Interviews, name) for name in INSTANTS]
    interviews = select(Interviews.id, Interviews.client_id, _text(Interviews.outcome), *instants).where(*held)
    row = PlanRows
    rows = select(row.interview_id, _text(row.step), _text(row.kind), _text(status_at(now)))
    rows = rows.join(Interviews, Interviews.id == row.interview_id).where(*held)
    with viewer.read() as connection:
        frames = FigureFrames(
            pd.DataFrame(list(map(tuple, connection.execute(interviews))), columns=INTERVIEW_COLUMNS),
            pd.DataFrame(list(map(tuple, connection.execute(rows))), columns=ROW_COLUMNS, dtype=object),
        )
    for column in INSTANTS:
        frames.interviews[column] = pd.to_datetime(frames.interviews[column], utc=True)
    return frames


def _text(word: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """A word as the text it is stored as, without the detour over its enumeration."""
    return type_coerce(word, String)
