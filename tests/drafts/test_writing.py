"""A draft says what the record says, marks what it lacks, and is short, personal and in the chosen tone."""

import re
from datetime import timedelta

import pytest

from coaching.drafts import EMAIL_WORDS, SHAPES, DraftKind, Tone, open_marks, write_draft
from coaching.likeness import same_note
from coaching.model import Channel, Interest
from tests.builders import a_person, an_action, an_interview, instant
from tests.drafts.occasions import GRACE, NOT_TOLD, NOW, TOLD, a_draft, an_occasion

PANEL = tuple(a_person(f"p{n}", name=f"Robin Number{n}", title="Mr.") for n in range(9))
EVERY = [(kind, tone) for kind in DraftKind for tone in Tone]


def test_a_thank_you_names_position_company_topic_and_what_was_learned():
    body = a_draft().body
    for part in (
        "Dear Ms. Sample,",
        "the lab technician position at Acme Labs",
        "learned that you use Epic",
        "I especially enjoyed hearing how you train new people.",
        "I speak Spanish.",
        "Sincerely,\nAda Example\n555-0100\nada@example.com",
    ):
        assert part in body
    assert a_draft().gaps == ()


@pytest.mark.parametrize("kind", [DraftKind.LETTER_EMAIL, DraftKind.FIRST_CHECK_EMAIL, DraftKind.CHECK_CALL])
@pytest.mark.parametrize("tone", Tone)
def test_who_wants_the_job_less_says_no_more_than_that_they_are_interested(kind, tone):
    said = {interest: a_draft(kind, an_occasion(interview=an_interview(interest=interest)), tone).body
            for interest in (Interest.LOW, Interest.HIGH)}  # fmt: skip
    strong = ("very interested", "very happy", "I want this position")
    assert not any(words in said[Interest.LOW] for words in strong)
    assert any(words in said[Interest.HIGH] for words in strong)


@pytest.mark.parametrize(("kind", "tone"), EVERY)
def test_what_the_record_lacks_is_a_gap_with_its_question_and_never_a_text(kind, tone):
    draft = a_draft(kind, an_occasion(NOT_TOLD, people=(), person=None), tone)
    assert "Epic" not in draft.body
    assert "None" not in draft.body
    assert re.findall(r"\[[^\]]+\]", draft.body)
    assert {gap.text for gap in draft.gaps} == set(re.findall(r"\[[^\]]+\]", draft.body))
    assert len(draft.questions) >= len({gap.question for gap in draft.gaps})


@pytest.mark.parametrize(("kind", "tone"), EVERY)
@pytest.mark.parametrize("debrief", [TOLD, NOT_TOLD, TOLD._replace(
    learned=" ".join(["word"] * 18), enjoyed=" ".join(["term"] * 18), unsaid=" ".join(["item"] * 18),
    concerns=" ".join(["doubt"] * 18))])  # fmt: skip
def test_an_email_stays_under_150_words(kind, tone, debrief):
    draft = a_draft(kind, an_occasion(debrief), tone)
    if draft.channel is Channel.EMAIL:
        assert len(draft.body.split()) < EMAIL_WORDS
        assert draft.subject
        assert "\n" not in draft.subject
    else:
        assert draft.subject == ""


def test_a_note_that_would_make_an_email_too_long_becomes_a_question():
    long = TOLD._replace(learned="that " + " ".join(["word"] * 17), unsaid=" ".join(["item"] * 18), concerns="none")
    draft = a_draft(DraftKind.LETTER_EMAIL, an_occasion(long), Tone.WARM)
    assert any("one short sentence" in question for question in draft.questions)


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", [DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE])
@pytest.mark.parametrize("debrief", [TOLD, NOT_TOLD, NOT_TOLD._replace(enjoyed="the tour", learned="Epic")])
def test_no_two_of_a_panel_get_the_same_letter(kind, tone, debrief):
    letters = [a_draft(kind, an_occasion(debrief, people=PANEL, person=one), tone) for one in PANEL]
    for number, letter in enumerate(letters):
        for other in letters[:number]:
            assert not same_note([letter.body, other.body]), (letter.body, other.body)
    if kind is DraftKind.THANK_YOU_EMAIL:
        assert len({letter.subject for letter in letters[:3]}) == 3


def test_of_several_topics_each_gets_another():
    told = TOLD._replace(enjoyed="")
    bodies = [a_draft(occasion=an_occasion(told, people=PANEL, person=one)).body for one in PANEL[:3]]
    assert ["CT scanner" in body for body in bodies] == [True, False, False]
    assert ["night shifts" in body for body in bodies] == [False, True, False]


@pytest.mark.parametrize("kind", [DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE])
def test_somebody_who_hardly_wants_the_job_gives_thanks_and_does_not_claim_interest(kind):
    lukewarm = an_occasion(interview=an_interview(interest=Interest.LOW))
    assert "interested" in a_draft(kind, tone=Tone.FORMAL).body
    draft = a_draft(kind, lukewarm, Tone.FORMAL)
    assert "interested" not in draft.body
    assert "hank" in draft.body


