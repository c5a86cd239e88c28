"""What the office follows: its policy with what each line rests on, the others beside it, and who disagrees."""

from __future__ import annotations

import streamlit as st

from coaching.guidance.cited import Disagreement, Policy
from coaching.guidance.deciding import Line, choice_lines, deciding, follows, side_by_side, timing_lines
from coaching.guidance.policies import POLICIES
from coaching.wording import cited_ids
from pages.parts.statements import said_lines, said_list
from pages.parts.text import plain

TABLE = """<style>
.st-key-side-by-side table { width: 100%; }
.st-key-side-by-side :is(th, td) { vertical-align: top; text-align: start; }
.st-key-side-by-side td em { display: none; }
@media (max-width: 640px) {
  .st-key-side-by-side :is(table, tbody, tr, td) { display: block; border: none; padding-inline: 0; }
  .st-key-side-by-side thead { display: none; }
  .st-key-side-by-side td { padding-block: 0.15rem; }
  .st-key-side-by-side tr { padding-block: 0.5rem; }
  .st-key-side-by-side td em { display: inline; font-style: normal; font-weight: 600; }
}
</style>"""
"""On a phone the table becomes a list, in which each cell says whose it is."""


def policy_in_force(policy: Policy) -> None:
    """The office's policy line by line, and folded what the sources say that it rests on."""
    lines = (*timing_lines(policy), *choice_lines(policy))
    with st.container(border=True, key="policy"):
        st.header(f"The office follows: {policy.title}")
        st.markdown(policy.summary)
        wide, narrow = st.columns(2, gap="small")
        wide.markdown("\n\n".join(_line(line) for line in timing_lines(policy)))
        narrow.markdown("\n\n".join(_line(line) for line in choice_lines(policy)))
        cites = tuple(cite for line in lines for cite in line.cites)
        said_list("What the sources say", cites, key="policy-sources")


def _line(line: Line) -> str:
    return f"**{line.title}** {plain(line.says)}  \n:small[:gray[{rests_on(line)}]]"


def rests_on(line: Line) -> str:
    """What a line rests on, each end of a window by itself: "Earliest: S3.8. Latest: our own judgment."."""
    if len(line.rests_on) == 1:
        return ", ".join(cited_ids(line.cites))
    return " ".join(f"{end}: {', '.join(cited_ids(cites))}." for end, cites in line.rests_on)


def policies_side_by_side(policy: Policy) -> None:
    """Every line of every policy, folded; a table, and on a phone a list."""
    folded = st.expander("The three policies side by side", key="policies", type="compact", on_change="rerun")
    if not folded.open:
        return
    policies = tuple(POLICIES.values())
    head = ["Policy", *(f"{each.title}{' (followed)' if each is policy else ''}" for each in policies)]
    rows = [
        [f"**{title}**", *(_cell(each, line) for each, line in zip(policies, lines, strict=True))]
        for title, lines in side_by_side(policies).items()
    ]
    with folded, st.container(key="side-by-side"):
        st.html(TABLE)
        st.markdown("\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)))


def _cell(policy: Policy, line: Line | None) -> str:
    says = f"{plain(line.says)} :small[:gray[{rests_on(line)}]]" if line else ":gray[does not apply]"
    return f"*{policy.title}:* {says}"


def policy_line(each: Policy, policy: Policy) -> None:
    """A policy in a sentence, and whether the office follows it."""
    followed = " :blue-badge[the office follows it]" if each is policy else ""
    sources = ", ".join(source.id for source in each.sources)
    st.markdown(f"**{each.title}**{followed} {plain(each.summary)} :small[:gray[{sources}]]")


def disagreement_block(item: Disagreement, policy: Policy, *, opened: bool = False) -> None:
    """A question, folded: who answers it how, whom the office follows, and by which of its rules."""
    folded = st.expander(
        f"**{item.question}** {item.id}", expanded=opened, key=f"{item.id}-{opened}", type="compact", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        for answer, cites in item.answers:
            followed = f" :blue-badge[{policy.title} follows this]" if follows(policy, item, cites) else ""
            st.markdown("  \n".join([f"**{plain(answer)}**{followed}", *said_lines(cites)]))
        lines = [
            f"- **{line.title}:** {plain(line.says)} :small[:gray[{rests_on(line)}]]" for line in deciding(item, policy)
        ]
        st.markdown("\n".join([f"{plain(item.resolution)} In {policy.title}:", "", *lines]))
