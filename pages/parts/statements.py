"""What a source says: the statement, who says it, and folded under it the rules that rest on it."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from coaching.guidance.cited import Cites, Policy, Source, Statement
from coaching.guidance.uses import Use, UseKind, uses
from pages.parts.text import plain

KINDS = {
    UseKind.ADVICE: "Advice",
    UseKind.STEP: "Steps",
    UseKind.NUMBER: "Numbers",
    UseKind.CHOICE: "Choices of a policy",
    UseKind.CHANNEL: "Usual channels",
    UseKind.FINDING: "Findings",
    UseKind.QUESTION: "Questions to the client",
    UseKind.TOPIC: "Workshop topics",
    UseKind.DRAFT: "Drafts",
    UseKind.CHECK: "Message check",
}


def who(source: Source) -> str:
    """Who says it: "Debbie Truluck, senior staffing consultant, Unum"."""
    if source.author == "not named":
        return f"{source.publisher[0].upper()}{source.publisher[1:]}, author not named"
    return f"{source.author}, {source.publisher}"


def statement_block(said: Statement, policy: Policy, *, with_source: bool, opened: bool) -> None:
    """A statement with who says it; the rules that rest on it, folded unless it stands alone."""
    using = uses().get(said.id, ())
    source = f"{plain(who(said.source))}, “{plain(said.source.title)}”" if with_source else ""
    below = [f":small[:gray[{line}]]" for line in (source, "" if using else "Not used yet") if line]
    with st.container(gap="xsmall"):
        st.markdown("  \n".join([f"**{said.id}** {plain(said.text)}", *below]))
        if not using:
            return
        label = "1 rule rests on this" if len(using) == 1 else f"{len(using)} rules rest on this"
        folded = st.expander(label, expanded=opened, key=f"uses-{said.id}-{opened}", type="compact", on_change="rerun")
        if folded.open:
            with folded:
                use_list(using, policy)


def use_list(using: tuple[Use, ...], policy: Policy) -> None:
    """Rules by kind, each with what it says, and where it is not of every policy, of which."""
    for kind, alike in groupby(using, key=lambda use: use.kind):
        lines = [f"**{plain(use.title)}** {plain(use.says)}{_where(use, policy)}" for use in alike]
        st.markdown("  \n".join([f":small[:gray[{KINDS[kind]}]]", *lines]))


def _where(use: Use, policy: Policy) -> str:
    names = " and ".join(each.title for each in use.policies)
    if use.holds_in(policy):
        return f" :small[:gray[in {names}]]" if names else ""
    return f" :small[:gray[only in {names}, which the office does not follow]]"


def said_lines(cites: Cites) -> list[str]:
    """Each statement once, in small, with who says it."""
    said = (cite for cite in dict.fromkeys(cites) if isinstance(cite, Statement))
    return [f":small[**{cite.id}** {plain(cite.text)} :gray[{plain(who(cite.source))}]]" for cite in said]


def said_list(label: str, cites: Cites, *, key: str, opened: bool = False) -> None:
    """Statements in small, folded under the label."""
    folded = st.expander(label, expanded=opened, key=key, type="compact", on_change="rerun")
    if folded.open:
        folded.markdown("\n\n".join(said_lines(cites)))
