"""The plan as data, for programs: one row a step, as CSV or JSON, without the guard that files for people carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TextIO

from coaching.model import PlanRow, Status

COLUMNS = (
    "client_id",
    "interview_id",
    "step",
    "ordinal",
    "person_id",
    "opens_at",
    "due_at",
    "closes_at",
    "done_at",
    "kind",
    "status",
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LINES_AT_ONCE = 1_000  # rows written together; more is slower, as they no longer stay in the processor's cache
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')


class _Days(dict[int, str]):
    """Dates as text by days since 1970, each made once."""

    def __missing__(self, days: int) -> str:
        text = self[days] = (_EPOCH + timedelta(days)).date().isoformat()
        return text


class _Clock(dict[int, str]):
    """Times of day as text by seconds since midnight, each made once."""

    def __missing__(self, seconds: int) -> str:
        minutes, second = divmod(seconds, 60)
        text = self[seconds] = f"T{minutes // 60:02}:{minutes % 60:02}:{second:02}Z"
        return text


_DAYS, _CLOCK = _Days(), _Clock()


def write_plan(rows: Iterable[tuple[PlanRow, Status]], out: TextIO) -> int:
    """Writes the plan as CSV, in the order given; returns how many rows. `out` must not translate line ends."""
    out.write(",".join(COLUMNS) + "\n")
    return write_lines(rows, out)


def write_lines(rows: Iterable[tuple[PlanRow, Status]], out: TextIO) -> int:
    """The same without the line of column names, to add to what is there."""
    lines = _lines(rows)
    written = 0
    while batch := list(islice(lines, _LINES_AT_ONCE)):
        out.write("".join(batch))
        written += len(batch)
    return written


def plan_as_json(rows: Iterable[tuple[PlanRow, Status]], out: TextIO) -> int:
    """Writes the plan as a JSON list of objects, null where the CSV has an empty cell; returns how many."""
    encode = json.JSONEncoder(check_circular=False).encode
    written = 0
    for written, (row, status) in enumerate(rows, 1):
        out.write("[\n" if written == 1 else ",\n")
        out.write(encode(_object(row, status)))
    out.write("\n]\n" if written else "[]\n")
    return written


def _lines(rows: Iterable[tuple[PlanRow, Status]]) -> Iterator[str]:
    """One CSV line a row, at about a microsecond: the ids, which rows of an interview share, are quoted once."""
    of_client = of_interview = None
    ids = ""
    for row, status in rows:
        client_id, interview_id, step, ordinal, person_id, opens_at, due_at, closes_at, done_at, kind = row[:10]
        if interview_id != of_interview or client_id != of_client:
            of_client, of_interview = client_id, interview_id
            ids = f"{_quoted(client_id)},{_quoted(interview_id)}"
        yield ",".join(
            (
                ids,
                step,
                str(ordinal),
                _quoted(person_id) if person_id else "",
                _text(opens_at),
                _text(due_at),
                _text(closes_at),
                _text(done_at) if done_at else "",
                kind,
                status + "\n",
            )
        )


def _object(row: PlanRow, status: Status) -> dict[str, str | int | None]:
    return {
        "client_id": row.client_id,
        "interview_id": row.interview_id,
        "step": row.step,
        "ordinal": row.ordinal,
        "person_id": row.person_id or None,
        "opens_at": _text(row.opens_at),
        "due_at": _text(row.due_at),
        "closes_at": _text(row.closes_at),
        "done_at": _text(row.done_at) if row.done_at else None,
        "kind": row.kind,
        "status": status,
    }


def _text(instant: datetime) -> str:
    """An instant as YYYY-MM-DDTHH:MM:SSZ."""
    since = instant - _EPOCH
    return _DAYS[since.days] + _CLOCK[since.seconds]


def _quoted(text: str) -> str:
    """A cell, in quotation marks where a reader would otherwise take it apart."""
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
