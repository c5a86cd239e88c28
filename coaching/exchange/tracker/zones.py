"""Time zones behind a time of day, as programs and people write them: "-05:00", "Z", "EST", "Eastern Time"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from coaching.clock import instant_of, zone_named
from coaching.errors import CoachingError, Fault
from coaching.exchange.cells import shown
from coaching.exchange.tracker.words import zone_of

_OFFSET = r"[+\-\u2212]\d{1,2}(?::?\d{2})?"
_ZONE = rf"Z|(?:UTC|GMT)\s?{_OFFSET}|{_OFFSET}|[a-z]+/[a-z_/]+|[a-z]+(?:\s[a-z]+)?\stime|[a-z]{{2,8}}"
_HALF = r"[ap]\.?\s?m(?:\b|[a-z]{2,3}\b(?!/))"
_BEHIND = re.compile(rf"(?<=[\dm.])\s*\(?(?!{_HALF})(?P<zone>{_ZONE})\)?(?:\s*\([^()]*\))?$", re.IGNORECASE)
_BY_PROGRAM = re.compile(r"\dT\d|\d:\d\d:\d\d")
"""What programs write before a mere offset; "9:00-10:00" of people is from nine to ten."""
_TIME = re.compile(r"\d[:h]\d\d|\d\s*[ap]\.?\s?m", re.IGNORECASE)
_LIKE_A_ZONE = re.compile(rf"[A-Z]{{2,5}}|.*{_OFFSET}|.*/.*|.*\stime", re.IGNORECASE)
_OF_A_SEASON = re.compile(r"[A-Z]{1,2}[SD]T")
FARTHEST = timedelta(hours=14)
"""Of any zone from UTC (Kiritimati)."""
_REMEDY = "Write ET, CT, MT, PT or UTC behind the time, or an offset as in 2026-03-04T14:00-05:00, or no zone."


@lru_cache(maxsize=65536)
def apart(text: str) -> tuple[str, str]:
    """The text without the zone behind it, and the zone as it is written; empty where none is known."""
    found = _BEHIND.search(text)
    if not found or _meant(found["zone"]) is None or (_mere_offset(found["zone"]) and not _BY_PROGRAM.search(text)):
        return text, ""
    return text[: found.start()], found["zone"]


def unknown_zone(text: str, column: str) -> Fault | None:
    """What is wrong with text that has a time and then something like a zone that is not known; None where nothing."""
    found = _BEHIND.search(text)
    if not found or apart(text)[1] or not _TIME.search(text[: found.start()]):
        return None
    zone = found["zone"]
    if not _LIKE_A_ZONE.fullmatch(zone) or (zone.isalpha() and not zone.isupper()):
        return None
    return Fault(column, f"{shown(zone)} behind the time is no time zone that is known here.", _REMEDY)


def instant_said(local: datetime, said: str) -> datetime:
    """The instant (UTC) of a naive time in the zone that is written behind it; CoachingError where there is none.

    EST in July may be an hour off, or mean a place without summer time: such a word counts in its season only.
    """
    zone = _meant(said) or UTC
    if not isinstance(zone, ZoneInfo):
        return local.replace(tzinfo=zone).astimezone(UTC)
    at = instant_of(local, zone)
    shows = at.astimezone(zone).tzname()
    if _OF_A_SEASON.fullmatch(said.upper()) and shows != said.upper():
        fault = f"On {local:%Y-%m-%d} the time zone {said.upper()} may be meant, or {shows}: they are an hour apart."
        raise CoachingError(fault, _REMEDY)
    return at


def _mere_offset(zone: str) -> bool:
    return not zone[0].isalpha()


@lru_cache(maxsize=4096)
def _meant(zone: str) -> tzinfo | None:
    """The zone that is meant; None where it is not known, or the same letters stand for several."""
    digits = zone.replace("\u2212", "-").upper().removeprefix("UTC").removeprefix("GMT").strip()
    if digits in {"", "Z"}:
        return UTC
    if digits[0] in "+-":
        number = digits[1:].replace(":", "")
        hours, minutes = (number[:-2], number[-2:]) if len(number) > 2 else (number, "0")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return None if offset > FARTHEST else timezone(-offset if digits[0] == "-" else offset)
    name = zone_of(zone)
    try:
        return zone_named(name) if "/" in name else None
    except CoachingError:
        return None
