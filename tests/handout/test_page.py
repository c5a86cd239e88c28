"""What stands in a page to take home: what went right, what to do by when, why, with what words, and who says so."""

from __future__ import annotations

import pytest

from coaching.guidance.policies import PERSISTENT
from coaching.guidance.take_home import BLANK, NOTHING_TO_DO
from coaching.model import ClientStatus
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.handout.pages import NOON, item_about, items, page_for

GRACE = a_person("p1", title="Ms.")
WEI = a_person("p2", name="Wei Chen", title="Mr.")


def test_a_thank_you_that_is_late_is_still_asked_for_by_name_with_words_to_begin_with() -> None:
    item = item_about(page_for(a_record(people=[GRACE])), "Thank")
    assert item.what == "Thank Ms. Grace Sample at Acme Labs in a few words"
    assert item.when == "As soon as you can: it was due Tuesday, March 3"
    assert "late, not lost" in item.why
    assert item.words.startswith("Dear Ms. Sample, thank you for talking with me on Monday, March 2 about the position")
    assert item.words.endswith("Sincerely, Ada Example")
    assert item.rests_on == "S1.6, S3.3, S5.5, S5.18, S5.19"


def test_a_thank_you_in_time_says_until_when_in_the_time_of_the_interview() -> None:
    item = item_about(page_for(a_record(people=[GRACE]), at="2026-03-02T15:00"), "Thank")
    assert item.when == "By Tuesday, March 3, 11:00 AM"
    west = an_interview(zone="America/Los_Angeles")
    item = item_about(page_for(a_record(west, people=[GRACE]), at="2026-03-02T18:00"), "Thank")
    assert item.when == "By Tuesday, March 3, 11:00 AM Los Angeles time"


def test_several_people_to_thank_are_one_task_with_a_note_for_each() -> None:
    item = item_about(page_for(a_record(people=[GRACE, WEI])), "Thank")
    assert "Ms. Grace Sample and Mr. Wei Chen at Acme Labs in a few words, with a separate note to each" in item.what
    assert item.words.startswith("Dear Ms. Sample, ")
    assert item.instead == ()


def test_who_is_not_recorded_is_a_blank_and_never_made_up() -> None:
    item = item_about(page_for(a_record(an_interview(position=""))), "Thank")
    assert item.what == "Thank your interviewer at Acme Labs in a few words"
    assert f"Dear {BLANK}, thank you for talking with me on Monday, March 2 about the position." in item.words


def test_the_same_words_stand_once() -> None:
    other = an_interview(interview_id="i2", employer="Northside Clinic")
    page = page_for(a_record(people=[GRACE]), a_record(other))
    first, second = (item for item in page.now if item.what.startswith("Thank"))
    assert (first.words != "", first.as_under) == (True, "")
    blank = "Words as under 1, but with"
    assert (second.words, second.as_under[: len(blank)]) == ("", blank)


def test_what_points_to_the_words_of_another_task_says_its_own_names_and_days() -> None:
    other = an_interview(interview_id="i2", employer="Northside Clinic", position="Nurse aide")
    boss = a_person("p2", of=other, name="Wei Chen", title="Mr.")
    page = page_for(a_record(people=[GRACE]), a_record(other, people=[boss]))
    _, second = (item for item in page.now if item.what.startswith("Thank"))
    assert second.as_under == ("Words as under 1, but with “Mr. Chen” and “the position of nurse aide”.")


def test_an_interview_ahead_brings_what_to_ask_there_and_the_thank_you_after_it() -> None:
    ahead = an_interview("2026-03-06T10:00", status="scheduled")
    page = page_for(a_record(ahead, people=[GRACE]))
    assert page.now == ()
    assert item_about(page, "ask when you will hear").when == "At your interview on Friday, March 6, 10:00 AM"
    assert item_about(page, "name and title of everyone").words
    assert item_about(page, "Thank").when == "After your interview, by Saturday, March 7, 11:00 AM"
    assert not any("where things stand" in item.what for item in page.coming)


def test_what_is_further_ahead_than_two_weeks_is_left_for_another_page() -> None:
    ahead = an_interview("2026-03-25T10:00", status="scheduled")
    assert items(page_for(a_record(ahead))) == ()


