"""afterword plan on a folder, without a database, as a program would call it."""

from __future__ import annotations

import csv
import errno
import os
import signal
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from coaching.commands import planning
from coaching.exchange.caseload import read_caseload
from coaching.guidance.policies import POLICIES
from tests.commands.caseloads import NOW, a_few, caseload, data
from tests.commands.running import run, told
from tests.exchange.folders import folder_with, texts

COLUMNS = "client_id,interview_id,step,ordinal,person_id,opens_at,due_at,closes_at,done_at,kind,status"


def plan(folder: Path, *options: str, now: str = NOW) -> list[dict[str, str]]:
    """The rows of `afterword plan`, which has no problem to tell."""
    ran = run("plan", folder, "--now", now, *options)
    assert (ran.status, ran.err) == (0, "")
    return list(csv.DictReader(ran.out.splitlines()))


def steps(rows: list[dict[str, str]], step: str) -> list[dict[str, str]]:
    """The rows of one step."""
    return [row for row in rows if row["step"] == step]


def test_the_plan_has_its_columns_and_instants_in_utc(tmp_path: Path) -> None:
    people = [{"title": "Ms.", "name": "Grace Sample"}]
    thanks = {"person_id": "p1", "at": "2026-03-02T15:30"}
    ran = run("plan", caseload(tmp_path, people=people, actions=[thanks]), "--now", NOW)
    started, ended, a_day_later = "2026-03-02T15:00:00Z", "2026-03-02T16:00:00Z", "2026-03-03T16:00:00Z"
    two_weeks_later, thanked = "2026-03-16T16:00:00Z", "2026-03-02T20:30:00Z"
    assert ran.out.splitlines() == [
        COLUMNS,
        f"c1,i1,ask_timeline,1,,{started},{ended},{ended},,expected,unrecorded",
        f"c1,i1,get_contacts,1,,{started},{ended},{ended},{ended},expected,done",
        f"c1,i1,debrief,1,,{ended},{a_day_later},{two_weeks_later},,optional,skipped",
        f"c1,i1,thank_you,1,p1,{ended},{a_day_later},{two_weeks_later},{thanked},expected,done",
        f"c1,i1,alert_references,1,,{ended},2026-03-05T05:00:00Z,{two_weeks_later},,optional,skipped",
        "c1,i1,letter,1,,2026-03-09T04:00:00Z,2026-03-17T04:00:00Z,2026-04-16T04:00:00Z,,optional,skipped",
        "c1,i1,status_check,1,,2026-03-07T05:00:00Z,2026-03-10T04:00:00Z,2026-04-09T04:00:00Z,,expected,overdue",
    ]


def test_the_plan_is_in_order_of_interview_as_text_then_the_table_then_ordinal_then_person(tmp_path: Path) -> None:
    interviews = [{"interview_id": name} for name in ("i9", "i10", "i2")]
    people = [{"person_id": name, "interview_id": "i10"} for name in ("p2", "p10")]
    people.append({"person_id": "h", "interview_id": "i10", "role": "assistant"})
    actions = [{"action_id": "a", "interview_id": "i10", "step": "status_check", "at": "2026-03-09T10:00"}]
    rows = plan(caseload(tmp_path, interviews, people=people, actions=actions))
    assert list(dict.fromkeys(row["interview_id"] for row in rows)) == ["i10", "i2", "i9"]
    assert [(row["step"], row["ordinal"], row["person_id"]) for row in rows if row["interview_id"] == "i10"] == [
        ("ask_timeline", "1", ""),
        ("get_contacts", "1", ""),
        ("debrief", "1", ""),
        ("thank_you", "1", "p10"),
        ("thank_you", "1", "p2"),
        ("thank_helper", "1", "h"),
        ("alert_references", "1", ""),
        ("letter", "1", ""),
        ("status_check", "1", ""),
        ("status_check", "2", ""),
    ]


def test_the_plan_as_json_is_the_plan_as_csv(tmp_path: Path) -> None:
    folder = caseload(tmp_path, people=[{}], actions=[{"step": "status_check", "at": "2026-03-09T10:00"}])
    found = data("plan", folder, "--now", NOW, "--format", "json")
    assert [tuple(row) for row in found] == [tuple(COLUMNS.split(","))] * len(found)
    assert [{name: str(cell or "") for name, cell in row.items()} for row in found] == plan(folder)
    check, thanks = found[-2], next(row for row in found if row["step"] == "thank_you")
    assert (check["ordinal"], check["person_id"], check["done_at"]) == (1, None, "2026-03-09T14:00:00Z")
    assert (thanks["person_id"], thanks["done_at"]) == ("p1", None)


def test_a_caseload_without_interviews_has_an_empty_plan(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, texts([], [], [], []))
    assert run("plan", folder, "--now", NOW) == (0, COLUMNS + "\n", "")
    assert run("plan", folder, "--now", NOW, "--format", "json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2026-03-10T03:59:59Z", "due"),
        ("2026-03-10T04:00:00", "overdue"),  # without an offset it is UTC
        ("2026-03-09T23:59:59-04:00", "due"),
        ("2026-03-10T00:00:00-04:00", "overdue"),
        ("2026-03-10", "due"),
        ("2026-03-11", "overdue"),
    ],
)
def test_now_is_utc_where_it_names_no_offset(tmp_path: Path, now: str, status: str) -> None:
    (check,) = steps(plan(caseload(tmp_path), now=now), "status_check")
    assert check["status"] == status


