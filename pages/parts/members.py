"""The members with their caseloads: listed, added, changed, and at rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from coaching.sentences import number_words
from coaching.store.office import Member, members_of
from coaching.store.settings import MemberCaseload, MemberChanges, MemberEntry, add_member, save_member
from pages.parts import session
from pages.parts.page_number import page_numbers, page_wanted
from pages.parts.text import plain
from pages.parts.told import Fields, Section, attempt, held, show_dialog, typed

A_PAGE = 25
"""Members shown at once, as clients elsewhere."""
PAGE = "members-page"
NEW = 0
"""Stands for the version of a member who is only being added."""


def member_list(caseloads: Sequence[MemberCaseload]) -> None:
    """A line a member, with a way to change each, and to add one."""
    pages = -(-len(caseloads) // A_PAGE)
    page = min(page_wanted(PAGE, from_address=True), pages)
    for caseload in caseloads[(page - 1) * A_PAGE : page * A_PAGE]:
        _line(caseload)
    page_numbers(PAGE, page, pages)
    if st.button("Add a member", key="add-member", icon=":material/add:"):
        show_dialog("Add a member", _add_form)


def _line(caseload: MemberCaseload) -> None:
    member = caseload.member
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"member-{member.key}"):
        at_rest = "" if member.active else " :gray-badge[Deactivated]"
        address = f"{plain(member.email)}  \n" if member.email else ""
        st.markdown(
            f"**{plain(member.name)}** :gray[{member.role.value}]{at_rest}  \n"
            f":small[:gray[{address}{size_words(caseload)}]]",
            width="stretch",
        )
        if st.button("Edit", key=f"edit-member-{member.key}", type="tertiary"):
            show_dialog("Edit the member", partial(_edit_form, member.key))


def size_words(caseload: MemberCaseload) -> str:
    """ "46 active clients of 52, 210 interviews"."""
    if not caseload.clients:
        return "no clients"
    of = f" of {caseload.clients:,}" if caseload.clients > caseload.active_clients else ""
    active = number_words(caseload.active_clients, "active client")
    return f"{active}{of}, {number_words(caseload.interviews, 'interview')}"


def _add_form() -> None:
    fields = {"name": held("new-member-name", NEW, ""), "email": held("new-member-email", NEW, "")}
    with st.form("new-member", border=False):
        st.text_input("Name", key=fields["name"], autocomplete="off")
        st.text_input("Email address", key=fields["email"], autocomplete="off")
        st.caption("Clients can be theirs at once: imports name counselors by this address. Signing in comes later.")
        st.form_submit_button("Add", type="primary", on_click=_add, args=(fields,))


def _add(fields: Fields) -> None:
    """Callback: adds the member."""
    attempt(Section.MEMBERS, partial(_added, fields))


def _added(fields: Fields) -> str:
    texts = typed(fields)
    entry = MemberEntry(texts["name"], texts["email"])
    add_member(session.viewer(), entry, now=session.now())
    return f"{entry.name} is a member now."


def _edit_form(member_id: int) -> None:
    member = next(one for one in members_of(session.viewer()) if one.key == member_id)
    fields = {"name": held(f"member-name-{member.key}", member.version, member.name)}
    if member.email is not None:
        fields["email"] = held(f"member-email-{member.key}", member.version, member.email)
    with st.form("edit-member", border=False):
        st.text_input("Name", key=fields["name"], autocomplete="off")
        if "email" in fields:
            st.text_input("Email address", key=fields["email"], autocomplete="off")
        st.form_submit_button("Save", type="primary", on_click=_save, args=(member, fields))
    if member.email is not None:
        label = "Deactivate" if member.active else "Activate again"
        st.button(label, key="turn-member", type="tertiary", on_click=_turn, args=(member,))
        st.caption("A deactivated member takes no new clients. What they recorded stays theirs.")


def _save(member: Member, fields: Fields) -> None:
    """Callback: saves what was typed over the version that was shown."""
    attempt(Section.MEMBERS, partial(_saved, member, fields), fields)


def _saved(member: Member, fields: Fields) -> str:
    texts = typed(fields)
    changes = MemberChanges(name=texts["name"])
    if "email" in texts:
        changes["email"] = texts["email"]
    save_member(session.viewer(), member.key, member.version, changes, now=session.now())
    return f"{texts['name']} is saved."


def _turn(member: Member) -> None:
    """Callback: deactivates the member, or activates them again."""
    attempt(Section.MEMBERS, partial(_turned, member))


def _turned(member: Member) -> str:
    changes = MemberChanges(active=not member.active)
    save_member(session.viewer(), member.key, member.version, changes, now=session.now())
    return f"{member.name} is {'deactivated' if member.active else 'active again'}."
