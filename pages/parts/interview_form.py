"""Entering an interview with its people, the next round of one, and editing one."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import available_timezones

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.model import Culture, Format, Interest, InterviewStatus, Pace
from coaching.store.clients import InterviewCard, client_page
from coaching.store.entry import InterviewEntry, add_interview, next_round
from coaching.store.interviews import save_interview
from coaching.store.office import Office
from coaching.store.remembered import employers_of, positions_of, twins_of
from coaching.store.tables import Entity
from coaching.wording import moment_words
from pages.parts import session
from pages.parts.deleted import deleting
from pages.parts.fields import ANSWERS, Fields, words_of
from pages.parts.forms import Form, form_of
from pages.parts.interview_texts import changes_from, entry_from, promised_words, texts_of
from pages.parts.opened import Opened, choose_interview
from pages.parts.people_rows import people_from, people_rows
from pages.parts.saving import Theirs, conflict, foot, found_again, save
from pages.parts.text import plain
from pages.parts.when_how_who import IN_WORDS

LABELS = {
    "employer": "Employer",
    "position": "Position",
    "starts_on": "Day",
    "starts_time": "Time",
    "ends_time": "Until",
    "timezone": "Time zone",
    "format": "How",
    "status": "Has it been held?",
    "promised": "They promised an answer by",
    "timeline_asked": "Was the timeline asked?",
    "round": "Round",
    "industry": "Industry",
    "pace": "How fast they decide",
    "culture": "How they communicate",
    "interest": "How much the client wants it",
}
FORMATS, STATUSES = words_of(Format), words_of(InterviewStatus)
COMMON_ZONES = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu",
)  # fmt: skip


def new_interview_form(client_id: int, office: Office, now: datetime) -> None:
    """A new interview of a client."""
    start = texts_of(InterviewEntry(timezone=office.timezone))
    _entry(form_of(Opened.NEW_INTERVIEW, client_id, start, client_id=client_id), start, office, now)


def next_round_form(client_id: int, card: InterviewCard, office: Office, now: datetime) -> None:
    """The round that an interview led to, filled in as far as it is known."""
    entry = next_round(card.record.interview)
    start = texts_of(entry._replace(timezone=entry.timezone or office.timezone))
    st.markdown("When is it? The rest is filled in from the round before.")
    _entry(form_of(Opened.NEXT_ROUND, card.key, start, client_id=client_id), start, office, now)


def _entry(form: Form, start: dict[str, str], office: Office, now: datetime) -> None:
    found_again(form, start)
    entry, faults = entry_from(form, office.timezone, now)
    fields = Fields(form, [*faults, *people_from(form)[1]], "employer")
    _main_fields(fields, entry, office, now)
    _twins(form, entry, now)
    people_rows(fields)
    with st.expander("More about it", key="more-interview", type="compact", on_change="rerun") as more:
        if more.open:
            _more_fields(fields, new=True)
    foot(fields, "Add the interview", _add)


def _add(form: Form, _: int | None) -> None:
    """In a callback: adds the interview with its people, and shows it."""
    viewer, now, office = session.viewer(), session.now(), session.office()
    entry, faults = entry_from(form, office.timezone, now)
    people, faults_of_people = people_from(form)

    def write(_: int) -> None:
        choose_interview(add_interview(viewer, form.client_id or 0, entry, people, now=now))

    save(form, [*faults, *faults_of_people], write)


def edit_interview_form(client_id: int, card: InterviewCard, office: Office, now: datetime) -> None:
    """An interview as it is recorded, to be corrected."""
    start = texts_of(card.record.interview)
    form = form_of(Opened.EDIT_INTERVIEW, card.key, start, client_id=client_id, version=card.version)
    found_again(form, start, card.version)
    entry, faults = entry_from(form, office.timezone, now)
    fields = Fields(form, faults, "employer")
    _main_fields(fields, entry, office, now)
    fields.one_of("status", LABELS["status"], STATUSES, required=True)
    _more_fields(fields, new=False)
    if not conflict(form, "interview", LABELS, _save_edited):
        foot(fields, "Save", _save_edited, deleting(Entity.INTERVIEW, form))


def _save_edited(form: Form, over: int | None) -> None:
    """In a callback: saves what was changed, over the form's version or the one that the person was told of."""
    viewer, now, office = session.viewer(), session.now(), session.office()
    entry, faults = entry_from(form, office.timezone, now)
    key = form.about or 0

    def read() -> Theirs:
        card = next(card for card in client_page(viewer, form.client_id or 0).interviews if card.key == key)
        return Theirs(card.version, texts_of(card.record.interview))

    def write(version: int) -> None:
        save_interview(viewer, key, version, changes_from(form, entry, office.timezone), now=now)

    save(form, faults, write, read, over=over)


def _main_fields(fields: Fields, entry: InterviewEntry, office: Office, now: datetime) -> None:
    form, viewer = fields.form, session.viewer()
    left, right = st.columns(2)
    with left:
        fields.offered("employer", LABELS["employer"], employers_of(viewer))
    with right:
        offers = positions_of(viewer, employer=form.line("employer"))
        fields.offered("position", LABELS["position"], offers)
    day, clock, how = st.columns([2, 2, 3])
    with day:
        fields.day("starts_on", LABELS["starts_on"])
    with clock:
        city = (form.text("timezone") or office.timezone).split("/")[-1].replace("_", " ")
        fields.clock("starts_time", f"{LABELS['starts_time']}, {plain(city)}")
    with how:
        fields.one_of("format", LABELS["format"], FORMATS, required=True)
    promised, round_ = st.columns([5, 2])
    with promised:
        fields.text("promised", LABELS["promised"], placeholder=IN_WORDS, live=True)
        if words := promised_words(entry, local_date(now, zone_named(office.timezone))):
            st.caption(f"That is {words}.")
    with round_:
        fields.text("round", LABELS["round"])


def _more_fields(fields: Fields, *, new: bool) -> None:
    left, right = st.columns(2)
    with left:
        fields.clock("ends_time", LABELS["ends_time"])
        fields.one_of("timeline_asked", LABELS["timeline_asked"], ANSWERS)
        fields.one_of("interest", LABELS["interest"], words_of(Interest))
    with right:
        fields.from_list("timezone", LABELS["timezone"], _zones(fields.form.text("timezone")))
        fields.one_of("pace", LABELS["pace"], words_of(Pace))
        fields.one_of("culture", LABELS["culture"], words_of(Culture))
    fields.text("industry", LABELS["industry"])
    if new:
        fields.one_of("status", LABELS["status"], STATUSES, required=True)


@lru_cache(maxsize=8)
def _zones(chosen: str) -> dict[str, str]:
    """Every zone by its name, the common ones first."""
    names = dict.fromkeys([*COMMON_ZONES, *sorted(name for name in available_timezones() if "/" in name), chosen])
    return {name: name.replace("_", " ") for name in names if name}


def _twins(form: Form, entry: InterviewEntry, now: datetime) -> None:
    """Whether it is there already."""
    if not (form.client_id and entry.employer and entry.starts_at):
        return
    for twin in twins_of(session.viewer(), form.client_id, entry):
        when = moment_words(twin.starts_at, twin.timezone, now)
        of = f", {plain(twin.position)}" if twin.position else ""
        st.info(f"Is it there already? {plain(twin.employer)}{of}, {when}.")
