"""What came of an interview: the outcome with its date; never saved over what somebody else saved meanwhile."""

from __future__ import annotations

from datetime import datetime

from coaching.clock import local_date, zone_named
from coaching.errors import Fault
from coaching.model import Interview, Outcome
from coaching.refusals import faults_of_days, faults_of_interview
from coaching.store.clients import InterviewCard, client_page
from coaching.store.interviews import InterviewChanges, save_interview
from pages.parts import session
from pages.parts.fields import Fields, words_of
from pages.parts.forms import Form, as_text, form_of, keep, put
from pages.parts.opened import Opened, open_form
from pages.parts.saving import Theirs, conflict, foot, found_again, save

LABELS = {"outcome": "Outcome", "outcome_on": "Date of the outcome"}
OUTCOMES = words_of(Outcome)


def outcome_form(client_id: int, card: InterviewCard, now: datetime) -> None:
    """The outcome of an interview and its date: today, unless another is given."""
    start = _texts_of(card.record.interview)
    form = form_of(Opened.OUTCOME, card.key, start, client_id=client_id, version=card.version)
    found_again(form, start, card.version)
    fields = Fields(form, _faults(form, card.record.interview), "outcome")
    today = local_date(now, zone_named(card.record.interview.timezone))
    fields.from_list(
        "outcome", LABELS["outcome"], OUTCOMES,
        on_change=lambda form: _with_its_date(form, as_text(today)),
    )  # fmt: skip
    if form.word("outcome", Outcome) not in (None, Outcome.PENDING):
        fields.day("outcome_on", LABELS["outcome_on"])

    def on_save(form: Form, over: int | None) -> None:
        _save(form, card, over)

    if not conflict(form, "interview", LABELS, on_save):
        foot(fields, "Save", on_save)


def _with_its_date(form: Form, today: str) -> None:
    """Callback: takes over the outcome; one that was open until now is dated today, and an open one has no date."""
    keep(form)
    if form.word("outcome", Outcome) in (None, Outcome.PENDING):
        put(form, "outcome_on", "")
    elif not form.text("outcome_on"):
        put(form, "outcome_on", today)


def _texts_of(interview: Interview) -> dict[str, str]:
    return {"outcome": interview.outcome.value, "outcome_on": as_text(interview.outcome_on)}


def _faults(form: Form, interview: Interview) -> list[Fault]:
    changed = interview._replace(**_changes(form))
    return [fault for fault in (*faults_of_days(changed), *faults_of_interview(changed)) if fault.column in LABELS]


def _changes(form: Form) -> InterviewChanges:
    return InterviewChanges(outcome=form.word("outcome", Outcome) or Outcome.PENDING, outcome_on=form.day("outcome_on"))


def _save(form: Form, card: InterviewCard, over: int | None) -> None:
    """In a callback: saves the outcome; one that leads to a further round offers to enter it."""
    viewer, changes = session.viewer(), _changes(form)

    def read() -> Theirs:
        now_saved = next(one for one in client_page(viewer, form.client_id or 0).interviews if one.key == card.key)
        return Theirs(now_saved.version, _texts_of(now_saved.record.interview))

    led_on = "outcome" in form.changed and changes["outcome"] is Outcome.ADVANCED

    def write(version: int) -> None:
        save_interview(viewer, card.key, version, changes, now=session.now())

    if save(form, _faults(form, card.record.interview), write, read, over=over) and led_on:
        open_form(Opened.NEXT_ROUND)
