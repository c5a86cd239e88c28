"""Windows over days that are longer, shorter, begin at one o'clock or do not exist, in zones from end to end."""

from __future__ import annotations

import pytest

from tests.builders import a_person, a_record, an_action, an_interview
from tests.plan.rows import instants, only_row, rows, statuses, window


@pytest.mark.parametrize(
    ("zone", "starts", "opens", "due", "closes"),
    [
        # New York: an hour is skipped in the night to 8 March, and comes twice in the night to 1 November.
        ("America/New_York", "2026-03-07T10:00", "2026-03-07T16:00", "2026-03-08T16:00", "2026-03-21T16:00"),
        ("America/New_York", "2026-10-31T10:00", "2026-10-31T15:00", "2026-11-01T15:00", "2026-11-14T15:00"),
        # London: the same on 29 March and 25 October.
        ("Europe/London", "2026-03-28T17:00", "2026-03-28T18:00", "2026-03-29T18:00", "2026-04-11T18:00"),
        ("Europe/London", "2026-10-24T17:00", "2026-10-24T17:00", "2026-10-25T17:00", "2026-11-07T17:00"),
        # Lord Howe: half an hour comes twice on 5 April, when its clocks go from +11 to +10:30.
        ("Australia/Lord_Howe", "2026-04-04T10:00", "2026-04-04T00:00", "2026-04-05T00:00", "2026-04-18T00:00"),
    ],
)
def test_24_hours_and_14_days_of_hours_are_elapsed_time_when_the_clocks_change(
    zone: str, starts: str, opens: str, due: str, closes: str
) -> None:
    record = a_record(an_interview(starts, zone=zone))
    for step in ("thank_you", "debrief"):
        assert window(only_row(record, step)) == instants(opens, due, closes)


@pytest.mark.parametrize(
    ("starts", "last_on_time", "first_late"),
    [
        ("2026-03-07T10:00", "2026-03-08T11:59:59", "2026-03-08T12:00"),
        ("2026-10-31T10:00", "2026-11-01T09:59:59", "2026-11-01T10:00"),
    ],
)
def test_by_the_wall_clock_24_hours_end_an_hour_later_in_spring_and_an_hour_earlier_in_fall(
    starts: str, last_on_time: str, first_late: str
) -> None:
    for at, status in ((last_on_time, "done"), (first_late, "late")):
        record = a_record(an_interview(starts), actions=[an_action("thank_you", at)])
        assert statuses(record, "thank_you") == [status]


CHECKS = [
    # Days of 23 and 25 hours inside the window, or at its ends.
    ("America/New_York", "2026-03-03T10:00", "measured", "2026-03-08T05:00", "2026-03-11T04:00", "2026-04-10T04:00"),
    ("America/New_York", "2026-03-01T10:00", "measured", "2026-03-06T05:00", "2026-03-09T04:00", "2026-04-08T04:00"),
    ("America/New_York", "2026-10-27T10:00", "measured", "2026-11-01T04:00", "2026-11-04T05:00", "2026-12-04T05:00"),
    ("America/New_York", "2026-10-25T10:00", "measured", "2026-10-30T04:00", "2026-11-02T05:00", "2026-12-02T05:00"),
    # Cairo, 24 April 2026: no midnight, the day begins at 01:00 (+3), which is 22:00 UTC of the day before.
    ("Africa/Cairo", "2026-04-17T10:00", "formal", "2026-04-23T22:00", "2026-04-26T21:00", "2026-05-26T21:00"),
    ("Africa/Cairo", "2026-04-16T10:00", "measured", "2026-04-20T22:00", "2026-04-23T22:00", "2026-05-23T21:00"),
    ("Africa/Cairo", "2026-03-17T10:00", "measured", "2026-03-21T22:00", "2026-03-24T22:00", "2026-04-23T22:00"),
    # Santiago, 6 September 2026: no midnight, the day begins at 01:00 (-3), which is 04:00 UTC.
    ("America/Santiago", "2026-09-01T10:00", "measured", "2026-09-06T04:00", "2026-09-09T03:00", "2026-10-09T03:00"),
    ("America/Santiago", "2026-08-29T10:00", "measured", "2026-09-03T04:00", "2026-09-06T04:00", "2026-10-06T03:00"),
    # Santiago, 4 April 2026: 23:00 to 24:00 comes twice, and 5 April begins when both are over.
    ("America/Santiago", "2026-03-28T10:00", "measured", "2026-04-02T03:00", "2026-04-05T04:00", "2026-05-05T04:00"),
    # Havana, 1 November 2026: midnight comes twice, the day begins with the first, 04:00 UTC.
    ("America/Havana", "2026-10-25T10:00", "formal", "2026-11-01T04:00", "2026-11-04T05:00", "2026-12-04T05:00"),
    ("America/Havana", "2026-10-24T10:00", "measured", "2026-10-29T04:00", "2026-11-01T04:00", "2026-12-01T05:00"),
    # Apia went from 29 to 31 December 2011: the 30th begins and ends at 10:00 UTC, when the 31st begins.
    ("Pacific/Apia", "2011-12-23T10:00", "formal", "2011-12-30T10:00", "2012-01-01T10:00", "2012-01-31T10:00"),
    ("Pacific/Apia", "2011-12-23T10:00", "measured", "2011-12-28T10:00", "2011-12-30T10:00", "2012-01-29T10:00"),
    ("Pacific/Apia", "2011-12-22T10:00", "measured", "2011-12-27T10:00", "2011-12-30T10:00", "2012-01-28T10:00"),
    # Leap day as the day that opens, is due, closes; and the same dates of a year without it.
    ("America/New_York", "2028-02-24T10:00", "measured", "2028-02-29T05:00", "2028-03-03T05:00", "2028-04-02T04:00"),
    ("America/New_York", "2028-02-22T10:00", "measured", "2028-02-27T05:00", "2028-03-01T05:00", "2028-03-31T04:00"),
    ("America/New_York", "2028-01-23T10:00", "measured", "2028-01-28T05:00", "2028-01-31T05:00", "2028-03-01T05:00"),
    ("America/New_York", "2028-02-29T10:00", "measured", "2028-03-05T05:00", "2028-03-08T05:00", "2028-04-07T04:00"),
    ("America/New_York", "2027-02-24T10:00", "measured", "2027-03-01T05:00", "2027-03-04T05:00", "2027-04-03T04:00"),
    # From the far east (+14) to the far west (-11), and by a quarter of an hour.
    ("Pacific/Kiritimati", "2026-03-02T10:00", "measured", "2026-03-06T10:00", "2026-03-09T10:00", "2026-04-08T10:00"),
    ("Pacific/Pago_Pago", "2026-03-02T23:30", "measured", "2026-03-07T11:00", "2026-03-10T11:00", "2026-04-09T11:00"),
    ("Asia/Kathmandu", "2026-03-02T00:10", "measured", "2026-03-06T18:15", "2026-03-09T18:15", "2026-04-08T18:15"),
    ("UTC", "2026-03-02T10:00", "measured", "2026-03-07T00:00", "2026-03-10T00:00", "2026-04-09T00:00"),
]


