"""Trackers as people keep them: five layouts of the same kind of thing, and the means to read any."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from openpyxl import Workbook

from coaching.exchange.tracker.entries import Undated
from coaching.exchange.tracker.opening import open_grid
from coaching.exchange.tracker.reading import Choices, Tracker, TrackerReading, open_tracker, read_tracker

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
ZONE = "America/New_York"
Rows = Sequence[Sequence[object]]


def csv_bytes(rows: Rows, *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(rows: Rows, *, merged: Sequence[str] = (), title: str = "Log") -> bytes:
    """The rows as a workbook of one sheet, with these ranges merged."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _day(day: int) -> datetime:
    """A day in March as Excel keeps one."""
    return datetime(2026, 3, day)  # noqa: DTZ001 - Excel knows no zones


def google_sheets() -> bytes:
    """Exported from Google Sheets: UTF-8 without a mark, US dates, ticked boxes as TRUE and FALSE."""
    return csv_bytes([
        ["Timestamp", "Client Name", "Client Email", "Phone #", "Company", "Position", "Interview Date",
         "Interview Time",
         "Interview Type", "Interviewer(s)", "Thank-You Sent?", "Follow-Up Date", "Status", "Notes"],
        ["2/20/2026 9:01:12", "Ada Example", "ada@example.org", "(555) 010-0199", "Acme Labs",
         "Lab technician", "3/2/2026",
         "10:00 AM", "Zoom", "Grace Sample", "TRUE", "3/16/2026", "Interviewed", "went well"],
        ["2/21/2026 14:22:00", "Bo Example", "bo@example.org", "", "Beta Foods", "Cook", "3/13/2026",
         "2:30 PM", "On-site",
         "Chef Ines", "FALSE", "", "Scheduled", ""],
        ["2/22/2026 8:00:00", "Ada Example", "ADA@example.org", "", "Gamma Inc", "Analyst", "", "", "", "",
         "FALSE", "",
         "Applied", ""],
    ])  # fmt: skip


def excel_with_titles() -> bytes:
    """An Excel tracker: a merged title, a date of print, a line of merged groups over the names,
    real dates and times."""
    return xlsx_bytes([
        ["Workforce Center: interview log", None, None, None, None, None, None, None, None],
        ["Printed", date(2026, 3, 20), None, None, None, None, None, None, None],
        [None] * 9,
        ["Client", None, "Interview", None, None, None, "Thank-you", None, "Result"],
        ["Name", "Email", "Date", "Start time", "Employer", "Position", "Sent", "Date", None],
        ["Ada Example", "ada@example.org", _day(2), time(10, 0), "Acme Labs", "Lab technician", "Yes",
         _day(3), "Offer"],
        ["Bo Example", None, _day(4), time(14, 30), "Beta Foods", "Cook", "No", None, None],
        [None] * 9,
        ["Cy Example", None, 46086, 0.4375, "Gamma Inc", "Clerk", "yes", None, "pending"],
    ], merged=["A1:I1", "A4:B4", "C4:F4", "G4:H4"])  # fmt: skip


def european_excel() -> bytes:
    """Saved by Excel in Germany: semicolons, cp1252, days first with points, and a clock of 24 hours."""
    return csv_bytes([
        ["Candidate", "E-Mail", "Company", "Date of interview", "Time", "Interviewed by", "Thank you",
         "Answer by", "Outcome",
         "Outcome date"],
        ["Jürgen Müller", "juergen@example.org", "Bäckerei Groß", "14.03.2026", "09:30", "Zoë Weiß", "15.03.2026",
         "31.03.2026", "Rejected", "02.04.2026"],
        ["Anaïs Dupré", "", "Café “Où”", "04.03.2026", "16:00", "", "nein", "", "", ""],
    ], separator=";", encoding="cp1252")  # fmt: skip


def two_in_a_cell() -> bytes:
    """A bar between cells, two or three people in one, their jobs behind the names, and several follow-ups."""
    return csv_bytes([
        ["Name", "Employer", "Role", "Interview date", "Met with", "Contact email", "Follow up 1", "Follow up 2",
         "TY note sent"],
        ["Example, Ada", "Acme Labs", "Lab technician", "2026-03-02", "Dr. Ana Ruiz & Bo Lee (HR)",
         "ana@acme.test; bo@acme.test", "2026-03-11", "2026-03-18", "sent 2026-03-03"],
        ["Bo Example", "Beta Foods", "Cook", "2026-03-04", "Ines Sol, Head Chef; Kim Park\nLou Reed",
         "ines@beta.test", "", "",
         "no"],
    ], separator="|")  # fmt: skip


def month_first() -> bytes:
    """Months first without a doubt, names of columns with mistakes, and words as people write them."""
    return csv_bytes([
        ["First Name", "Last Name", "Compnay", "Postion", "Intervew Date", "Thankyou Sent", "Followed up?",
         "Application Status"],
        ["Ada", "Example", "Acme Labs", "Lab technician", "Mar 2, 2026", "x", "y", "Ghosted"],
        ["Bo", "Example", "Beta Foods", "Cook", "3/27/26", "3/28/26", "4/6/26", "2nd interview"],
        ["Cy", "Example", "Gamma Inc", "Clerk", "5/4/26", "", "", "Rejcted"],
    ])  # fmt: skip


def opened(data: bytes, choices: Choices = Choices(), name: str = "tracker.csv") -> Tracker:  # noqa: B008
    return open_tracker(open_grid(name, data), choices)


def reading_of(data: bytes, choices: Choices = Choices(undated=Undated.TODAY)) -> TrackerReading:  # noqa: B008
    """Reads the rows, and sees to it that every one is accounted for."""
    tracker = opened(data, choices)
    assert tracker.ready, (tracker.missing, tracker.unclear)
    reading = read_tracker(tracker, office_zone=ZONE, now=NOW)
    assert reading.read == len(reading.entries) + len(reading.refused)
    assert {problem.line for problem in reading.problems} == set(reading.refused)
    return reading
