"""The filters of Outcomes: whose interviews, since when, of which kind, by which policy; all of it in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, overload

import streamlit as st

from coaching.guidance.policies import POLICIES
from coaching.metrics import Figures
from coaching.model import Format
from coaching.selection import Period, Selection
from coaching.store.access import Viewer
from coaching.store.figures import Caseload, caseloads
from coaching.store.office import Office
from coaching.wording import named
from pages.parts.address import LONGEST, follow_address, keep_field_in_address

COUNSELOR, PERIOD, INDUSTRY, ROUND, FORMAT, POLICY = "counselor", "period", "industry", "round", "format", "policy"
"""Names in the address."""
PERIODS = {Period.WEEKS: "12 weeks", Period.MONTHS: "12 months", Period.ALL: "All time"}
WIDTH = 136
"""Pixels: all six in a row, two on a phone."""


class Asked(NamedTuple):
    """What is chosen before the interviews are counted: whose, since when, by which policy; whose there are, and
    whether the address names a counselor who is not among them."""

    counselor_id: int | None
    period: Period
    policy: str
    whose: tuple[Caseload, ...]
    unseen: bool = False

    def shared(self, viewer: Viewer) -> bool:
        """Whether clients of others than the viewer are among them."""
        keys = {one.counselor_id for one in self.whose} if self.counselor_id is None else {self.counselor_id}
        return viewer.sees_office and bool(keys - {viewer.member_id})


def asked_for(viewer: Viewer, office: Office) -> Asked:
    """The choices that decide what is counted."""
    whose = caseloads(viewer)
    counselor = None
    unseen = st.query_params.get(COUNSELOR, "") not in {"", *(str(one.counselor_id) for one in whose)}
    if {one.counselor_id for one in whose} - {viewer.member_id}:
        names = {str(one.counselor_id): one.name for one in whose}
        counselor = choice("Counselor", COUNSELOR, names, nothing="All counselors")
    periods = {period.value: words for period, words in PERIODS.items()}
    period = choice("Period", PERIOD, periods, default=Period.MONTHS)
    titles = {
        name: policy.title if name == office.policy.name else f"{policy.title} instead"
        for name, policy in POLICIES.items()
    }
    policy = choice("Policy", POLICY, titles, default=office.policy.name)
    return Asked(int(counselor) if counselor else None, Period(period), policy, whose, unseen)


def kinds_chosen(asked: Asked, figures: Figures) -> Selection:
    """The choices among the interviews counted; a kind that a link names is kept where there is none of it."""
    held = figures.interviews
    industry = choice("Industry", INDUSTRY, _found(held["industry"].unique(), INDUSTRY), nothing="All industries")
    of_round = choice("Round", ROUND, _found(held["round"].unique(), ROUND), nothing="All rounds")
    formats = _found([one.value for one in Format], FORMAT)
    of_format = choice("Format", FORMAT, formats, nothing="All formats")
    return Selection(asked.counselor_id, asked.period, industry, of_round, of_format)


def show_all() -> None:
    """Callback: no filter but period and policy."""
    for name in (COUNSELOR, INDUSTRY, ROUND, FORMAT):
        st.session_state[_key(name)] = None


def about(selection: Selection, whose: tuple[Caseload, ...], policy: str) -> str:
    """What the figures are about, for a file: period, filters, policy."""
    names = {one.counselor_id: one.name for one in whose}
    parts = [PERIODS[selection.period]]
    if selection.counselor_id is not None:
        parts.append(names.get(selection.counselor_id, "one counselor"))
    parts += [word for word in (selection.industry, selection.round) if word]
    if selection.format:
        parts.append(_format_words(selection.format))
    return ", ".join([*parts, f"policy “{POLICIES[policy].title}”"])


def _found(words: object, name: str) -> dict[str, str]:
    """The words to choose from, with the one that the address names or that is chosen already."""
    asked = {st.query_params.get(name, "")[:LONGEST], st.session_state.get(_key(name)) or ""}
    known = sorted({str(word) for word in [*words, *asked] if word}, key=str.casefold)  # type: ignore[misc]  # an iterable of text
    return {word: _format_words(word) if name == FORMAT else word for word in known}


def _format_words(word: str) -> str:
    return named(Format(word)).capitalize() if word in set(Format) else word


@overload
def choice(label: str, name: str, options: Mapping[str, str], *, default: str, width: int = WIDTH) -> str: ...
@overload
def choice(label: str, name: str, options: Mapping[str, str], *, nothing: str, width: int = WIDTH) -> str | None: ...
def choice(
    label: str,
    name: str,
    options: Mapping[str, str],
    *,
    nothing: str = "",
    default: str | None = None,
    width: int = WIDTH,
) -> str | None:
    """One of the options, kept in the address under `name`; where there is no default, `nothing` says what is shown."""
    key = _key(name)
    follow_address(name, key, among=options)
    if default is not None and not st.session_state[key]:
        st.session_state[key] = str(default)
    chosen = st.selectbox(
        label, list(options), index=None if default is None else 0, key=key, placeholder=nothing, width=width,
        format_func=lambda word: options.get(word, word),
    )  # fmt: skip
    keep_field_in_address(name, key, default or "")
    return chosen


def _key(name: str) -> str:
    return f"outcomes-{name}"
