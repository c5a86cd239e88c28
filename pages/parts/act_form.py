"""Logging by hand what the employer said, or anything else, at any time and by any channel; and correcting it."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from coaching.clock import instant_of, local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.guidance.channels import usual_channel
from coaching.model import Action, ActionStep, Channel, KnownFrom, Step
from coaching.promises import promised_day
from coaching.refusals import faults_of_action, faults_of_texts
from coaching.store.actions import ActionChanges, change_action, log_action, remove_action
from coaching.store.clients import ActionCard, InterviewCard, client_page
from coaching.wording import moment_words, named, plain_day
from pages.parts import session
from pages.parts.acts import LAST_ACT, Act, last_act, remember
from pages.parts.fields import Fields, words_of
from pages.parts.forms import Form, as_text, form_of, keep, put
from pages.parts.opened import Opened
from pages.parts.saving import Theirs, conflict, foot, found_again, put_away, save
from pages.parts.text import plain
from pages.parts.when_how_who import CHANNELS, IN_WORDS, NEXT_DATE

LABELS = {
    "step": "What was done",
    "on": "Day",
    "time": "Time",
    "channel": "How",
    "person": "With whom",
    "next": NEXT_DATE,
    "note": "Note",
    "known_from": "Who says so",
}
HOW, WHO = words_of(CHANNELS), words_of(KnownFrom)
NAMING_A_DATE = frozenset({ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY})
STEPS = words_of(step for step in ActionStep if step is not ActionStep.EMPLOYER_REPLY)


def reply_form(client_id: int, card: InterviewCard, now: datetime) -> None:
    """The employer's word: when and how it came, with the next date that it names."""
    start = _start(card, now) | {"step": ActionStep.EMPLOYER_REPLY.value, "channel": Channel.PHONE.value}
    _new(form_of(Opened.REPLY, card.key, start, client_id=client_id), start, card, now)


def log_form(client_id: int, card: InterviewCard, now: datetime) -> None:
    """Anything that was done after an interview."""
    start = _start(card, now) | {"channel": Channel.EMAIL.value}
    _new(form_of(Opened.LOG, card.key, start, client_id=client_id), start, card, now)


def _start(card: InterviewCard, now: datetime) -> dict[str, str]:
    local = now.astimezone(zone_named(card.record.interview.timezone))
    return {"on": as_text(local.date()), "time": as_text(local.time()), "known_from": KnownFrom.CLIENT.value}


def _new(form: Form, start: dict[str, str], card: InterviewCard, now: datetime) -> None:
    found_again(form, start)
    action, faults = _action_from(form, card, now)
    is_reply = form.name == Opened.REPLY
    fields = Fields(form, faults, "next" if is_reply else "step")
    if not is_reply:
        fields.from_list("step", LABELS["step"], STEPS, placeholder="Choose", on_change=_usual_way)
    _fields(fields, card, action, now)
    foot(fields, "Log it", lambda form, _: _log(form, card))


def _usual_way(form: Form) -> None:
    """Callback: takes over the step, and with it the channel that is usual for it."""
    keep(form)
    step = form.word("step", Step)
    if step is not None and "channel" not in form.changed:
        put(form, "channel", usual_channel(step, session.office().policy).value)


def _log(form: Form, card: InterviewCard) -> None:
    """In a callback: logs it, and remembers what takes it back."""
    now, viewer = session.now(), session.viewer()
    action, faults = _action_from(form, card, now)

    def write(_: int) -> None:
        person = int(action.person_id) if action.person_id else None
        key = log_action(
            viewer, card.key, action.step, person, at=action.at, channel=action.channel, now=now,
            known_from=action.known_from, note=action.note, next_update_on=action.next_update_on,
        )  # fmt: skip
        when = moment_words(action.at, card.record.interview.timezone, now)
        remember(Act(f"**Logged.** {named(action.step).capitalize()}, {when} ({named(action.channel)}).", (key,)))

    save(form, faults, write)


def edit_action_form(client_id: int, line: ActionCard, card: InterviewCard, now: datetime) -> None:
    """Something that was logged, to be corrected or taken back."""
    start = _texts_of(line.action, card)
    form = form_of(Opened.EDIT_ACTION, line.key, start, client_id=client_id, version=line.version)
    found_again(form, start, line.version)
    action, faults = _action_from(form, card, now)
    st.markdown(f"**{named(line.action.step).capitalize()}** {plain(line.person_name)}")
    fields = Fields(form, faults, "note")
    _fields(fields, card, action, now, editing=True)

    def on_save(form: Form, over: int | None) -> None:
        _save_edited(form, card, over)

    if not conflict(form, "line of the log", LABELS, on_save):
        foot(fields, "Save", on_save, lambda: _take_back_button(form))


