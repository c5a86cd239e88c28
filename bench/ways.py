"""One thing done three ways, timed in a process of its own: by Afterword, as the bare query, straight in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Engine

from bench.pages import median_and_p95
from bench.tab import most_memory

Way = Callable[[], int]
"""Does the whole thing once; how many rows it was."""


class Ways(NamedTuple):
    """The three ways. `bare` asks the database for the same rows and does nothing with them; `straight` has the same
    columns in memory already: `prepare` reads them. What can be done only once has one round."""

    afterword: Way
    bare: Way
    straight: Way
    rounds: int = 1
    prepare: Callable[[], object] = lambda: None


class Took(NamedTuple):
    """Milliseconds of the first time; of the others (of the first, where it is the only one) the best, the median, the
    95th percentile, and of processor time in this process."""

    rows: int
    cold: float
    best: float
    median: float
    p95: float
    cpu: float

    @property
    def a_row(self) -> float:
        """Milliseconds a row at best: comparable over different numbers of rows, and on a machine that others use."""
        return self.best / max(self.rows, 1)


class Measured(NamedTuple):
    """What the three ways took; `memory` is the most MB that the process had until Afterword's was done."""

    memory: float
    afterword: Took
    bare: Took
    straight: Took


def measured(ways: Ways) -> Measured:
    """Afterword's way first, in a process that has done nothing else yet."""
    afterword = took(ways.afterword, ways.rounds)
    memory = round(most_memory(), 1)
    bare = took(ways.bare, ways.rounds)
    ways.prepare()
    return Measured(memory, afterword, bare, took(ways.straight, ways.rounds))


def took(way: Way, rounds: int) -> Took:
    """So many rounds, after one that is counted as cold where there are several."""
    runs = [_timed(way) for _ in range(rounds + 1 if rounds > 1 else 1)]
    warm = runs[1:] or runs
    walls = [run[0] for run in warm]
    cpu, _ = median_and_p95([run[1] for run in warm])
    figures = (runs[0][0], min(walls), *median_and_p95(walls), cpu)
    return Took(runs[-1][2], *(round(figure, 3) for figure in figures))


def _timed(way: Way) -> tuple[float, float, int]:
    began, cpu = time.perf_counter(), time.process_time()
    rows = way()
    return (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000, rows


class Bare(NamedTuple):
    """Queries by the driver alone."""

    engine: Engine

    def rows(self, *queries: Any) -> int:
        """How many rows they have; fetched, and let go of."""
        connection = self.engine.raw_connection()
        try:
            return sum(_fetch_all(connection.cursor(), text) for text in map(self.text, queries))
        finally:
            connection.close()

    def columns(self, query: Any) -> list[tuple[Any, ...]]:
        """All rows of a query, to compute with."""
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)]

    def text(self, query: Any) -> str:
        return str(query.compile(self.engine, compile_kwargs={"literal_binds": True}))


def _fetch_all(cursor: Any, text: str) -> int:
    cursor.execute(text)
    return sum(len(some) for some in iter(lambda: cursor.fetchmany(2000), []))


def counted(rows: Iterable[object]) -> int:
    """How many there are, looking at each."""
    return sum(1 for _ in rows)
