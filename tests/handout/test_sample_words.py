"""Sample words on a page to take home: from the record and the debrief, with blanks only where both are silent."""

from __future__ import annotations

from coaching.guidance.policies import PERSISTENT
from coaching.guidance.take_home import BLANK
from coaching.model import Debrief, Interest
from tests.builders import a_person, a_record, an_action, an_interview
from tests.handout.pages import item_about, page_for, pdf_of, text_of

GRACE = a_person("p1", title="Ms.")
WEI = a_person("p2", name="Wei Chen", title="Mr.")
TOLD = Debrief(
    "i1", enjoyed="the tour of the lab; how they train people", concerns="worried the commute is too long",
    unsaid="my phlebotomy certificate",
)  # fmt: skip


def test_what_was_told_stands_in_the_words_in_place_of_every_blank() -> None:
    words = item_about(page_for(a_record(people=[GRACE]), told=TOLD), "Thank").words
    assert "I enjoyed the tour of the lab. One thing about my background did not come up: my phlebotomy" in words
    assert BLANK not in words


def test_each_of_several_gets_something_else_that_they_talked_about() -> None:
    item = item_about(page_for(a_record(people=[GRACE, WEI]), told=TOLD), "Thank")
    assert "the tour of the lab" in item.words
    assert item.instead == ("To Mr. Chen instead: “I enjoyed hearing how you train people.”",)
    one_note = item_about(page_for(a_record(people=[GRACE, WEI]), told=TOLD._replace(enjoyed="the tour")), "Thank")
    assert one_note.instead == ("To Mr. Chen, something else that you talked about with them.",)


def test_who_hardly_wants_the_job_is_not_made_to_say_so() -> None:
    lukewarm = an_interview(interest=Interest.LOW)
    page = page_for(a_record(lukewarm, people=[GRACE]), told=TOLD)
    thanks, check = item_about(page, "Thank").words, item_about(page, "where things stand").words
    assert "certificate. Sincerely, Ada Example" in thanks
    assert "I am still interested." in check
    assert "I am still very interested." in item_about(page_for(a_record(people=[GRACE])), "where things stand").words


def test_who_is_left_to_be_thanked_gets_the_same_words_as_in_their_draft() -> None:
    thanked = an_action("thank_you", "2026-03-02T15:00", person="p1")
    item = item_about(page_for(a_record(people=[GRACE, WEI], actions=[thanked]), told=TOLD), "Thank")
    assert item.words.startswith("Dear Mr. Chen")
    assert "how you train people" in item.words


def test_what_was_learned_serves_where_nothing_was_enjoyed() -> None:
    words = item_about(page_for(a_record(people=[GRACE]), told=Debrief("i1", learned="they use Epic")), "Thank").words
    assert "It was good to learn that you use Epic." in words


def test_a_note_that_is_not_in_the_clients_voice_leaves_its_blank() -> None:
    told = Debrief("i1", enjoyed="the recruiter said she was charmed by her answers")
    words = item_about(page_for(a_record(people=[GRACE]), told=told), "Thank").words
    assert f"I enjoyed hearing about {BLANK}." in words
    assert "charmed" not in words


def test_a_letter_answers_the_doubt_that_was_told_and_leaves_the_answer_to_the_client() -> None:
    record = a_record(people=[GRACE])
    words = item_about(page_for(record, at="2026-03-05T12:00", told=TOLD, policy=PERSISTENT), "a letter").words
    assert words == (
        "One thing did not come up when we talked: my phlebotomy certificate. You may have wondered about one thing: "
        f"whether the commute is too long. What I can say to that is {BLANK}."
    )


def test_what_was_told_of_one_interview_is_never_said_to_another_employer() -> None:
    other = an_interview(interview_id="i2", employer="Northside Clinic")
    page = page_for(a_record(people=[GRACE]), a_record(other), told=TOLD)
    first, second = (item for item in page.now if item.what.startswith("Thank"))
    assert "the tour of the lab" in first.words
    assert (second.as_under, "the tour" in second.words) == ("", False)


def test_five_tasks_with_words_and_notes_are_one_sheet() -> None:
    other = an_interview("2026-03-03T14:00", interview_id="i2", employer="Northside Clinic")
    boss = a_person("p3", interview_id="i2", name="Ana Ruiz", title="Dr.", role="hiring_manager")
    page = page_for(a_record(people=[GRACE, WEI]), a_record(other, people=[boss]), told=TOLD)
    assert len(page.now) + len(page.coming) >= 5
    five = page._replace(now=page.now[:3], coming=page.coming[-2:])
    reader = pdf_of(five)
    assert len(reader.pages) == 1
    assert "To Mr. Chen instead" in text_of(reader)
