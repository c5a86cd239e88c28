"""Outcomes: what clients need to practice, and whether following up goes with offers."""

from datetime import datetime

import streamlit as st

from coaching import charts, sentences
from coaching.metrics import Figures
from coaching.store.access import Viewer
from coaching.store.figures import figures
from coaching.store.office import data_version, has_clients
from coaching.store.tables import MemberRole
from coaching.summary import Overview, overview
from pages.parts import session
from pages.parts.empty import empty_database

session.require_frame()


@st.cache_data(show_spinner="Counting", max_entries=50)
def counted(
    key: tuple[int, MemberRole, int, datetime],  # noqa: ARG001 - the cache goes by it: member, role, data version, hour
    _viewer: Viewer,
    _now: datetime,
) -> Overview:
    """The figures of what this member sees, kept until something is written or the hour is over."""
    return overview(Figures(*figures(_viewer, _now)), _now)


now, viewer = session.now(), session.viewer()
st.title("Outcomes")
if not has_clients(viewer):
    empty_database()
    st.stop()

hour = now.replace(minute=0, second=0, microsecond=0)
found = counted((viewer.member_id, viewer.role, data_version(viewer), hour), viewer, now)
st.markdown(sentences.held_sentence(found.held, found.followed_up))
if found.held == 0:
    st.page_link("today.py", label="See which interviews are ahead", icon=":material/today:")
    st.stop()

st.header("What clients need to practice")
st.markdown(sentences.steps_sentence(found.steps))
if not found.steps.empty:
    st.altair_chart(charts.step_rates_chart(steps=found.steps), alt=sentences.steps_alt(found.steps))
    st.caption(sentences.HOW_TO_READ_STEPS)
    with st.expander("The figures by step"):
        st.table(sentences.steps_table(found.steps))

st.header("Thank-yous and outcomes")
st.markdown(sentences.thank_yous_sentence(found.thank_yous))
if found.thank_yous["interviews"].any():
    st.altair_chart(charts.thank_yous_chart(cells=found.thank_yous), alt=sentences.thank_yous_alt(found.thank_yous))
    st.caption(sentences.HOW_TO_READ_THANK_YOUS)
    with st.expander("The figures by thank-you"):
        st.table(sentences.thank_yous_table(found.thank_yous))

st.header("Does following up go with offers?")
st.markdown(sentences.comparison_sentence(found.comparison))
