"""Where offices are kept: as SQLite files in a folder, or as databases of their own on a PostgreSQL server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from sqlalchemy import make_url

PREFIX = "afterword-bench-"
"""Of the names on a server, on which other databases may be."""


class Files(NamedTuple):
    """SQLite files in a folder, by their names without the ending."""

    folder: Path
    kind: str = "SQLite"

    def url(self, name: str) -> str:
        return f"sqlite:///{self._path(name)}"

    def names(self) -> list[str]:
        return [path.stem for path in self.folder.glob("*.sqlite3") if path.suffixes[:-1] != [".backup"]]

    def make(self, name: str) -> None:
        """An empty place; whatever was there under that name is gone."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.drop(name)

    def copy(self, name: str, to: str) -> None:
        self.make(to)
        for path in self._parts(name):
            shutil.copyfile(path, path.with_name(path.name.replace(name, to)))

    def rename(self, name: str, to: str) -> None:
        self._path(name).rename(self._path(to))

    def drop(self, name: str) -> None:
        for path in [*self._parts(name), *self.folder.glob(f"{name}-*.backup.sqlite3*")]:  # an upgrade backs up
            path.unlink()

    def size(self, name: str) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self._parts(name))

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"

    def _parts(self, name: str) -> list[Path]:
        """The file and what stands beside it while it is written."""
        return list(self.folder.glob(f"{name}.sqlite3*"))


class Databases(NamedTuple):
    """Databases on a server; its user may make them."""

    server: str
    kind: str = "PostgreSQL"

    def url(self, name: str) -> str:
        return make_url(self.server).set(database=PREFIX + name).render_as_string(hide_password=False)

    def names(self) -> list[str]:
        every = self._ask("SELECT datname FROM pg_database")
        return [name.removeprefix(PREFIX) for (name,) in every if name.startswith(PREFIX)]

    def make(self, name: str) -> None:
        """An empty database; whatever was there under that name is gone."""
        self.drop(name)
        self._ask(f'CREATE DATABASE "{PREFIX}{name}"')

    def copy(self, name: str, to: str) -> None:
        self.drop(to)
        self._ask(f'CREATE DATABASE "{PREFIX}{to}" TEMPLATE "{PREFIX}{name}"')

    def rename(self, name: str, to: str) -> None:
        self._ask(f'ALTER DATABASE "{PREFIX}{name}" RENAME TO "{PREFIX}{to}"')

    def drop(self, name: str) -> None:
        self._ask(f'DROP DATABASE IF EXISTS "{PREFIX}{name}" WITH (FORCE)')

    def size(self, name: str) -> int:
        """Bytes on disk."""
        ((size,),) = self._ask(f"SELECT pg_database_size('{PREFIX}{name}')")
        return int(size)

    def _ask(self, statement: str) -> list[tuple[Any, ...]]:
        plain = make_url(self.server).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            answer = connection.execute(statement.encode())
            return answer.fetchall() if answer.description else []


Place = Files | Databases


@contextmanager
def trial(place: Place, like: str | None, name: str) -> Iterator[str]:
    """The address of a database to write into, a copy of another one or empty; it is gone afterwards."""
    if like is None:
        place.make(name)
    else:
        place.copy(like, name)
    try:
        yield place.url(name)
    finally:
        place.drop(name)
