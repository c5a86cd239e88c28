"""The sample caseload: made-up clients whose interviews lie around today, for an empty database and for tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coaching.clock import instant_of, local_date, zone_named
from coaching.errors import CoachingError
from coaching.exchange.caseload import Caseload, read_caseload
from coaching.model import Action, Interview
from coaching.store.access import Viewer
from coaching.store.caseload_in import import_caseload
from coaching.store.office import has_clients, office_of

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
ANCHOR_FILE = SAMPLE / "ANCHOR"
SOURCE = "sample caseload"
ONE_HOUR = timedelta(hours=1)


def load_sample(viewer: Viewer, now: datetime) -> None:
    """Puts the sample into an empty database; CoachingError where there is a caseload already."""
    if has_clients(viewer):
        raise CoachingError(
            "There are clients in this database already.", "The sample is for an empty one, so that nothing is mixed."
        )
    import_caseload(viewer, sample_caseload(now, office_of(viewer).timezone), now=now, source=SOURCE)


def sample_caseload(now: datetime, zone: str) -> Caseload:
    """The sample with every date and time moved so that its anchor is today in the office's `zone`."""
    sample = read_caseload(SAMPLE, office_zone=zone, now=None).caseload
    days = local_date(now, zone_named(zone)) - date.fromisoformat(ANCHOR_FILE.read_text(encoding="utf-8").strip())
    zones = {interview.interview_id: zone_named(interview.timezone) for interview in sample.interviews}
    return sample._replace(
        interviews=[_interview_later(interview, days) for interview in sample.interviews],
        actions=[_action_later(action, days, zones[action.interview_id]) for action in sample.actions],
    )


def _interview_later(interview: Interview, days: timedelta) -> Interview:
    zone = zone_named(interview.timezone)
    return interview._replace(
        starts_at=_later(interview.starts_at, days, zone),
        ends_at=_later(interview.ends_at, days, zone) if interview.ends_at else None,
        promised_on=interview.promised_on + days if interview.promised_on else None,
        outcome_on=interview.outcome_on + days if interview.outcome_on else None,
    )


def _action_later(action: Action, days: timedelta, zone: ZoneInfo) -> Action:
    next_on = action.next_update_on + days if action.next_update_on else None
    return action._replace(at=_later(action.at, days, zone), next_update_on=next_on)


def _later(instant: datetime, days: timedelta, zone: ZoneInfo) -> datetime:
    """The same local time so many days on; an hour later where that time does not exist or comes twice."""
    local = instant.astimezone(zone).replace(tzinfo=None) + days
    while True:
        try:
            return instant_of(local, zone)
        except CoachingError:
            local += ONE_HOUR
