"""Times of day as people write them: "2:30 PM", "14:30", "2pm", "14h30", and Excel's fractions of a day."""

from __future__ import annotations

import re
from datetime import datetime, time

from coaching.errors import Fault
from coaching.exchange.cells import Refused, shown
from coaching.exchange.tracker.grid import Cell, text_of
from coaching.exchange.tracker.zones import unknown_zone

_MINUTE = r"[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?"
TIME_PATTERN = rf"(?P<hour>\d{{1,2}})(?:{_MINUTE}|\s*(?P<half_alone>[ap])\.?\s?m\b\.?|h)"
_TIME = re.compile(TIME_PATTERN, re.IGNORECASE)
_UNTIL = re.compile(rf"\s*(?:→|[-–—]|\bto\b|\buntil\b)\s*{TIME_PATTERN}$", re.IGNORECASE)  # noqa: RUF001 - dashes as people write
_HALF_SAID = re.compile(r"[ap]\.?\s?m\b\.?$", re.IGNORECASE)
EARLIEST = 7
"""O'clock; "2:30" without AM or PM is more likely half past two in the afternoon: asked for, not guessed."""
NOON = 12
MINUTES_A_DAY = 24 * 60
_REMEDY = "Write the start like 2:30 PM or 14:30."


def time_of(cell: Cell, column: str) -> time:
    """The time of day in a cell; Refused where it is none, or where it does not say which half of the day."""
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 <= cell < 1:
        hour, minute = divmod(round(cell * MINUTES_A_DAY) % MINUTES_A_DAY, 60)
        return time(hour, minute)
    text = text_of(cell)
    match = _TIME.fullmatch(without_end(text))
    found = time_in(match) if match else None
    if match is None or found is None:
        raise Refused(unknown_zone(text, column) or Fault(column, f"{shown(text)} is not a time.", _REMEDY))
    if half_unsaid(match):
        raise Refused(Fault(column, f"{shown(text)} may be in the morning or in the afternoon.", _REMEDY))
    return found


def without_end(text: str) -> str:
    """The text without a time until which it lasts; unchanged where only that one says which half of the day."""
    until = _UNTIL.search(text)
    if not until or not text[: until.start()] or time_in(until) is None:
        return text
    start = text[: until.start()]
    return start if _HALF_SAID.search(start) or not _half(until) else text


def time_in(match: re.Match[str]) -> time | None:
    """The time of a match of TIME_PATTERN; None where there is no such time."""
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), _half(match)
    if half:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def half_unsaid(match: re.Match[str]) -> bool:
    """Whether the time may be in either half of the day: early, without AM or PM, and not written as 02:30."""
    return not _half(match) and len(match["hour"]) == 1 and int(match["hour"]) < EARLIEST


def _half(match: re.Match[str]) -> str:
    return (match["half"] or match["half_alone"] or "").casefold()
