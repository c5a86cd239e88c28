"""Everything that is measured, in one table and bench/results/*.json: make bench, or python -m bench.everything.

python -m bench.everything [--folder FOLDER] [--clients N ...] [--server URL] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.bulk import IMPORTED, ON_EMPTY, ON_OFFICE, TRACKED
from bench.handouts import HANDOUTS
from bench.looks import LOOKS
from bench.offices import Office, kept_office
from bench.places import Databases, Files, Place, trial
from bench.shown import LEGEND, Line, heading, page_line, piece_line, shown, usual_line
from bench.visiting import our_pages, usual_pages

SERVER = "AFTERWORD_BENCH_DATABASE_URL"
ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "bench" / "results"
SIZES = (1_000, 12_500, 125_000)
SMALL = (1_000,)
ROUNDS = 20
MB = 1_000_000


def main() -> None:
    asked = _asked()
    sizes, folder = sorted(asked.clients), asked.folder
    places: list[Place] = [Files(folder), *([Databases(asked.server)] if asked.server else [])]
    for place in places:
        for size in sizes:
            _measure(kept_office(place, size, datetime.now(UTC)), asked.rounds)
    print(LEGEND)
    print("\n".join(_left_out(sizes, server=asked.server)))


def _asked() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = ROOT / "bench" / "data"
    arguments.add_argument("--folder", type=Path, default=default, help="where SQLite's offices are kept")
    arguments.add_argument("--clients", type=int, nargs="+", default=list(SMALL))
    arguments.add_argument("--server", default=os.environ.get(SERVER), help=f"a PostgreSQL server; otherwise {SERVER}")
    arguments.add_argument("--rounds", type=int, default=ROUNDS, help="reruns of each page, after those to warm up")
    return arguments.parse_args()


def _measure(office: Office, rounds: int) -> None:
    """Prints and keeps each line as soon as it is there, for the largest offices take hours."""
    about = {
        "database": office.place.kind, "clients": office.clients, "interviews": office.interviews,
        "disk_mb": round(office.place.size(office.name) / MB, 1), "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "cores": os.cpu_count(), "load_before": round(os.getloadavg()[0], 1),
    }  # fmt: skip
    print(heading(office.place.kind, office.clients), flush=True)
    lines: list[Line] = []
    path = RESULTS / f"{office.place.kind.lower()}-{office.clients}.json"
    for line in _measured(office, rounds):
        print(shown(line), flush=True)
        lines.append(line)
        path.write_text(json.dumps({**about, "lines": [one._asdict() for one in lines]}, indent=1) + "\n")
    disk, load, cores = about["disk_mb"], about["load_before"], about["cores"]
    print(f"{disk:,} MB on disk; load before: {load} on {cores} cores\n", flush=True)


def _measured(office: Office, rounds: int) -> Iterator[Line]:
    """Each writes into a copy, and the office stays as it is."""
    place, trying = office.place, f"trial-{office.clients}"
    pieces: dict[str, dict[str, Any]] = {}
    with trial(place, office.name, trying) as url:
        for name in LOOKS:
            pieces[name] = _piece(name, url, office.clients)
            yield piece_line(pieces[name])
        usual = {visited.name: visited for visited in usual_pages(url)}
        yield from map(usual_line, usual.values())
        for visited in our_pages(url, rounds):
            yield page_line(visited, pieces.get(visited.name), usual.get(visited.name))
        for name in (*ON_OFFICE, *HANDOUTS):
            yield piece_line(_piece(name, url, office.clients))
    for name in ON_EMPTY:
        with trial(place, None, trying) as url:
            yield piece_line(_piece(name, url, office.clients))


def _piece(name: str, url: str, clients: int) -> dict[str, Any]:
    """In a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "bench.piece", name, url, str(clients)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} has failed.")
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _left_out(sizes: list[int], *, server: str | None) -> Iterator[str]:
    if missing := [f"{size:,}" for size in SIZES if size not in sizes]:
        yield f"Left out: {' and '.join(missing)} clients; for all sizes, make bench CLIENTS='1000 12500 125000'."
    if not server:
        yield f"Left out: PostgreSQL; {SERVER} names no server."
    if max(sizes) > IMPORTED:
        yield f"A caseload of at most {IMPORTED:,} clients and a tracker of at most {TRACKED:,} rows were imported."


if __name__ == "__main__":
    main()
