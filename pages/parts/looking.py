"""What the counselor is looking at on Clients: search, filter, order, page and view, all of it kept in the address."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import streamlit as st

from coaching.model import ClientStatus
from coaching.store.caseload_list import Sort
from coaching.wording import named
from pages.parts import session
from pages.parts.text import plain

FIND, STATUS, SORT, VIEW, PAGE = "find", "status", "sort", "view", "page"
"""Names in the address."""
JUMPS = "jumps"
SHOWN = "clients-shown"
"""Where the session keeps the address of what was shown last."""
PAUSE = "300ms"
"""Typing that rests so long is searched for."""
LONGEST_SEARCH = 200
LONGEST_NUMBER = 6
"""Digits; no list has a million pages."""


class View(StrEnum):
    LIST = "list"
    STEPS = "steps"


VIEWS = {View.LIST: "List", View.STEPS: "Steps"}
SORTS = {
    Sort.NAME: "Name",
    Sort.NEXT_STEP: "Next step due",
    Sort.LAST_CONTACT: "Longest without contact",
    Sort.LATEST_INTERVIEW: "Latest interview",
}


UNSAID: dict[str, object] = {STATUS: None, SORT: Sort.NAME, VIEW: View.LIST, PAGE: 1}
"""What is shown where the address says nothing."""


class Looking(NamedTuple):
    """What is chosen, before it is known how many clients there are."""

    text: str
    status: ClientStatus | None
    sort: Sort
    view: View
    page: int


def follow_address() -> None:
    """Takes what the address says, where it was not this page that wrote it: a first visit, a link, or Back.

    Where it says nothing about clients and the counselor comes back from another page, what was shown last is shown
    again; going back from a client's page leads to an address with that client in it, which Streamlit notes on the way.
    """
    shown: dict[str, str] = st.session_state.get(SHOWN, {})
    stayed = _key(VIEW) in st.session_state
    address = _address()
    if not address and (st.query_params.to_dict() or (shown and not stayed)):
        st.switch_page("clients.py", query_params=shown)
    if stayed and _without_text(address) == _without_text(shown):
        return
    _go_to(_page_in_address())
    for name, value in _meant().items():
        st.session_state[_key(name)] = value


def chosen() -> Looking:
    """The search box, the order and the view; the filter and the page are shown further down and known already."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="clients-controls"):
        text = st.text_input(
            "Find a client", type="search", key=FIND, bind="query-params", live=PAUSE, max_chars=LONGEST_SEARCH,
            placeholder="Name, employer, person met, words of a note", on_change=_to_first_page,
        )  # fmt: skip
        sort = st.selectbox(
            "Order", list(SORTS), format_func=SORTS.__getitem__, key=_key(SORT), on_change=_to_first_page, width=210
        )
        view = st.segmented_control(
            "View", list(VIEWS), format_func=VIEWS.__getitem__, key=_key(VIEW), required=True,
            label_visibility="collapsed",
        )  # fmt: skip
    status, page = st.session_state.get(_key(STATUS)), st.session_state.get(_key(PAGE), 1)
    return Looking(text or "", status, sort or Sort.NAME, view or View.LIST, page)


def status_filter(by_status: dict[ClientStatus, int]) -> None:
    """The statuses with how many clients each has among those found; none pressed is all of them."""
    st.pills(
        "Status",
        list(ClientStatus),
        format_func=lambda status: f"{named(status).capitalize()} {by_status[status]:,}",
        key=_key(STATUS),
        label_visibility="collapsed",
        on_change=_to_first_page,
    )


def page_numbers(page: int, pages: int) -> None:
    """The pages to choose from, where there are several; `page` is the one that is shown."""
    if page != st.session_state[_key(PAGE)]:
        _go_to(page)
    if pages > 1:
        key = f"clients-pages-{st.session_state.get(_key(JUMPS), 0)}"
        st.pagination(pages, default=page, key=key, on_change=_turned, args=(key,))


def keep(looking: Looking, page: int) -> None:
    """The address says what is shown, and nothing that goes without saying; nonsense stays until something changes."""
    shown = {STATUS: looking.status, SORT: looking.sort, VIEW: looking.view, PAGE: page}
    for name, meant in {**_meant(), PAGE: _page_in_address()}.items():
        if shown[name] == meant:
            continue
        if shown[name] == UNSAID[name]:
            del st.query_params[name]
        else:
            st.query_params[name] = str(shown[name])
    st.session_state[SHOWN] = _address()


def nobody_found(looking: Looking) -> None:
    """What was looked for in vain, and the way back."""
    among = f" among your {named(looking.status)} clients" if looking.status else ""
    about = f" matches “{plain(looking.text)}”" if looking.text.strip() else " is here"
    st.markdown(f"Nobody{among}{about}.")
    st.button("Show all clients", key="clients-all", on_click=show_all)


def show_all() -> None:
    """Callback: no search, no filter."""
    st.session_state[FIND] = ""
    st.session_state[_key(STATUS)] = None
    _to_first_page()


def _address() -> dict[str, str]:
    """What the address says about this page."""
    return {name: value for name in (FIND, *UNSAID) if (value := st.query_params.get(name, ""))}


def _without_text(address: dict[str, str]) -> dict[str, str]:
    """Without the search, which the box itself keeps in the address."""
    return {name: value for name, value in address.items() if name != FIND}


def _meant() -> dict[str, object]:
    """What the address says; where it says nothing, or nonsense, what goes without saying."""
    words = {STATUS: ClientStatus, SORT: Sort, VIEW: View}
    return {name: session.word_in_address(name, word) or UNSAID[name] for name, word in words.items()}


def _page_in_address() -> int:
    text = st.query_params.get(PAGE, "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 1


def _turned(key: str) -> None:
    """Callback of the page numbers."""
    st.session_state[_key(PAGE)] = st.session_state[key]


def _go_to(page: int) -> None:
    """Another page than the one that was pressed: the page numbers begin anew with it."""
    st.session_state[_key(PAGE)] = page
    st.session_state[_key(JUMPS)] = st.session_state.get(_key(JUMPS), 0) + 1


def _to_first_page() -> None:
    """Callback: other clients are listed from their first page on."""
    _go_to(1)


def _key(name: str) -> str:
    return f"clients-{name}"