def test_a_status_check_goes_to_one_person_from_the_day_it_is_right() -> None:
    boss = a_person("p2", name="Wei Chen", title="Mr.", role="hiring_manager")
    named = a_person("p3", name="Pat Lee", role="assistant", contact_for_status=True)
    thanked = an_action("thank_you", "2026-03-02T15:00")
    item = item_about(page_for(a_record(people=[GRACE, boss], actions=[thanked])), "where things stand")
    assert (
        item.what
        == "Ask Mr. Wei Chen at Acme Labs, and nobody else, where things stand with the position of lab technician"
    )
    assert item.when == "From Saturday, March 7, by Monday, March 9"
    assert "my interview on Monday, March 2 for the position of lab technician" in item.words
    for people, asked in (
        ([GRACE, boss, named], "Pat Lee"),
        ([GRACE], "Ms. Grace Sample"),
        ([GRACE, WEI], "your contact"),
    ):
        item = item_about(page_for(a_record(people=people, actions=[thanked])), "where things stand")
        assert item.what.startswith(f"Ask {asked} at Acme Labs")


@pytest.mark.parametrize(
    ("promised", "actions", "at", "why"),
    [
        ("2026-03-06", [], NOON, "They said they would answer by Friday, March 6, so it is best not"),
        ("2026-03-06", [], "2026-03-08T12:00", "by Friday, March 6, and that day is over"),
        (None, [("employer_reply", "2026-03-04T09:00", "2026-03-09")], NOON, "They named Monday, March 9"),
        (None, [("employer_reply", "2026-03-04T09:00", None)], NOON, "They replied on Wednesday, March 4"),
        (None, [("status_check", "2026-03-08T09:00", None)], "2026-03-09T12:00", "You last asked on Sunday, March 8"),
        (None, [], NOON, "That leaves them time to decide"),
        (None, [], "2026-03-08T12:00", "You have left them time to decide"),
        (None, [], "2026-03-12T12:00", "Some employers watch who follows up"),
    ],
)
def test_a_status_check_says_what_its_day_hangs_on(promised, actions, at, why) -> None:
    done = [an_action(step, when, names=names) for step, when, names in actions]
    page = page_for(a_record(an_interview(promised=promised), people=[GRACE], actions=done), at=at)
    assert why in item_about(page, "where things stand").why


def test_under_the_persistent_policy_the_first_check_is_a_call_with_words_to_say() -> None:
    item = item_about(page_for(a_record(people=[GRACE]), policy=PERSISTENT), "where things stand")
    assert item.what.startswith("Call Ms. Grace Sample at Acme Labs")
    assert item.words.startswith("Hello, this is Ada Example. We talked on Monday, March 2")


def test_what_is_optional_comes_last_and_says_so() -> None:
    page = page_for(a_record(people=[GRACE]))
    assert page.now[0].when.startswith("As soon as you can")
    assert item_about(page, "references").when == "If you can, by Wednesday, March 4"


def test_what_the_record_lacks_is_asked_for_as_long_as_nothing_is_decided() -> None:
    assert item_about(page_for(a_record()), "Tell your counselor who interviewed").when == "When you next talk"
    over = an_interview(outcome="rejected", outcome_on="2026-03-03")
    assert not any("Tell your counselor" in item.what for item in items(page_for(a_record(over))))


@pytest.mark.parametrize(("outcome", "asked"), [("rejected", False), ("withdrawn", False), ("advanced", True)])
def test_after_a_rejection_thanks_stay_right_and_references_need_not_be_told(outcome: str, asked: bool) -> None:
    page = page_for(a_record(an_interview(outcome=outcome, outcome_on="2026-03-03"), people=[GRACE]))
    thanks = item_about(page, "Thank Ms. Grace Sample at Acme Labs")
    assert ("all the same" in thanks.what) == ("all the best" in thanks.words) == (not asked)
    assert ("glad to work with you" in thanks.words) == asked
    assert any("references" in item.what for item in items(page)) == asked


def test_what_went_right_is_said_first_and_only_what_was_done() -> None:
    done = [an_action("thank_you", "2026-03-02T15:00"), an_action("debrief", "2026-03-02T12:00")]
    page = page_for(a_record(people=[GRACE], actions=done))
    assert [line.text for line in page.went_well] == [
        "You know the names and titles of the people you met at Acme Labs.",
        "You looked back right away on what was said at Acme Labs.",
        "You said thank you within a day at Acme Labs.",
    ]
    assert page.went_well[2].rests_on == "S1.1, S2.6"
    assert page_for(a_record()).went_well == ()


def test_a_thank_you_that_was_late_is_praised_without_being_called_punctual() -> None:
    page = page_for(a_record(people=[GRACE], actions=[an_action("thank_you", "2026-03-04T09:00")]))
    assert "You said thank you at Acme Labs, which is right even after the first day." in [
        line.text for line in page.went_well
    ]


