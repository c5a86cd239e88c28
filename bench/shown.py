"""The one table of `make bench`: its lines, and what each is held against."""

from __future__ import annotations

from typing import Any, NamedTuple

from bench.visiting import Visited

PIECE, PAGE, USUAL = "store", "page", "usual page"
LEGEND = """
Page: a rerun on a server. Usual page: the same by bench/usual.py. Others: what the store is asked for, or a command.
cold, median, 95 %, cpu: milliseconds (cold: the first time in its process; cpu: processor time in it, at the median).
x query, x memory, x usual: times the bare query, the straight computation in memory, the usual page; best against best,
by the row where there are several rows. Pages may keep what they read until something is written.
"""


class Line(NamedTuple):
    """One line; times in milliseconds, memory in MB, ratios of the best rounds."""

    kind: str
    what: str
    rows: int
    cold: float
    median: float
    p95: float
    cpu: float
    memory: float
    to_query: float | None
    to_memory: float | None
    to_usual: float | None
    ways: dict[str, Any] | None = None


def piece_line(piece: dict[str, Any]) -> Line:
    ours, bare, straight = piece["afterword"], piece["bare"], piece["straight"]
    times = (ours[name] for name in ("rows", "cold", "median", "p95", "cpu"))
    to_others = (_ratio(ours["a_row"], bare["a_row"]), _ratio(ours["a_row"], straight["a_row"]))
    return Line(PIECE, piece["what"], *times, piece["memory"], *to_others, None, {"bare": bare, "straight": straight})


def page_line(page: Visited, piece: dict[str, Any] | None, usual: Visited | None) -> Line:
    """A page beside the query and the computation of the piece of its name, and the usual page."""
    to_query, to_memory = (_ratio(page.best, piece[way]["best"]) if piece else None for way in ("bare", "straight"))
    to_usual = _ratio(page.best, usual.best) if usual else None
    return _page(PAGE, page)._replace(to_query=to_query, to_memory=to_memory, to_usual=to_usual)


def usual_line(page: Visited) -> Line:
    return _page(USUAL, page)


def _page(kind: str, page: Visited) -> Line:
    return Line(kind, page.name, 1, page.cold, page.median, page.p95, page.cpu, page.memory, None, None, None)


def _ratio(ours: float, other: float) -> float | None:
    return round(ours / other, 3) if other else None


def heading(database: str, clients: int) -> str:
    columns = f"{'cold ms':>11}{'median ms':>11}{'95 % ms':>11}{'cpu ms':>11}{'MB':>7}"
    return f"{f'{database}, {clients:,} clients':40}{'rows':>9}{columns}{'x query':>9}{'x memory':>9}{'x usual':>9}"


def shown(line: Line) -> str:
    name = line.what if line.kind == PIECE else f"{line.kind.capitalize()}: {line.what}"
    times = "".join(f"{time:11,.1f}" for time in (line.cold, line.median, line.p95, line.cpu))
    ratios = "".join(f"{'' if ratio is None else _short(ratio):>9}" for ratio in (line[8], line[9], line[10]))
    return f"{name:40}{line.rows:9,}{times}{line.memory:7,.0f}{ratios}".rstrip()


def _short(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"
