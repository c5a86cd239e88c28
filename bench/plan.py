"""Times `afterword plan` on a folder, made if need be, and one interview's plan: python bench/plan.py [FOLDER]."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.make_caseload import NOW
from coaching.exchange.caseload import read_caseload
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.model import InterviewRecord
from coaching.plan import build_plan

AT_MOST = {"wall": 4.0, "memory": 1000, "one": 0.1}  # seconds, MB, milliseconds: what issue 2 asks for
POLLED = 0.05  # seconds between two looks at the memory in use
INTERVIEWS_TIMED = 2_000
ROUNDS = 5


class Run(NamedTuple):
    """One run of `afterword plan`, in seconds, and the rows that it wrote."""

    wall: float
    cpu: float
    rows: int


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?", help="made in a temporary folder where none is given")
    arguments.add_argument("--interviews", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as elsewhere:
        folder = asked.folder or Path(elsewhere) / "caseload"
        if not folder.exists():
            maker = Path(__file__).with_name("make_caseload.py")
            subprocess.run([sys.executable, maker, folder, "--interviews", str(asked.interviews)], check=True)
        print(f"Load of this machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print("afterword plan     wall s   cpu s       rows")
        out = Path(elsewhere) / "plan.csv"
        for run in (timed(folder, out) for _ in range(asked.runs)):
            print(f"              {run.wall:11.2f}{run.cpu:8.2f}{run.rows:11,}")
        print(f"at most       {AT_MOST['wall']:11.2f}")
        print(f"memory: {most_memory(folder, out):.0f} MB in a run of its own, at most {AT_MOST['memory']} MB")
        one = one_plan(folder) * 1000
        print(f"one interview's plan: {one:.4f} ms, at most {AT_MOST['one']} ms")


def timed(folder: Path, out: Path) -> Run:
    """Runs the command as a user would, its output to a file; nothing looks at it meanwhile."""
    before, started = os.times(), time.perf_counter()
    _ended(planning(folder, out))
    wall, after = time.perf_counter() - started, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    with out.open("rb") as file:
        return Run(wall, cpu, sum(1 for _ in file) - 1)


def most_memory(folder: Path, out: Path) -> float:
    """The most memory that the command's processes had together, in MB; looking slows it down."""
    program, memory = planning(folder, out), 0.0
    while program.poll() is None:
        memory = max(memory, memory_of_group(program.pid))
        time.sleep(POLLED)
    _ended(program)
    return memory


def planning(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    program = "from coaching.cli import main; main()"
    command = [sys.executable, "-c", program, "plan", str(folder), "--now", NOW.isoformat()]
    with out.open("wb") as file:
        return subprocess.Popen(command, stdout=file)


def _ended(program: subprocess.Popen[bytes]) -> None:
    if program.wait():
        sys.exit("afterword plan has failed.")


def memory_of_group(pid: int) -> float:
    """MB in use by a process and its children, what they share counted once (Linux)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return sum(proportional_set(process) for process in [str(pid), *children]) / 1024
    except OSError:  # it has ended meanwhile
        return 0.0


def proportional_set(pid: str) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def one_plan(folder: Path) -> float:
    """Seconds for one interview's plan: the best mean of several rounds over real ones."""
    records = [*read_caseload(folder, office_zone="UTC", now=None).caseload.records()][:INTERVIEWS_TIMED]
    return min(seconds_a_plan(records) for _ in range(ROUNDS))


def seconds_a_plan(records: list[InterviewRecord]) -> float:
    started = time.perf_counter()
    for record in records:
        build_plan(record, DEFAULT_POLICY, NOW)
    return (time.perf_counter() - started) / len(records)


if __name__ == "__main__":
    main()
