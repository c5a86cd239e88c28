"""What the pages cost in offices of 1,000, 12,500 and 125,000 clients, to a counselor with sixty of them.

    python bench/pages.py --folder FOLDER [--clients N ...] [--rounds N] [--no-browser]

Offices are made once and kept in the folder. Prints one table, and writes it to bench/results/pages.json. While others
use the machine, "chrt -r 1" before it (as root, on Linux) lets nobody in between; processor time stands beside.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import update

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.clicks import clicks_to_gone, today
from bench.offices import Office, kept_office
from bench.places import Files, trial
from bench.tab import Run, Server, serving, tab, typed
from coaching.store.database import open_store
from coaching.store.tables import MemberRole, Members

RESULTS = Path(__file__).parent / "results" / "pages.json"
SIZES = (1_000, 12_500, 125_000)
ROUNDS, WARM_UP, CLICKS = 50, 5, 20
PAGE_MS, SEARCH_MS, CLICK_MS, SENT_KB, TIMES = 60.0, 80.0, 250.0, 150.0, 1.5
"""At most, as issue 3 asks: milliseconds at the median, kB (1,000 bytes) a rerun, times the smallest office."""
WORDS = ("harbor", "maria", "voicemail", "smith night", "prime lab")
"""Looked for in turn: part of an employer, of a name, of a note, and two words each of which begins one."""


class Page(NamedTuple):
    """A page as it is asked for, and at most how many milliseconds it may take."""

    name: str
    address: str
    query: dict[str, str] = {}  # noqa: RUF012 - nobody writes to it
    find: bool = False
    at_most: float | None = PAGE_MS


PAGES = (
    Page("Today", ""),
    Page("Clients", "clients"),
    Page("Clients, by next step", "clients", {"sort": "next_step"}),
    Page("Clients, steps", "clients", {"view": "steps"}),
    Page("Clients, search", "clients", find=True, at_most=SEARCH_MS),
    Page("Client", "client", {"id": "1"}),
    Page("Outcomes", "outcomes", at_most=None),
    Page("Reports", "reports", at_most=None),
)
OF_THE_OFFICE = tuple(page._replace(at_most=None) for page in PAGES if page.address != "client")


class Line(NamedTuple):
    """One line of the table: milliseconds at the median and the 95th percentile, of processor time, kB sent."""

    clients: int
    viewer: MemberRole
    page: str
    wall: float
    p95: float
    cpu: float | None
    sent: float | None
    at_most: float | None

    def against(self, smallest: Line) -> list[str]:
        """What it misses; processor time is compared, which hardly depends on what else the machine is doing."""
        if self.at_most is None:
            return []
        slow = [f"over {self.at_most:.0f} ms"] if self.wall > self.at_most else []
        large = [f"over {SENT_KB:.0f} kB"] if (self.sent or 0) > SENT_KB else []
        grown = [f"over {TIMES} times"] if (self.cpu or 0) > TIMES * (smallest.cpu or 0) else []
        return slow + large + grown


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--folder", type=Path, required=True, help="where the offices are kept")
    arguments.add_argument("--clients", type=int, nargs="+", default=list(SIZES))
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--no-browser", dest="browser", action="store_false")
    asked = arguments.parse_args()
    offices = [kept_office(Files(asked.folder), size, datetime.now(UTC)) for size in sorted(asked.clients)]
    load = os.getloadavg()[0]
    lines = [line for office in offices for line in _lines(office, asked.rounds, browser=asked.browser)]
    about = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "cores": os.cpu_count(), "load_before": round(load, 1)}
    print("\n".join(_table(lines)))
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({**about, "lines": [line._asdict() for line in lines]}, indent=1) + "\n")


def _lines(office: Office, rounds: int, *, browser: bool) -> Iterator[Line]:
    with trial(office.place, office.name, f"pages-{office.clients}") as url:
        with served(url, MemberRole.COUNSELOR) as server:
            for page in PAGES:
                yield _line(office, MemberRole.COUNSELOR, page, warm(visits(server, page, rounds)))
            if browser:
                with today(server.address) as opened:
                    took = median_and_p95(clicks_to_gone(opened, CLICKS))
                yield Line(
                    office.clients, MemberRole.COUNSELOR, "Done, click to gone", *rounded(took), None, None, CLICK_MS
                )
        with served(url, MemberRole.ADMINISTRATOR) as server:
            for page in OF_THE_OFFICE:
                yield _line(office, MemberRole.ADMINISTRATOR, page, warm(visits(server, page, rounds)))


@contextmanager
def served(url: str, role: MemberRole) -> Iterator[Server]:
    """The office with its local member, whose clients are the same in every office, in that role."""
    with closing(open_store(url, now=datetime.now(UTC))) as store, store.engine.begin() as connection:
        connection.execute(update(Members).where(Members.email.is_(None)).values(role=role))
    with tempfile.TemporaryDirectory() as home, serving(url, Path(home)) as server:
        yield server


def visits(server: Server, page: Page, rounds: int) -> list[Run]:
    """The first visit to a page and its reruns; those to warm up and so many more."""
    with tab(server) as opened:
        first = opened.open(page.address, **page.query)
        words = cycle(WORDS if page.find else [""])
        widgets = ([typed(first, "Find a client", word)] if word else [] for word in words)
        runs = [first, *(opened.rerun(doing) for doing in islice(widgets, WARM_UP + rounds))]
    assert not any("That did not work" in run.shown or "Something broke" in run.shown for run in runs), page.name
    return runs


def warm(runs: Sequence[Run]) -> Sequence[Run]:
    return runs[1 + WARM_UP :]


def _line(office: Office, role: MemberRole, page: Page, runs: Sequence[Run]) -> Line:
    cpu, sent = statistics.median(run.cpu for run in runs), max(run.sent for run in runs) / 1000
    walls = rounded(median_and_p95([run.wall for run in runs]))
    return Line(office.clients, role, page.name, *walls, round(cpu, 1), round(sent, 1), page.at_most)


def median_and_p95(took: Sequence[float]) -> tuple[float, float]:
    """The worst stands for the 95th percentile of fewer than twenty."""
    return statistics.median(took), statistics.quantiles(took, n=20)[-1] if len(took) >= 20 else max(took)


def rounded(figures: Iterable[float]) -> list[float]:
    return [round(figure, 1) for figure in figures]


def _table(lines: Sequence[Line]) -> Iterator[str]:
    smallest = {(line.viewer, line.page): line for line in reversed(lines)}
    yield f"{'clients':>8}  {'viewer':14}{'page':24}{'median ms':>10}{'95 % ms':>9}{'cpu ms':>8}{'sent kB':>9}  misses"
    for line in lines:
        cpu, sent = ("" if number is None else f"{number:.1f}" for number in (line.cpu, line.sent))
        misses = ", ".join(line.against(smallest[line.viewer, line.page]))
        figures = f"{line.wall:10.1f}{line.p95:9.1f}{cpu:>8}{sent:>9}"
        yield f"{line.clients:8,}  {line.viewer.value:14}{line.page:24}{figures}  {misses}".rstrip()


if __name__ == "__main__":
    main()
