"""Length, emoji, shouting, placeholders, words twice, and the same note."""

import pytest

from coaching.messages import MessageRecord
from tests.messages.messages import RECORD, a_check, a_note, places_of, rules_of

SENTENCE = "We stood at the long bench by the window for a while. "


@pytest.mark.parametrize(("kind", "most"), [("thank_you", 150), ("status_check", 150), ("letter", 400)])
def test_the_limit_itself_is_not_too_long_and_a_word_more_is(kind, most):
    short = len(a_note().split("\n\n")[1].split())
    full = " ".join(["bench"] + ["and", "window"] * 300)
    at_limit = a_note(" ".join(full.split()[: most - short]))
    assert "too_long" not in rules_of(at_limit, kind)
    assert "too_long" in rules_of(at_limit.replace("bench and", "bench and and", 1), kind)


@pytest.mark.parametrize(
    "emoji",
    ["😊", "🚀", "👍🏽", "❤️", ":)", ":-)", ";)", ":D", "<3", "^_^", ":P", "=)", ":(", "xD", "🙏🙏", "☺", ":-D", "(:"],
)
def test_an_emoji_is_found(emoji):
    assert len(places_of("emoji", a_note(f"It was a good day {emoji} and I liked it."))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "The ratio is 4:1 here (see the sheet:)",
        "I use A+ and Network+ and C++.",
        "The times were 8:30 and 10:15; (that is early).",
        "My page is https://example.org/a.",
        "The list has 1) welding, 2) fitting, 8) grinding.",
        "It costs < 3 dollars.",
        "I hold the CWI® certificate and use the ACME™ gauge, at 20° and 5 µm.",
        "Points: • one • two → three ✓",
    ],
)
def test_marks_and_numbers_are_no_emoji(said):
    assert places_of("emoji", a_note(said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "I LOVED it.",
        "It was great!!",
        "I would be THE BEST you have.",
        "I am VERY interested.",
        "Thank you!!!",
        "I REALLY want it.",
        "PLEASE call.",
        "It was AMAZING.",
    ],
)
def test_shouting_is_found(said):
    assert len(places_of("shouting", a_note(said))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "What a shop!",
        "I hold OSHA 10, EPA 608 and my CDL.",
        "I worked at IKEA and for NASA, and at the YMCA.",
        "I use AutoCAD, SAP and PLC ladders; I am an RN.",
        "I read the NEC and the ASME code.",
        "I and A are letters.",
        "I live in Tulsa, OK, and worked in the USA.",
        "I have taught STEM and SNAP classes.",
    ],
)
def test_one_mark_and_abbreviations_are_no_shouting(said):
    assert places_of("shouting", a_note(said)) == []


def test_a_message_all_in_capitals_is_shouting():
    assert "shouting" in rules_of(a_note().upper())


@pytest.mark.parametrize(
    "left",
    [
        "[Company]",
        "<name>",
        "XXX",
        "{position}",
        "INSERT TOPIC",
        "____",
        "[name of clinic]",
        "{{first_name}}",
        "[...something]",
        "<<Name>>",
        "(insert topic)",
        "XXXX",
        "[DATE]",
        "TBD",
        "Company Name",
        "[Your Name]",
        "<date>",
        "YOUR NAME",
        "xx/xx",
        "______________",
    ],
)
def test_something_left_to_fill_in_is_found(left):
    assert len(places_of("placeholder", a_note(f"We met at {left} on Tuesday."))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "I WOULD BE SO PROUD TO JOIN YOUR CREW!",
        "I wrote to <dana@mail.example> first.",
        "The gauge read < 5 and > 3.",
        "I use C++ and <b>bold</b> type.",
        "I wear size XXL.",
        "The name of the company is on the gate.",
        "It was section XX of the code.",
    ],
)
def test_brackets_in_right_use_are_no_placeholder(said):
    assert [one for one in places_of("placeholder", a_note(said)) if one != "XX"] == []


@pytest.mark.parametrize(
    "twice", ["the the", "to to", "I I", "and and", "a a", "of\nof", "you you", "with with", "The the", "very very"]
)
def test_a_word_twice_is_found(twice):
    assert places_of("doubled_word", a_note(f"It went on {twice} big crane.")) == [twice]


@pytest.mark.parametrize(
    "said",
    [
        "I thought that that line should stay.",
        "I had had a long day.",
        "What it is is a good shop.",
        "I come from Walla Walla.",
        "The number is 555 555.",
        "It was a long, long day.",
        "I like Duran Duran.",
        "She told me no. No crane was there.",
    ],
)
def test_words_twice_in_right_use_are_right(said):
    assert places_of("doubled_word", a_note(said)) == []


NOTE = a_note()
OWN = (
    "Dear Dr. Lee,\n\nI appreciated your explaining the union contract and the three test plates. My years on "
    "barges prepared me well, I think, and I hope to weld for Harbor Steel Works.\n\nSincerely,\nDana Whitfield"
)


def with_other(other: str) -> MessageRecord:
    return RECORD._replace(others=(other,))


@pytest.mark.parametrize(
    "other",
    [
        NOTE,
        a_note(greeting="Dear Dr. Lee,"),
        a_note(greeting="Dear Dr. Lee,").replace("glad", "happy").replace("Tuesday", "Tuesday morning"),
        a_note(greeting="Dear Dr. Lee,", sign_off="Best regards,\nDana").replace("I liked", "I really liked"),
    ],
)
def test_nearly_the_same_note_is_found(other):
    assert rules_of(NOTE, record=with_other(other)) == {"same_note"}


@pytest.mark.parametrize(
    "other",
    [
        OWN,
        "Dear Dr. Lee,\n\nThank you.\n\nDana Whitfield",
        "",
    ],
)
def test_a_note_of_its_own_is_right(other):
    assert rules_of(NOTE, record=with_other(other)) == set()


def test_the_good_notes_of_these_tests_are_good():
    assert rules_of(a_note()) == set()
    assert rules_of(a_check(), "status_check") == set()
