"""The demo on awkward days: what is made is always in the past, exists on the clock, and is taken in by an import."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coaching.exchange.caseload import read_caseload, write_caseload
from coaching.model import Finding, InterviewStatus
from coaching.plan import NO_PLAN
from tests.builders import NEW_YORK, instant
from tests.demo_office.offices import A_WEDNESDAY, Seen, office
from tests.demo_office.test_caseload import EVERY_PAIR

DAYS = [
    pytest.param(instant("2026-06-10T11:23:45.678"), NEW_YORK, id="any day, with seconds"),
    pytest.param(instant("2026-03-08T03:10"), NEW_YORK, id="clocks went forward an hour ago"),
    pytest.param(instant("2026-11-01T01:30", fold=1), NEW_YORK, id="an hour that comes twice"),
    pytest.param(instant("2028-02-29T23:59"), NEW_YORK, id="leap day, late"),
    pytest.param(instant("2027-01-01T00:00"), NEW_YORK, id="New Year's midnight"),
    pytest.param(instant("2026-06-13T15:00"), NEW_YORK, id="Saturday"),
    pytest.param(instant("2026-06-14T20:05"), NEW_YORK, id="Sunday evening"),
    pytest.param(instant("2026-06-15T00:30"), NEW_YORK, id="Monday after midnight"),
    pytest.param(instant("2026-04-24T12:00", "Africa/Cairo"), "Africa/Cairo", id="a midnight that did not exist"),
    pytest.param(instant("2026-09-07T09:00", "America/Santiago"), "America/Santiago", id="the day after such a one"),
    pytest.param(instant("2026-11-01T00:30", "America/Havana", fold=1), "America/Havana", id="a midnight twice"),
    pytest.param(instant("2026-04-05T01:45", "Australia/Lord_Howe", fold=1), "Australia/Lord_Howe", id="half an hour"),
    pytest.param(instant("2026-08-20T08:00", "Pacific/Kiritimati"), "Pacific/Kiritimati", id="far east"),
    pytest.param(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Asia/Kathmandu", id="offset of 45 minutes"),
]
days = pytest.mark.parametrize(("now", "zone"), DAYS)
OFFICE_HOURS = range(8, 18)


@days
def test_an_import_at_that_time_takes_every_row_as_it_is(now: datetime, zone: str, tmp_path: Path) -> None:
    caseload = office(now, zone).caseload
    write_caseload(caseload, tmp_path / "office")
    reading = read_caseload(tmp_path / "office", office_zone=zone, now=now)
    assert reading.problems == []
    assert reading.caseload == caseload


@days
def test_everything_is_there_on_that_day_too(now: datetime, zone: str) -> None:
    seen = office(now, zone)
    assert seen.pairs() == EVERY_PAIR
    assert seen.findings() == set(Finding)


@days
def test_every_local_time_exists_and_comes_once(now: datetime, zone: str) -> None:
    caseload = office(now, zone).caseload
    zones = {interview.interview_id: ZoneInfo(interview.timezone) for interview in caseload.interviews}
    times = [(action.at, zones[action.interview_id]) for action in caseload.actions]
    for interview in caseload.interviews:
        ends = [interview.ends_at] if interview.ends_at else []
        times += [(at, zones[interview.interview_id]) for at in (interview.starts_at, *ends)]
    for at, local_zone in times:
        local = at.astimezone(local_zone)
        assert at == at.replace(second=0, microsecond=0)
        assert {local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)} == {at}


def _starts(seen: Seen) -> list[datetime]:
    return [interview.starts_at.astimezone(ZoneInfo(interview.timezone)) for interview in seen.caseload.interviews]


@days
def test_nearly_all_interviews_start_at_office_hours_of_a_weekday(now: datetime, zone: str) -> None:
    starts = _starts(office(now, zone))
    usual = [start for start in starts if start.weekday() < 5 and start.hour in OFFICE_HOURS]
    assert len(usual) >= len(starts) - 5


@days
def test_there_are_interviews_today_or_tomorrow(now: datetime, zone: str) -> None:
    seen = office(now, zone)
    today = now.astimezone(ZoneInfo(zone)).date()
    ahead = [one for one in seen.caseload.interviews if one.starts_at > now and one.status not in NO_PLAN]
    assert any((one.starts_at.astimezone(ZoneInfo(zone)).date() - today).days <= 1 for one in ahead)


def test_what_is_still_to_come_has_no_answers_yet() -> None:
    ahead = [one for one in office().caseload.interviews if one.starts_at > A_WEDNESDAY]
    assert ahead
    assert {one.status for one in ahead} <= {InterviewStatus.SCHEDULED, InterviewStatus.CANCELLED}
    assert {(one.promised_on, one.timeline_asked, one.outcome_on) for one in ahead} == {(None, None, None)}
