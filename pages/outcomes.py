"""Outcomes: where clients slip, and whether following up goes with offers."""

import streamlit as st

from coaching import sentences
from coaching.clock import local_date, zone_named
from coaching.metrics.over_time import Grain, Measure
from coaching.outcomes import View
from coaching.selection import Period, Selection, first_day
from coaching.store.office import has_clients
from coaching.wording import plain_day, time_words
from pages.parts import figure, session
from pages.parts.closer import Source, look_closer
from pages.parts.counting import Reading, counted, figured, figured_over_time, topics_found
from pages.parts.empty import empty_database
from pages.parts.findable import findable, findable_in_time
from pages.parts.outcome_filters import about, asked_for, choice, kinds_chosen, show_all
from pages.parts.topics import topics_section

session.require_frame()
MEASURE_WIDTH = 288  # pixels: as wide as two filters


def over_time() -> None:
    """The figure over time; what is followed, and by week or month, is chosen above it."""
    st.header("Over time")
    with st.container(horizontal=True, gap="small", key="outcomes-over-time"):
        measures = {measure.value: words for measure, words in sentences.MEASURE_TITLES.items()}
        measure = choice("Followed", "measure", measures, default=Measure.THANK_YOU, width=MEASURE_WIDTH)
        grains = {grain.value: words for grain, words in sentences.GRAIN_TITLES.items()}
        usual = Grain.WEEK if asked.period is Period.WEEKS else Grain.MONTH
        grain = choice("In steps of", "by", grains, default=usual)
    lines = figured_over_time(found.key, view, Measure(measure), Grain(grain), found.figures)
    behind = findable_in_time(found, view, lines, Measure(measure))
    figure.show(lines, files, heading=False, findable=behind)


now, viewer, office = session.now(), session.viewer(), session.office()
st.title("Outcomes")
if not has_clients(viewer):
    empty_database()
    st.stop()

today = local_date(now, zone_named(office.timezone))
filters = st.container(horizontal=True, gap="small", key="outcomes-filters")
with filters:
    asked = asked_for(viewer, office)
shared = asked.shared(viewer)
own = viewer.member_id if viewer.sees_office and not shared else None
since = first_day(asked.period, today)
found = counted(viewer, office, policy=asked.policy, asked=Reading(own, since, shared), now=now)
with filters:
    selection: Selection = kinds_chosen(asked, found.figures)
view = View(selection, found.now, today, shared)
as_of = f"{plain_day(today, today)}, {today.year}, {time_words(found.now, office.timezone)}"
files = figure.About(viewer, office.timezone, about(selection, asked.whose, asked.policy), as_of)

if asked.unseen:
    st.info(sentences.UNSEEN)
if view.too_narrow:
    st.warning(sentences.TOO_NARROW)
    st.button("Show all", key="outcomes-all", on_click=show_all)
    st.stop()
outcome, figures = figured(found.key, view, found.figures)
if outcome.held is None and all(one.data.empty for one in figures):
    st.markdown(sentences.ALL_WITHHELD)
    st.caption(sentences.OTHERS)
    st.button("Show all", key="outcomes-all", on_click=show_all)
    st.stop()
if outcome.held is None:
    st.markdown(sentences.HELD_WITHHELD)
elif outcome.held:
    in_short = [sentences.held_sentence(outcome.held, outcome.followed_up or 0)]
    in_short += [sentences.comparison_in_short(outcome.comparison)] if outcome.comparison else []
    st.markdown(" ".join(in_short))
else:
    nothing_at_all = len(found.figures.interviews) == 0 and asked.period is Period.ALL and asked.counselor_id is None
    st.markdown(sentences.NOTHING_HELD if nothing_at_all else sentences.NOTHING_FOUND)
    if nothing_at_all:
        st.page_link("today.py", label="See which interviews are ahead", icon=":material/today:")
    else:
        st.button("Show all", key="outcomes-all", on_click=show_all)
    st.stop()
if shared:
    st.caption(sentences.OTHERS)
steps, compared, *others = figures
figure.show(steps, files, findable=findable(found, view, steps))
topics_section(topics_found(found.key, view, found.figures), shared=shared)
figure.show(compared, files, findable=findable(found, view, compared))
over_time()
for one in others:
    figure.show(one, files, findable=findable(found, view, one))
source = Source(viewer, Reading(own, since, shared), {one.counselor_id: one.name for one in asked.whose})
look_closer(found, view, source, files)
