"""The interviews behind a bar, of one's own clients: it is clicked, or chosen from a list; the address keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from coaching.charts.behind import Part
from coaching.charts.clicks import BAR, clickable, part_clicked
from coaching.charts.drawn import Drawn
from coaching.clock import local_date, zone_named
from coaching.sentences import number_words
from coaching.store.access import Viewer
from coaching.store.behind import Behind, interviews_listed
from coaching.wording import named, plain_day, round_words
from pages.parts import session
from pages.parts.address import LONGEST
from pages.parts.grid import GRID, cell, cells, client_link, heads
from pages.parts.text import plain

IN_ADDRESS = "behind"
"""Its name in the address; what follows is the figure, a point, and the word of the bar."""
A_PAGE = 25
"""Interviews, as in all lists."""
WIDTH = 460  # pixels: the longest names of bars
ONCE = "An interview stands here once, however many of its steps are counted."
LABEL = "Interviews behind the chart"
WITHOUT_CHART = "Interviews behind the table"


class Findable(NamedTuple):
    """How the parts of a figure are found, once somebody asks; and whether what a bar lacks is one of them."""

    find: Callable[[], Sequence[Part]]
    rest: bool


def chart(figure: Drawn, findable: Findable | None) -> None:
    """The chart of a figure, whose bars can be clicked where what is behind them can be found."""
    if findable is None:
        st.vega_lite_chart(spec=figure.spec, alt=figure.alt, key=f"chart-{figure.slug}")
        return
    chosen = _chosen(figure.slug)
    key = f"chart-{figure.slug}-{chosen}"  # another chart for each bar, so that a second click on it is one as well
    st.vega_lite_chart(
        spec=clickable(figure.spec or {}, chosen, rest=findable.rest), alt=figure.alt, key=key,
        on_select=lambda: _clicked(figure.slug, key), selection_mode=BAR,
    )  # fmt: skip


def interviews(figure: Drawn, findable: Findable, viewer: Viewer) -> None:
    """The list, folded until a bar is clicked or it is opened; what is behind the bars is found only then."""
    slug, opened_key = figure.slug, _opened_key(figure.slug)
    if _chosen(slug) and opened_key not in st.session_state:
        st.session_state[opened_key] = True
    label = LABEL if figure.spec else WITHOUT_CHART
    opened = st.expander(label, key=opened_key, on_change=lambda: _folded(slug))
    if not opened.open:
        return
    with opened:
        parts = {part.word: part for part in findable.find()}
        chosen = _chosen(slug)
        key = f"behind-{slug}"
        st.session_state[key] = chosen if chosen in parts else None
        st.selectbox(
            "Interviews", list(parts), key=key, index=None,
            placeholder="Choose, or click in the chart" if figure.spec else "Choose",
            format_func=lambda word: _called(parts[word]),
            on_change=lambda: _choose(slug, st.session_state[key]), width=WIDTH,
        )  # fmt: skip
        if chosen in parts:
            _listed(parts[chosen], slug, viewer)
            st.caption(ONCE)
            st.button("Back to the whole", key=f"whole-{slug}", on_click=lambda: _choose(slug, None))


def _called(part: Part) -> str:
    return f"{part.name} ({number_words(len(part.interviews), 'interview')})"


def _listed(part: Part, slug: str, viewer: Viewer) -> None:
    """A page of the interviews of a part, the newest first."""
    keys = [int(key) for key in part.interviews]
    pages = -(-len(keys) // A_PAGE)
    pages_key = f"behind-page-{slug}-{part.word}"
    page = min(max(1, int(st.session_state.get(pages_key, 1))), pages)
    st.html(GRID)
    with st.container(key="clients-grid-behind"):
        heads("Client", ["Interview", "Employer", "Outcome"])
        for one in interviews_listed(viewer, keys[(page - 1) * A_PAGE : page * A_PAGE]):
            _line(one)
    if pages > 1:
        st.pagination(pages, key=pages_key)


def _line(one: Behind) -> None:
    client_link(one.client_id, one.client, interview_id=one.interview_id)
    today = local_date(session.now(), zone_named(session.office().timezone))
    employer = ", ".join(plain(word) for word in (one.employer, round_words(one.round)) if word)
    told = {"Interview": plain_day(one.held_on, today), "Employer": employer, "Outcome": named(one.outcome)}
    cells([cell(head, said) for head, said in told.items()])


def _chosen(slug: str) -> str:
    """The word of the figure's bar that the address names; empty where it names none."""
    figure, _, word = st.query_params.get(IN_ADDRESS, "")[:LONGEST].partition(".")
    return word if figure == slug else ""


def _choose(slug: str, word: str | None) -> None:
    """Callback: the address names this bar, or none."""
    if word:
        st.query_params[IN_ADDRESS] = f"{slug}.{word}"
    elif IN_ADDRESS in st.query_params:
        del st.query_params[IN_ADDRESS]


def _clicked(slug: str, key: str) -> None:
    """Callback: the list of the bar that was clicked is opened; a second click is back to the whole."""
    word = part_clicked(st.session_state[key]["selection"])
    if not word:
        return
    again = word == _chosen(slug)
    _choose(slug, None if again else word)
    st.session_state[_opened_key(slug)] = not again


def _folded(slug: str) -> None:
    """Callback: with the list folded, the chart is whole again."""
    if not st.session_state[_opened_key(slug)] and _chosen(slug):
        _choose(slug, None)


def _opened_key(slug: str) -> str:
    return f"interviews-{slug}"
