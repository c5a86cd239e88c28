"""What the conduct findings say: how the following-up was done, beside the steps."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from coaching.guidance.findings import FINDINGS
from coaching.model import Finding
from coaching.sentences.numbers import listed, rate_words

NO_FINDINGS = "Nothing to remark on how the following-up was done."
HOW_TO_READ_FINDINGS = "Of the interviews held. An employer that is late is no fault of the client."
OWN_DOING = (Finding.TOO_SOON, Finding.TOO_MANY_CHECKS, Finding.SEVERAL_CONTACTS, Finding.SAME_NOTE)
"""What a client can do otherwise next time."""


def findings_sentence(counts: pd.DataFrame) -> str:
    """The most frequent of what clients could do otherwise; else the most frequent of all."""
    lines = [(Finding(word), int(count), int(of)) for word, count, of in counts.itertuples(index=False) if count]
    if not lines:
        return NO_FINDINGS
    own = [line for line in lines if line[0] in OWN_DOING]
    finding, count, of = max(own or lines, key=lambda line: line[1])
    who = "What clients can do otherwise most often" if own else "Found most often"
    return f"{who}: “{FINDINGS[finding].title}”, on {rate_words(count, of)} interviews held."


def findings_withheld(withheld: Sequence[str]) -> str:
    """Which findings may not be shown; empty where all may."""
    if not withheld:
        return ""
    return f"Withheld, for they would tell of a few people: {listed([finding_title(word) for word in withheld])}."


def finding_title(word: str) -> str:
    """The title of a word of Finding, in quotation marks."""
    return f"“{FINDINGS[Finding(word)].title}”"


def findings_table(counts: pd.DataFrame) -> pd.DataFrame:
    """Each finding with when it holds, how often, and the statements it rests on."""
    table = {
        FINDINGS[Finding(word)].title: {
            "Interviews": rate_words(count, of),
            "When": FINDINGS[Finding(word)].when,
            "Guidance": ", ".join(cite.id for cite in FINDINGS[Finding(word)].cites if cite.id != "own") or "our own",
        }
        for word, count, of in counts.itertuples(index=False)
    }
    return pd.DataFrame.from_dict(table, orient="index").rename_axis("Finding")
