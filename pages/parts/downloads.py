"""The names of downloads."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

from coaching.clock import local_date, zone_named

RANDOM_BYTES = 4
"""In a file's name, so that no download is taken for an earlier one of the same name and length."""


def download_name(kind: str, ending: str, now: datetime, timezone: str) -> str:
    """A name that tells what and when, and that no other download has."""
    return f"afterword-{kind}-{local_date(now, zone_named(timezone))}-{token_hex(RANDOM_BYTES)}.{ending}"
