"""What was done first after each interview held, and the employer's date and first reply (metrics.firsts).

Read only where a figure asks for it, as it looks at every action: the first view of Outcomes does without.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, String, case, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from coaching.clock import end_of_day, zone_named
from coaching.model import ActionStep, Channel, Step
from coaching.plan import NO_PLAN
from coaching.standing import FOLLOW_UPS
from coaching.store.access import Viewer
from coaching.store.elapsed import Microseconds
from coaching.store.local_days import MARGIN
from coaching.store.tables import Actions, Interviews, PlanRows

WORDS, INSTANTS = ["employer", "channel", "known_from"], ["thanked_at", "checked_at", "promised_over_at", "heard_at"]
FIRST_COLUMNS = ["interview_id", *WORDS, *INSTANTS, "thanks_waived", "check_waived"]


def firsts(
    viewer: Viewer, now: datetime, *, counselor_id: int | None = None, since: date | None = None
) -> pd.DataFrame:
    """A line for each interview held at `now` that the viewer may see, in FIRST_COLUMNS, and about `since`."""
    held = [viewer.sees(Interviews.counselor_id), Interviews.ended_at <= now, Interviews.status.not_in(NO_PLAN)]
    if counselor_id is not None:
        held.append(Interviews.counselor_id == counselor_id)
    if since is not None:
        held.append(Interviews.starts_at >= datetime.combine(since, time(), UTC) - MARGIN)
    with viewer.read() as connection:
        lines = _promised(connection, held)
        for part in (_steps(connection, held, now), _replies(connection, held, now), _ways(connection, held, now)):
            lines = lines.merge(part, on="interview_id", how="left")
    for column in ("thanked_at", "checked_at", "heard_at"):
        micros = pd.to_numeric(lines[column]).astype("Int64")
        lines[column] = pd.to_datetime(micros, unit="us", utc=True)
    for column in ("channel", "known_from"):
        lines[column] = lines[column].astype(object).fillna("")
    return lines[FIRST_COLUMNS]


def _promised(connection: Connection, held: list[ColumnElement[bool]]) -> pd.DataFrame:
    """The employer, and when the day that it promised is over."""
    query = select(Interviews.id, Interviews.employer, Interviews.promised_on, Interviews.timezone).where(*held)
    lines = _frame(connection, query, ["interview_id", "employer", "on", "zone"])
    over: dict[tuple[date, str], datetime] = {
        pair: end_of_day(pair[0], zone_named(pair[1]))
        for pair in set(zip(lines["on"], lines["zone"], strict=True))
        if pair[0]
    }
    instants = [over.get(pair) for pair in zip(lines["on"], lines["zone"], strict=True)]
    return lines.assign(promised_over_at=pd.to_datetime(pd.Series(instants, index=lines.index, dtype=object), utc=True))


def _steps(connection: Connection, held: list[ColumnElement[bool]], now: datetime) -> pd.DataFrame:
    """When the first thank-you and the first check were made, and whether they were waived."""
    row = PlanRows
    thanks, check = row.step == Step.THANK_YOU, (row.step == Step.STATUS_CHECK) & (row.ordinal == 1)
    made = row.done_at <= now
    query = (
        select(
            row.interview_id,
            _raw(func.min(case((thanks & made, row.done_at)))),
            _raw(func.min(case((check & made, row.done_at)))),
            func.count(case((thanks & ~row.waived, 1))) == 0,
            func.count(case((check & row.waived, 1))) > 0,
        )
        .join(Interviews, Interviews.id == row.interview_id)
        .where(*held, row.step.in_([Step.THANK_YOU, Step.STATUS_CHECK]))
        .group_by(row.interview_id)
    )
    columns = ["interview_id", "thanked_at", "checked_at", "thanks_waived", "check_waived"]
    lines = _frame(connection, query, columns)
    return lines.astype({"thanks_waived": bool, "check_waived": bool})


def _replies(connection: Connection, held: list[ColumnElement[bool]], now: datetime) -> pd.DataFrame:
    """The employer's first reply."""
    query = select(Actions.interview_id, _raw(func.min(Actions.at))).join(Interviews).where(*held, *_up_to(now))
    query = query.where(Actions.step == ActionStep.EMPLOYER_REPLY).group_by(Actions.interview_id)
    return _frame(connection, query, ["interview_id", "heard_at"])


def _ways(connection: Connection, held: list[ColumnElement[bool]], now: datetime) -> pd.DataFrame:
    """The channel of the first follow-up, and who says so; at one instant, by the id of the action."""
    order = func.row_number().over(partition_by=Actions.interview_id, order_by=(Actions.at, Actions.external_id))
    real = (Actions.step.in_(FOLLOW_UPS), Actions.channel != Channel.WAIVED)
    ways = select(
        Actions.interview_id, _text(Actions.channel).label("channel"), _text(Actions.known_from).label("known_from")
    )
    ranked = ways.add_columns(order.label("place")).join(Interviews).where(*held, *_up_to(now), *real).subquery()
    query = select(ranked.c.interview_id, ranked.c.channel, ranked.c.known_from).where(ranked.c.place == 1)
    return _frame(connection, query, ["interview_id", "channel", "known_from"])


def _frame(connection: Connection, query: Select[*tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
    """The rows as plain tuples: pandas takes a second to look at 100,000 of SQLAlchemy's own."""
    return pd.DataFrame(list(map(tuple, connection.execute(query))), columns=columns)


def _up_to(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Actions.at >= Interviews.starts_at, Actions.at <= now


def _raw(column: ColumnElement[Any]) -> Microseconds:
    return Microseconds(column)


def _text(word: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    return type_coerce(word, String)