@pytest.mark.parametrize(("zone", "starts", "policy", "edges"), [(*case[:3], case[3:]) for case in CHECKS])
def test_a_window_in_days_begins_and_ends_with_the_first_instant_of_a_local_date(
    zone: str, starts: str, policy: str, edges: tuple[str, str, str]
) -> None:
    record = a_record(an_interview(starts, zone=zone))
    assert window(only_row(record, "status_check", policy=policy)) == instants(*edges)


@pytest.mark.parametrize(
    ("zone", "starts", "references", "helper", "letter"),
    [
        # D+2 is 24 April, with no midnight before it; D+2 is 23 April, with none after it.
        ("Africa/Cairo", "2026-04-22T10:00", "2026-04-24T21:00", "2026-04-25T21:00", "2026-04-28T21:00"),
        ("Africa/Cairo", "2026-04-21T10:00", "2026-04-23T22:00", "2026-04-24T21:00", "2026-04-27T21:00"),
        ("Africa/Cairo", "2026-04-17T10:00", "2026-04-19T22:00", "2026-04-20T22:00", "2026-04-23T22:00"),
        ("America/Havana", "2026-10-29T10:00", "2026-11-01T04:00", "2026-11-02T05:00", "2026-11-05T05:00"),
        ("America/Santiago", "2026-09-03T10:00", "2026-09-06T04:00", "2026-09-07T03:00", "2026-09-10T03:00"),
        ("Pacific/Apia", "2011-12-28T10:00", "2011-12-30T10:00", "2011-12-31T10:00", "2012-01-03T10:00"),
        ("America/New_York", "2028-02-27T10:00", "2028-03-01T05:00", "2028-03-02T05:00", "2028-03-05T05:00"),
    ],
)
def test_every_step_that_has_days_counts_them_in_the_interviews_zone(
    zone: str, starts: str, references: str, helper: str, letter: str
) -> None:
    interview = an_interview(starts, zone=zone)
    record = a_record(interview, people=[a_person("h", role="assistant", of=interview)])
    dues = (only_row(record, step).due_at for step in ("alert_references", "thank_helper"))
    assert (*dues, only_row(record, "letter").opens_at) == instants(references, helper, letter)


def test_a_date_that_was_skipped_opens_and_ends_at_once() -> None:
    interview = an_interview("2011-12-20T10:00", zone="Pacific/Apia", promised="2011-12-29")
    row = only_row(a_record(interview), "status_check")
    assert (row.opens_at, row.due_at) == instants("2011-12-30T10:00", "2012-01-01T10:00")
    ended = an_interview("2011-12-20T10:00", zone="Pacific/Apia", outcome="rejected", outcome_on="2011-12-30")
    assert only_row(a_record(ended), "letter").closes_at == instants("2011-12-30T10:00")[0]


def test_an_outcome_takes_effect_when_its_date_begins_be_it_at_one_o_clock() -> None:
    interview = an_interview("2026-04-17T10:00", zone="Africa/Cairo", outcome="rejected", outcome_on="2026-04-24")
    assert only_row(a_record(interview), "letter").closes_at == instants("2026-04-23T22:00")[0]


def test_checks_of_an_hour_that_comes_twice_are_on_one_date() -> None:
    interview = an_interview("2026-10-25T10:00", zone="America/Havana")
    first = an_action("status_check", "2026-11-01T00:30", of=interview, action_id="first")
    again = first._replace(at=instants("2026-11-01T05:30")[0], action_id="again")  # 00:30 for the second time
    eve = an_action("status_check", "2026-10-31T23:59", of=interview)
    assert [row.done_at for row in rows(a_record(interview, actions=[again, first]), "status_check")] == [
        instants("2026-11-01T04:30")[0],
        None,
    ]
    assert len(rows(a_record(interview, actions=[eve, again]), "status_check", policy="persistent")) == 3
