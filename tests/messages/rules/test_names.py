"""Whoever is greeted was met, is greeted by title and last name, and is spelled right."""

import pytest

from coaching.messages import MessageRecord, PersonMet
from tests.messages.messages import RECORD, a_note, places_of, rules_of


def with_people(*people: tuple[str, str]) -> MessageRecord:
    return RECORD._replace(people=tuple(PersonMet(*person) for person in people))


@pytest.mark.parametrize(
    ("greeting", "people"),
    [
        ("Dear Mr. Ortega,", [("Luis Ortega", "Mr.")]),
        ("Dear Mr Ortega", [("Luis Ortega", "Mr.")]),
        ("Dear Mr. Luis Ortega:", [("Luis Ortega", "Mr.")]),
        ("Dear Luis Ortega,", [("Luis Ortega", "Mr.")]),
        ("Dear Doctor Lee,", [("Ann Lee", "Dr.")]),
        ("Dear Professor Lee,", [("Ann Lee", "Prof.")]),
        ("Dear Ms. van der Meer,", [("Anneke van der Meer", "Ms.")]),
        ("Dear Mrs. O'Brien-Sato,", [("Fiona O\u2019Brien-Sato", "Mrs.")]),
        ("Dear Ms. Muñoz,", [("Ana Munoz", "Ms.")]),
        ("Dear Mr. Ortega and Dr. Lee,", [("Luis Ortega", "Mr."), ("Ann Lee", "Dr.")]),
        ("Dear Dr. and Mr. Okafor,", [("Ifeoma Okafor", "Dr."), ("Samuel Okafor", "Mr.")]),
        ("Dear Mr. Ortega, Dr. Lee and Ms. Rao,", [("L. Ortega", "Mr."), ("Ann Lee", "Dr."), ("Uma Rao", "Ms.")]),
        ("To the hiring team,", [("Luis Ortega", "Mr.")]),
        ("Dear Hiring Manager,", [("Luis Ortega", "Mr.")]),
        ("Dear members of the search committee,", [("Luis Ortega", "Mr.")]),
        ("Good afternoon Chef Tanaka,", [("Keiko Tanaka", "Chef")]),
        ("Chef Tanaka,", [("Keiko Tanaka", "Chef")]),
        ("Ms. Tanaka -", [("Keiko Tanaka", "Ms.")]),
        ("Dear Judge Moreau,", [("Constance Moreau", "Mr.")]),
        ("Dear Ms. Pell,", [("Maria Pell", "")]),
        ("Dear Sgt. Hall,", [("Bo Hall", "Sergeant")]),
        ("Dear Mrs. Bin Rashid,", [("Layla Bin Rashid", "Mrs.")]),
        ("Dear Ms. Nguyen,", [("Nguyễn Thị Lan", "Ms.")]),
        ("Dear Sir or Madam,", [("Luis Ortega", "Mr.")]),
        ("Good morning,", [("Luis Ortega", "Mr.")]),
        ("Dear Mr. Smith-Jones,", [("Alan Smith Jones", "Mr.")]),
        ("Dear Sister Quinn,", [("Mary Quinn", "Sister")]),
        ("DEAR MR. ORTEGA,", [("Luis Ortega", "Mr.")]),
        ("Dear Mr. Ortega Jr.,", [("Luis Ortega Jr.", "Mr.")]),
        ("Dear मीरा शर्मा,", [("मीरा शर्मा", "")]),
        ("Dear Ms. Meera श्रीवास्तव,", [("Meera श्रीवास्तव", "Ms.")]),
        ("Dear Ms. မောင်မောင်,", [("မောင်မောင်", "Ms.")]),
    ],
)
def test_a_greeting_of_somebody_met_is_right(greeting, people):
    assert rules_of(a_note(greeting=greeting), record=with_people(*people)) == set()


@pytest.mark.parametrize(
    ("greeting", "people", "where"),
    [
        ("Dear Mr. Ortego,", [("Luis Ortega", "Mr.")], "Mr. Ortego"),
        ("Dear Mrs. Ortega,", [("Luis Ortega", "Mr.")], "Mrs. Ortega"),
        ("Dear Mr. Lee,", [("Ann Lee", "Dr.")], "Mr. Lee"),
        ("Dear Mr. Brown,", [("Luis Ortega", "Mr.")], "Mr. Brown"),
        ("Dear Miss Lee,", [("Ann Lee", "Ms.")], "Miss Lee"),
        ("Dear Ms. Leigh,", [("Ann Lee", "Ms.")], "Ms. Leigh"),
        ("Dear Mr. Ortega and Dr. Li,", [("Luis Ortega", "Mr."), ("Ann Lee", "Dr.")], "Dr. Li"),
        ("Dear Luisa Ortega,", [("Luis Ortega", "Mr.")], "Luisa Ortega"),
        ("Good morning Ms. Haverty,", [("Nora Haverly", "Ms.")], "Ms. Haverty"),
        ("Chef Lindquist,", [("Ulla Lindqvist", "Chef")], "Chef Lindquist"),
        ("Hello Ms Anderson,", [("Eva Andersen", "Ms.")], "Ms Anderson"),
    ],
)
def test_somebody_else_or_another_title_is_found(greeting, people, where):
    assert places_of("wrong_name", a_note(greeting=greeting), record=with_people(*people)) == [where]


