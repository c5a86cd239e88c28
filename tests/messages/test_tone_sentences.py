"""The rules on tone, held against single labelled sentences: see sentences/README.md."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from coaching.messages.rules.desperate import begging_in
from coaching.messages.rules.negotiating import raised_in
from coaching.messages.rules.pushy import pushing_in

SENTENCES = Path(__file__).parent / "sentences"
TONES = {"negotiating", "pushy", "desperate"}
RULES = [
    pytest.param("negotiating", raised_in, 0.61, 0.005, id="negotiating"),
    pytest.param("pushy", pushing_in, 0.91, 0.005, id="pushy"),
    pytest.param("desperate", begging_in, 0.94, 0.005, id="desperate"),
]
"""A rule, what finds it, the share found at least, and the share of sentences without a fault alarmed at most."""


@cache
def sentences(name: str = "tone") -> tuple[tuple[frozenset[str], str], ...]:
    """Labels and sentence of each line of a file."""
    lines = (line.partition("\t") for line in (SENTENCES / f"{name}.tsv").read_text("utf-8").splitlines())
    return tuple((frozenset(labels.split(",")), said) for labels, tab, said in lines if tab)


@pytest.mark.parametrize(("rule", "found_in", "found", "alarmed"), RULES)
def test_most_faulty_sentences_are_found(
    rule: str, found_in: Callable[[str], str], found: float, alarmed: float
) -> None:
    faulty = [said for labels, said in sentences() if rule in labels]
    missed = [said for said in faulty if not found_in(said)]
    assert len(missed) <= (1 - found) * len(faulty), missed


@pytest.mark.parametrize(("rule", "found_in", "found", "alarmed"), RULES)
def test_few_good_sentences_are_alarmed(
    rule: str, found_in: Callable[[str], str], found: float, alarmed: float
) -> None:
    good = [said for labels, said in sentences() + sentences("content") + sentences("right") if not labels & TONES]
    alarms = [said for said in good if found_in(said)]
    assert len(alarms) <= alarmed * len(good), alarms
