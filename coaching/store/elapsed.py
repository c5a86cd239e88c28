"""Instants as whole microseconds, for arithmetic that SQLite and PostgreSQL spell differently."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Microseconds(FunctionElement[int]):
    """An instant as microseconds since 1970, which on SQLite it is; empty where there is none."""

    name = "microseconds"
    type = BigInteger()
    inherit_cache = True


@compiles(Microseconds)
def _as_stored(element: Microseconds, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401 - as SQLAlchemy calls it
    return compiler.process(element.clauses, **kw)


@compiles(Microseconds, "postgresql")
def _from_timestamp(element: Microseconds, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    return f"(extract(epoch FROM {compiler.process(element.clauses, **kw)}) * 1000000)::bigint"
