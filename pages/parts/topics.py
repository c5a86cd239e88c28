"""Topics for the next workshop, from what was missed: talking points, an exercise, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching.guidance.cited import Said
from coaching.guidance.steps import TOPIC_WEEKS
from coaching.sentences.numbers import TOO_FEW, rate_words
from coaching.topics import MissedStep
from coaching.wording import cited_ids
from pages.parts.statements import said_list
from pages.parts.text import plain


def topics_section(missed: Sequence[MissedStep], *, shared: bool) -> None:
    """The topics, each folded under its title and number."""
    st.subheader("Topics for the next workshop", anchor=False)
    if not missed:
        few = f" Steps whose numbers would tell of {TOO_FEW} are left out." if shared else ""
        st.markdown(f"Nothing was missed after the interviews of the last {TOPIC_WEEKS.number} weeks.{few}")
        return
    further = ", and of weeks before where those are few people" if any(one.further for one in missed) else ""
    st.markdown(f"What was missed most after the interviews of the last {TOPIC_WEEKS.number} weeks{further}.")
    for number, one in enumerate(missed, 1):
        topic = one.topic
        since = f"{one.since:%B} {one.since.day}"
        how_often = f"not on time in {rate_words(one.missed, one.of)}, since {since}"
        folded = st.expander(
            f"{number}. **{plain(topic.title)}**: {how_often}", key=f"topic-{topic.step}", on_change="rerun"
        )
        if folded.open:
            with folded:
                st.markdown("\n".join(f"- {_cited(point)}" for point in topic.points))
                st.markdown(f"**Exercise.** {_cited(topic.exercise)}")
                cites = tuple(cite for said in (*topic.points, topic.exercise) for cite in said.cites)
                said_list("What the sources say", cites, key=f"topic-{topic.step}-sources")


def _cited(said: Said) -> str:
    return f"{plain(said.text)} :small[:gray[{', '.join(cited_ids(said.cites))}]]"
