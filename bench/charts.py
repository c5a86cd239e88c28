"""What Outcomes sends to the browser with everything on it open, and how long each of its charts takes as a file:

python -m bench.charts DATABASE_URL, on an office of make_caseload.py.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.tab import Run, Server, serving, tab
from coaching.charts.drawn import Drawn, trend_drawn
from coaching.charts.picture import Form, picture
from coaching.metrics.over_time import Grain, Measure, Stretch
from pages.parts.closer import Look
from tests.charts.test_every_chart import FIGURES

MOST_SENT, MOST_TIME = 300, 300
"""kB a page, and milliseconds a chart: what issue 6 asks for."""
ROUNDS = 7
OWN = {"counselor": "1", "behind": "steps.thank_you.on_time.not"}
"""The clients of the member who looks, with the interviews behind a bar listed."""


def opened(run: Run) -> list[WidgetState]:
    """What a browser says once everything on the page that can be opened is."""
    blocks = [message.delta.add_block for message in run.messages if message.HasField("delta")]
    return [
        WidgetState(id=block.expandable.id, bool_value=True)
        for block in blocks
        if block.HasField("expandable") and block.expandable.id
    ]


def sent(server: Server, **query: str) -> Iterator[tuple[str, float, float]]:
    """kB of the page as it opens, and with everything on it open, for each figure looked at closer."""
    for look in ["", *Look]:
        asked = query | ({"closer": str(look)} if look else {})
        with tab(server) as one:
            first = one.open("outcomes", **asked)
            again = one.rerun(opened(first))
        yield (str(look) or "first view"), first.sent / 1000, again.sent / 1000


def long_trend() -> Drawn:
    """The chart with the most bars: sixty weeks."""
    monday = date(2025, 1, 6).toordinal()
    days = [date.fromordinal(monday + 7 * week) for week in range(60)]
    lines = [Stretch(day, date.fromordinal(day.toordinal() + 6), 30, 60, 0.5, 0.4, 0.6) for day in days]
    frame = pd.DataFrame(lines, columns=list(Stretch._fields), dtype=object)
    return trend_drawn(frame, Measure.THANK_YOU, Grain.WEEK, shared=False)


def slowest(figures: dict[str, Drawn], form: Form) -> tuple[float, float, str]:
    """The most milliseconds that any chart takes as such a file, warm, in the best of some rounds, by the clock and of
    the processor, which other work on the machine lengthens less; and which."""
    took = {}
    for slug, figure in figures.items():
        assert figure.spec is not None
        times = []
        for _ in range(ROUNDS):
            began, cpu = time.perf_counter(), time.process_time()
            picture(figure.spec, figure.title, figure.sentence, "All time", form)
            times.append(((time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000))
        took[slug] = min(times)
    return max((*milliseconds, slug) for slug, milliseconds in took.items())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("database")
    asked = arguments.parse_args()
    figures = FIGURES | {"sixty weeks": long_trend()}
    for form in Form:
        clock, cpu, slug = slowest(figures, form)
        print(f"{form.value}: at most {clock:.0f} ms, {cpu:.0f} ms of CPU, {slug} (of {MOST_TIME})")
    with tempfile.TemporaryDirectory() as folder, serving(asked.database, Path(folder)) as server:
        for whose, query in (("office", {}), ("own clients", OWN)):
            for name, first, everything in sent(server, period="all", **query):
                print(f"{whose:15}{name:20}{first:7.0f} kB, all open {everything:7.0f} kB (of {MOST_SENT})")


if __name__ == "__main__":
    main()
