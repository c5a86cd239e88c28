"""Advice as cards: each says one thing, the most urgent first, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.advice import advise, advise_client, on_outcome
from coaching.cards import Card, Cards, cards_of
from coaching.guidance.cited import Policy
from coaching.guidance.policies import MEASURED, PERSISTENT, POLICIES
from coaching.model import ClientStatus, InterviewRecord, Outcome, Pace, Status
from coaching.plan import build_plan
from tests.builders import a_client, a_person, a_record, an_action, an_interview, instant
from tests.strategies import Moment, moments


def cards(record: InterviewRecord, now: str, policy: Any = MEASURED, *, client: bool = False) -> Cards:
    """The cards of one interview; those of a client's only lead too."""
    at = instant(now)
    advised = advise_client(a_client(), [record], policy, at) if client else advise(record, policy, at)
    return cards_of(advised, build_plan(record, policy, at))


def titled(some: Iterable[Card]) -> list[str]:
    return [card.title or " + ".join(card.findings) for card in some]


def checked(*days: str) -> list[Any]:
    return [an_action("status_check", f"2026-03-{day}T10:00") for day in days]


def test_people_of_one_step_share_a_card() -> None:
    people = [a_person("p1"), a_person("p2"), a_person("p3", met=False)]
    found = cards(a_record(people=people), "2026-03-04T12:00")
    thanks = next(card for card in found.now if card.title == "Thank the interviewer")
    assert [item.person_id for item in thanks.items] == ["p1", "p2"]


def test_one_who_is_late_and_one_who_is_thanked_late_are_two_matters() -> None:
    people = [a_person("p1"), a_person("p2")]
    late = an_action("thank_you", "2026-03-04T10:00", person="p1")
    found = cards(a_record(people=people, actions=[late]), "2026-03-04T12:00")
    assert "Thank the interviewer" in titled(found.now)
    assert titled(found.next_time) == ["Thank the interviewer"]


def test_what_is_overdue_comes_first_and_the_optional_after_the_expected() -> None:
    found = cards(a_record(), "2026-03-10T00:30")
    assert titled(found.now) == [
        "Thank the interviewer", "Check the status", "Send a strategic letter", "Ask about the timeline",
        "Get names and titles",
    ]  # fmt: skip


def test_a_check_that_was_too_soon_is_said_once() -> None:
    found = cards(a_record(actions=checked("03")), "2026-03-04T12:00")
    assert titled(found.now).count("Asked too soon") == 1
    assert not [card for card in (*found.now, *found.next_time) if card.title == "Check the status"]


def test_waiting_for_a_day_is_asked_for_only_while_there_is_one_to_wait_for() -> None:
    early = an_interview(promised="2026-03-06")
    once, twice = a_record(early, actions=checked("04")), a_record(early, actions=checked("04", "11"))
    for record, now, is_now in (
        (once, "2026-03-05T12:00", True),
        (once, "2026-03-11T12:00", False),
        (twice, "2026-03-20T12:00", False),
        (once, "2026-05-20T12:00", False),
    ):
        found = cards(record, now)
        assert ("Asked too soon" in titled(found.now)) == is_now
        assert ("Asked too soon" in titled(found.next_time)) != is_now


def test_a_timeline_that_was_not_asked_is_a_reason_for_the_check_that_asks_for_it() -> None:
    record = a_record(an_interview(timeline_asked=False))
    assert "Ask about the timeline" in titled(cards(record, "2026-03-05T12:00").now)
    found = cards(record, "2026-03-08T12:00").now
    (check,) = [card for card in found if card.title == "Check the status"]
    assert "Ask about the timeline" not in titled(found)
    assert "A date from the employer" in check.reasons[1].text


def test_what_came_of_a_late_check_is_asked_for_now_only_while_an_answer_is_awaited() -> None:
    late, reply = checked("12"), an_action("employer_reply", "2026-03-13T10:00", action_id="r1")
    for actions, now, is_now in (
        (late, "2026-03-13T12:00", True),
        ([*late, reply], "2026-03-13T12:00", False),
        (late, "2026-03-20T12:00", False),
        ([*late, *checked("19")], "2026-03-20T12:00", False),
    ):
        found = cards(a_record(actions=actions), now)
        assert ("Check the status" in titled([c for c in found.now if c.lead.status is Status.LATE])) == is_now
        assert ("Check the status" in titled(found.next_time)) != is_now


def test_after_an_outcome_a_check_that_was_late_and_one_left_out_are_one_line() -> None:
    promised = an_interview(promised="2026-03-04", outcome="rejected", outcome_on="2026-03-30")
    found = cards(a_record(promised, actions=checked("12")), "2026-04-01T12:00")
    (check,) = [card for card in found.next_time if card.title == "Check the status"]
    assert check.advice.do_now.startswith("Leave it at the check they made")


