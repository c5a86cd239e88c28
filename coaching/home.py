"""Where a user's database is, and which time zone the machine is in: asked by the pages and the commands only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from tzlocal import get_localzone_name

from coaching.clock import zone_named
from coaching.errors import CoachingError

DATABASE_VARIABLE = "AFTERWORD_DATABASE_URL"
DATABASE_FILE = "afterword.sqlite3"
FOLDER = "Afterword"
ZONE_WHERE_UNKNOWN = "UTC"


def database_url(environ: Mapping[str, str]) -> str:
    """AFTERWORD_DATABASE_URL, or the SQLite file in the user's data directory, which need not exist yet."""
    return environ.get(DATABASE_VARIABLE) or f"sqlite:///{_data_folder() / DATABASE_FILE}"


def _data_folder() -> Path:
    return user_data_path(FOLDER, appauthor=False).absolute()


def machine_timezone() -> str:
    """The machine's IANA zone, which a new office starts with; UTC where the machine does not say."""
    try:
        return zone_named(get_localzone_name() or ZONE_WHERE_UNKNOWN).key
    except (CoachingError, LookupError, ValueError, OSError):
        return ZONE_WHERE_UNKNOWN
