"""A copy of a database on a server, made by PostgreSQL's own pg_dump; pg_restore reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

from coaching.errors import CoachingError
from coaching.store.address import Server

PG_DUMP = "pg_dump"
OWNER_ONLY = 0o600


def dump(server: Server, path: Path) -> None:
    """Writes the database to `path` in pg_dump's own format, while it is in use; CoachingError where it can't."""
    with TemporaryDirectory() as folder:
        whence = _with_password_in(Path(folder) / "password", server.url)
        command = [PG_DUMP, "--format=custom", "--no-owner", "--no-privileges", f"--file={path}", f"--dbname={whence}"]
        try:
            made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
        except FileNotFoundError:
            raise CoachingError(
                "A database on a server is backed up by pg_dump, which is not installed here.",
                "Install PostgreSQL's client programs, or make the backup on the server.",
            ) from None
    if made.returncode:
        said = made.stderr.strip().splitlines()
        raise CoachingError(f"pg_dump could not copy the database {server}.", said[-1] if said else "")


def _with_password_in(file: Path, url: URL) -> str:
    """The address as libpq reads it, the password in a file: others on this machine see a program's arguments."""
    parameters = url.translate_connect_args(username="user", database="dbname") | dict(url.query)
    if password := parameters.pop("password", None):
        escaped = str(password).replace("\\", "\\\\").replace(":", "\\:")
        file.touch(mode=OWNER_ONLY)
        file.write_text(f"*:*:*:*:{escaped}\n", encoding="utf-8")
        parameters["passfile"] = str(file)
    return make_conninfo("", **parameters)
