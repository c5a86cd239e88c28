"""afterword export month: which month, as which file, and what is refused in a sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from coaching.month import last_complete
from tests.commands.running import run, told


def export(path: Path, filled: str, *arguments: str) -> str:
    ran = run("export", "month", "--to", path, "--database", filled, *arguments)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def test_the_last_complete_month_is_written_as_pdf(tmp_path: Path, filled: str) -> None:
    month = last_complete(datetime.now(ZoneInfo("America/New_York")).date())
    said = export(tmp_path / "m.pdf", filled)
    assert f"from {month.first:%B} 1, {month.first.year}" in said
    assert PdfReader(tmp_path / "m.pdf").metadata.title == f"Monthly report, {month.words}"


def test_another_month_as_a_workbook_and_as_a_folder(tmp_path: Path, filled: str) -> None:
    export(tmp_path / "m.xlsx", filled, "--month", "2026-03")
    figures = {row[0]: row[3] for row in load_workbook(tmp_path / "m.xlsx")["Figures"].iter_rows(values_only=True)}
    assert figures["activity.interviews"] == 1
    export(tmp_path / "m", filled, "--month", "2026-03")
    names = {path.name for path in (tmp_path / "m").iterdir()}
    assert names == {"figures.csv", "definitions.csv", "rows.csv", "about.csv"}


@pytest.mark.parametrize(("month", "said"), [("2190-01", "is not over"), ("1899-12", "no month"), ("x", "no month")])
def test_what_is_no_month_to_report_on_is_told(tmp_path: Path, filled: str, month: str, said: str) -> None:
    ran = run("export", "month", "--month", month, "--to", tmp_path / "m.pdf", "--database", filled)
    assert said in told(ran)
    assert not (tmp_path / "m.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["month", "--to", "m.csv"], "several tables"),
        (["month", "--to", "m.docx"], "ends in .zip, .xlsx"),
        (["month", "--to", "m.pdf", "--client", "c1"], "everybody's clients"),
        (["month", "--to", "m.pdf", "--now", "2026-03-03"], "as of this moment"),
        (["rates", "--to", "m.csv", "--month", "2026-03"], "Only the monthly report"),
        (["rates", "--to", "m.pdf"], "only the monthly report is a PDF"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, filled: str, arguments: list[str], said: str) -> None:
    ran = run("export", *arguments, "--database", filled)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
