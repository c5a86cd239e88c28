"""The dialogs of Today: another time or channel, snooze, waive, and the nudge with its text to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError
from coaching.guidance.channels import usual_channel
from coaching.model import Channel, KnownFrom, Step
from coaching.nudges import nudge_text
from pages.parts import session
from pages.parts.acts import Act, log, nudged, snoozed, waived
from pages.parts.asking import Asked, Choice, answer, close
from pages.parts.listed import Listed, how_many, said
from pages.parts.text import DATES, plain
from pages.parts.when_how_who import TO_A_CLIENT, how_field, next_date_field, when_fields, who_field

MOST_NAMED = 6
"""Steps named one by one in a dialog."""
NUDGED_BY = "nudged-by"
"""Where the session keeps how a client was nudged last: the same way is offered again."""
LONGEST_REASON = 300
A_WEEK = 7
Items = Sequence[Listed]


def show_dialog(asked: Asked, items: Items) -> None:
    """Opens the dialog about these steps."""
    title, body = DIALOGS[asked.choice]

    def told() -> None:
        try:
            body(items)
        except CoachingError as error:
            st.error(plain(str(error)))

    st.dialog(title, on_dismiss=close)(told)()


def _log(items: Items) -> None:
    _named(items)
    first, key = items[0], f"log-{items[0].slug}"
    channels = {usual_channel(item.row.step, session.office().policy) for item in items}
    with st.form(key, border=False):
        when = when_fields(session.now().astimezone(zone_named(first.row.timezone)), key)
        channel = how_field(channels.pop() if len(channels) == 1 else None, key)
        known_from = who_field(KnownFrom.CLIENT, key)
        checked = all(item.row.step is Step.STATUS_CHECK for item in items)
        named_date = next_date_field(key) if checked else ""
        note = st.text_input("Note, if any", key=f"note-{key}")
        if st.form_submit_button("Log", type="primary"):

            def done() -> Act:
                times = [when.in_zone(item.row.timezone) for item in items]
                return log(items, times, channel, known_from, note=note, next_update_on=when.counted_on(named_date))

            answer(done)
    if len({item.row.timezone for item in items}) > 1:
        st.caption("The time of day is taken where each interview is.")


def _snooze(items: Items) -> None:
    _named(items)
    key = f"snooze-{items[0].slug}"
    today = max(local_date(session.now(), zone_named(item.row.timezone)) for item in items)
    with st.container(horizontal=True, gap="small"):
        for until, label in _soon(today).items():
            if st.button(label, key=f"until-{until}-{key}"):
                answer(partial(snoozed, items, until))
    with st.form(key, border=False):
        tomorrow = today + timedelta(days=1)
        chosen = st.date_input("Or until another date", tomorrow, min_value=tomorrow, format=DATES, key=f"day-{key}")
        if st.form_submit_button("Snooze", type="primary") and isinstance(chosen, date):
            answer(lambda: snoozed(items, chosen))
    st.caption("Off the list until then. When it is due stays as it is.")


def _soon(today: date) -> dict[date, str]:
    """The dates that are chosen most, in words; each once."""
    monday = today + timedelta(days=A_WEEK - today.weekday())
    in_a_week = today + timedelta(days=A_WEEK)
    return dict(sorted({in_a_week: "In a week", monday: "On Monday", today + timedelta(days=1): "Tomorrow"}.items()))


def _waive(items: Items) -> None:
    _named(items)
    key = f"waive-{items[0].slug}"
    with st.form(key, border=False):
        reason = st.text_input(
            "Why it is not to be done", key=f"reason-{key}", max_chars=LONGEST_REASON,
            placeholder="For example: the client is no longer interested",
        )  # fmt: skip
        if st.form_submit_button("Waive", type="primary"):
            answer(lambda: waived(items, reason))
    st.caption("Leaves the list and counts in no rate. The reason stays in the client's log.")


def _nudge(items: Items) -> None:
    names = {item.row.client_id: item.client_name for item in items}
    chosen = next(iter(names))
    if len(names) > 1:
        chosen = st.selectbox("Text for", list(names), format_func=names.__getitem__, key="nudge-for")
    else:
        st.markdown(f"**{plain(names[chosen])}**")
    about = [item.row for item in items if item.row.client_id == chosen]
    now, key = session.now(), f"nudge-{items[0].slug}"
    if text := nudge_text(names[chosen], about, session.signature(), now):
        with st.container(key="text-to-copy"):
            st.code(text, language=None, wrap_lines=True)
    with st.form(key, border=False):
        when = when_fields(now.astimezone(zone_named(session.office().timezone)), key)
        last = st.session_state.get(NUDGED_BY, Channel.EMAIL)
        channel = how_field(last, key, TO_A_CLIENT) or last
        label = "Log the nudge" if len(names) == 1 else f"Log {len(names)} nudges"
        if st.form_submit_button(label, type="primary"):
            st.session_state[NUDGED_BY] = channel
            answer(lambda: nudged(items, when.in_zone(session.office().timezone), channel))


def _named(items: Items) -> None:
    """Which steps this is about, by client."""
    if len(items) == 1:
        st.markdown(f"**{plain(items[0].client_name)}**  \n{items[0].title}, {plain(items[0].whom)}")
        return
    lines = [f"- {said(items[at : at + 1])}" for at in range(min(len(items), MOST_NAMED))]
    more = [f"- and {len(items) - MOST_NAMED} more"] if len(items) > MOST_NAMED else []
    st.markdown("\n".join([f"**{how_many(items)}**", "", *lines, *more]))


DIALOGS: dict[Choice, tuple[str, Callable[[Items], None]]] = {
    Choice.LOG: ("Log as done", _log),
    Choice.SNOOZE: ("Snooze", _snooze),
    Choice.WAIVE: ("Waive", _waive),
    Choice.NUDGE: ("Nudge the client", _nudge),
}
