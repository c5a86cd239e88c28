"""Bringing a tracker in: nothing doubled, nothing that was entered here written over, every row accounted for."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.entries import Undated
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.intake.tracker import import_tracker
from coaching.intake.tracker_interviews import UNDATED_NOTE, UNTIMED_NOTE
from coaching.model import ActionStep, Channel, KnownFrom, Outcome, Status, Step
from coaching.plan import build_plan, status_of
from coaching.store.access import Viewer
from coaching.store.actions import log_action
from coaching.store.backup import check
from coaching.store.caseload_in import Origin
from coaching.store.clients import client_lines
from coaching.store.interviews import save_interview
from coaching.store.office import caseload_size, data_version, members_of
from tests.builders import instant
from tests.exchange.folders import NOW, OFFICE
from tests.exchange.tracker.files import csv_bytes, opened, xlsx_bytes
from tests.intake.trackers import HEADER, bring_in, records_of, row

A_DAY = timedelta(days=1)
"""Of the processor, which other programs do not lengthen; about six on a usual machine."""


def test_a_row_becomes_a_client_an_interview_somebody_met_and_what_was_done(viewer: Viewer) -> None:
    assert bring_in(viewer, row(follow_up="2026-03-11")).rows == (1, 1, 0, 0, 0)
    ((record,),) = records_of(viewer).values()
    assert (record.interview.employer, record.interview.starts_at) == ("Acme Labs", instant("2026-03-02T10:00"))
    assert [person.name for person in record.people] == ["Grace Sample"]
    thanks, check_in = record.actions
    assert (thanks.step, thanks.at, thanks.known_from, thanks.note) == (
        ActionStep.THANK_YOU, instant("2026-03-03T12:00"), KnownFrom.IMPORTED, UNTIMED_NOTE,
    )  # fmt: skip
    assert (check_in.step, check_in.channel) == (ActionStep.STATUS_CHECK, Channel.EMAIL)


def test_the_same_rows_again_add_nothing_and_write_nothing(viewer: Viewer) -> None:
    rows = [
        row(), row(client="Bo Example", email="", thank_you="yes", follow_up="yes", status="Offer"),
        row(client="Cy Example", email="", interview_date="", thank_you="", status="Applied"),
        row(client="Bo Example", email="", employer="Beta", interviewer="Ana Ruiz & Bo Lee",
            follow_up="2026-03-11; 2026-03-18"),
    ]  # fmt: skip
    assert bring_in(viewer, *rows).rows == (4, 4, 0, 0, 0)
    version, before = data_version(viewer), records_of(viewer)
    for days in (0, 3):
        assert bring_in(viewer, *rows, now=NOW + days * A_DAY).rows == (4, 0, 0, 4, 0)
    assert records_of(viewer) == before
    assert data_version(viewer) == version


def test_rows_in_another_order_and_with_names_written_otherwise_are_the_same(viewer: Viewer) -> None:
    rows = [row(), row(client="Bo Example", email="", employer="Beta")]
    bring_in(viewer, *rows)
    turned = [row(client="EXAMPLE, Bo", email="", employer="BETA "), row(client="ada example", email="ADA@EXAMPLE.ORG")]
    assert bring_in(viewer, *turned).rows == (2, 0, 0, 2, 0)


def test_the_same_moment_with_another_zone_behind_it_is_the_same_interview_and_thank_you(viewer: Viewer) -> None:
    local = row(interview_date="2026-03-02 10:00 AM", time="", thank_you="2026-03-03 8:00 PM")
    bring_in(viewer, local)
    for start, thanked in (("2026-03-02T15:00:00Z", "2026-03-04T01:00:00Z"), ("3/2/2026 9 AM CST", "3/3/2026 7 PM CT")):
        zoned = row(interview_date=start, time="", thank_you=thanked)
        assert bring_in(viewer, zoned, order=Order.MONTH_FIRST).rows == (1, 0, 0, 1, 0)
    assert bring_in(viewer, row(interview_date="2026-03-02", time="9:00 AM CT", thank_you="")).rows == (1, 0, 0, 1, 0)


def test_rows_below_a_merged_name_become_interviews_of_that_client(viewer: Viewer) -> None:
    rows = [
        ["Client", "Employer", "Interview date"],
        ["Ada Example", "Acme", "2026-03-02"],
        [None, "Beta", "2026-03-04"],
    ]
    tracker = opened(xlsx_bytes(rows, merged=["A2:A3"]))
    report = import_tracker(
        viewer, tracker, Origin("t.xlsx", "abc"), counselor=None, office_zone=OFFICE, now=NOW,
    )  # fmt: skip
    assert (report.rows.added, report.refused) == (2, {})
    assert any("merged cells" in remark for remark in report.remarks)
    assert [record.interview.employer for record in records_of(viewer)["Ada Example"]] == ["Acme", "Beta"]


def test_an_application_brings_its_client_and_no_interview(viewer: Viewer) -> None:
    report = bring_in(viewer, row(interview_date="", thank_you="", status="Applied"))
    assert report.rows.added == 1
    assert caseload_size(viewer) == (1, 0)
    assert any("applications" in remark for remark in report.remarks)
    assert bring_in(viewer, row()).rows.added == 1
    assert caseload_size(viewer) == (1, 1)


def test_a_yes_without_a_date_is_asked_for_no_more_and_counts_in_no_rate(viewer: Viewer) -> None:
    bring_in(viewer, row(thank_you="yes"))
    ((record,),) = records_of(viewer).values()
    (action,) = record.actions
    assert (action.channel, action.note, action.at) == (Channel.WAIVED, UNDATED_NOTE, NOW)
    plan = [one for one in build_plan(record, DEFAULT_POLICY) if one.step is Step.THANK_YOU]
    assert [status_of(one, NOW) for one in plan] == [Status.WAIVED]


def test_a_date_that_comes_later_takes_the_place_of_the_yes(viewer: Viewer) -> None:
    bring_in(viewer, row(thank_you="yes"))
    assert bring_in(viewer, row(thank_you="2026-03-03")).rows == (1, 0, 1, 0, 0)
    ((record,),) = records_of(viewer).values()
    assert [(action.channel, action.at) for action in record.actions] == [(Channel.EMAIL, instant("2026-03-03T12:00"))]


def test_what_changed_in_the_tracker_changes_here_and_what_it_does_not_say_stays(viewer: Viewer) -> None:
    bring_in(viewer, row())
    save_interview(viewer, 1, 1, {"promised_on": date(2026, 3, 20), "industry": "Healthcare"}, now=NOW)
    report = bring_in(viewer, row(status="Rejected", outcome_date="2026-03-19", time=""))
    assert report.rows == (1, 0, 1, 0, 0)
    ((record,),) = records_of(viewer).values()
    interview = record.interview
    assert (interview.outcome, interview.outcome_on) == (Outcome.REJECTED, date(2026, 3, 19))
    assert (interview.promised_on, interview.industry) == (date(2026, 3, 20), "Healthcare")
    assert interview.starts_at == instant("2026-03-02T10:00")


def test_an_outcome_known_here_with_its_date_is_not_moved_to_today(viewer: Viewer) -> None:
    bring_in(viewer, row())
    save_interview(viewer, 1, 1, {"outcome": Outcome.OFFER, "outcome_on": date(2026, 3, 19)}, now=NOW)
    assert bring_in(viewer, row(status="Offer")).rows.unchanged == 1
    assert bring_in(viewer, row(status="Waiting")).rows.unchanged == 1


def test_a_thank_you_that_was_logged_here_that_day_is_not_doubled(viewer: Viewer) -> None:
    bring_in(viewer, row(thank_you=""))
    log_action(
        viewer, 1, ActionStep.THANK_YOU, None, at=instant("2026-03-03T09:15"), channel=Channel.HANDWRITTEN,
        known_from=KnownFrom.CLIENT, now=NOW,
    )  # fmt: skip
    assert bring_in(viewer, row(thank_you="2026-03-03")).rows.unchanged == 1
    assert bring_in(viewer, row(thank_you="yes")).rows.unchanged == 1


def test_a_row_for_each_interviewer_is_one_interview_with_all_of_them(viewer: Viewer) -> None:
    rows = [row(), row(interviewer="Bo Lee", thank_you="2026-03-04"), row(interviewer="Cy Wu", thank_you="")]
    assert bring_in(viewer, *rows).rows.added == 3
    ((record,),) = records_of(viewer).values()
    names = {person.person_id: person.name for person in record.people}
    assert sorted(names.values()) == ["Bo Lee", "Cy Wu", "Grace Sample"]
    assert [names[action.person_id] for action in record.actions] == ["Grace Sample", "Bo Lee"]
    assert bring_in(viewer, *rows).rows.unchanged == 3


def test_two_interviews_at_one_place_on_one_day_are_told_by_their_time(viewer: Viewer) -> None:
    rows = [row(), row(time="3:00 PM", thank_you="")]
    bring_in(viewer, *rows)
    assert caseload_size(viewer) == (1, 2)
    assert bring_in(viewer, *reversed(rows)).rows.unchanged == 2


def test_rows_that_contradict_each_other_about_one_interview_are_told(viewer: Viewer) -> None:
    rows = [row(status="Offer", outcome_date="2026-03-09"), row(status="Rejected", outcome_date="2026-03-09")]
    report = bring_in(viewer, *rows)
    assert report.rows == (2, 1, 0, 0, 1)
    assert (report.problems[0].line, report.problems[0].column) == (3, "Status")
    assert "Line 2 says otherwise" in report.problems[0].fault


def test_a_contradiction_with_what_is_recorded_is_refused(viewer: Viewer) -> None:
    bring_in(viewer, row())
    save_interview(viewer, 1, 1, {"outcome": Outcome.OFFER, "outcome_on": date(2026, 3, 19)}, now=NOW)
    report = bring_in(viewer, row(status="Rejected"), undated=Undated.REFUSE)
    assert (report.rows.refused, report.problems[0].column) == (1, "Outcome date")


def test_rows_with_a_counselor_are_that_counselors_even_where_both_use_the_same_ids(viewer: Viewer) -> None:
    rows = [row(counselor_email=email) for email in ("Bo@example.org", "cy@example.org", "bo@example.org")]
    assert bring_in(viewer, *rows, row(), counselor="di@example.org").rows == (4, 4, 0, 0, 0)
    assert sorted(line.counselor for line in client_lines(viewer)) == [
        "bo@example.org",
        "cy@example.org",
        "di@example.org",
    ]
    assert bring_in(viewer, *rows, row(), counselor="di@example.org").rows.unchanged == 4
    assert [member.can_sign_in for member in members_of(viewer) if member.email] == [False] * 3


def test_a_dry_run_counts_the_same_and_leaves_nothing_behind(viewer: Viewer) -> None:
    rows = [row(), row(client="Bo Example", email=""), row(status="Blue")]
    version = data_version(viewer)
    tried = bring_in(viewer, *rows, dry_run=True)
    assert (caseload_size(viewer), data_version(viewer)) == ((0, 0), version)
    assert bring_in(viewer, *rows) == tried


KILLED_HALF_WAY = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from coaching.exchange.tracker.opening import open_grid
from coaching.exchange.tracker.reading import open_tracker
from coaching.intake.tracker import import_tracker
from coaching.store.caseload_in import Origin
from coaching.store.database import open_store

def progress(done, total):
    print(done, total, flush=True)
    if total > 5000 and done * 2 > total:
        os.kill(os.getpid(), signal.SIGKILL)

now = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
viewer = open_store(sys.argv[1], now=now).as_viewer()
tracker = open_tracker(open_grid("t.csv", Path(sys.argv[2]).read_bytes()))
import_tracker(viewer, tracker, Origin(), counselor=None, office_zone="UTC", now=now, progress=progress)
"""


