"""The simulation of offices without an effect: it runs, and its figures are those that the documentation shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from bench.simulation import OFFICES, answers, interviews_of, shares_of, simulated, waits_of

ROOT = Path(__file__).parent.parent
FIGURES = json.loads((ROOT / "bench" / "results" / "simulation.json").read_text(encoding="utf-8"))
DOCUMENT = (ROOT / "docs" / "statistics.md").read_text(encoding="utf-8")
LINE = re.compile(r"^\| (?P<way>[^|]+) \| (?P<middle>-?[\d.]+) \| (?P<covered>[\d.]+)% \|$", re.MULTILINE)
RIGHT = [
    ("early offers", "from the landmark, as shown"),
    ("early offers and repeated interviews", "from the landmark, as shown"),
    ("counselors whose clients do more and do better", "from the landmark, within counselors"),
    ("the same, and repeated interviews", "from the landmark, within counselors"),
    ("how long it takes", "median, as shown"),
    ("who follows up at all", "share followed up, as shown"),
]


def test_the_document_shows_the_figures_of_the_simulation_in_order() -> None:
    told = [(line["way"], line["middle"], line["covered"]) for line in LINE.finditer(DOCUMENT)]
    assert told == [
        (way, f"{found['middle']:.3f}", f"{found['covered']:.1f}")
        for ways in FIGURES.values()
        for way, found in ways.items()
    ]


@pytest.mark.parametrize(("office", "way"), RIGHT)
def test_what_is_shown_held_the_truth_in_93_to_97_percent_of_1000_runs(office: str, way: str) -> None:
    assert FIGURES[office][way]["runs"] == 1000
    assert 93 <= FIGURES[office][way]["covered"] <= 97


@pytest.mark.parametrize("office", ["early offers", "early offers and repeated interviews"])
@pytest.mark.parametrize("way", ["all interviews (naive)", "decided interviews only (naive)"])
def test_the_naive_ways_visibly_did_not(office: str, way: str) -> None:
    assert FIGURES[office][way]["covered"] < 60
    assert FIGURES[office][way]["middle"] < -0.1


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_is_figured_each_way_and_the_same_for_the_same_number(office: str) -> None:
    one, other = (answers(interviews_of(OFFICES[office], np.random.default_rng(4))) for _ in range(2))
    assert list(one) == list(FIGURES[office])
    assert one == other
    assert all(value is not None and low < value < high for (value, (low, high)), _ in one.values())


def test_a_few_runs_give_what_many_gave_but_for_chance() -> None:
    for draw, kept in ((waits_of, "how long it takes"), (shares_of, "who follows up at all")):
        for way, told in simulated(draw, 10).items():
            assert told.middle == pytest.approx(FIGURES[kept][way]["middle"], rel=0.15)