def test_a_now_in_the_past_is_looking_back(tmp_path: Path) -> None:
    folder = caseload(tmp_path, actions=[{"step": "status_check", "at": "2026-03-09T10:00"}])
    before, after = (
        steps(plan(folder, now=now), "status_check") for now in ("2026-03-09T13:59:59", "2026-03-09T14:00")
    )
    assert [row["status"] for row in before] == ["due"]
    assert [row["status"] for row in after] == ["done", "not_yet"]


def test_policies_differ(tmp_path: Path) -> None:
    folder = caseload(tmp_path)
    opens = {
        name: steps(plan(folder, "--policy", name), "status_check")[0]["opens_at"] for name in ("measured", "formal")
    }
    assert opens == {"measured": "2026-03-07T05:00:00Z", "formal": "2026-03-09T04:00:00Z"}
    kinds = {name: steps(plan(folder, "--policy", name), "letter")[0]["kind"] for name in ("measured", "persistent")}
    assert kinds == {"measured": "optional", "persistent": "expected"}
    assert plan(folder) == plan(folder, "--policy", "measured")


def test_the_offices_zone_is_for_interviews_that_name_none(tmp_path: Path) -> None:
    folder = caseload(tmp_path, [{"interview_id": "i1"}, {"interview_id": "i2", "timezone": ""}])
    for options, start in (((), "2026-03-02T10:00:00Z"), (("--timezone", "Asia/Tokyo"), "2026-03-02T01:00:00Z")):
        named, unnamed = steps(plan(folder, *options), "ask_timeline")
        assert (named["opens_at"], unnamed["opens_at"]) == ("2026-03-02T15:00:00Z", start)


def test_problems_are_told_by_place_while_the_good_rows_are_printed(tmp_path: Path) -> None:
    interviews = [{"interview_id": "i1"}, {"interview_id": "i2", "promised_on": "2026-02-01"}]
    actions = [{"action_id": "a1"}, {"action_id": "a2", "channel": "pigeon"}]
    folder = caseload(tmp_path, interviews, actions=actions)
    for command in ("plan", "rates", "advise"):
        ran = run(command, folder, "--now", NOW)
        assert ran.status == 1
        problems = ran.err.splitlines()
        assert [problem.partition(":")[0] for problem in problems] == [
            "interviews.csv, line 3, promised_on",
            "actions.csv, line 3, channel",
        ]
        assert "i2" not in ran.out
    (thanks,) = steps(list(csv.DictReader(run("plan", folder, "--now", NOW).out.splitlines())), "thank_you")
    assert thanks["status"] == "done"


@pytest.mark.parametrize("command", ["plan", "rates", "advise"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "Missing option '--now'"),
        (["--now", "noon"], "'noon' is no instant. Write it like 2026-03-04T09:30:00Z."),
        (["--now", "2026-02-30T10:00"], "is no instant"),
        (["--now", "9999-12-31T23:59:59-14:00"], "is no instant"),
        (["--now", NOW, "--policy", "pushy"], "'pushy' is not one of 'measured', 'persistent', 'formal'"),
        (["--now", NOW, "--timezone", "Mars/Base"], "There is no time zone named 'Mars/Base'"),
        (["--now", NOW, "--fast"], "No such option"),
    ],
)
def test_wrong_usage_is_told_and_leaves_with_2(tmp_path: Path, command: str, options: list[str], said: str) -> None:
    ran = run(command, caseload(tmp_path), *options)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    ran = run("plan", tmp_path / "nowhere", "--now", NOW)
    assert (ran.status, ran.out) == (2, "")
    assert "does not exist" in ran.err


def test_what_is_no_caseload_is_told_in_a_sentence(tmp_path: Path) -> None:
    assert told(run("plan", tmp_path, "--now", NOW)).startswith("The folder has no clients.csv and no interviews.csv")
    note = tmp_path / "note.txt"
    note.write_text("Buy milk.")
    assert told(run("rates", note, "--now", NOW)).startswith("note.txt is neither a folder nor a zip")


@pytest.mark.parametrize("count", [2, 3, 24])
def test_two_processes_write_the_very_bytes_that_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    folder = a_few(tmp_path, count)
    monkeypatch.setattr(planning, "_can_fork", lambda: True)
    one = run("plan", folder, "--now", NOW)
    monkeypatch.setattr(planning, "WORTH_TWO", 1)
    two = run("plan", folder, "--now", NOW)
    assert two == one
    assert len(one.out.splitlines()) > 7 * count


def test_only_linux_with_two_cores_forks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, cores, may in (("linux", 2, True), ("linux", 1, False), ("linux", None, False), ("darwin", 8, False)):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert planning._can_fork() is may


def test_the_second_half_holds_the_interviews_from_the_middle_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # it is this process that writes here
    reading = read_caseload(a_few(tmp_path, 4), office_zone="UTC", now=None).caseload
    out, policy, now = StringIO(), POLICIES["measured"], datetime(2026, 3, 20, 12, tzinfo=UTC)
    planning._write_second_half(reading, "i2", policy, now, out)
    whole = run("plan", tmp_path, "--now", NOW).out.splitlines()
    assert out.getvalue().splitlines() == [line for line in whole if line.split(",")[1] in ("i2", "i3")]
    closed = StringIO()
    monkeypatch.setattr(closed, "write", _full)
    with pytest.raises(SystemExit) as left:
        planning._write_second_half(reading, "i2", policy, now, closed)
    assert left.value.code == 1


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_second_half_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_few(tmp_path, 4)
    monkeypatch.setattr(planning, "WORTH_TWO", 1)
    monkeypatch.setattr(planning, "_can_fork", lambda: True)
    monkeypatch.setattr(planning, "write_lines", _full)
    ran = run("plan", folder, "--now", NOW)
    assert (ran.status, ran.err) == (1, "The second half of the plan could not be written. Is the disk full?\n")
