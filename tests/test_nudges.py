"""The text to a client: what, by when, why; short, in words, for every step and status that there is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, product
from typing import NamedTuple

import pytest

from coaching.errors import CoachingError
from coaching.guidance.cited import OUR_JUDGEMENT
from coaching.model import FACTS, Basis, Kind, Status, Step
from coaching.nudges import ASKS, AT_THE_INTERVIEW, TO_BE_TOLD, WAITS, Ask, Wait, nudge_text
from tests.builders import instant

NOW = datetime(2026, 3, 20, 16, 0, tzinfo=UTC)  # Friday noon in New York
MOST_WORDS = 90
ACTED_ON = (Status.NOT_YET, Status.DUE, Status.OVERDUE)


class AStep(NamedTuple):
    """A thank-you to Ana Ruiz that is due on Saturday at 2 PM, unless said otherwise."""

    step: Step = Step.THANK_YOU
    status: Status = Status.DUE
    employer: str = "Northside Community Clinic"
    person_name: str = "Ana Maria Ruiz"
    person_title: str = "Dr."
    opens_at: datetime = instant("2026-03-20T14:00")
    due_at: datetime = instant("2026-03-21T14:00")
    timezone: str = "America/New_York"
    basis: Basis = Basis.INTERVIEW
    basis_on: date | None = date(2026, 3, 20)
    kind: Kind = Kind.EXPECTED


def text(*steps: AStep, client: str = "Ada Example", counselor: str = "Dana Lee Counselor") -> str:
    return nudge_text(client, steps, counselor, NOW)


EVERY_STEP = [
    *(
        AStep(step, status, basis=basis, kind=kind)
        for step, kind, status, basis in product(ASKS, Kind, ACTED_ON, Basis)
    ),
    *(AStep(fact, status) for fact, status in product(sorted(FACTS), (Status.NOT_YET, Status.DUE, Status.UNRECORDED))),
]


def test_it_says_what_by_when_and_why_and_who_writes() -> None:
    assert text(AStep()) == (
        "Hi Ada,\n\n"
        "Please send Dr. Ana Maria Ruiz at Northside Community Clinic a short thank-you note by 2:00 PM tomorrow. "
        "Name one thing from your talk that you enjoyed. It counts most within a day of the interview.\n\n"
        "Let me know how it goes, or if anything is in the way.\n\n"
        "Dana Lee Counselor"
    )


def test_what_is_optional_is_not_begged_for_and_says_so_in_a_list() -> None:
    letter = AStep(Step.LETTER, kind=Kind.OPTIONAL, due_at=instant("2026-03-25T00:00"))
    assert "If you can, write Northside Community Clinic a letter by Tuesday." in text(letter)
    assert "- Write Northside Community Clinic a letter, if you can, by Tuesday" in text(AStep(), letter)
    ahead = letter._replace(status=Status.NOT_YET, opens_at=instant("2026-03-23T00:00"))
    assert "From Monday on, if you can, write Northside" in text(ahead)
    assert not any("please" in text(step).lower() for step in (letter, ahead))


def test_what_is_overdue_says_since_when_and_that_it_is_not_lost() -> None:
    said = text(AStep(status=Status.OVERDUE, due_at=instant("2026-03-19T14:00")))
    assert "today if you can; it was due yesterday." in said
    assert "It is late, not lost" in said


@pytest.mark.parametrize(
    ("due_at", "words"),
    [
        ("2026-03-21T00:00", "by the end of today."),
        ("2026-03-22T00:00", "by tomorrow."),
        ("2026-03-25T00:00", "by Tuesday."),
        ("2026-04-05T00:00", "by April 4."),
        ("2027-01-02T00:00", "by January 1, 2027."),
    ],
)
def test_a_day_is_said_as_people_say_it(due_at: str, words: str) -> None:
    assert words in text(AStep(Step.STATUS_CHECK, due_at=instant(due_at)))


def test_hours_and_days_are_those_where_the_interview_was() -> None:
    there = AStep(due_at=datetime(2026, 3, 20, 23, 30, tzinfo=UTC), timezone="Pacific/Auckland")
    assert "by 12:30 PM today." in text(there)


def test_a_step_to_come_says_from_when() -> None:
    step = AStep(
        Step.STATUS_CHECK, Status.NOT_YET, opens_at=instant("2026-03-23T00:00"), due_at=instant("2026-03-26T00:00")
    )
    assert "From Monday on, please get in touch with your contact" in text(step)
    assert "by Wednesday at the latest." in text(step)


def test_an_employer_that_is_late_is_no_fault_of_the_client() -> None:
    promised = AStep(Step.STATUS_CHECK, basis=Basis.PROMISED, basis_on=date(2026, 3, 18))
    for status in (Status.DUE, Status.OVERDUE):
        assert "They said they would answer by March 18, and that day is over." in text(
            promised._replace(status=status)
        )
    ahead = promised._replace(status=Status.NOT_YET, basis_on=date(2026, 3, 27))
    assert "They said they would answer by March 27, so it is best not to ask before." in text(ahead)


def test_a_check_long_overdue_gives_courage_where_the_day_was_our_own() -> None:
    overdue = AStep(Step.STATUS_CHECK, Status.OVERDUE, due_at=instant("2026-03-15T00:00"), basis=Basis.CHECK)
    assert "don't hold back for fear of being a bother" in text(overdue)


def test_what_the_record_leaves_open_is_asked_for() -> None:
    said = text(AStep(Step.ASK_TIMELINE, Status.UNRECORDED))
    assert "Please tell me whether Northside Community Clinic named a date" in said
    assert "A short reply is all I need." in said


def test_several_steps_are_a_list_of_the_first_three() -> None:
    check = AStep(Step.STATUS_CHECK, Status.OVERDUE, "Acme Labs", due_at=instant("2026-03-15T00:00"))
    letter = AStep(
        Step.LETTER, Status.NOT_YET, opens_at=instant("2026-03-27T00:00"), due_at=instant("2026-04-04T00:00")
    )
    said = text(AStep(), check, letter, AStep(Step.DEBRIEF), AStep(Step.ALERT_REFERENCES))
    assert [line for line in said.splitlines() if line.startswith("-")] == [
        "- Thank Dr. Ana Maria Ruiz at Northside Community Clinic, by 2:00 PM tomorrow",
        "- Ask Acme Labs where things stand (it was due on March 14)",
        "- Write Northside Community Clinic a letter, from March 27, by April 3",
        "- And 2 more to go through together",
    ]
    assert "Few people follow up" in said


def test_somebody_without_a_name_is_still_somebody() -> None:
    nobody = AStep(person_name="", person_title="", employer="")
    assert "send your interviewer at the employer a short" in text(nobody)
    assert "send the person who helped you at" in text(nobody._replace(step=Step.THANK_HELPER, employer="Acme"))


@pytest.mark.parametrize("status", sorted(set(Status) - {*ACTED_ON, Status.MISSED, Status.UNRECORDED}))
def test_what_is_not_to_be_done_is_left_out(status: Status) -> None:
    assert [text(AStep(step, status)) for step in Step] == [""] * len(Step)
    assert text(AStep(Step.LETTER, status), AStep()) == text(AStep())


def test_what_was_missed_is_asked_for_even_now_and_a_fact_is_not() -> None:
    said = text(AStep(status=Status.MISSED))
    assert "Please send Dr. Ana Maria Ruiz at Northside Community Clinic a short thank-you note, even now." in said
    assert "It is late, not lost" in said
    assert [text(AStep(fact, Status.MISSED)) for fact in FACTS] == [""] * len(FACTS)


def test_without_steps_there_is_no_text() -> None:
    assert text() == ""


def test_nobody_signs_where_there_is_no_name_and_nobody_is_greeted_wrongly() -> None:
    assert text(AStep(), counselor="  ").endswith("in the way.")
    assert text(AStep(), client="").startswith("Hello,\n")
    assert text(AStep(), client="李小龍").startswith("Hi 李小龍,\n")


def test_names_come_as_they_are_typed_on_one_line() -> None:
    odd = AStep(employer="{whom} <b>Acme</b>\n*Labs*", person_name="O'Neil", person_title="")
    assert "O'Neil at {whom} <b>Acme</b> *Labs* a short" in text(odd)


def plain_fault(said: str) -> str:
    """What is wrong with a text, if anything."""
    if len(said.split()) >= MOST_WORDS:
        return "too long"
    if re.search(r"\b(S\d\.\d+|own judg)", said):
        return "names a statement"
    if re.search(r"[!{}_]|\bNone\b| {2}|\.\.|colour|judgement", said):
        return "not plain"
    return ""


@pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: f"{step.step}-{step.status}-{step.basis}")
def test_every_text_is_short_and_plain(step: AStep) -> None:
    said = text(step)
    assert said
    assert plain_fault(said) == ""
    assert plain_fault(text(step._replace(basis_on=None))) == ""


def test_texts_about_several_are_short_and_plain_too() -> None:
    kinds = [AStep(step, status) for step, status in product(Step, (*ACTED_ON, Status.UNRECORDED))]
    faults = {plain_fault(text(*some, AStep())) for some in combinations([one for one in kinds if text(one)], 3)}
    assert faults == {""}


def test_every_step_and_every_basis_has_words_of_its_own_that_rest_on_statements() -> None:
    assert set(ASKS) | FACTS == set(Step)
    assert set(AT_THE_INTERVIEW) == set(TO_BE_TOLD) == FACTS
    assert set(WAITS) == set(Basis)
    for one in [*ASKS.values(), *AT_THE_INTERVIEW.values(), *TO_BE_TOLD.values(), *WAITS.values()]:
        assert [cite for cite in one.cites if cite is not OUR_JUDGEMENT]


def test_words_that_rest_on_nothing_cannot_be_made() -> None:
    with pytest.raises(CoachingError, match="rests on nothing"):
        Ask("do", "how", "listed", "why", cites=())
    with pytest.raises(CoachingError, match="rests on nothing"):
        Wait("now", "before", cites=())


def test_it_is_said_when_it_is_over_by_the_microsecond() -> None:
    """A day ends with the first instant of the next: due at Saturday's midnight is due on Friday."""
    friday = AStep(Step.STATUS_CHECK, due_at=instant("2026-03-21T00:00"))
    assert "by the end of today." in text(friday)
    assert "by tomorrow." in text(friday._replace(due_at=friday.due_at + timedelta(microseconds=1)))
