"""Who was met, however somebody squeezed them into a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.exchange.tracker.people import people_in
from coaching.model import Role

HR, MANAGER, INTERVIEWER = Role.HR, Role.HIRING_MANAGER, Role.INTERVIEWER


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("", []),
        ("Ana Ruiz", [("", "Ana Ruiz", "")]),
        ("Dr. Ana Ruiz", [("Dr.", "Ana Ruiz", "")]),
        ("Miss Ana Ruiz", [("Miss", "Ana Ruiz", "")]),
        ("Ana Ruiz, Director of Care", [("", "Ana Ruiz", "Director of Care")]),
        ("Ana Ruiz (CEO)", [("", "Ana Ruiz", "CEO")]),
        ("Ana Ruiz - Head of Lab", [("", "Ana Ruiz", "Head of Lab")]),
        ("Ruiz, Ana", [("", "Ruiz, Ana", "")]),
        ("Ana Ruiz, Bo Lee", [("", "Ana Ruiz", ""), ("", "Bo Lee", "")]),
        ("Ana Ruiz and Bo Lee", [("", "Ana Ruiz", ""), ("", "Bo Lee", "")]),
        ("Ana Ruiz, Bo Lee, Hiring Manager", [("", "Ana Ruiz", ""), ("", "Bo Lee", "Hiring Manager")]),
        ("Mr. Bo Lee / Ms. Cy Wu; Di", [("Mr.", "Bo Lee", ""), ("Ms.", "Cy Wu", ""), ("", "Di", "")]),
        ("Fernando Sanders", [("", "Fernando Sanders", "")]),
    ],
)
def test_names_titles_and_jobs_of_a_cell(cell: str, people: list[tuple[str, str, str]]) -> None:
    assert [(one.title, one.name, one.job_title) for one in people_in(cell, "", "")] == people


def test_a_job_says_whether_somebody_is_an_assistant_of_hr_or_the_hiring_manager() -> None:
    roles = [
        one.role for one in people_in("A B (HR)\nC D (Hiring Manager)\nE F (Receptionist)\nG H (Engineer)", "", "")
    ]
    assert roles == [HR, MANAGER, Role.ASSISTANT, INTERVIEWER]


def test_jobs_and_addresses_of_columns_of_their_own_go_to_whom_they_belong_or_to_nobody() -> None:
    two = people_in("Ana Ruiz; Bo Lee", "CEO; CTO", "ana@x.test, bo@x.test")
    assert [(one.job_title, one.email) for one in two] == [("CEO", "ana@x.test"), ("CTO", "bo@x.test")]
    unsure = people_in("Ana Ruiz; Bo Lee", "CEO", "ana@x.test")
    assert [(one.job_title, one.email) for one in unsure] == [("", ""), ("", "")]
    (within,) = people_in("Ana Ruiz <ana@x.test>", "", "")
    assert (within.name, within.email) == ("Ana Ruiz", "ana@x.test")


def test_somebody_of_whom_only_the_job_or_the_address_is_known_is_somebody() -> None:
    (one,) = people_in("", "Recruiter", "ana@x.test")
    assert (one.name, one.job_title, one.email, one.role) == ("", "Recruiter", "ana@x.test", HR)


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_any_cells_give_people_with_something_known_of_each(names: str, jobs: str, emails: str) -> None:
    for person in people_in(names, jobs, emails):
        assert person.name or person.title or person.job_title or person.email


@pytest.mark.parametrize("names", ["Grace Hopper with Alan Turing", "Grace Hopper w/ Alan Turing"])
def test_two_who_were_met_together_are_two(names: str) -> None:
    assert [person.name for person in people_in(names, "", "")] == ["Grace Hopper", "Alan Turing"]


@pytest.mark.parametrize("names", ["N/A", "n/a", "NA", "TBD", "tba", "unknown", "None", "-", "?"])
def test_where_nobody_is_named_nobody_is_met(names: str) -> None:
    assert people_in(names, "", "") == ()


def test_who_is_called_nearly_like_nobody_is_somebody() -> None:
    assert [person.name for person in people_in("Na Li; Witham Nunn", "", "")] == ["Na Li", "Witham Nunn"]
