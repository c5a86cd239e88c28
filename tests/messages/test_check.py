"""The check as a whole: odd input, places, what is good, the guess of the kind."""

from __future__ import annotations

import pytest

from coaching.guidance.cited import Statement
from coaching.guidance.message_rules import MESSAGE_RULES
from coaching.messages import MessageKind, MessageRecord, check_message, record_of
from coaching.messages.check import LONGEST
from coaching.messages.cleaned import clean
from coaching.messages.kind import guess_kind
from coaching.messages.message import Message
from tests.builders import a_person, a_record, an_interview
from tests.messages.messages import RECORD, a_check, a_note, rules_of, samples


@pytest.mark.parametrize(
    "text",
    [
        "Thanks",
        "<script>alert(1)</script><p>Dear Mr. Ortega,</p><p>Thank you.</p>",
        "Dear Mr. Ortega,\x00\x07\x1b[31m thank you\x7f.",
        "Dear Mr. Ortega,\n\nThank you \u202efor the hour\u202c and the \u200bcoffee.",
        "Dear Mr. Ortega,\n\nThank you \ud83d for the \udc00 hour.",
        "שלום מר אורטגה, thank you for the time that you gave me and for the tour of the shop.",
        "?" * 5_000,
        "!" * 5_000 + " Thank you",
        "a" * 100_000,
        "a " * 50_000,
        "((((((((" * 2_000 + "[[[[" * 2_000,
        "Dear " * 3_000,
        "Mr. " * 3_000,
        "\n" * 50_000 + "Thank you",
        "I would " * 5_000,
        "<" * 20_000,
        "&amp;" * 4_000,
        "\u0301" * 5_000 + "e",
    ],
)
def test_odd_input_is_a_finding_or_a_sentence_and_never_a_failure(text):
    for kind in (None, *MessageKind):
        checked = check_message(text, kind, RECORD)
        assert checked.findings or checked.note
        for finding in checked.findings:
            assert text[finding.start : finding.end] == finding.where


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrter Herr Ortega, vielen Dank für das Gespräch am Dienstag und für die Führung durch die Halle.",
        "Estimado señor Ortega, muchas gracias por su tiempo y por la visita al taller.",
        "Cher Monsieur, je vous remercie de votre accueil et de la visite de l'atelier, qui m'a beaucoup plu.",
        "Уважаемый господин Ортега, благодарю вас за беседу.",
        "尊敬的奥尔特加先生 感谢您抽出时间。",
        "Kính gửi ông Ortega, cảm ơn ông đã dành thời gian gặp tôi hôm thứ ba.",
    ],
)
def test_another_language_is_said_so_and_left_alone(text):
    checked = check_message(text, None, RECORD)
    assert checked.findings == ()
    assert "English" in checked.note


def test_nothing_is_nothing_to_check():
    assert [check_message(text).note for text in ("", " \n", "\u200b")] == ["There is nothing to check yet."] * 3


def test_markup_is_read_through_and_places_are_those_of_what_was_typed():
    text = "<p>Hi&nbsp;<b>Luis</b>,</p>" + a_note(greeting="")
    (found,) = [one for one in check_message(text, None, RECORD).findings if one.rule.id == "first_name_greeting"]
    assert text[found.start : found.end] == found.where == "Hi&nbsp;<b>Luis</b>,"


def test_curly_quotes_and_odd_spaces_are_the_plain_ones():
    text = a_note("I wouldn\u2019t mind the noise, and I\u2019ve worked nights.").replace(" ", "\u00a0")
    assert rules_of(text) == set()


def test_of_a_message_of_100_kilobytes_the_beginning_is_read_and_that_is_said():
    long = a_note(" ".join(sample.text for sample in samples("tuned")) * 2)[: LONGEST + 1]
    checked = check_message(f"{long} thx lol".ljust(100_000, "."), MessageKind.LETTER, RECORD)
    assert "20,000" in checked.note
    assert all(found.end <= LONGEST for found in checked.findings)


def test_what_is_good_is_said():
    good = " ".join(check_message(a_note(), MessageKind.THANK_YOU, RECORD).good)
    for words in (
        "right name",
        "says thanks",
        "big pipe",
        "eight years",
        "want the position",
        "Harbor Steel Works",
        "length",
    ):
        assert words in good
    assert "where things stand" in " ".join(check_message(a_check(), MessageKind.STATUS_CHECK, RECORD).good)


def test_every_finding_has_reason_better_words_and_a_citation():
    for sample in samples("tuned"):
        for found in sample.checked().findings:
            assert found.reason.endswith(".")
            assert found.better
            assert any(isinstance(cite, Statement) for cite in found.cites)


def test_every_rule_has_its_own_id():
    assert len({rule.id for rule in MESSAGE_RULES}) == len(MESSAGE_RULES) == 22


def test_a_thank_you_and_a_status_check_are_told_apart_where_nobody_said_which_it_is():
    written = [one for one in samples("tuned") + samples("tuned_later") if one.kind is not MessageKind.LETTER]
    right = sum(guess_kind(clean(one.text), one.record) is one.kind for one in written)
    assert right >= 0.94 * len(written)


def test_the_record_of_an_interview_names_who_was_met():
    met = a_person("p1", of=an_interview(), title="Ms.")
    record = record_of(a_record(people=[met, a_person("p2", name=" ")]), "Ada Example", ["another note"])
    assert record == MessageRecord(
        "Ada Example", "Acme Labs", "Lab technician", ((met.name, "Ms."),), ("another note",)
    )


def test_a_sentence_ends_in_no_and_goes_on_after_the_no_of_a_number() -> None:
    text = a_note("You showed me the No. 3 press. Please don't say no. I ran one for years.")
    said = Message(clean(text), MessageKind.THANK_YOU, RECORD).said
    assert [one for one in said if "press" in one or "say no" in one] == [
        "You showed me the No. 3 press.",
        "Please don't say no.",
    ]


def test_what_is_found_again_and_again_is_told_once_with_how_often() -> None:
    checked = check_message("Dear Mr. Ortega,\n\n" + "Thank you lol. " * 40, None, RECORD)
    (found,) = (one for one in checked.findings if one.rule.id == "informal")
    assert "40 times" in found.reason


def test_words_beyond_what_is_looked_at_are_counted_too() -> None:
    text = "Dear Mr. Ortega,\n\n" + "word " * 17_000
    (found,) = (one for one in check_message(text, None, RECORD).findings if one.rule.id == "too_long")
    assert "17,000 words" in found.reason


def test_what_is_good_is_quoted_as_it_was_typed() -> None:
    text = a_note("I liked the interveiw with your foreman about the long pipe, and it's what I'd want to weld.")
    quoted = " ".join(check_message(text, None, RECORD).good)
    assert "interview with your foreman" not in quoted
    assert "I have eight years of stick welding" in quoted
