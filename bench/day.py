"""What a counselor waits for: the first page after a start, logging with one click, Today and a client's page.

    python bench/day.py [--clients N]

Makes a caseload of that size in a temporary folder, imports it, and prints a table of milliseconds (median and 95th
percentile); the start is a whole process, from `afterword serve` to the first page's last element.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.make_caseload import NOW, make_caseload
from coaching.intake.caseload import import_caseload_file
from coaching.model import ActionStep, Channel, KnownFrom
from coaching.store.access import Viewer
from coaching.store.actions import log_action, remove_action
from coaching.store.clients import client_page
from coaching.store.database import open_store
from coaching.store.worklist import counts, worklist
from coaching.store.worklist_rows import optional_rows
from tests.servers import BIN, environment, free_port, serving, visit

ROUNDS = 50


def timed(rounds: int, work: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


def start_to_first_page(url: str, home: Path) -> float:
    port = free_port()
    folder = home / f"folder-{port}"
    folder.mkdir()
    began = time.perf_counter()
    command = [BIN / "afterword", "serve", "--port", str(port), "--database", url]
    with serving(command, port, folder=folder, env=environment(home)) as address:
        assert "Today" in visit(address).shown
        return (time.perf_counter() - began) * 1000


def log_and_undo(viewer: Viewer, interview_id: int) -> tuple[Callable[[], object], Callable[[], object]]:
    logged: list[int] = []

    def log() -> None:
        at = NOW - timedelta(minutes=len(logged) + 1)
        logged.append(
            log_action(
                viewer, interview_id, ActionStep.THANK_YOU, None,
                at=at, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT, now=NOW,
            )
        )  # fmt: skip

    return log, lambda: remove_action(viewer, logged.pop(), now=NOW)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--clients", type=int, default=1_000)
    clients = arguments.parse_args().clients
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_caseload(home / "caseload", interviews=clients * 6)
        url = f"sqlite:///{home / 'afterword.sqlite3'}"
        viewer = open_store(url, now=NOW, timezone="America/New_York").as_viewer()
        began = time.perf_counter()
        import_caseload_file(viewer, home / "caseload", counselor=None, office_zone="America/New_York", now=NOW)
        print(f"{'import of the caseload':34}{(time.perf_counter() - began) * 1000:9.0f} ms")
        first = worklist(viewer, NOW).clients[0]
        log, undo = log_and_undo(viewer, first.rows[0].interview_id)
        ids = [client.client_id for client in worklist(viewer, NOW).clients]
        starts = [start_to_first_page(url, home) for _ in range(5)]
        print(f"{'':34}{'median':>12}{'95 %':>12}")
        for name, (median, worst) in {
            "start to first page": (statistics.median(starts), max(starts)),
            "log an action": timed(ROUNDS, log),
            "undo it": timed(ROUNDS, undo),
            "Today: counts": timed(ROUNDS, lambda: counts(viewer, NOW)),
            "Today: 25 clients": timed(ROUNDS, lambda: worklist(viewer, NOW)),
            "Today: their optional steps": timed(ROUNDS, lambda: optional_rows(viewer, NOW, ids)),
            "Client": timed(ROUNDS, lambda: client_page(viewer, ids[0])),
        }.items():
            print(f"{name:34}{median:9.1f} ms{worst:9.1f} ms")
        print(f"as of {NOW:%Y-%m-%d}, {clients} clients, {datetime.now(UTC):%Y-%m-%d}")


if __name__ == "__main__":
    main()