def _save_edited(form: Form, card: InterviewCard, over: int | None) -> None:
    """In a callback: saves what was changed of a line of the log."""
    now, viewer, key = session.now(), session.viewer(), form.about or 0
    action, faults = _action_from(form, card, now)
    made_of = {"at": {"on", "time"}, "next_update_on": {"next", "on"}}
    changes: ActionChanges = {  # type: ignore[assignment]  # the keys are those of its fields
        name: getattr(action, name)
        for name in ActionChanges.__annotations__
        if form.changed & made_of.get(name, {name})
    }

    def read() -> Theirs:
        cards = client_page(viewer, form.client_id or 0).interviews
        line = next(line for one in cards if one.key == card.key for line in one.actions if line.key == key)
        return Theirs(line.version, _texts_of(line.action, card))

    save(form, faults, lambda version: change_action(viewer, key, version, changes, now=now), read, over=over)


def _take_back_button(form: Form) -> None:
    st.button(
        "Take it back", type="tertiary", icon=":material/delete:", key=f"remove-{form.about}", on_click=_remove,
        args=(form,), help="As if it had not been logged",
    )  # fmt: skip


def _remove(form: Form) -> None:
    """Callback: takes a line of the log back."""
    key = form.about or 0
    try:
        remove_action(session.viewer(), key, now=session.now())
    except CoachingError as error:
        session.say(str(error))
    acted = last_act()
    if acted and key in acted.action_ids:
        st.session_state.pop(LAST_ACT)
    put_away(form)


def _texts_of(action: Action, card: InterviewCard) -> dict[str, str]:
    local = action.at.astimezone(zone_named(card.record.interview.timezone))
    next_on = action.next_update_on
    return {
        "step": action.step.value, "on": as_text(local.date()), "time": as_text(local.time()),
        "channel": action.channel.value, "known_from": action.known_from.value, "note": action.note,
        "next": f"{next_on:%m/%d/%Y}" if next_on else "", "person": action.person_id,
    }  # fmt: skip


def _action_from(form: Form, card: InterviewCard, now: datetime) -> tuple[Action, list[Fault]]:
    """What the form holds as an action, and what would be refused of it, by the form's own fields."""
    faults: list[Fault] = []
    interview = card.record.interview
    step = form.word("step", ActionStep)
    if step is None:
        faults.append(Fault("step", "Nothing is chosen.", "Say what was done."))
    at = _at(form, interview.timezone, faults) or interview.starts_at
    action = Action(
        "", interview.interview_id, form.text("person"), step or ActionStep.STATUS_CHECK, at,
        form.word("channel", Channel) or Channel.EMAIL, _next(form, step, at, interview.timezone, faults),
        form.word("known_from", KnownFrom) or KnownFrom.CLIENT, form.line("note"),
    )  # fmt: skip
    named_so = {"at": "time", "next_update_on": "next"}
    found = [*faults_of_action(action, interview, now), *faults_of_texts({"note": action.note})]
    return action, [*faults, *(fault._replace(column=named_so.get(fault.column, fault.column)) for fault in found)]


def _at(form: Form, timezone: str, faults: list[Fault]) -> datetime | None:
    day, clock = form.day("on"), form.clock("time")
    if day is None or clock is None:
        faults.append(Fault("on" if day is None else "time", "A day and a time are needed.", "Fill in both."))
        return None
    try:
        return instant_of(datetime.combine(day, clock), zone_named(timezone))
    except CoachingError as error:
        faults.append(Fault("time", error.message, error.hint))
        return None


def _next(form: Form, step: ActionStep | None, at: datetime, timezone: str, faults: list[Fault]) -> date | None:
    if step not in NAMING_A_DATE or not form.line("next"):
        return None
    try:
        return promised_day(form.line("next"), local_date(at, zone_named(timezone)))
    except CoachingError as error:
        faults.append(Fault("next", error.message, error.hint))
        return None


def _fields(fields: Fields, card: InterviewCard, action: Action, now: datetime, *, editing: bool = False) -> None:
    day, clock, how = st.columns([2, 2, 2])
    with day:
        fields.day("on", LABELS["on"])
    with clock:
        fields.clock("time", LABELS["time"])
    with how:
        waived = {Channel.WAIVED.value: named(Channel.WAIVED).capitalize()} if editing else {}
        fields.from_list("channel", LABELS["channel"], HOW | waived)
    if action.step in NAMING_A_DATE and fields.form.text("step"):
        fields.text("next", LABELS["next"], placeholder=IN_WORDS, live=True)
        if next_on := action.next_update_on:
            today = local_date(now, zone_named(card.record.interview.timezone))
            st.caption(f"That is {next_on:%A}, {plain_day(next_on, today)}.")
    people = {} if editing else _people(card)
    whom, who = st.columns(2)
    if people:
        with whom:
            fields.from_list("person", LABELS["person"], people, placeholder="Nobody in particular")
    with who if people else whom:
        fields.from_list("known_from", LABELS["known_from"], WHO)
    fields.note("note", LABELS["note"])


def _people(card: InterviewCard) -> dict[str, str]:
    names = {person.person_id: f"{person.title} {person.name}".strip() for person in card.record.people}
    return {key: name or "Name not recorded" for key, name in names.items()}