def test_without_people_in_the_record_no_name_is_wrong():
    assert places_of("wrong_name", a_note(greeting="Dear Mr. Brown,"), record=with_people()) == []


@pytest.mark.parametrize(
    "greeting", ["Dear Luis,", "Hi Luis,", "Good morning Luis,", "Luis,", "Hello Luis!", "Hi there Luis,"]
)
def test_the_first_name_alone_is_found(greeting):
    assert rules_of(a_note(greeting=greeting)) == {"first_name_greeting"}


def test_the_first_names_of_two_are_found_once():
    assert places_of("first_name_greeting", a_note(greeting="Dear Luis and Ann,")) == ["Dear Luis and Ann,"]


def test_a_first_name_that_is_nearly_right_is_both():
    assert rules_of(a_note(greeting="Dear Louis,")) == {"first_name_greeting", "wrong_name"}


def test_a_better_greeting_is_told():
    from coaching.messages import check_message

    (found,) = check_message(a_note(greeting="Hi Luis,"), None, RECORD).findings
    assert found.better == "Write “Dear Mr. Ortega,”."


@pytest.mark.parametrize(
    "opening",
    ["", "Thank you so much, Mr. Ortega.", "Mr. Ortega, it was good to meet you on Tuesday.", "My name is Dana."],
)
def test_no_greeting_is_found(opening):
    assert "no_greeting" in rules_of(a_note(greeting=opening))


@pytest.mark.parametrize(
    "above",
    [
        "November 3, 2026",
        "Dana Whitfield\n12 Elm Street\nTulsa, OK 74101\n\nMay 4",
        "Subject: Thank you",
        "Re: Welder position",
    ],
)
def test_a_letterhead_may_stand_above_the_greeting(above):
    assert "no_greeting" not in rules_of(a_note(greeting=f"{above}\n\nDear Mr. Ortega,"), "letter")


@pytest.mark.parametrize(
    "end",
    [
        "Sincerely,\nDana Whitfield",
        "Best regards,\n\nDana",
        "Dana Whitfield",
        "- Dana",
        "Thanks,\nDana W.",
        "Respectfully yours,\nDana Whitfield, CWI\n(555) 010-2233\ndana@mail.example",
        "Sincerely, Dana Whitfield",
        "With warm regards and many thanks,\nDana Whitfield\nCertified Welder",
        "Yours truly,\nD. Whitfield",
        "All the best,\nDana\n\nP.S. I left my gloves on the bench.",
        "Very truly yours,\nDana Whitfield\n12 Elm Street\nTulsa, OK 74101",
        "Take care,\nDana",
    ],
)
def test_a_closing_and_a_name_or_the_name_alone_ends_it(end):
    assert rules_of(a_note(sign_off=end)) == set()


@pytest.mark.parametrize(
    "end", [" ", "Sincerely,", "Best regards", "555-010-2233", "Thank you.", "I am at 555-010-2233 in the mornings."]
)
def test_without_a_name_it_has_no_end(end):
    assert "no_sign_off" in rules_of(a_note(sign_off=end))


@pytest.mark.parametrize("greeting", ["Dear Nyein,", "Dear 王志强:", "Dear မောင်မောင်,", "Dear ราตรี,"])
def test_who_has_one_name_in_the_record_is_greeted_by_it(greeting):
    name = greeting.split()[1].strip(",:")
    assert rules_of(a_note(greeting=greeting), record=with_people((name, ""))) == set()
    assert rules_of(a_note(greeting=greeting), record=with_people((name, "Ms."))) == {"first_name_greeting"}


def test_a_long_name_below_the_closing_is_a_name():
    name = "María de los Ángeles Fernández-Villaverde y Gutiérrez de la Concha"
    signed = a_note(sign_off=f"Sincerely,\n{name}")
    assert "no_sign_off" not in rules_of(signed, record=RECORD._replace(client=name))


@pytest.mark.parametrize(
    "greeting",
    ["Dear Head of School Ortega,", "To Mr. Ortega and the members of the committee,", "My dear Mr. Ortega,",
     "Assalamu alaikum Mr. Ortega,"],
)  # fmt: skip
def test_somebody_met_may_be_greeted_in_other_ways(greeting: str) -> None:
    text = a_note(greeting=greeting)
    assert not {"wrong_name", "no_greeting", "first_name_greeting"} & rules_of(text)


@pytest.mark.parametrize(("said", "where"), [
    ("Ms. Whitfeild was kind to me.", "Whitfeild"),
    ("I liked talking with Ms. Whitefield.", "Whitefield"),
    ("I enjoyed meeting Mr. Tom O'Brian too.", "O'Brian"),
    ("Mr. OBrien told me of the crane.", "OBrien"),
])  # fmt: skip
def test_somebody_met_is_spelled_right_below_the_greeting_too(said: str, where: str) -> None:
    record = with_people(("Luis Ortega", "Mr."), ("Karen Whitfield", "Ms."), ("Tom O'Brien", "Mr."))
    assert places_of("wrong_name", a_note(said), record=record) == [where]


@pytest.mark.parametrize(
    "said", ["Ms. Whitman sends her regards.", "Mr. Brown showed me the yard.", "Mr. Ortega's yard is big."]
)
def test_others_than_those_met_may_be_named(said: str) -> None:
    record = with_people(("Luis Ortega", "Mr."), ("Karen Whitfield", "Ms."), ("Tom O'Brien", "Mr."))
    assert places_of("wrong_name", a_note(said), record=record) == []