def test_an_only_lead_that_went_silent_is_one_card() -> None:
    (silent,) = cards(a_record(), "2026-05-20T12:00", client=True).now
    assert silent.findings == ("No sign of life", "Only one lead")
    assert [aside.title for aside in silent.asides] == ["Where to put the energy"]
    asked_for = cards(a_record(an_interview(promised="2026-04-20")), "2026-05-01T12:00", client=True).now
    assert titled(asked_for)[:2] == ["Check the status", "Only one lead"]
    assert asked_for[0].findings == ("No sign of life", "Employer is late")


def test_after_long_silence_no_words_for_asking_again_are_offered() -> None:
    (silent,) = cards(a_record(an_interview(promised="2026-03-06")), "2026-05-20T12:00").now
    assert silent.findings == ("No sign of life", "Employer is late")
    assert silent.asides == ()
    assert [reason.text[:16] for reason in silent.reasons] == ["Nothing was done"]


def test_an_employer_who_is_late_is_a_reason_for_the_check_with_its_own_script() -> None:
    record = a_record(an_interview(promised="2026-03-06"))
    (check,) = [card for card in cards(record, "2026-03-08T12:00").now if card.title == "Check the status"]
    assert check.findings == ("Employer is late",)
    assert len(check.reasons) == 2
    assert [aside.title for aside in check.asides] == ["What to say, by phone or in writing"]


def test_when_the_limit_is_reached_one_card_says_stop_and_where_to_look() -> None:
    record = a_record(an_interview(promised="2026-03-06"), actions=checked("09", "16"))
    found = cards(record, "2026-03-20T12:00", client=True)
    stop = next(card for card in found.now if "Stop and wait" in card.findings)
    assert stop.findings == ("Stop and wait", "Employer is late", "Only one lead")
    assert len(stop.reasons) == 2
    assert [aside.title for aside in stop.asides] == ["Where to put the energy"]
    assert "Check the status" not in titled(found.now)


def test_whom_else_they_asked_is_said_on_the_card_that_says_stop() -> None:
    asked = [an_action("status_check", f"2026-03-{day}T10:00", person=who) for day, who in (("09", "p1"), ("16", "p2"))]
    record = a_record(people=[a_person("p1"), a_person("p2", name="Hugo")], actions=[*asked, *checked("17", "18")])
    stop = next(card for card in cards(record, "2026-03-20T12:00").now if "Several people asked" in card.findings)
    assert {"Stop and wait", "Asked too often"} <= set(stop.findings)
    assert any("looks unprofessional" in reason.text for reason in stop.reasons)


def test_after_long_silence_only_the_question_whether_anything_was_heard_is_left() -> None:
    assert titled(cards(a_record(), "2026-05-03T12:00").now) == ["No sign of life"]


def test_once_the_outcome_is_in_the_check_the_timeline_and_the_conduct_are_for_next_time() -> None:
    interview = an_interview(outcome="rejected", outcome_on="2026-03-20", timeline_asked=False)
    found = cards(a_record(interview, people=[a_person()], actions=checked("03")), "2026-03-21T12:00")
    assert found.now == ()
    assert titled(found.next_time) == [
        "Asked too soon", "Ask about the timeline", "Get names and titles", "Thank the interviewer", "Check the status",
    ]  # fmt: skip


def test_an_outcome_that_is_not_yet_in_effect_changes_nothing() -> None:
    rejected = an_interview(outcome="rejected", outcome_on="2026-03-20")
    before = "2026-03-05T12:00"
    assert titled(cards(a_record(rejected), before).now) == titled(cards(a_record(), before).now)


def test_a_disagreement_shows_whom_the_office_goes_by_and_the_other_side() -> None:
    record = a_record(actions=checked("09"))
    for policy, followed in ((MEASURED, "Two follow-ups"), (PERSISTENT, "Every week")):
        (check,) = [
            card for card in cards(record, "2026-03-18T12:00", policy).now if card.title == "Check the status 2"
        ]
        disputed = check.disputed(policy)
        assert disputed is not None
        assert disputed.question.id == "D2"
        assert any(answer.startswith(followed) for answer, _ in disputed.sides.followed)
        assert not any(answer.startswith(followed) for answer, _ in disputed.sides.others)
        assert disputed.sides.others


def test_the_medium_goes_by_the_reasons_for_it_and_not_by_the_usual_channel() -> None:
    record = a_record(an_interview(pace=Pace.QUICK), people=[a_person()])
    (thanks,) = [card for card in cards(record, "2026-03-02T12:00").now if card.title == "Thank the interviewer"]
    disputed = thanks.disputed(MEASURED)
    assert disputed is not None
    assert [answer for answer, _ in disputed.sides.followed] == [
        "It depends on how fast the employer decides and how it communicates."
    ]


