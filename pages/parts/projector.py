"""One slide on the whole screen: large, nothing beside it, forward and back by key and by button."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from coaching.workshop.slides import Deck, Slide, from_address
from pages.parts.following import tell
from pages.parts.text import plain

AT, SLIDE = "workshop-slide", "slide"
WRITTEN = "slide-in-address"
"""The place in the session, from 0, and its number's name in the address."""
FORWARD, BACK = ("PageDown", "Down", "Space"), ("PageUp", "Up")
"""Keys beside the arrows to the right and left; presenters' clickers send Page Up and Page Down."""
STYLE = """<style>
[data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpandSidebarButton"], .st-key-demo {
  display: none !important; }
[data-testid="stMainBlockContainer"] { padding: 2vw 4vw !important; max-width: none !important; }
[data-testid="stLayoutWrapper"]:has(> .st-key-page), .st-key-page {
  width: 100% !important; max-width: none !important; }
.st-key-projector { min-height: calc(100vh - 4vw - 1rem); }
.st-key-projector > [data-testid="stLayoutWrapper"]:has(> [class*="st-key-slide-"]) { flex: 1 1 auto; }
[class*="st-key-slide-"] > :nth-child(2) { margin-top: auto; }
[class*="st-key-slide-"] > :last-child { margin-bottom: auto; }
.st-key-projector kbd { display: none; }
.st-key-projector :is(p, li, td, th, a, button, code, span) {
  font-size: max(28px, 2.2vw) !important; line-height: 1.35; }
.st-key-projector h1, .st-key-projector h1 span { font-size: max(40px, 3.4vw) !important; line-height: 1.2; }
.st-key-projector .st-key-told p { font-size: max(28px, 2.8vw) !important; }
.st-key-projector .st-key-alone p { font-size: max(40px, 4.4vw) !important; line-height: 1.3; max-width: 36ch; }
.st-key-projector :is(.st-key-big, .st-key-bigger, .st-key-biggest) p {
  font-size: max(48px, 8.5vw) !important; line-height: 1.1; font-weight: 650; }
.st-key-projector .st-key-bigger p { font-size: max(64px, 12vw) !important; }
.st-key-projector .st-key-biggest p { font-size: max(96px, 18vw) !important; }
.st-key-projector li { margin-bottom: 0.5em; }
.st-key-projector table { width: 100%; }
.st-key-turning button { min-height: 0; padding: 0.25rem 1rem; }
.st-key-turning > :nth-child(3) { margin-right: auto; }
button.whole-screen { color: inherit; background: none; border: 0; padding: 0.25rem 0 !important; cursor: pointer; }
button.whole-screen:is(:hover, :focus-visible) { text-decoration: underline; }
@media (max-width: 640px) {
  button.whole-screen { display: none; }
  .st-key-turning { column-gap: 0.5rem !important; }
  .st-key-turning button { padding: 0.25rem 0.5rem; }
  .st-key-projector table { display: block; overflow-x: auto; } }
</style>"""
WHOLE_SCREEN = """<button type="button" class="whole-screen">Full screen</button><script>
(() => {
  const turn = () => document.fullscreenElement
    ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  document.querySelector("button.whole-screen").onclick = turn;
  document.onkeydown = pressed => {
    const alone = !(pressed.ctrlKey || pressed.metaKey || pressed.altKey);
    if (alone && pressed.key.toLowerCase() === "f" && document.querySelector("button.whole-screen")) turn();
  };
})();
</script>"""
"""A browser fills the screen only when a person presses something in it, and not when the server asks."""
BIGGEST, BIGGER = 5, 10
"""Letters of a number that fill the width of the screen in letters of that size."""
CITES = re.compile(r"(.*) (\((?:S\d|our own judgment)[^()]*\))", re.DOTALL)
FEW_LETTERS = 200
"""Letters of a text that fits a projector by itself in letters of 4.4 hundredths of its width."""


def show_deck(deck: Deck, of_week: Mapping[str, str]) -> None:
    """The slide that the address or the session names, and the ways to the next and the previous one.

    `of_week` is what an address has beside it, of a week other than the present one.
    """
    last = len(deck.slides) - 1
    asked = st.query_params.get(SLIDE, "")
    if asked != st.session_state.get(WRITTEN):  # a first visit, a link, or the browser's Back
        st.session_state[AT] = from_address(asked, last + 1)
    at = min(int(st.session_state[AT]), last)
    st.session_state[WRITTEN] = str(at + 1) if asked or at else ""  # the first goes without saying
    if st.session_state[WRITTEN] != asked:
        st.query_params[SLIDE] = st.session_state[WRITTEN]
    tell(deck.week, deck.slides[at].slug, first=at == 0)
    st.html(STYLE)
    with st.container(key="projector"):
        with st.container(key=f"slide-{at}", height="stretch"):
            _show(deck.slides[at])
        _turning(at, last, of_week)


def _show(slide: Slide) -> None:
    st.title(plain(slide.title), anchor=False)
    if slide.big:
        size = "biggest" if len(slide.big) <= BIGGEST else "bigger" if len(slide.big) <= BIGGER else "big"
        with st.container(key=size):
            st.markdown(plain(slide.big))
    if slide.said:
        with st.container(key=_size(slide)):
            st.markdown(_cited(slide.said, between="  \n"))
    if slide.spec is not None:
        st.vega_lite_chart(spec=slide.spec, alt=slide.alt, key=f"projected-{slide.slug}")
    if slide.rows:
        head, *rows = ("| " + " | ".join(map(plain, row)) + " |" for row in slide.rows)
        st.markdown("\n".join([head, "|---" * len(slide.rows[0]) + "|", *rows]))
    if slide.points:
        st.markdown("\n".join(f"- {_cited(point)}" for point in slide.points))


def _cited(text: str, *, between: str = " ") -> str:
    """The text with what it rests on, at its end in parentheses, paler."""
    found = CITES.fullmatch(text)
    return f"{plain(found[1])}{between}:gray[{plain(found[2])}]" if found else plain(text)


def _size(slide: Slide) -> str:
    """How large a sentence is: by itself as large as it fits, beside a number or a list smaller, a chart's smallest."""
    if slide.spec is not None:
        return "beside"
    others = slide.big or slide.points or slide.rows
    return "told" if others or len(slide.said) > FEW_LETTERS else "alone"


def _turning(at: int, last: int, of_week: Mapping[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="turning"):
        _key("Previous", "Left", at, -1, last, disabled=at == 0)
        st.markdown(f"{at + 1} of {last + 1}", width="content")
        _key("Next", "Right", at, 1, last, disabled=at == last)
        st.html(WHOLE_SCREEN, unsafe_allow_javascript=True)
        st.link_button("Presenter's notes", f"workshop?{urlencode({'view': 'notes', **of_week})}", type="tertiary")
        st.page_link("outcomes.py", label="Leave")
    with st.container(key="quiet-turning"):
        for keys, step in ((FORWARD, 1), (BACK, -1)):
            for key in keys:
                _key(key, key, at, step, last)


def _key(label: str, key: str, at: int, step: int, last: int, *, disabled: bool = False) -> None:
    """A key that leads so many slides on from the one that was seen, however often it comes: the space bar on a button
    that has the focus is a click as well."""
    to = min(max(at + step, 0), last)
    st.button(label, key=f"turn-{at}-{key}", shortcut=key, on_click=_go, args=(to,), disabled=disabled)


def _go(to: int) -> None:
    """Callback: to that slide."""
    st.session_state[AT] = to
