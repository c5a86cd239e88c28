"""Handouts: a page for each client to take home, as PDF or text, wherever clients are chosen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from coaching.handout.making import MOST_PAGES, Form, undrawn_names, write_handouts
from coaching.sentences import number_words
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen
from pages.parts import session
from pages.parts.downloads import download_link, download_name
from pages.parts.text import plain

FORMS = {Form.PDF: "PDF", Form.TEXT: "Text"}
MOST_NAMED = 5
"""Names told one by one in a sentence."""


def handouts(chosen: Chosen, clients: int, *, key: str, quiet: bool = False) -> None:
    """A button that opens the choice, `quiet` beside others; `clients` is how many are chosen.

    `key` tells it from another on the page.
    """
    with st.popover(
        "Handout" if clients == 1 else "Handouts", key=f"{key}-handouts", icon=":material/print:", on_change="rerun",
        type="tertiary" if quiet else "secondary",
    ) as opened:  # fmt: skip
        if opened.open:
            _choice(chosen._replace(period=Chosen().period), clients, key)


def _choice(chosen: Chosen, clients: int, key: str) -> None:
    """As what, with what cannot be printed, and the download."""
    whose = "A page to take home" if clients == 1 else f"{number_words(clients, 'page')} to take home, one a client"
    st.markdown(f"{whose}: what went right, what to do by when, and with what words.")
    if clients > MOST_PAGES:
        st.markdown(f"A file holds at most {MOST_PAGES} pages: choose fewer clients.")
        return
    form = st.segmented_control(
        "As which file", list(FORMS), default=Form.PDF, format_func=FORMS.__getitem__, key=f"{key}-handout-form",
        required=True,
    )  # fmt: skip
    large = form is Form.PDF and st.checkbox("Large print", key=f"{key}-handout-large")
    viewer, office = session.viewer(), session.office()
    if form is Form.PDF:
        _tell_undrawn(_undrawn((viewer.member_id, office.key, office.data_version, chosen), viewer, chosen))
    kind = "handout" if clients == 1 else "handouts"
    download_link(
        f"Download ({form.value})",
        download_name(kind, form.value, session.now(), office.timezone),
        partial(make_handouts, viewer=viewer, chosen=chosen, large=large),
        key=f"{key}-handout-download",
    )
    st.caption("It names people. It is made as you click, noted in the audit, and given to this browser only.")


def make_handouts(path: Path, viewer: Viewer, chosen: Chosen, *, large: bool) -> None:
    """The handouts as of the click, which comes without the session."""
    write_handouts(viewer, chosen, path, now=session.now(), large=large)


@st.cache_data(show_spinner="Looking", max_entries=100)
def _undrawn(
    key: tuple[object, ...],  # noqa: ARG001 - what the cache goes by: member, data version, and the clients
    _viewer: Viewer,
    _chosen: Chosen,
) -> tuple[str, ...]:
    return undrawn_names(_viewer, _chosen)


def _tell_undrawn(names: tuple[str, ...]) -> None:
    """A sentence on names with a letter that cannot be printed here."""
    if not names:
        return
    some = ", ".join(f"“{plain(name)}”" for name in names[:MOST_NAMED])
    more = f" and {number_words(len(names) - MOST_NAMED, 'more name')}" if len(names) > MOST_NAMED else ""
    st.markdown(
        f"No font on this computer has every letter of {some}{more}. The PDF shows � in their place and says so; "
        "the text has them whole."
    )
