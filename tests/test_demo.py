"""The sample caseload: made-up clients around today, among whom everything that Today can show is to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path

import pytest

from coaching import demo
from coaching.clock import local_date, zone_named
from coaching.demo import SAMPLE, load_sample, sample_caseload
from coaching.errors import CoachingError
from coaching.exchange.caseload import read_caseload
from coaching.guidance.policies import MEASURED
from coaching.metrics import comparison, figures_of
from coaching.model import ActionStep, InterviewStatus, Outcome, Role, Status
from coaching.plan import NO_PLAN, build_plan, is_held, status_of
from coaching.standing import standing_of
from coaching.store.access import Viewer
from coaching.store.database import open_store
from coaching.store.office import caseload_size
from coaching.store.worklist import counts
from coaching.store.worklist_rows import coming_interviews, optional_rows
from tests.builders import NEW_YORK, instant
from tests.exchange.folders import folder_with, texts

WORKDAY = instant("2026-11-18T09:30")
ZONES = [NEW_YORK, "Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Berlin", "UTC"]


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    store = open_store(url, now=WORKDAY, timezone=NEW_YORK)
    yield store.as_viewer()
    store.close()


def test_it_is_a_sound_caseload() -> None:
    assert read_caseload(SAMPLE, office_zone=NEW_YORK, now=None).problems == []


@pytest.mark.parametrize("zone", ZONES)
def test_at_any_hour_and_in_any_office_what_was_done_lies_in_the_past(zone: str) -> None:
    midnight = instant("2026-11-18T00:00", zone)
    for hour in range(24):
        now = midnight + timedelta(hours=hour)
        assert max(action.at for action in sample_caseload(now, zone).actions) <= now


@pytest.mark.parametrize("hour", [0, 9, 12, 23])
@pytest.mark.parametrize("zone", ZONES)
def test_today_has_something_under_every_count_at_any_hour(tmp_path: Path, zone: str, hour: int) -> None:
    now = instant(f"2026-11-18T{hour:02}:30", zone)
    store = open_store(f"sqlite:///{tmp_path / 'afterword.sqlite3'}", now=now, timezone=zone)
    viewer = store.as_viewer()
    load_sample(viewer, now)
    found = counts(viewer, now)._asdict()
    found.pop("snoozed")  # a caseload's files know no snoozes
    assert all(tally.items for tally in found.values()), found
    days = {local_date(one.starts_at, zone_named(one.timezone)) for one in coming_interviews(viewer, now)}
    assert days == {date(2026, 11, 18), date(2026, 11, 19)}
    store.close()


def test_every_status_is_to_be_seen() -> None:
    records = sample_caseload(WORKDAY, NEW_YORK).records()
    statuses = {status_of(row, WORKDAY) for record in records for row in build_plan(record, MEASURED, WORKDAY)}
    assert statuses == set(Status)


def test_there_is_a_panel_a_helper_a_cancelled_a_missed_and_every_outcome() -> None:
    sample = sample_caseload(WORKDAY, NEW_YORK)
    assert max(len(record.people) for record in sample.records()) >= 3
    assert any(person.role is Role.ASSISTANT for person in sample.people)
    assert {interview.status for interview in sample.interviews} >= NO_PLAN | {InterviewStatus.SCHEDULED}
    assert {interview.outcome for interview in sample.interviews} == set(Outcome)


def test_one_client_always_follows_up_and_one_never_does() -> None:
    records = [record for record in sample_caseload(WORKDAY, NEW_YORK).records() if is_held(record.interview, WORKDAY)]
    followed: dict[str, list[bool]] = {}
    for client_id, theirs in groupby(records, key=lambda record: record.interview.client_id):
        followed[client_id] = [bool(standing_of(record, MEASURED).followed_up_at) for record in theirs]
    assert len(followed["okonkwo"]) >= 4
    assert all(followed["okonkwo"])
    assert len(followed["delgado"]) >= 4
    assert not any(followed["delgado"])


def test_the_comparison_has_its_numbers_and_an_interval_that_leaves_it_open() -> None:
    compared = comparison(
        figures_of(sample_caseload(WORKDAY, NEW_YORK).records(), MEASURED, WORKDAY).interviews, WORKDAY
    )
    assert not compared.withheld
    assert compared.withdrawn == 1
    assert compared.interval.low is not None
    assert compared.interval.high is not None
    assert compared.interval.low < 0 < compared.interval.high


def test_optional_steps_can_be_done_too(viewer: Viewer) -> None:
    load_sample(viewer, WORKDAY)
    rows = optional_rows(viewer, WORKDAY, range(1, caseload_size(viewer).clients + 1))
    assert rows


def test_nothing_else_is_moved_than_dates_and_times() -> None:
    as_written = read_caseload(SAMPLE, office_zone=NEW_YORK, now=None).caseload
    anchor = date.fromisoformat((SAMPLE / "ANCHOR").read_text().strip())
    assert sample_caseload(instant(f"{anchor}T12:00"), NEW_YORK) == as_written
    later = sample_caseload(instant(f"{anchor + timedelta(days=100)}T12:00"), NEW_YORK)
    for before, after in zip(as_written.interviews, later.interviews, strict=True):
        zone = zone_named(before.timezone)
        moved = after.starts_at.astimezone(zone).replace(tzinfo=None) - before.starts_at.astimezone(zone).replace(
            tzinfo=None
        )
        assert moved == timedelta(days=100)
        assert (after.promised_on is None) == (before.promised_on is None)
        assert after.outcome_on == (before.outcome_on + timedelta(days=100) if before.outcome_on else None)
    assert later.clients == as_written.clients
    assert later.people == as_written.people


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-03-08", "2026-03-08T03:30"), ("2026-11-01", "2026-11-01T02:30"), ("2026-06-01", "2026-06-01T02:30")],
)
def test_a_time_that_a_change_of_clocks_leaves_out_is_an_hour_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str, expected: str
) -> None:
    folder = folder_with(
        tmp_path / "sample", texts(interviews=[{"starts_at": "2026-01-05T02:30"}], people=[], actions=[])
    )
    monkeypatch.setattr(demo, "SAMPLE", folder)
    monkeypatch.setattr(demo, "ANCHOR_FILE", tmp_path / "ANCHOR")
    (tmp_path / "ANCHOR").write_text("2026-01-05\n")
    (interview,) = sample_caseload(instant(f"{today}T12:00"), NEW_YORK).interviews
    assert interview.starts_at == instant(expected)


def test_a_time_that_comes_twice_is_an_hour_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_with(
        tmp_path / "sample", texts(interviews=[{"starts_at": "2026-01-05T01:30"}], people=[], actions=[])
    )
    monkeypatch.setattr(demo, "SAMPLE", folder)
    monkeypatch.setattr(demo, "ANCHOR_FILE", tmp_path / "ANCHOR")
    (tmp_path / "ANCHOR").write_text("2026-01-05")
    (interview,) = sample_caseload(instant("2026-11-01T12:00"), NEW_YORK).interviews
    assert interview.starts_at == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)


def test_it_goes_into_an_empty_database_only(viewer: Viewer) -> None:
    load_sample(viewer, WORKDAY)
    size = caseload_size(viewer)
    with pytest.raises(CoachingError, match="clients in this database already"):
        load_sample(viewer, WORKDAY)
    assert caseload_size(viewer) == size


def test_nobody_can_be_reached_by_what_it_says() -> None:
    sample = sample_caseload(WORKDAY, NEW_YORK)
    addresses = [one.email for one in (*sample.clients, *sample.people) if one.email]
    assert all(address.endswith((".example", "@example.org")) for address in addresses)
    assert all(client.phone.startswith("555-01") for client in sample.clients)
    assert not any(person.phone for person in sample.people)


def test_names_are_of_several_scripts_and_every_kind_of_action_is_there() -> None:
    sample = sample_caseload(WORKDAY, NEW_YORK)
    assert sum(not client.name.isascii() for client in sample.clients) >= 4
    assert {action.step for action in sample.actions} == set(ActionStep)
