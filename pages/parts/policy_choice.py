"""Which policy the office follows; another one is applied once it is seen what it changes."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.guidance.policies import POLICIES
from coaching.sentences import number_words
from coaching.store.office import Office
from coaching.store.policy import PolicyPreview, apply_policy, policy_preview
from coaching.store.replan import Progress
from pages.parts import session
from pages.parts.told import Section, tell

PREVIEW = "policy-preview"


def policy_choice(office: Office, now: datetime) -> None:
    """The policies with what each asks for; what another one would change, and the button that applies it."""
    in_force = office.policy.name
    chosen = st.radio(
        "Policy", list(POLICIES), list(POLICIES).index(in_force), key=f"policy-{in_force}",
        format_func=lambda name: f"{POLICIES[name].title}{', in force' if name == in_force else ''}",
        captions=[policy.summary for policy in POLICIES.values()], label_visibility="collapsed",
    )  # fmt: skip
    if chosen is None or chosen == in_force:
        return
    preview = _preview(chosen, office, now)
    with st.container(border=True, key="policy-changes"):
        st.markdown(f"**With {preview.policy.title.lower()} instead.** {changes_in_words(preview)}")
        if st.button(f"Apply {preview.policy.title.lower()}", type="primary", key="apply-policy"):
            _apply(preview, now)


def changes_in_words(preview: PolicyPreview) -> str:
    """ "12 of 600 interviews get another plan: 3 steps become due, 1 step leaves the list."."""
    if not preview.interviews:
        return "There are no interviews yet; those to come are planned by it."
    if not preview.affected:
        return f"None of the {number_words(preview.interviews, 'interview')} gets another plan."
    parts = [
        (preview.newly_due, "due", "become", "becomes"),
        (preview.newly_overdue, "overdue", "become", "becomes"),
        (preview.gone, "the list", "leave", "leaves"),
    ]
    said = [
        f"{number_words(count, 'step')} {one if count == 1 else many} {what}"
        for count, what, many, one in parts
        if count
    ]
    steps = ", ".join(said) or "nothing changes on Today"
    gets = "gets" if preview.affected == 1 else "get"
    return f"{preview.affected:,} of {number_words(preview.interviews, 'interview')} {gets} another plan: {steps}."


def _preview(name: str, office: Office, now: datetime) -> PolicyPreview:
    """What the policy would change, counted once for a state of the database and a day."""
    key = (name, office.data_version, local_date(now, zone_named(office.timezone)))
    if st.session_state.get(PREVIEW, (None,))[0] != key:
        bar = st.progress(0.0, "Counting what would change.")
        try:
            preview = policy_preview(session.viewer(), name, now, _shown(bar, "Counting what would change."))
        finally:
            bar.empty()
        st.session_state[PREVIEW] = (key, preview)
    found: PolicyPreview = st.session_state[PREVIEW][1]
    return found


def _apply(preview: PolicyPreview, now: datetime) -> None:
    """Plans every interview anew, with how far it is, and runs the page again."""
    text = "Planning every interview anew. Stay on this page until it is done."
    bar = st.progress(0.0, text)
    try:
        planned = apply_policy(session.viewer(), preview.policy.name, now, _shown(bar, text))
    finally:
        bar.empty()
    count = number_words(planned, "interview")
    tell(Section.POLICY, f"{preview.policy.title} is in force. Planned anew: {count}.")
    st.rerun()


def _shown(bar: st.delta_generator.DeltaGenerator, text: str) -> Progress:
    def progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), text)

    return progress