APPLYING = ("look forward", "interested", "hope to", "would be glad to work", "happy to join", "to do this work")


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn", "no_answer", "offer"])
@pytest.mark.parametrize("kind", [DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE])
@pytest.mark.parametrize("tone", Tone)
def test_once_it_is_decided_thanks_apply_for_nothing(kind, tone, outcome):
    decided = an_interview(outcome=outcome, outcome_on="2026-03-09")
    body = a_draft(kind, an_occasion(NOT_TOLD, interview=decided), tone).body
    assert not [said for said in APPLYING if said in body.casefold()]
    assert "hank" in body


@pytest.mark.parametrize("tone", Tone)
def test_thanks_after_a_no_say_nothing_twice(tone):
    told = a_draft(DraftKind.REJECTION_EMAIL, an_occasion(TOLD), tone).body
    assert max(told.count(said) for said in ("glad to", "pleased to", "learn")) == 1


def test_the_tones_differ_and_formal_greets_with_a_colon():
    bodies = {tone: a_draft(tone=tone).body for tone in Tone}
    assert len(set(bodies.values())) == len(Tone)
    assert bodies[Tone.FORMAL].startswith("Dear Ms. Sample:")


def test_a_company_that_ends_in_a_period_ends_the_sentence_with_it():
    body = a_draft(occasion=an_occasion(interview=an_interview(employer="Acme Inc."))).body
    assert "position at Acme Inc. I meant" in body
    assert ".." not in body


def test_text_that_looks_like_a_slot_stays_as_it_is():
    odd = an_occasion(TOLD._replace(learned="about {name} and %s"), interview=an_interview(employer="{phone} <b>"))
    body = a_draft(occasion=odd).body
    assert "{phone} <b>" in body
    assert "{name} and %s" in body


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("Lab technician", "the lab technician position"),
        ("Certified Nursing Assistant", "the Certified Nursing Assistant position"),
        ("IT support", "the IT support position"),
        ("Custodian, second shift", "the position of custodian (second shift)"),
        ("Cook, grill, nights", "the position of cook, grill, nights"),
        ("Summer internship", "the summer internship "),
        ("the Night Auditor role", "the Night Auditor role "),
    ],
)
def test_a_position_stands_in_the_sentence_as_people_say_it(position, said):
    body = a_draft(occasion=an_occasion(interview=an_interview(position=position))).body
    assert f"about {said}" in body.replace(" at", "  at")


def test_the_day_is_a_weekday_for_a_week_and_a_date_from_then_on():
    occasion = an_occasion()
    starts = occasion.record.interview.starts_at

    def said(days: int) -> str:
        return write_draft(DraftKind.THANK_YOU_EMAIL, Tone.PLAIN, occasion, starts + timedelta(days=days)).body

    assert "with me today about" in said(0)
    assert "on Monday" in write_draft(DraftKind.THANK_YOU_NOTE, Tone.PLAIN, occasion, starts).body  # read days later
    assert "on Monday" in said(1)
    assert "on Monday" in said(6)
    assert "on March 2 " in said(7)
    assert "on March 2, 2026 " in said(400)


LATE = re.compile(r"sooner|late|before now|meaning to|belated")


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", [DraftKind.THANK_YOU_EMAIL, DraftKind.THANK_YOU_NOTE])
@pytest.mark.parametrize(("days", "owned_up_to"), [(0, False), (1, False), (2, False), (3, True), (12, True)])
def test_thanks_that_come_days_later_own_up_to_it_once_and_name_the_day(kind, tone, days, owned_up_to):
    for one in PANEL[:3]:
        occasion = an_occasion(people=PANEL, person=one)
        body = write_draft(kind, tone, occasion, occasion.record.interview.starts_at + timedelta(days=days)).body
        assert len(LATE.findall(body)) == owned_up_to, body
        if days:
            assert "today" not in body
            assert bool(re.search(r"on March 2\b", body)) == (days >= 7), body


@pytest.mark.parametrize("tone", Tone)
def test_a_letter_does_not_claim_that_thanks_were_said_before(tone):
    for kind in (DraftKind.LETTER_EMAIL, DraftKind.LETTER_POST):
        assert "again for the" not in a_draft(kind, tone=tone).body


def test_a_late_employer_is_reminded_of_the_last_date_they_named():
    interview = an_interview(promised="2026-03-05")
    check = an_action("status_check", "2026-03-06T10:00", names="2026-03-10")
    draft = a_draft(DraftKind.LATE_EMAIL, an_occasion(interview=interview, actions=(check,)))
    assert "news by March 10" in draft.body
    assert "news by March 5" in a_draft(DraftKind.LATE_CALL, an_occasion(interview=interview)).body
    assert "[the date they gave]" in a_draft(DraftKind.LATE_EMAIL).body


