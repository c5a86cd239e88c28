"""Running the afterword command in this process, as a shell would."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from coaching.cli import main


class Ran(NamedTuple):
    """What a command left: its exit status and what it printed."""

    status: int
    out: str
    err: str


def run(*arguments: str | Path) -> Ran:
    """Runs `afterword` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["afterword", *map(str, arguments)]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as left,
    ):
        main()
    return Ran(int(left.value.code or 0), out.getvalue(), err.getvalue())


def told(ran: Ran) -> str:
    """The one sentence and hint of a command that failed; no traceback, nothing on standard output."""
    assert ran.status == 1
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert "Traceback" not in ran.err
    return ran.err.strip()
