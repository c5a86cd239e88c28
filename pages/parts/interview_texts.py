"""An interview as the texts that its form holds, and back: with the promised day read from the words it was said in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from coaching.clock import instant_of, local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.model import Culture, Format, Interest, Interview, InterviewStatus, Pace
from coaching.promises import promised_day
from coaching.store.entry import InterviewEntry, faults_in_interview
from coaching.store.interviews import InterviewChanges
from coaching.wording import plain_day
from pages.parts.forms import Form, as_text

PLAIN = ("employer", "position", "industry", "round", "timezone")
WORDS = ("format", "pace", "culture", "interest", "status")
MADE_OF = {
    "starts_at": ("starts_on", "starts_time", "timezone"),
    "ends_at": ("starts_on", "starts_time", "ends_time", "timezone"),
    "promised_on": ("promised",),
}
"""The columns that are made of other fields."""


def texts_of(interview: Interview | InterviewEntry) -> dict[str, str]:
    """The fields of the form."""
    texts = {name: as_text(getattr(interview, name)) for name in (*PLAIN, *WORDS, "timeline_asked")}
    promised = interview.promised_on
    texts["promised"] = f"{promised:%m/%d/%Y}" if promised else ""
    for prefix, instant in (("starts", interview.starts_at), ("ends", interview.ends_at)):
        local = instant.astimezone(zone_named(interview.timezone)) if instant else None
        texts[f"{prefix}_time"] = as_text(local.time()) if local else ""
        if prefix == "starts":
            texts["starts_on"] = as_text(local.date()) if local else ""
    return texts


def entry_from(form: Form, office_zone: str, now: datetime) -> tuple[InterviewEntry, list[Fault]]:
    """What the form holds as an entry, and what would be refused of it, by the form's own fields."""
    faults: list[Fault] = []
    zone = form.text("timezone") or office_zone
    starts_at = _instant(form, "starts_time", form.day("starts_on"), zone, faults)
    entry = InterviewEntry(
        employer=form.line("employer"),
        position=form.line("position"),
        industry=form.line("industry"),
        round=form.line("round"),
        format=form.word("format", Format) or Format.IN_PERSON,
        starts_at=starts_at,
        ends_at=_instant(form, "ends_time", _last_day(form), zone, faults),
        timezone="" if zone == office_zone else zone,
        promised_on=promised_in(form, office_zone, now, faults),
        timeline_asked=form.answer("timeline_asked"),
        pace=form.word("pace", Pace),
        culture=form.word("culture", Culture),
        interest=form.word("interest", Interest),
        status=form.word("status", InterviewStatus) or InterviewStatus.SCHEDULED,
    )
    faults += [fault._replace(column=_field(form, fault.column)) for fault in faults_in_interview(entry, office_zone)]
    return entry, faults


def _instant(form: Form, field: str, day: date | None, zone: str, faults: list[Fault]) -> datetime | None:
    clock = form.clock(field)
    if day is None or clock is None:
        return None
    try:
        return instant_of(datetime.combine(day, clock), zone_named(zone))
    except CoachingError as error:
        faults.append(Fault(field, error.message, error.hint))
        return None


def _last_day(form: Form) -> date | None:
    """The day on which the interview ends: the next, where it ends at an earlier time of day than it starts."""
    day, start, end = form.day("starts_on"), form.clock("starts_time"), form.clock("ends_time")
    if day is None:
        return None
    return day + timedelta(days=1) if (end or time.max) < (start or time.min) else day


def promised_in(form: Form, office_zone: str, now: datetime, faults: list[Fault]) -> date | None:
    """The day that was promised, counted from the day of the interview."""
    if not form.line("promised"):
        return None
    try:
        return promised_day(form.line("promised"), said_on(form, office_zone, now))
    except CoachingError as error:
        faults.append(Fault("promised", error.message, error.hint))
        return None


def said_on(form: Form, office_zone: str, now: datetime) -> date:
    """The day from which the words of a promise are counted: that of the interview, or today."""
    return form.day("starts_on") or local_date(now, zone_named(office_zone))


def promised_words(entry: InterviewEntry, today: date) -> str:
    """ "Friday, April 3"; empty where nothing is promised."""
    day = entry.promised_on
    return f"{day:%A}, {plain_day(day, today)}" if day else ""


def _field(form: Form, column: str) -> str:
    """The form's field for a column of the record: of day and time the one that is missing."""
    if column == "starts_at":
        return "starts_time" if form.day("starts_on") else "starts_on"
    return {"ends_at": "ends_time", "promised_on": "promised"}.get(column, column)


def changes_from(form: Form, entry: InterviewEntry, office_zone: str) -> InterviewChanges:
    """What the form changes of the record: only what was touched."""
    values = {**entry._asdict(), "timezone": entry.timezone or office_zone}
    touched = form.changed
    return {  # type: ignore[return-value]  # the keys are those of its fields
        name: value for name, value in values.items() if touched & set(MADE_OF.get(name, (name,)))
    }  # fmt: skip