def test_a_further_check_recalls_the_last_one():
    check = an_action("status_check", "2026-03-09T10:00")
    waived = an_action("status_check", "2026-03-11T10:00", channel="waived")
    draft = a_draft(DraftKind.FURTHER_CHECK_EMAIL, an_occasion(actions=(check, waived)))
    assert "last in touch on March 9" in draft.body
    assert "last in touch" not in a_draft(DraftKind.FURTHER_CHECK_EMAIL).body


def test_a_phone_script_comes_with_its_voicemail_and_the_number_to_call_back():
    script = a_draft(DraftKind.CHECK_CALL)
    assert "If you reach voicemail:" in script.body
    assert script.body.count("555-0100") == 2
    assert script.to.address == "555-0111"
    assert "[your phone number]" in a_draft(DraftKind.CHECK_CALL, an_occasion(phone="")).body


def test_a_letter_answers_a_concern_and_never_makes_up_the_answer():
    letter = a_draft(DraftKind.LETTER_POST)
    assert "You may wonder about one thing: no hospital experience. [what shows" in letter.body
    assert "1 Main St\nSpringfield, IL" in letter.body
    assert "March 12, 2026" in letter.body
    assert "You may wonder about one thing. [a doubt" in a_draft(DraftKind.LETTER_POST, an_occasion(NOT_TOLD)).body


@pytest.mark.parametrize("tone", Tone)
def test_a_reference_can_be_told_by_phone_and_by_post_and_is_never_taken_for_the_employer(tone):
    call = a_draft(DraftKind.REFERENCE_CALL, tone=tone)
    assert call.channel is Channel.PHONE
    assert call.body.count("[name of your reference]") == 2
    assert "If you reach voicemail:" in call.body
    assert "555-0100" in call.body
    letter = a_draft(DraftKind.REFERENCE_POST, tone=tone)
    assert letter.channel is Channel.LETTER
    head = letter.body.partition("\n\nDear")[0]
    assert "[mailing address]" in head
    assert "Acme Labs" not in head
    assert "Sample" not in letter.body + call.body
    assert "What is their phone number?" not in call.questions


def test_a_status_check_goes_to_the_one_person_to_ask():
    manager = a_person("p2", name="Robin Boss", title="Dr.", role="hiring_manager", email="robin@acme.example")
    hr = a_person("p3", name="Pat Hr", role="hr")
    named = a_person("p4", name="Kay Named", role="assistant", contact_for_status=True)

    def to(*people):
        return a_draft(DraftKind.FIRST_CHECK_EMAIL, an_occasion(people=people, person=None)).to.name

    assert to(GRACE, hr, manager) == "Dr. Boss"
    assert to(GRACE, hr) == "Pat Hr"
    assert to(GRACE, hr, manager, named) == "Kay Named"
    assert to(GRACE) == "Ms. Sample"
    assert to(*PANEL) == ""
    assert to() == ""


def test_a_gap_is_open_until_its_mark_is_gone_from_the_text():
    draft = a_draft(occasion=an_occasion(NOT_TOLD))
    assert open_marks(draft.body, draft) == draft.gaps
    filled = draft.body.replace(draft.gaps[0].text, "how to handle specimens")
    assert open_marks(filled, draft) == draft.gaps[1:]


def test_where_it_goes_is_asked_where_the_record_does_not_say():
    nowhere = GRACE._replace(email="", phone="", address="")
    occasion = an_occasion(people=(nowhere,), person=nowhere)
    for kind, asked in ((DraftKind.THANK_YOU_EMAIL, "email"), (DraftKind.CHECK_CALL, "phone")):
        assert f"What is their {asked}" in " ".join(a_draft(kind, occasion).questions)
        assert "What is their" not in " ".join(a_draft(kind).questions)
    assert SHAPES[DraftKind.HELPER_CARD].channel is Channel.CARD


def test_names_of_every_script_and_marks_of_direction_do_no_harm():
    for name in ("אליעזר בן־יהודה", "佐藤 健", "\u202eturned", "X", "Å" * 300, "Robert'); DROP TABLE--"):
        person = GRACE._replace(name=name, title="Dr.")
        for kind in DraftKind:
            draft = write_draft(kind, Tone.WARM, an_occasion(people=(person,), person=person), NOW)
            assert draft.body


def test_a_draft_of_today_can_be_written_before_anything_is_known():
    empty = an_interview(position="", employer="")
    draft = write_draft(
        DraftKind.LETTER_POST,
        Tone.PLAIN,
        an_occasion(NOT_TOLD, interview=empty, people=(), person=None, name="", phone="", email=""),
        instant("2026-03-02T12:00"),
    )
    assert {"the position", "the employer", "your name", "name"} <= {gap.mark for gap in draft.gaps}
