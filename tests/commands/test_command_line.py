"""The afterword command itself: its help, its bytes, and output that nobody takes or that finds no room."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from coaching.cli import COMMANDS, afterword
from coaching.commands import folder as folder_commands
from coaching.commands.options import INSTANT
from coaching.errors import CoachingError
from tests.commands.caseloads import NOW, a_few, caseload
from tests.commands.running import run

AFTERWORD = (sys.executable, "-c", "from coaching.cli import main; main()")


def test_the_command_line_is_described_without_importing_a_command() -> None:
    ran = run("--help")
    assert ran.status == 0
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in ran.out
        assert line in " ".join(ran.out.split())  # long ones go on in the next line


def test_an_unknown_command_is_wrong_usage() -> None:
    ran = run("plam")
    assert (ran.status, ran.out) == (2, "")
    assert "No such command 'plam'" in ran.err


def test_lines_end_with_a_line_feed_and_text_is_utf8_whatever_the_system_prefers(tmp_path: Path) -> None:
    folder = caseload(tmp_path, [{"interview_id": "é1"}])
    for encoding in ("utf-8", "cp1252", "ascii"):
        runner = CliRunner(charset=encoding)
        printed = runner.invoke(afterword, ["plan", str(folder), "--now", NOW], standalone_mode=False)
        assert printed.return_value == 0
        assert b"\r" not in printed.stdout_bytes
        assert printed.stdout_bytes.count("c1,é1,".encode()) == 7
        advice = runner.invoke(afterword, ["advise", str(folder), "--now", NOW], standalone_mode=False)
        assert '"interview_id": "é1"'.encode() in advice.stdout_bytes


def test_as_a_program_it_prints_the_same(tmp_path: Path) -> None:
    folder = caseload(tmp_path, people=[{}])
    ran = subprocess.run([*AFTERWORD, "plan", folder, "--now", NOW], capture_output=True, check=True)
    assert ran.stdout.decode() == run("plan", folder, "--now", NOW).out
    assert ran.stderr == b""


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    few, many = caseload(tmp_path / "few"), a_few(tmp_path / "many", 2_000)
    for folder in (few, many):
        program = subprocess.Popen(
            [*AFTERWORD, "plan", folder, "--now", NOW], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert program.stdout is not None
        program.stdout.close()
        _, complaints = program.communicate()
        assert (program.returncode, complaints) == (0, b"")


@pytest.mark.parametrize("command", ["plan", "rates", "advise", "guidance"])
def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, command: str) -> None:
    arguments = [] if command == "guidance" else [caseload(tmp_path), "--now", NOW]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*AFTERWORD, command, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    said = b"Something could not be read or written (No space left on device). Is the disk full?\n"
    assert (ran.returncode, ran.stderr) == (1, said)


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        (BrokenPipeError(), 0, ""),
        (OSError(5, "Input/output error"), 1, "Something could not be read or written (Input/output error)."),
        (KeyboardInterrupt(), 130, "Stopped."),
        (CoachingError("It is night.", "Come back tomorrow."), 1, "It is night. Come back tomorrow."),
    ],
)
def test_whatever_stops_a_command_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, status: int, said: str
) -> None:
    def stopped(*_: object) -> None:
        raise fault

    monkeypatch.setattr(folder_commands, "write_planned", stopped)
    ran = run("plan", caseload(tmp_path), "--now", NOW)
    assert ran.status == status
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_an_instant_that_is_one_already_is_taken_as_it_is() -> None:
    noon = datetime(2026, 3, 20, 12, tzinfo=UTC)
    assert INSTANT.convert(noon, None, None) is noon
