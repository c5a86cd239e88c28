"""The debrief: a minute on the phone right after an interview, from who was there to what was left unsaid."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.model import ActionStep, Channel, Culture, Interest, Pace
from coaching.store.clients import InterviewCard
from coaching.store.debriefing import Versions, debriefing_of, save_debriefing
from coaching.store.tables import Entity
from coaching.store.versions import Stale
from coaching.wording import named, plain_day
from pages.parts import session
from pages.parts.acts import Act, remember
from pages.parts.debrief_texts import (
    PROMISED,
    REFERENCES,
    Checked,
    labels_of,
    mark_of,
    rows_known,
    texts_of,
    told_from,
    versions_in,
)
from pages.parts.fields import ANSWERS, Fields, words_of
from pages.parts.forms import ROWS, Form, form_of
from pages.parts.opened import Opened
from pages.parts.people_rows import LABELS as LABELS_OF_PEOPLE
from pages.parts.people_rows import people_rows, rows_of
from pages.parts.saving import Theirs, conflict, foot, found_again, save
from pages.parts.text import plain
from pages.parts.when_how_who import IN_WORDS

LABELS = {
    "topics": "What did you talk about?",
    "enjoyed": "What did you enjoy?",
    "learned": "What did you learn about the job or the place?",
    "concerns": "What might make them hesitate about you?",
    "unsaid": "What did you not get to say?",
    PROMISED: "When do they want to answer?",
    "timeline_asked": "Did you ask about the timeline?",
    "pace": "How fast do they decide?",
    "culture": "How do they communicate?",
    "interest": "How much do you want it?",
    REFERENCES: "The references know that a call may come",
}
"""As the counselor asks the client."""
CALLED = {
    "topics": "Talked about",
    "enjoyed": "Enjoyed",
    "learned": "Learned",
    "concerns": "May make them hesitate",
    "unsaid": "Not said",
}
"""As it is told afterwards."""
CHANGED = CALLED | {
    PROMISED: "Their date for an answer",
    "timeline_asked": "Whether the timeline was asked",
    "pace": "How fast they decide",
    "culture": "How they communicate",
    "interest": "How much the client wants it",
    REFERENCES: "Whether the references were alerted",
}
"""As it is told where somebody else changed it meanwhile."""


def debrief_form(client_id: int, card: InterviewCard, now: datetime) -> None:
    """What the client tells of an interview that was held."""
    talk = debriefing_of(session.viewer(), card.key)
    start, version = texts_of(talk), mark_of(talk.versions)
    form = form_of(Opened.DEBRIEF, card.key, start, client_id=client_id, version=version)
    form.typed.setdefault(ROWS, rows_known(talk))
    found_again(form, start, version)
    checked = told_from(form, talk, now)
    fields = Fields(form, checked.faults, "topics" if talk.people else f"{(rows_of(form) or ['p1'])[0]}.name")
    _fields(fields, checked, now, alerted=ActionStep.ALERT_REFERENCES in talk.done)
    st.caption("Each answer is kept as you leave its field, for another window and another day as well.")
    if not conflict(form, "debrief", labels_of(form.was, CHANGED, LABELS_OF_PEOPLE), _save):
        foot(fields, "Save the debrief", _save)


def _fields(fields: Fields, checked: Checked, now: datetime, *, alerted: bool) -> None:
    people_rows(fields, "Whom did you meet?", in_sight=True)
    for name in CALLED:
        fields.note(name, LABELS[name])
    promised, asked = st.columns(2)
    with promised:
        fields.text(PROMISED, LABELS[PROMISED], placeholder=IN_WORDS, live=True)
        if day := checked.interview.promised_on:
            today = local_date(now, zone_named(checked.interview.timezone))
            st.caption(f"That is {day:%A}, {plain_day(day, today)}.")
    with asked:
        fields.one_of("timeline_asked", LABELS["timeline_asked"], ANSWERS)
    for name, words in (("pace", Pace), ("culture", Culture), ("interest", Interest)):
        fields.one_of(name, LABELS[name], words_of(words))
    if alerted:
        st.caption("That the references were alerted is logged.")
    else:
        fields.tick(REFERENCES, LABELS[REFERENCES])


def _save(form: Form, over: int | None) -> None:
    """In a callback: saves it all, over the versions it began with or those that the person was told of."""
    viewer, now, key = session.viewer(), session.now(), form.about or 0
    talk = debriefing_of(viewer, key)
    checked = told_from(form, talk, now)

    def write(mark: int) -> None:
        versions = _versions(form, talk.versions, mark)
        saved = save_debriefing(viewer, key, versions, checked.told, Channel.PHONE, now=now)
        remember(Act(_saved_words(checked, talk.done), saved.action_ids, debriefed=saved))

    save(form, checked.faults, write, lambda: _read(key), over=over)


def _versions(form: Form, current: Versions, mark: int) -> Versions:
    """Those with that mark: the form's own, or those of which the person was told; Stale where both are old."""
    for versions in (versions_in(form), current):
        if mark_of(versions) == mark:
            return versions
    raise Stale(Entity.DEBRIEF, {})


def _saved_words(checked: Checked, done: Collection[ActionStep]) -> str:
    logged = [ActionStep.DEBRIEF, *([ActionStep.ALERT_REFERENCES] if checked.told.references_alerted else [])]
    words = ", ".join(named(step) for step in logged if step not in done)
    return f"**Saved.** What was told of {plain(checked.interview.employer)}." + (f" Logged: {words}." if words else "")


def _read(key: int) -> Theirs:
    """All of it as it is saved now."""
    talk = debriefing_of(session.viewer(), key)
    return Theirs(mark_of(talk.versions), texts_of(talk))
