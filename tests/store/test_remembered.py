"""What was entered before is offered again, and an interview that is there already is pointed out."""

from __future__ import annotations

import pytest

from coaching.store.access import Viewer
from coaching.store.entry import ClientEntry, InterviewEntry, add_client, add_interview
from coaching.store.remembered import MOST_OFFERED, Twin, employers_of, positions_of, twins_of
from tests.builders import NEW_YORK, a_record, an_interview, instant
from tests.store.caseloads import NOW, take_one
from tests.store.desk import AT_ACME, a_member


@pytest.fixture
def ada(viewer: Viewer) -> Viewer:
    add_client(viewer, ClientEntry("Ada"), now=NOW)
    return viewer


def enter(viewer: Viewer, *jobs: tuple[str, str]) -> None:
    for employer, position in jobs:
        add_interview(viewer, 1, AT_ACME._replace(employer=employer, position=position), now=NOW)


def test_employers_are_offered_once_each_the_latest_first_as_they_were_written_last(ada: Viewer) -> None:
    enter(ada, ("ACME labs", ""), ("Café Núñez", "Cook"), ("Acme Labs", "Welder"), ("Union Bank", ""))
    assert employers_of(ada) == ("Union Bank", "Acme Labs", "Café Núñez")


@pytest.mark.parametrize(
    ("prefix", "offered"),
    [("ac", ("Acme Labs",)), ("LAB", ("Acme Labs",)), ("nune", ("Café Núñez",)), ("x", ()),
     ("%", ("Café Núñez", "Acme Labs"))],
)  # fmt: skip
def test_the_beginning_of_any_word_finds_them(ada: Viewer, prefix: str, offered: tuple[str, ...]) -> None:
    enter(ada, ("Acme Labs", ""), ("Café Núñez", ""))
    assert employers_of(ada, prefix) == offered


def test_positions_at_that_employer_come_first_and_no_empty_one(ada: Viewer) -> None:
    enter(ada, ("Acme", "Welder"), ("Union", "Teller"), ("Acme", ""), ("Harbor", "Nurse"))
    assert positions_of(ada) == ("Nurse", "Teller", "Welder")
    assert positions_of(ada, employer=" acme ") == ("Welder", "Nurse", "Teller")
    assert positions_of(ada, "t", employer="Acme") == ("Teller",)


def test_an_employer_that_was_never_named_is_nobodys_employer(viewer: Viewer) -> None:
    take_one(viewer, a_record(an_interview(employer="", position="Guard")))
    enter(viewer, ("Acme", "Welder"))
    assert (employers_of(viewer), positions_of(viewer)) == (("Acme",), ("Welder", "Guard"))


def test_no_more_are_offered_than_can_be_looked_through(ada: Viewer) -> None:
    enter(ada, *((f"Employer {number}", "") for number in range(MOST_OFFERED + 5)))
    assert len(employers_of(ada)) == MOST_OFFERED
    assert employers_of(ada)[0] == f"Employer {MOST_OFFERED + 4}"


def test_a_counselor_is_offered_what_they_entered_themselves(ada: Viewer) -> None:
    enter(ada, ("Acme", "Welder"))
    bo = a_member(ada)
    assert (employers_of(bo), positions_of(bo)) == ((), ())


@pytest.mark.parametrize(
    ("entry", "known"),
    [
        (AT_ACME, True),
        (AT_ACME._replace(employer=" ACME LÁBS "), True),
        (AT_ACME._replace(starts_at=instant("2026-03-16T23:59")), True),
        (AT_ACME._replace(starts_at=instant("2026-03-17T00:00")), False),
        (AT_ACME._replace(employer="Union"), False),
        (AT_ACME._replace(starts_at=None), False),
        (AT_ACME._replace(timezone="Mars/Base"), False),
    ],
)  # fmt: skip
def test_the_same_employer_on_the_same_day_is_pointed_out(ada: Viewer, entry: InterviewEntry, known: bool) -> None:
    key = add_interview(ada, 1, AT_ACME, now=NOW)
    twin = Twin(key, "Acme Labs", "Lab technician", instant("2026-03-16T10:00"), NEW_YORK)
    assert twins_of(ada, 1, entry) == ((twin,) if known else ())


def test_another_clients_interview_is_no_twin_and_somebody_elses_is_not_told(ada: Viewer) -> None:
    add_interview(ada, 1, AT_ACME, now=NOW)
    other = add_client(ada, ClientEntry("Eve"), now=NOW)
    assert twins_of(ada, other, AT_ACME) == ()
    assert twins_of(a_member(ada), 1, AT_ACME) == ()
