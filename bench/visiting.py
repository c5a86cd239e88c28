"""Visits to every page of an office: ours, to the counselor and to the office, and those written the usual way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.pages import OF_THE_OFFICE, PAGES, median_and_p95, served, visits, warm
from bench.tab import Run, Server, running, tab
from coaching.store.tables import MemberRole
from tests.servers import BIN, HOST, environment, free_port

USUAL = Path(__file__).parent / "usual.py"
USUAL_PAGES = ("Today", "Clients", "Client", "Outcomes")
USUAL_ROUNDS = 1
"""After the first; they read everything, and take minutes in large offices."""
OF_OFFICE = " of the office"


class Visited(NamedTuple):
    """One page: milliseconds of the first visit, of reruns at best, at the median and 95th percentile, of processor
    time; kB sent; and the most MB that the server had until then."""

    name: str
    cold: float
    best: float
    median: float
    p95: float
    cpu: float
    sent: float
    memory: float


def our_pages(url: str, rounds: int) -> Iterator[Visited]:
    """One server for the counselor's pages and one for the office's; the first page waits for what all of them load."""
    for role, pages, suffix in (
        (MemberRole.COUNSELOR, PAGES, ""),
        (MemberRole.ADMINISTRATOR, OF_THE_OFFICE, OF_OFFICE),
    ):
        with served(url, role) as server:
            for page in pages:
                runs = visits(server, page, rounds)
                yield _visited(page.name + suffix, server, runs[0], warm(runs))


def usual_pages(url: str) -> Iterator[Visited]:
    """The same pages as one would usually write them (usual.py)."""
    port = free_port()
    options = {"server.port": port, "server.address": HOST, "server.headless": "true"}
    flags = [f"--{name}={value}" for name, value in {**options, "browser.gatherUsageStats": "false"}.items()]
    with tempfile.TemporaryDirectory() as home:
        variables = environment(Path(home), AFTERWORD_DATABASE_URL=url)
        with running([str(BIN / "streamlit"), "run", str(USUAL), *flags], port, Path(home), variables) as server:
            for name in USUAL_PAGES:
                yield _usual(server, name, {"show": name})
            yield _usual(server, f"Outcomes{OF_OFFICE}", {"show": "Outcomes", "office": "1"})


def _usual(server: Server, name: str, query: dict[str, str]) -> Visited:
    with tab(server) as opened:
        first = opened.open("", **query)
        runs = [opened.rerun() for _ in range(USUAL_ROUNDS)]
    assert "exception {" not in first.shown, first.shown
    return _visited(name, server, first, runs)


def _visited(name: str, server: Server, first: Run, runs: Sequence[Run]) -> Visited:
    walls, (cpu, _) = [run.wall for run in runs], median_and_p95([run.cpu for run in runs])
    figures = (first.wall, min(walls), *median_and_p95(walls), cpu, max(run.sent for run in runs) / 1000)
    return Visited(name, *(round(figure, 1) for figure in figures), round(server.memory(), 1))