def test_one_of_two_thank_yous_is_not_praised() -> None:
    page = page_for(a_record(people=[GRACE, WEI], actions=[an_action("thank_you", "2026-03-02T15:00", person="p1")]))
    assert not any("thank you" in line.text for line in page.went_well)
    assert item_about(page, "Thank").what.startswith("Thank Mr. Wei Chen")


def test_good_news_comes_first() -> None:
    page = page_for(a_record(an_interview(outcome="advanced", outcome_on="2026-03-03"), people=[GRACE]))
    assert page.went_well[0].text == "Acme Labs invited you to the next round."


def test_after_the_last_check_the_page_says_to_wait_and_where_to_put_the_energy() -> None:
    checks = [an_action("status_check", "2026-03-08T09:00"), an_action("status_check", "2026-03-16T09:00")]
    page = page_for(a_record(people=[GRACE], actions=checks), at="2026-03-18T12:00")
    assert any(line.text.startswith("Leave the next word to Acme Labs") for line in page.in_mind)
    assert not any("where things stand" in item.what for item in items(page))


@pytest.mark.parametrize("at", ["2026-03-30T12:00", "2026-06-01T12:00"])
def test_of_an_employer_who_is_silent_each_thing_is_said_once(at: str) -> None:
    checks = [an_action("status_check", f"2026-03-{day}T09:00") for day in ("09", "16", "20")]
    record = a_record(an_interview(promised="2026-03-06"), people=[GRACE], actions=checks)
    (line,) = page_for(record, at=at).in_mind
    assert line.text.startswith("Leave the next word to" if at < "2026-05" else "Tell your counselor whether")


def test_where_the_employer_has_the_next_word_no_message_is_asked_for() -> None:
    checks = [an_action("status_check", f"2026-03-{day}T09:00") for day in ("09", "16")]
    people = [GRACE]
    assert any("your thanks" in item.what for item in page_for(a_record(people=people), at="2026-03-20T12:00").now)
    stopped = page_for(a_record(people=people, actions=checks), at="2026-03-20T12:00")
    assert [item.what[:20] for item in stopped.now] == ["Tell your counselor "]


def test_a_check_that_is_asked_for_leaves_no_question_whether_anything_was_heard() -> None:
    page = page_for(a_record(an_interview(promised="2026-04-20"), people=[GRACE]), at="2026-05-01T12:00")
    assert item_about(page, "where things stand") in page.now
    assert [line.text[:24] for line in page.in_mind] == ["Look for another opening"]


def test_what_holds_for_two_employers_is_said_once_of_both() -> None:
    elsewhere = an_interview(interview_id="i2", employer="Northside Clinic")
    page = page_for(a_record(), a_record(elsewhere), at="2026-06-01T12:00")
    (line,) = page.in_mind
    assert "anything from Acme Labs and Northside Clinic." in line.text


def test_what_is_practiced_is_not_said_again_to_be_kept_in_mind() -> None:
    promised = [an_interview(f"2026-03-0{n}T10:00", interview_id=f"i{n}", promised="2026-03-20") for n in (2, 3)]
    early = [
        a_record(one, people=[GRACE], actions=[an_action("status_check", "2026-03-04T09:00", of=one)])
        for one in promised
    ]
    once, twice = page_for(early[0]), page_for(*early)
    assert any("wait for the day in your plan" in line.text for line in once.in_mind)
    assert not any("wait for the day in your plan" in line.text for line in twice.in_mind)
    assert any("before its day" in line.text for line in twice.practice)


def test_a_client_without_anything_to_do_is_told_so_and_how_to_go_on() -> None:
    page = page_for()
    assert (page.now, page.coming, page.went_well) == ((), (), ())
    assert page.in_mind[0].text == f"{NOTHING_TO_DO}."
    assert "meet people" in page.in_mind[1].text
    placed = page_for(client=a_client(status=ClientStatus.PLACED))
    assert [line.text for line in placed.in_mind] == [f"{NOTHING_TO_DO}."]
    assert placed.sources == ()


def test_the_sources_are_those_of_the_lines_above_them_and_no_others() -> None:
    page = page_for(a_record(people=[GRACE]))
    lines = [*page.went_well, *page.in_mind, *items(page)]
    cited = {part.split(".")[0] for line in lines for part in line.rests_on.split(", ") if part.startswith("S")}
    assert {source.split(":")[0] for source in page.sources if source.startswith("S")} == cited
    assert any("Unum" in source for source in page.sources)


def test_the_day_and_who_it_is_from_stand_on_it() -> None:
    page = page_for()
    assert (page.name, page.day, page.counselor) == ("Ada Example", "Wednesday, March 4", "Ana Ruiz")
    assert page_for(client=a_client(name=" ")).name == "Name not recorded"
