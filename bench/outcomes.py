"""Times the Outcomes page on a database: python bench/outcomes.py DATABASE_URL [--now ISO], see make_caseload.py.

Cold is with nothing kept but what was imported and compiled. AppTest's own look for components, which it repeats in
every run and a server makes once, is made before.
"""

from __future__ import annotations

import argparse
import logging
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent))

import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from bench.make_caseload import NOW
from coaching.home import DATABASE_VARIABLE
from coaching.intervals import newcombe

ROUNDS = 7
ROOT = Path(__file__).parent.parent
AT_MOST = {
    ("office", "12-weeks"): (500, 80),
    ("office", "12-months"): (None, None),
    ("office", "all"): (2000, None),
    ("one counselor", "12-weeks"): (None, 100),
    ("one counselor", "all"): (None, 100),
}
"""Milliseconds cold and warm, at 100,000 interviews: what issue 4 asks for."""


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and of this process's CPU, which other work on the machine lengthens less."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000


def best(work: Callable[[], object]) -> tuple[float, float]:
    runs = [timed(work) for _ in range(ROUNDS)]
    return min(clock for clock, _ in runs), min(cpu for _, cpu in runs)


def opened(period: str, counselor: str | None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=600)
    app.query_params["period"] = period
    if counselor:
        app.query_params["counselor"] = counselor
    app.switch_page("outcomes.py")
    return app


def measure(name: str, period: str, counselor: str | None) -> None:
    cold = []
    for _ in range(3):
        st.cache_resource.clear()
        app = opened(period, counselor)
        cold.append(timed(app.run))
        assert not app.exception
        assert not app.error
    warm = best(app.run)
    at_most = " / ".join("-" if one is None else f"{one}" for one in AT_MOST[name, period])
    numbers = "".join(f"{number:9.0f}" for number in (*map(min, zip(*cold, strict=True)), *warm))
    print(f"{name:15}{period:11}{numbers}   at most {at_most}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("database")
    arguments.add_argument("--now", type=datetime.fromisoformat, default=NOW)
    arguments.add_argument("--counselor", default="3", help="the key of a member with clients")
    asked = arguments.parse_args()
    os.environ[DATABASE_VARIABLE] = asked.database
    logging.disable(logging.WARNING)  # Streamlit warns in every run that there is no server
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    newcombe(1, 2, 1, 2)  # loads statsmodels, as the server does after its start
    print(f"Load before: {os.getloadavg()[0]:.1f}. Milliseconds: cold by clock and CPU, warm by clock and CPU.")
    with patch("pages.parts.session.now", return_value=asked.now):
        for name, period in AT_MOST:
            measure(name, period, asked.counselor if name == "one counselor" else None)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
