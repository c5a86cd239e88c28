"""What each figure counts, a line each: the client, the counselor, the interview, whether it has what is asked, and a
word on it. A count is how many lines there are; a share is how many of them are good."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS
from coaching.metrics import Figures, Place, counted, followed_through, narrowed, placed_interviews
from coaching.metrics.frames import MADE
from coaching.model import FACTS, SUCCESSES, ActionStep, Finding, Outcome, Status
from coaching.month import Month
from coaching.monthly import definitions as named
from coaching.selection import Selection
from coaching.store.months import MonthFrames

COLUMNS = ["client_id", "counselor_id", "interview_id", "good", "detail"]
WHO = COLUMNS[:3]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Words = np.ndarray[Any, Any] | pd.Series
Marks = dict[str, pd.DataFrame]
"""A frame of COLUMNS for every figure by its name; `interview_id` is 0 where a line is about a client alone."""


class MonthData(NamedTuple):
    """Everything that a report is figured from, as of `now`, the office's local date then being `today`.

    `frames.clients` has whether a client was on the caseload as each of `months` begins (columns 0 and 1, the month
    before coming first), and as the later one ends (2). `shared`, with others' clients than the viewer's.
    """

    month: Month
    now: datetime
    today: date
    shared: bool
    figures: Figures
    frames: MonthFrames


def marks_of(data: MonthData, month: Month) -> Marks:
    """What the figures of the month, or of the one before, count."""
    inside = narrowed(data.figures, Selection(), month.first, month.last)
    held = inside.interviews
    found = {
        **_caseload(data, month, held),
        named.INTERVIEWS: _every(held),
        named.PEOPLE_MET: _every(_met(data, held), "person_id"),
        **_done(data.frames.actions, month),
        **_rates(inside, pd.Timestamp(data.now)),
        **_outcomes(held, pd.Timestamp(data.now)),
        **_compared(held, data.now),
        named.LATE: _late(inside),
    }
    return {name: found[name] for name in named.FIGURES}


def rates_since(data: MonthData, first: date) -> Marks:
    """What interviews held and the rates count from a local date on."""
    inside = narrowed(data.figures, Selection(), first)
    return {named.INTERVIEWS: _every(inside.interviews), **_rates(inside, pd.Timestamp(data.now))}


def _lines(frame: pd.DataFrame, good: Flags | bool = True, detail: Words | str = "") -> pd.DataFrame:
    return frame[WHO].assign(good=good, detail=detail).reset_index(drop=True)


def _every(frame: pd.DataFrame, detail: str = "") -> pd.DataFrame:
    """All lines, with the key of what is counted where it is no interview."""
    return _lines(frame, detail=frame[detail].astype(str) if detail else "")


def _caseload(data: MonthData, month: Month, held: pd.DataFrame) -> Marks:
    place = 1 if month == data.month else 0
    clients = data.frames.clients.assign(interview_id=0)
    begin, end = clients[place].astype(bool), clients[place + 1].astype(bool)
    return {
        named.START: _every(clients[begin]),
        named.NEW: _every(clients[end & ~begin]),
        named.CLOSED: _every(clients[begin & ~end]),
        named.END: _every(clients[end]),
        named.SEEN: _every(held.drop_duplicates("client_id").assign(interview_id=0)),
    }


def _met(data: MonthData, held: pd.DataFrame) -> pd.DataFrame:
    return data.frames.people.merge(held[WHO], on="interview_id")


def _done(actions: pd.DataFrame, month: Month) -> Marks:
    inside = actions[actions["held_on"].between(pd.Timestamp(month.first), pd.Timestamp(month.last))]
    return {named.done(step): _every(inside[inside["step"] == step.value], "action_id") for step in ActionStep}


def _rates(inside: Figures, now: pd.Timestamp) -> Marks:
    held = inside.interviews
    through = followed_through(inside.rows)
    rows = counted(inside.rows).merge(held[WHO], on="interview_id")
    found = {
        named.FOLLOWED_UP: _lines(held, (held["followed_up_at"] <= now).to_numpy()),
        named.FOLLOWED_THROUGH: _of_interviews(held, through),
    }
    for step in named.RATED:
        mine = rows[rows["step"] == step.value]
        status = mine["status"].astype(object).to_numpy()
        found[named.on_time(step)] = _lines(mine, (mine["status"] == Status.DONE.value).to_numpy(), status)
        if step not in FACTS:
            found[named.ever(step)] = _lines(mine, mine["status"].isin(MADE).to_numpy(), status)
    return found


def _of_interviews(held: pd.DataFrame, flags: pd.Series[bool]) -> pd.DataFrame:
    inside = held[held["interview_id"].isin(flags.index)]
    return _lines(inside, flags.reindex(inside["interview_id"]).to_numpy(dtype=bool))


def outcome_words(held: pd.DataFrame, now: pd.Timestamp) -> pd.Series[str]:
    """The outcome of each interview, pending where none is in effect by now."""
    words = held["outcome"].astype(object)
    return words.where(held["outcome_at"] <= now, Outcome.PENDING.value)


def _outcomes(held: pd.DataFrame, now: pd.Timestamp) -> Marks:
    words = outcome_words(held, now)
    detail = words.to_numpy()
    found = {named.outcome(word): _lines(held, (words == word.value).to_numpy(), detail) for word in Outcome}
    success = words.isin([word.value for word in SUCCESSES])
    return found | {named.SUCCESS: _lines(held, success.to_numpy(), detail)}


def _compared(held: pd.DataFrame, now: datetime) -> Marks:
    placed = placed_interviews(held, now, LANDMARK_DAYS.number, HORIZON_DAYS.number)
    inside = placed[placed["place"] == Place.COMPARED.value]
    sides = {named.EXPOSED: inside[inside["exposed"]], named.UNEXPOSED: inside[~inside["exposed"].astype(bool)]}
    return {
        name: _lines(side, side["success"].to_numpy(dtype=bool), side["outcome"].astype(object).to_numpy())
        for name, side in sides.items()
    }


def _late(inside: Figures) -> pd.DataFrame:
    found = inside.findings.loc[inside.findings["finding"] == Finding.EMPLOYER_LATE.value, "interview_id"]
    return _lines(inside.interviews, inside.interviews["interview_id"].isin(found).to_numpy())
