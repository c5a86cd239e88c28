"""Clients in rows: a link with the name, and a list of cells that stand in columns where there is room.

Each row is two elements, not one for each cell, which keeps 25 rows quick. A cell carries its column's head, hidden
from sight where the heads stand above, so that a row makes sense read aloud and stacked on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.text import plain

GRID = """<style>
[class*="st-key-clients-grid"] {
  display: grid; grid-template-columns: var(--first) minmax(0, 1fr); align-items: stretch; gap: 0; }
.st-key-clients-grid-list { --first: 13rem; --others: 6.5rem minmax(0, 1fr) 10.5rem 5rem; }
.st-key-clients-grid-steps { --first: 11.5rem; --others: repeat(8, minmax(0, 1fr)); }
.st-key-clients-grid-behind { --first: 13rem; --others: 7rem minmax(0, 1fr) 9rem; }
[class*="st-key-clients-grid"] > .stElementContainer {
  width: auto; min-width: 0; margin: 0; border-top: 1px solid rgb(128 128 128 / 0.25); padding: 0.5rem 0; }
[class*="st-key-clients-grid"] > .stElementContainer:nth-child(-n + 2) { border-top: none; padding: 0 0 0.25rem; }
[class*="st-key-clients-grid"] > .stElementContainer:has(.stPageLink) { padding-right: 1rem; }
[class*="st-key-clients-grid"] .stMarkdown > div, [class*="st-key-clients-grid"] [data-testid="stMarkdownContainer"] {
  margin: 0; }
[class*="st-key-clients-grid"] :is(p, li) { margin: 0; padding: 0; overflow-wrap: anywhere; line-height: 1.4; }
[class*="st-key-clients-grid"] :is(.stPageLink p > *, li > .stMarkdownColoredText:has(span)) {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
[class*="st-key-clients-grid"] ul {
  display: grid; grid-template-columns: var(--others); column-gap: 1rem; margin: 0; padding: 0; list-style: none; }
.st-key-clients-grid-steps ul { column-gap: 0.5rem; }
[class*="st-key-clients-grid"] :is(li, .stElementContainer:first-child p) { font-size: 0.875rem; }
[class*="st-key-clients-grid"] li em { position: absolute; clip-path: inset(50%); width: 1px; height: 1px;
  overflow: hidden; white-space: nowrap; }
[class*="st-key-clients-grid"]:has(.stCheckbox) { grid-template-columns: 2rem var(--first) minmax(0, 1fr); }
[class*="st-key-clients-grid"]:has(.stCheckbox) > .stElementContainer { grid-column: 3; }
[class*="st-key-clients-grid"]:has(.stCheckbox) > .stElementContainer:is(:has(.stPageLink), :first-child) {
  grid-column: 2; }
[class*="st-key-clients-grid"] > .stElementContainer:has(.stCheckbox) { grid-column: 1; border-top: none; }
.st-key-clients-grid-steps li > .stMarkdownBadge:nth-child(2) { margin-left: -0.25rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-workshop-bar) {
  position: sticky; bottom: 0; z-index: 1; padding: 0.75rem 0; background: Canvas;
  border-top: 1px solid rgb(128 128 128 / 0.25); }
.st-key-clients-controls > :first-child { min-width: 15rem; }
.st-key-clients-controls button { min-height: 2.5rem; }
@media (max-width: 50rem) {
  [class*="st-key-clients-grid"] { grid-template-columns: minmax(0, 1fr); }
  [class*="st-key-clients-grid"] > .stElementContainer:nth-child(-n + 2) { display: none; }
  [class*="st-key-clients-grid"] > .stElementContainer:not(:has(.stPageLink)) { border-top: none; padding-top: 0; }
  .st-key-clients-grid-steps li > .stMarkdownBadge:nth-child(2) { margin-left: 0; }
  [class*="st-key-clients-grid"] ul { display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; }
  [class*="st-key-clients-grid"] li:has(em + em) { display: none; }
  [class*="st-key-clients-grid"] li em {
    position: static; clip-path: none; width: auto; height: auto; font-style: normal; opacity: 0.75; }
  .st-key-clients-grid-list li:nth-child(2), .st-key-clients-grid-list li:nth-child(3) { order: 1; width: 100%; }
  .st-key-clients-grid-steps ul { display: grid; grid-template-columns: 1fr 1fr; }
  [class*="st-key-clients-grid"]:has(.stCheckbox) { grid-template-columns: 2rem minmax(0, 1fr); }
  [class*="st-key-clients-grid"]:has(.stCheckbox) > .stElementContainer { grid-column: 2; }
  [class*="st-key-clients-grid"] > .stElementContainer:has(.stCheckbox) { grid-column: 1; padding-top: 0.5rem; }
}
</style>"""


def heads(first: str, others: Sequence[str], chosen: str = "") -> None:
    """The heads of the columns; the chosen one stands out."""
    st.markdown(f":gray[{first}]")
    st.markdown("\n".join(f"- **{head}**" if head == chosen else f"- :gray[{head}]" for head in others))


def client_link(client_id: int, name: str, below: str = "", interview_id: int | None = None) -> None:
    """The client's name, which leads to their page, at one of their interviews; `below` (Markdown) stands under it."""
    under = f" :gray[:small[{below}]]" if below else ""
    where = {"id": str(client_id)} | ({"interview": str(interview_id)} if interview_id else {})
    st.page_link("client.py", label=f"**{plain(name)}**{under}", query_params=where)


def cell(head: str, said: str) -> str:
    """One cell (Markdown) under a head; an empty one says so to a screen reader only."""
    return f"*{head}:* {said or '*none*'}"


def cells(said: Sequence[str]) -> None:
    """The cells of a row."""
    st.markdown("\n".join(f"- {each}" for each in said))