def test_no_two_cards_of_an_interview_say_the_same() -> None:
    record = a_record(
        an_interview(promised="2026-03-06"), people=[a_person("p1"), a_person("p2")], actions=checked("04")
    )
    for day in range(3, 31):
        found = cards(record, f"2026-03-{day:02}T12:00", client=True)
        said = [card.advice.do_now for card in (*found.now, *found.next_time)]
        whys = [reason.text for card in found.now for reason in card.reasons]
        assert len(set(said)) == len(said)
        assert len(set(whys)) == len(whys)


def test_a_card_knows_all_that_anything_on_it_rests_on() -> None:
    record = a_record(an_interview(promised="2026-03-06"))
    (check,) = [card for card in cards(record, "2026-03-08T12:00").now if card.title == "Check the status"]
    ids = {cite.id for cite in check.cites}
    assert {"S1.8", "S5.26", "S3.9", "S1.14", "S2.7"} <= ids
    assert len(check.cites) == len(ids)


def test_how_is_said_once_where_it_is_the_same_for_everybody() -> None:
    reached = [a_person(key, email=f"{key}@example.org") for key in ("p1", "p2")]
    one_unreached = [reached[0], a_person("p2")]
    for people, same in ((reached, True), (one_unreached, False)):
        (thanks,) = [
            card for card in cards(a_record(people=people), "2026-03-02T12:00").now
            if card.title == "Thank the interviewer"
        ]  # fmt: skip
        assert (thanks.how is not None) == same


def test_what_was_missed_and_is_still_right_says_how_and_what_is_let_go_does_not() -> None:
    missed = a_record(people=[a_person(email="grace@example.org")])
    (thanks,) = [card for card in cards(missed, "2026-03-20T12:00").now if card.title == "Thank the interviewer"]
    assert thanks.lead.status is Status.MISSED
    assert thanks.how is not None
    assert thanks.how.says == "By email: it is late already, and email is quickest."
    over = a_record(an_interview(outcome="rejected", outcome_on="2026-03-19"), people=missed.people)
    let_go = [card for card in cards(over, "2026-03-20T12:00").next_time if card.title == "Thank the interviewer"]
    assert [item.how for card in let_go for item in card.items] == [None]


def test_an_outcome_is_advised_on_for_two_weeks_and_only_of_an_active_client() -> None:
    offer = an_interview(outcome="offer", outcome_on="2026-03-10")
    first, last = instant("2026-03-10T00:00"), instant("2026-03-23T23:59")
    for now in (first, last):
        advice = on_outcome(a_client(), offer, now)
        assert advice is not None
        assert advice.about is Outcome.OFFER
    assert on_outcome(a_client(), offer, instant("2026-03-09T23:59")) is None
    assert on_outcome(a_client(), offer, instant("2026-03-24T01:00")) is None
    assert on_outcome(a_client(status=ClientStatus.PLACED), offer, first) is None
    assert on_outcome(a_client(), an_interview(), first) is None


def test_a_next_round_is_prepared_until_it_is_held() -> None:
    first = an_interview(outcome="advanced", outcome_on="2026-03-10")
    second = an_interview(interview_id="i2", starts="2026-03-16T10:00", employer=f" {first.employer.upper()} ")
    elsewhere = second._replace(employer="Somebody Else")
    before, after = instant("2026-03-16T09:00"), instant("2026-03-16T12:00")
    assert on_outcome(a_client(), first, before, [first, second]) is not None
    assert on_outcome(a_client(), first, after, [first, elsewhere]) is not None
    assert on_outcome(a_client(), first, after, [first, second]) is None


@settings(max_examples=150, deadline=None)
@given(moments(), st.sampled_from(list(POLICIES.values())))
def test_whatever_happened_each_thing_to_do_is_on_one_card_and_nothing_is_said_twice(
    moment: Moment, policy: Policy
) -> None:
    record, now = moment
    advised = advise(record, policy, now)
    found = cards_of(advised, build_plan(record, policy, now))
    every = [item for card in (*found.now, *found.next_time) for item in card.items]
    to_do = [item for item in advised if item.status in ("due", "overdue")]
    assert [every.count(item) for item in to_do] == [1] * len(to_do)
    said = [(card.title, card.advice.do_now) for card in found.now]
    later = [card.advice.do_now for card in found.next_time]
    assert len(set(said)) == len(said)
    assert len(set(later)) == len(later)
    assert all(card.reasons and card.advice.ask for card in found.now)
