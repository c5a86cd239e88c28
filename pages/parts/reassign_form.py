"""Clients of one member become another one's: from whom, to whom, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from coaching.model import ClientStatus
from coaching.sentences import number_words
from coaching.store.clients import ClientLine, client_lines
from coaching.store.office import Member
from coaching.store.reassigning import Reassigned, reassign
from coaching.store.settings import MemberCaseload
from coaching.store.tables import MemberRole
from coaching.wording import named
from pages.parts import session
from pages.parts.told import Section, tell


def reassign_form(caseloads: Sequence[MemberCaseload]) -> None:
    """Folded; opened, it asks for the clients and says how many before anything moves."""
    givers = {one.member.key: one for one in caseloads if one.clients}
    takers = {one.member.key: one.member for one in caseloads if one.member.active}
    if not givers or not takers or len(givers | takers) == 1:
        return
    folded = st.expander("Reassign clients", key="reassign", on_change="rerun", type="compact")
    if not folded.open:
        return
    with folded:
        _fields(givers, takers)


def _fields(givers: dict[int, MemberCaseload], takers: dict[int, Member]) -> None:
    left, right = st.columns(2)
    names = told_apart({key: member.name for key, member in (takers | _members(givers)).items()}, "member")
    giver = left.selectbox("From", list(givers), key="reassign-from", format_func=names.__getitem__)
    others = {key: member for key, member in takers.items() if key != giver}
    taker = right.selectbox(
        "To", list(others), None, key=f"reassign-to-{giver}", format_func=names.__getitem__,
        placeholder="Choose a member",
    )  # fmt: skip
    clients = told_apart({line.key: _said(line) for line in _clients_of(giver)}, "client")
    chosen = st.multiselect(
        "Clients", list(clients), key=f"reassign-clients-{giver}-{len(clients)}", format_func=clients.__getitem__,
        placeholder="Choose clients, or all of them", select_all=len(clients),
    )  # fmt: skip
    st.caption(
        "Shared notes go along. Private notes stay with whoever wrote them: the new counselor does not see them."
    )
    label = f"Reassign {number_words(len(chosen), 'client')}" if chosen else "Reassign"
    if st.button(label, type="primary", key="reassign-now", disabled=not chosen or taker is None) and taker:
        _reassign(chosen, others[taker])


def told_apart(names: Mapping[int, str], what: str) -> dict[int, str]:
    """The names by key; several of one name get their number behind it, for a list to choose from knows names only."""
    times = Counter(names.values())
    return {key: f"{name}, {what} {key}" if times[name] > 1 else name for key, name in names.items()}


def _members(caseloads: Mapping[int, MemberCaseload]) -> dict[int, Member]:
    return {key: caseload.member for key, caseload in caseloads.items()}


def _clients_of(member_id: int) -> tuple[ClientLine, ...]:
    """All clients of that member: what they would see as a counselor."""
    return client_lines(session.viewer()._replace(member_id=member_id, role=MemberRole.COUNSELOR))


def _said(line: ClientLine) -> str:
    return line.name if line.status is ClientStatus.ACTIVE else f"{line.name} ({named(line.status)})"


def _reassign(clients: Sequence[int], to: Member) -> None:
    """Moves them in one transaction, and runs the page again."""
    with st.spinner(f"Reassigning {number_words(len(clients), 'client')}."):
        done = reassign(session.viewer(), clients, to.key, now=session.now())
    tell(Section.MEMBERS, done_in_words(done, to.name))
    st.rerun()


def done_in_words(done: Reassigned, to: str) -> str:
    """What moved, and what became of ids in files that the new counselor used already."""
    moved = f"{number_words(done.clients, 'client')} moved to {to}, with all that was recorded."
    if not done.renamed:
        return moved
    ids = number_words(done.renamed, "id")
    return f"{moved} In exported files {ids} now end in the former counselor's address: {to} used the same already."
