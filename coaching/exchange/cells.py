"""Cells and what they mean: words from closed lists, dates, and local times; a cell that means nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TypeVar
from zoneinfo import ZoneInfo

from coaching.clock import instant_of
from coaching.errors import CoachingError, Fault
from coaching.refusals import FIRST_DAY, LAST_DAY

SHOWN = 40  # characters of a cell repeated in a fault; own judgement

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL_TIME = re.compile(r"(.{10})(T[0-9]{2}:[0-9]{2})(?:([+-])([0-9]{2}):([0-9]{2}))?")
_SINCE_MIDNIGHT = {
    f"T{hour:02}:{minute:02}": timedelta(hours=hour, minutes=minute) for hour in range(24) for minute in range(60)
}
_LAST_MINUTE = time(23, 59)
_DATE_REMEDY = "Write a date as YYYY-MM-DD, such as 2026-03-04."
_TIME_REMEDY = "Write a time as YYYY-MM-DDTHH:MM, such as 2026-03-04T14:30."

T = TypeVar("T")


class Refused(Exception):  # noqa: N818 - a row is refused, which is no error of the program
    """A row that is not taken in, and why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def shown(text: str) -> str:
    """The beginning of a cell in quotes, with nothing in it that a screen would act on."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


class Words(dict[str, T]):
    """The words of one column and what they mean. Blanks around a word are ignored; another word is refused."""

    def __init__(self, column: str, meanings: Mapping[str, T]) -> None:
        super().__init__(meanings)
        self.column = column

    def __missing__(self, cell: str) -> T:
        word = cell.strip()
        if word in self:
            return self[word]
        fault = f"{shown(cell)} is not one of its words." if word else "It is empty."
        raise Refused(Fault(self.column, fault, f"Use {self._choice()}."))

    def _choice(self) -> str:
        words = [word for word in self if word] + (["nothing"] if "" in self else [])
        return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


class Dates(dict[str, date | None]):
    """The dates of one column by their text; empty is None."""

    def __init__(self, column: str) -> None:
        super().__init__({"": None})
        self.column = column

    def __missing__(self, cell: str) -> date | None:
        text = cell.strip()
        if text not in self:
            self[text] = day_of(text, self.column)
        return self[text]


def day_of(text: str, column: str) -> date:
    """The date written YYYY-MM-DD; Refused where it is none, or outside FIRST_DAY to LAST_DAY."""
    if not _DATE.fullmatch(text):
        raise Refused(Fault(column, f"{shown(text)} is not a date.", _DATE_REMEDY))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(Fault(column, f"There is no date {text}.", _DATE_REMEDY)) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(Fault(column, f"{text} is too far away.", f"Give a date from {FIRST_DAY} to {LAST_DAY}."))
    return day


class LocalTimes:
    """The local times of one zone. A day without a change of clocks is looked up once, and is an addition then."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._midnights: dict[str, datetime] = {}

    def instant(self, cell: str, column: str) -> datetime:
        """The instant (UTC) of a `YYYY-MM-DDTHH:MM`; Refused where it is no time, does not exist, or comes twice.

        An offset after it (`-05:00`) says which of two is meant; the export writes it only there.
        """
        midnight = self._midnights.get(cell[:10])
        since = _SINCE_MIDNIGHT.get(cell[10:])
        if midnight is None or since is None:
            return self._looked_up(cell.strip(), column)
        return midnight + since

    def _looked_up(self, text: str, column: str) -> datetime:
        match = _LOCAL_TIME.fullmatch(text)
        since = _SINCE_MIDNIGHT.get(match[2]) if match else None
        if match is None or since is None:
            raise Refused(Fault(column, f"{shown(text)} is not a time." if text else "It is empty.", _TIME_REMEDY))
        midnight = datetime.combine(day_of(match[1], column), time())
        if match[3]:
            return self._with_offset(midnight + since, match, column)
        offset = self._offset_all_day(midnight)
        if offset is not None:
            self._midnights[match[1]] = (midnight - offset).replace(tzinfo=UTC)
            return self._midnights[match[1]] + since
        try:
            return instant_of(midnight + since, self.zone)
        except CoachingError as error:
            raise Refused(Fault(column, error.message, error.hint)) from None

    def _offset_all_day(self, midnight: datetime) -> timedelta | None:
        """The day's offset from UTC, None where it changes (no zone changes its clocks twice within a day)."""
        first = midnight.replace(tzinfo=self.zone)
        last = datetime.combine(midnight, _LAST_MINUTE, tzinfo=self.zone)
        offsets = {moment.replace(fold=fold).utcoffset() for moment in (first, last) for fold in (0, 1)}
        return offsets.pop() if len(offsets) == 1 else None

    def _with_offset(self, local: datetime, match: re.Match[str], column: str) -> datetime:
        size = timedelta(hours=int(match[4]), minutes=int(match[5]))
        sign = -1 if match[3] == "-" else 1
        if size < timedelta(days=1):
            instant = local.replace(tzinfo=timezone(sign * size)).astimezone(UTC)
            if instant.astimezone(self.zone).replace(tzinfo=None) == local:
                return instant
        fault = f"{self.zone.key} is not {match[3]}{match[4]}:{match[5]} from UTC at that time."
        raise Refused(Fault(column, fault, _TIME_REMEDY))


def local_text(instant: datetime, zone: ZoneInfo) -> str:
    """The local time of an instant to the minute, as `LocalTimes` reads it: with its offset where it comes twice."""
    local = instant.astimezone(zone)
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return local.isoformat()[:16]
    text = local.isoformat(timespec="minutes")
    return text[:16] + text[-6:]
