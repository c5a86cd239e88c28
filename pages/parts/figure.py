"""How a figure looks everywhere: its title, its sentence, the chart, and below, on request, its table and files."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import NamedTuple

import streamlit as st

from coaching.charts.drawn import Drawn
from coaching.charts.picture import Form, picture
from coaching.exchange.guard import guarded
from coaching.store.access import Viewer
from coaching.store.disclosure import note_export
from pages.parts import session
from pages.parts.behind import Findable, chart, interviews
from pages.parts.downloads import download_name
from pages.parts.text import plain

PICTURES = {Form.PNG: "image/png", Form.SVG: "image/svg+xml", Form.PDF: "application/pdf"}


class About(NamedTuple):
    """What a file says it is about: the filters and the policy, and as of when in words."""

    viewer: Viewer
    timezone: str
    what: str
    as_of: str

    @property
    def note(self) -> str:
        return f"{self.what}; as of {self.as_of}"


def show(figure: Drawn, about: About, *, heading: bool = True, findable: Findable | None = None) -> None:
    """The figure under its title; its table at once where there is no chart.

    Where what is behind it can be found, its bars can be clicked, and the interviews are listed below.
    """
    if heading:
        st.header(figure.title)
    st.markdown(plain(figure.sentence))
    if figure.spec is not None:
        chart(figure, findable)
    elif not figure.table.empty:
        st.table(figure.table)
    if figure.how_to_read and not figure.data.empty:
        st.caption(figure.how_to_read)
    if figure.data.empty:
        return
    if findable is not None:
        interviews(figure, findable, about.viewer)
    _figures_and_files(figure, about)


def _figures_and_files(figure: Drawn, about: About) -> None:
    """The table and the files, which cost nothing until they are asked for."""
    key = f"figures-{figure.slug}"
    opened = st.expander("Table and downloads" if figure.spec else "Downloads", key=key, on_change="rerun")
    if not opened.open:
        return
    with opened:
        if figure.spec is not None:
            st.table(figure.table)
        with st.container(horizontal=True, gap="small"):
            _download(figure, about, "csv", "text/csv", lambda: as_csv(figure, about))
            if figure.spec is not None:
                for form, mime in PICTURES.items():
                    _download(figure, about, form.value, mime, _picture_of(figure, about, form))


def _picture_of(figure: Drawn, about: About, form: Form) -> Callable[[], bytes]:
    spec = figure.spec or {}
    return lambda: picture(spec, figure.title, figure.sentence, about.note, form)


def _download(figure: Drawn, about: About, ending: str, mime: str, made: Callable[[], bytes]) -> None:
    """A button whose file is made at the click, which is noted in the audit."""

    def given_out() -> bytes:
        note_export(about.viewer, session.now())
        return made()

    name = download_name(figure.slug, ending, session.now(), about.timezone)
    st.download_button(
        ending.upper(), given_out, name, mime, key=f"download-{figure.slug}-{ending}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def as_csv(figure: Drawn, about: About) -> bytes:
    """The data behind a figure, each line with what it is about, guarded against formulas."""
    out = StringIO()
    data = figure.data.assign(filters=about.what, as_of=about.as_of)
    texts = data.map(lambda cell: guarded(cell) if isinstance(cell, str) else cell)
    texts.to_csv(out, index=False, lineterminator="\r\n")
    return ("\ufeff" + out.getvalue()).encode()
