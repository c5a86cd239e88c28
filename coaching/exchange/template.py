"""An example caseload, to be filled in: one client, one interview with one person met, one thing done, one debrief."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from coaching.clock import instant_of, zone_named
from coaching.exchange.caseload import write_caseload
from coaching.model import Action, ActionStep, Channel, Client, Debrief, Format, Interview, InterviewStatus, Person

ZONE = "America/New_York"
STARTS = datetime(2026, 3, 2, 10)  # noqa: DTZ001 - a local time
PROMISED_ON = date(2026, 3, 16)


def template_zip() -> bytes:
    """The zip of the example caseload, as bytes."""
    starts_at = instant_of(STARTS, zone_named(ZONE))
    client = Client(
        "client-1", "Example Client", "client@example.org", "555-0100", goal="Lab technician", tags=("lab",)
    )
    interview = Interview(
        "interview-1", "client-1", "Example Laboratory", "Lab technician", "Healthcare", "1", Format.IN_PERSON,
        starts_at, starts_at + timedelta(hours=1), ZONE,
        promised_on=PROMISED_ON, timeline_asked=True, status=InterviewStatus.HELD,
    )  # fmt: skip
    person = Person(
        "person-1", "interview-1", "Ana Example", "Ms.", "Laboratory manager", met=True, contact_for_status=True,
        card=True, address="1 Example Street, Springfield, NY 10001",
    )  # fmt: skip
    thanked_at = starts_at + timedelta(hours=6)
    action = Action("action-1", "interview-1", "person-1", ActionStep.THANK_YOU, thanked_at, Channel.EMAIL)
    debrief = Debrief(
        "interview-1", "The new analyzer; how the night shift is staffed", "The tour of the laboratory",
        "They train on site for two weeks", "No experience with their software yet", "Two years of weekend shifts",
    )  # fmt: skip
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "template.zip"
        write_caseload(([client], [interview], [person], [action], [debrief]), path)
        return path.read_bytes()
