"""Guidance: what to tell a client and who says so, what the office follows, and where the sources disagree."""

import streamlit as st

from coaching.guidance.cited import OUR_JUDGEMENT
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.finding import find
from coaching.guidance.sources import SOURCES
from coaching.guidance.statements import STATEMENTS
from coaching.guidance.uses import uses
from pages.parts import session
from pages.parts.address import follow_address, keep_field_in_address
from pages.parts.policies import disagreement_block, policies_side_by_side, policy_in_force, policy_line
from pages.parts.statements import said_list, statement_block, use_list, who
from pages.parts.text import plain

session.require_frame()

BY_ID = {source.id: source for source in SOURCES}
QUERY, SOURCE = "guidance-query", "guidance-source"
A_PAGE = 25
"""Statements shown at once."""


def ask_nothing() -> None:
    """Callback: empties both fields."""
    st.session_state[QUERY], st.session_state[SOURCE] = "", None


policy = session.office().policy
st.title("Guidance")
follow_address("q", QUERY)
follow_address("source", SOURCE, among=BY_ID)
field, choice = st.columns([3, 2])
query = field.text_input(
    "What do I tell this client?", key=QUERY, type="search", live=True,
    placeholder="A word, such as voicemail, or an id, such as S3.10",
)  # fmt: skip
source_id = choice.selectbox(
    "Who says so?", list(BY_ID), key=SOURCE, index=None, placeholder="All five sources",
    format_func=lambda source_id: f"{source_id} {BY_ID[source_id].title}",
)  # fmt: skip
keep_field_in_address("q", QUERY)
keep_field_in_address("source", SOURCE)

if query.strip() or source_id:
    chosen = BY_ID.get(source_id or "")
    found = find(query, chosen)
    if not found:
        where = "Nothing in this source" if chosen else "Nothing in the five sources"
        st.markdown(f"{where} is about “{plain(query)}”. Try a single word, such as voicemail or card.")
    elif not found.complete:
        st.markdown(f"Nothing holds all of “{plain(query)}”. This comes closest.")
    elif found.said:
        tally = f"{len(found.said)} statement{'' if len(found.said) == 1 else 's'}"
        st.markdown(f":small[:gray[{f'{tally}. {plain(who(chosen))}' if chosen else tally}]]")
    pages = max(1, -(-len(found.said) // A_PAGE))
    number = min(st.session_state.get(f"guidance-page-{query}-{source_id}", 1), pages)
    for said in found.said[(number - 1) * A_PAGE : number * A_PAGE]:
        statement_block(said, policy, with_source=chosen is None, opened=len(found.said) == 1)
    if pages > 1:
        st.pagination(pages, key=f"guidance-page-{query}-{source_id}")
    if found.around:
        label = f"{len(found.around)} more by their source, or by a rule that rests on them"
        said_list(label, found.around, key=f"around-{query}-{source_id}", opened=not found.said)
    if found.disagreements:
        st.header("Where the sources disagree")
        for item in found.disagreements:
            disagreement_block(item, policy, opened=not (found.said or found.around or found.disagreements[1:]))
    if found.policies:
        st.header("Policies")
        for each in found.policies:
            policy_line(each, policy)
        policies_side_by_side(policy)
    st.button("Show all of the guidance", on_click=ask_nothing)
    st.stop()

policy_in_force(policy)
policies_side_by_side(policy)

st.header("Where the sources disagree")
with st.container(gap="xsmall"):
    for item in DISAGREEMENTS.values():
        disagreement_block(item, policy)

st.header("The sources")
for source in SOURCES:
    count = sum(said.source is source for said in STATEMENTS.values())
    with st.container(gap=None):
        st.page_link("guidance.py", label=f"**{plain(source.title)}**", query_params={"source": source.id})
        st.markdown(f":small[:gray[{source.id}, {plain(who(source))}. For {source.audience}. {count} statements.]]")

st.header("Our own judgment")
own = uses()[OUR_JUDGEMENT.id]
st.markdown("Where the sources leave a gap, the project decided, and says so wherever the rule is explained.")
folded = st.expander(f"{len(own)} rules rest on it, wholly or in part", key="own", type="compact", on_change="rerun")
if folded.open:
    with folded:
        use_list(own, policy)
