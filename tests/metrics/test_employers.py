"""Employers: who is one, who is in the list, days to an answer with those still waited for, and promises kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from coaching.intervals import wilson
from coaching.metrics.employers import MOST_EMPLOYERS, EmployerLine, answers, employers, promises_kept
from coaching.model import InterviewRecord
from coaching.plan import end_of, is_held, outcome_at
from tests.builders import a_record, an_action, an_interview, instant
from tests.metrics.recorded import firsts_of, held_with_firsts
from tests.strategies import THOROUGHNESS, Caseload, caseloads

LATER = instant("2026-06-01T12:00")
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
ENDED = end_of(an_interview())


def met(number: int, *, client: int | None = None, **fields: Any) -> InterviewRecord:
    """An interview; of a client of its own where none is given."""
    return a_record(
        an_interview(interview_id=f"i{number}", client_id=f"c{number if client is None else client}", **fields)
    )


def lines_of(records: list[InterviewRecord], **keywords: Any) -> list[EmployerLine]:
    found = employers(held_with_firsts(records, LATER), LATER, **keywords)
    return [EmployerLine(*line) for line in found.lines.itertuples(index=False)]


def answered(now: Any = LATER, **fields: Any) -> tuple[float, bool]:
    ((days, yes),) = answers(held_with_firsts([met(1, **fields)], now), now).itertuples(index=False)
    return days, yes


def kept(*actions: Any, now: Any = LATER, promised: str | None = "2026-03-10", **fields: Any) -> bool | None:
    record = a_record(an_interview(promised=promised, **fields), actions=actions)
    (answer,) = promises_kept(held_with_firsts([record], now), now)
    return answer


def reply(at: str) -> Any:
    return an_action("employer_reply", at)


def test_five_clients_make_a_line_and_four_do_not_however_often_they_came() -> None:
    four = [met(number, client=number % 4) for number in range(12)]
    assert lines_of(four) == []
    (line,) = lines_of([*four, met(99)])
    assert (line.clients, line.interviews) == (5, 13)
    found = employers(held_with_firsts(four, LATER), LATER)
    assert (found.small, found.more) == (1, 0)


def test_an_employer_is_the_same_however_its_name_is_spelled_and_is_named_as_most_often() -> None:
    spelled = ["Acme Labs", "ACME LABS", " Acme  Labs ", "Acme Labs", "acme labs", "Acme Labs"]
    (line,) = lines_of([met(number, employer=name) for number, name in enumerate(spelled)])
    assert (line.employer, line.interviews) == ("Acme Labs", 6)
    assert lines_of([met(number, employer="  ") for number in range(6)]) == []


def test_the_days_to_an_answer_are_calendar_days_to_its_date() -> None:
    assert answered(outcome="offer", outcome_on="2026-03-02") == (0, True)
    assert answered(outcome="rejected", outcome_on="2026-03-07") == (5, True)
    assert answered(outcome="rejected", outcome_on="2026-03-09") == (7, True)  # over a change of the clocks


def test_what_has_no_answer_is_watched_so_far_or_until_it_was_given_up() -> None:
    assert answered(now=ENDED + 3 * DAY - SECOND) == (2, False)
    assert answered(outcome="withdrawn", outcome_on="2026-03-07") == (5, False)
    assert answered(outcome="no_answer", outcome_on="2026-04-16") == (45, False)
    assert answered(outcome="offer", outcome_on="2026-03-20", now=ENDED + 3 * DAY) == (3, False)


def test_the_usual_days_count_those_still_waited_for() -> None:
    days = ["2026-03-04", "2026-03-06", "2026-03-08"]
    records = [met(number, outcome="rejected", outcome_on=day) for number, day in enumerate(days)]
    (line,) = lines_of([*records, met(8), met(9)])
    assert (line.answered, line.days) == (3, 6)  # of 2, 4, 6 days and two pending; without the pending it would be 4
    (line,) = lines_of([*records, met(7), met(8), met(9)])
    assert line.days == 6
    (line,) = lines_of([*records, met(6), met(7), met(8), met(9)])
    assert line.days is None


def test_a_promise_is_kept_by_a_reply_or_an_answer_by_the_end_of_its_day() -> None:
    assert kept(reply("2026-03-10T23:59")) is True
    assert kept(reply("2026-03-11T00:00")) is False
    assert kept(outcome="rejected", outcome_on="2026-03-10") is True
    assert kept(outcome="rejected", outcome_on="2026-03-11") is False
    assert kept(outcome="no_answer", outcome_on="2026-03-09") is False
    assert kept(outcome="withdrawn", outcome_on="2026-03-09") is None
    assert kept(promised=None) is None


def test_a_promise_is_judged_once_its_day_is_over_or_it_was_kept() -> None:
    end = instant("2026-03-11T00:00")
    assert kept(now=end - SECOND) is None
    assert kept(now=end) is False
    assert kept(reply("2026-03-05T10:00"), now=end - DAY) is True
    assert kept(outcome="offer", outcome_on="2026-03-09", now=instant("2026-03-08T10:00")) is None


def test_promises_carry_wilsons_interval() -> None:
    outcomes = ["2026-03-09", "2026-03-10", "2026-03-12", "2026-03-20", "2026-03-05"]
    records = [
        met(number, promised="2026-03-10", outcome="rejected", outcome_on=day) for number, day in enumerate(outcomes)
    ]
    (line,) = lines_of(records)
    assert (line.kept, line.promises) == (3, 5)
    assert (line.kept_low, line.kept_high) == wilson(3, 5)


def test_the_list_is_of_those_with_most_interviews_and_says_how_many_more_there_are() -> None:
    records = [
        met(100 * employer + number, employer=f"Employer {employer:02}")
        for employer in range(MOST_EMPLOYERS + 2)
        for number in range(5 + (employer == 21))
    ]
    found = employers(held_with_firsts(records, LATER), LATER)
    assert (len(found.lines), found.more) == (MOST_EMPLOYERS, 2)
    assert found.lines["employer"][0] == "Employer 21"


def test_a_name_of_300_characters_is_kept_whole_and_no_interview_makes_no_line() -> None:
    (line,) = lines_of([met(number, employer="Ä" * 300) for number in range(5)])
    assert line.employer == "Ä" * 300
    assert (line.days, line.promises, line.kept_low) == (None, 0, None)
    assert lines_of([]) == []


@settings(THOROUGHNESS, max_examples=40)
@given(caseload=caseloads())
def test_days_and_promises_are_those_of_plain_loops(caseload: Caseload) -> None:
    now = caseload.now
    held = held_with_firsts(caseload.records, now)
    found = held.assign(**answers(held, now), kept=promises_kept(held, now)).set_index("interview_id")
    firsts = firsts_of(caseload.records, now).set_index("interview_id")
    for record in caseload.records:
        interview = record.interview
        if not is_held(interview, now):
            continue
        line, first = found.loc[interview.interview_id], firsts.loc[interview.interview_id]
        effective = outcome_at(interview) is not None and outcome_at(interview) <= now
        answer = effective and interview.outcome in ("offer", "advanced", "rejected")
        assert line["answered"] == answer
        if not effective:
            assert line["days"] == (now - end_of(interview)) // DAY
        over, heard = first["promised_over_at"], first["heard_at"]
        told = [at for at in (heard, outcome_at(interview) if answer else None) if not pd.isna(at)]
        if pd.isna(over):
            expected = None
        elif any(at < over for at in told):
            expected = True
        elif over > now or (interview.outcome == "withdrawn" and outcome_at(interview) < over):
            expected = None
        else:
            expected = False
        assert line["kept"] is expected or (pd.isna(line["kept"]) and expected is None)


@pytest.mark.parametrize("year", [1900, 2090])
def test_long_ago_and_far_ahead_are_counted_as_any_other(year: int) -> None:
    interview = an_interview(f"{year}-03-02T10:00", outcome="offer", outcome_on=f"{year}-03-12")
    now = end_of(interview) + 4000 * DAY
    assert answers(held_with_firsts([a_record(interview)], now), now)["days"].tolist() == [10]
