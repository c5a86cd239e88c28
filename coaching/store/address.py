"""Where a database is: in a file on this machine, or on a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from coaching.errors import CoachingError

LIKE_A_FILE = "Write it like sqlite:////home/me/afterword.sqlite3."
LIKE_A_SERVER = "Write it like postgresql://user:password@host/database."
EXAMPLES = f"{LIKE_A_FILE[:-1]}, or like postgresql://user:password@host/database."
SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
POSTGRESQL = frozenset({"postgresql", "postgresql+psycopg", "postgres"})


class File(NamedTuple):
    """A SQLite file."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)


class Server(NamedTuple):
    """A database on a PostgreSQL server; said without what one signs in with."""

    url: URL

    def __str__(self) -> str:
        host = self.url.host or self.url.query.get("host") or "this machine"
        port = f", port {self.url.port}" if self.url.port else ""
        return f"{self.url.database} on {host}{port}"


Address = File | Server


def address_of(url: str) -> Address:
    """What a URL names; CoachingError with an example where it names no database."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise CoachingError("That is not the address of a database.", EXAMPLES) from None
    if parsed.drivername in SQLITE:
        return _file(parsed)
    if parsed.drivername in POSTGRESQL:
        return _server(parsed)
    raise CoachingError(f"Databases of the kind {parsed.drivername!r} are not supported.", EXAMPLES)


def _file(url: URL) -> File:
    if not url.database or url.database == ":memory:" or url.host or url.query:
        raise CoachingError("The address of the database names no file.", LIKE_A_FILE)
    return File(Path(url.database).expanduser().absolute())


def _server(url: URL) -> Server:
    if not url.database:
        raise CoachingError("The address names a server and no database.", LIKE_A_SERVER)
    return Server(url.set(drivername="postgresql+psycopg"))
