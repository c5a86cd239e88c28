"""What a client reads on paper: there for every step and finding, cited, to "you", and short."""

from __future__ import annotations

from string import Formatter

import pytest

from coaching.errors import CoachingError
from coaching.guidance.statements.s1 import S1_1
from coaching.guidance.take_home import (
    ALL,
    FOUND,
    KEEN,
    LUKEWARM,
    TOLD,
    WENT_WELL,
    WHATEVER_THE_DAY,
    TakeHome,
    WentWell,
)
from coaching.model import Finding, Step

KNOWN = {"whom", "dear", "employer", "position", "day", "client"}
TEXTS = [text for one in ALL for text in (one.do, one.why, one.say) if text]
TEXTS += [one.says for one in WENT_WELL.values()]
MOST_WORDS = 60


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_words_for_every_step_and_every_finding() -> None:
    assert set(WHATEVER_THE_DAY) == set(Step)
    assert set(FOUND) == set(Finding)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.do)
def test_it_says_what_to_do_and_why_and_takes_from_the_record_what_is_known(one: TakeHome) -> None:
    assert one.do[0].isupper()
    assert not one.do.endswith(".")
    assert one.why.endswith(".")
    assert fields(one.do) <= KNOWN
    assert fields(one.say) <= KNOWN | set(TOLD) | set(KEEN)
    assert fields(one.why) == set()


def test_how_much_they_want_the_position_is_said_in_either_case() -> None:
    assert set(KEEN) == set(LUKEWARM)


@pytest.mark.parametrize("text", TEXTS)
def test_it_speaks_to_the_client_shortly_and_calmly(text: str) -> None:
    assert len(text.split()) <= MOST_WORDS
    assert "!" not in text
    assert "the client" not in text.lower()


def test_none_can_be_made_without_what_it_rests_on() -> None:
    with pytest.raises(CoachingError, match="rests on nothing"):
        TakeHome(do="Write", why="It helps.", cites=())
    with pytest.raises(CoachingError, match="rests on nothing"):
        WentWell("You wrote", ())
    assert WentWell("You wrote", (S1_1,)).cites == (S1_1,)