def test_killed_half_way_an_import_is_not_there_at_all(url: str, viewer: Viewer, tmp_path: Path) -> None:
    rows = [row(client=f"Client {number}", email=f"c{number}@example.org") for number in range(1500)]
    path = tmp_path / "tracker.csv"
    path.write_text("\n".join(",".join(cells) for cells in [HEADER, *rows]), encoding="utf-8")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_HALF_WAY, url, str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert killed.returncode < 0, killed.stderr
    assert killed.stdout
    assert caseload_size(viewer) == (0, 0)
    assert check(viewer.store) == ()
    assert bring_in(viewer, *rows).rows.added == 1500


def test_progress_is_told_by_rows_up_to_the_end(viewer: Viewer) -> None:
    told: list[tuple[int, int]] = []
    rows = [row(client=f"Client {number}", email="") for number in range(3000)]
    tracker = opened(csv_bytes([HEADER, *rows]))
    import_tracker(
        viewer, tracker, Origin(), counselor=None, office_zone=OFFICE, now=NOW,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert (1000, len(rows)) in told
    assert told[-1][0] == told[-1][1] > len(rows)
    assert all(done <= total for done, total in told)


def test_ten_thousand_rows_are_in_and_the_same_again_add_nothing(viewer: Viewer) -> None:
    rows = [
        row(client=f"Client {number % 2500}", email=f"c{number % 2500}@example.org", employer=f"Employer {number}")
        for number in range(10_000)
    ]
    assert bring_in(viewer, *rows).rows.added == 10_000
    assert caseload_size(viewer) == (2500, 10_000)
    assert bring_in(viewer, *rows).rows.added == 0
