"""The head of a client's page: how to reach them, what they look for, and where they stand."""

from __future__ import annotations

import streamlit as st

from coaching.model import ClientStatus
from coaching.store.chosen import Chosen
from coaching.store.clients import ClientCard
from coaching.wording import named
from pages.parts.handouts import handouts
from pages.parts.opened import Opened, open_form, opened
from pages.parts.text import plain

STATUS_COLORS = {ClientStatus.ACTIVE: "blue", ClientStatus.PLACED: "green"}


def client_header(card: ClientCard, *, whose: bool) -> None:
    """Name, address, goal, tags and status, with what can be done; `whose` names the counselor too."""
    client = card.client
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="client-head"):
        st.title(plain(client.name), anchor=False, width="stretch")
        with st.container(horizontal=True, gap="small", width="content"):
            _buttons(card)
    reach = [client.email, client.phone, f"with {card.counselor}" if whose else ""]
    goal = f"Goal: {client.goal}" if client.goal else ""
    st.markdown("  \n".join(line for line in (_badges(card), _said(*reach), _said(goal)) if line))


def _buttons(card: ClientCard) -> None:
    handouts(Chosen((card.key,)), 1, key="client", quiet=True)
    st.button(
        "Edit client", key="edit-client", type="tertiary", icon=":material/edit:", on_click=open_form,
        args=(Opened.EDIT_CLIENT,),
    )  # fmt: skip
    st.button(
        "New interview", key="new-interview", icon=":material/add:", shortcut="N", on_click=open_form,
        args=(Opened.NEW_INTERVIEW,), disabled=opened() is not None,
    )  # fmt: skip


def _badges(card: ClientCard) -> str:
    """Status, whether group figures leave them out, and tags."""
    client = card.client
    color = STATUS_COLORS.get(client.status, "gray")
    badges = [
        f":{color}-badge[{named(client.status).capitalize()}]",
        *(f":gray-badge[{plain(tag)}]" for tag in client.tags),
    ]
    return " ".join([*badges, *([] if card.counts_in_groups else [":gray-badge[Not in group figures]"])])


def _said(*parts: str) -> str:
    return " · ".join(plain(part) for part in parts if part)
