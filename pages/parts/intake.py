"""What became of a file, before it is imported and after: the counts, and every problem with its place."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import streamlit as st

from coaching.errors import Problem
from coaching.exchange.columns import ALL_FILES, FILES
from coaching.exchange.table import write_table
from coaching.intake.caseload import Report, RowCounts
from coaching.sentences import number_words
from pages.parts.text import plain

PROBLEMS_SHOWN = 20
"""Rows of problems on the page; all of them are in the file beside it."""
COUNT_HEADER = ("File", "Rows read", "Can be imported", "Refused")
PROBLEM_HEADER = ("File", "Line", "Column", "What is wrong", "What to do")


def became(rows: RowCounts) -> str:
    """ "59 rows read, **12** new, **3** changed, **40** as they are here already, **4** refused"."""
    return (
        f"{number_words(rows.read, 'row')} read, **{rows.added:,}** new, **{rows.changed:,}** changed, "
        f"**{rows.unchanged:,}** as they are here already, **{rows.refused:,}** refused"
    )


def nothing_to_import(rows: RowCounts) -> None:
    """Why there is no button."""
    if rows.refused == rows.read:
        st.markdown("Nothing can be imported yet: every row is refused.")
    else:
        st.markdown("There is nothing to import: no row is new, and none has changed.")


def counts_by_file(report: Report) -> None:
    """A line a file: is this the right one, and is all of it there; the debriefs only where there are some."""
    by_file = zip(ALL_FILES, report.counts.by_file, strict=True)
    shown = [(file, count) for file, count in by_file if count.read or file in FILES]
    lines = [[file.name, f"{n.read:,}", f"{n.accepted:,}", f"{n.refused:,}"] for file, n in shown]
    st.table(pd.DataFrame(lines, columns=list(COUNT_HEADER)), border="horizontal", hide_index=True)


def dropped_columns(report: Report) -> None:
    """Columns that nobody here knows: named, for somebody may miss what is in them."""
    if report.dropped:
        names = ", ".join(f"{plain(column)} ({file})" for file, column in report.dropped)
        st.markdown(f"Columns that are not known here and are left out: {names}.")


def problem_list(problems: tuple[Problem, ...], file_name: str) -> None:
    """The first problems to read, all of them to download under that name."""
    if not problems:
        return
    st.header(number_words(len(problems), "problem"), anchor=False)
    if len(problems) > PROBLEMS_SHOWN:
        st.markdown(f"The first {PROBLEMS_SHOWN} are shown; the list to download has them all.")
    shown = [[_place(problem), plain(problem.fault), plain(problem.remedy)] for problem in problems[:PROBLEMS_SHOWN]]
    header = ["Where", *PROBLEM_HEADER[-2:]]
    st.table(pd.DataFrame(shown, columns=header), border="horizontal", hide_index=True)
    st.download_button(
        "Download the list (CSV)",
        lambda: _problems_csv(problems),
        file_name,
        "text/csv",
        key="download-problems",
        on_click="ignore",
    )


def _place(problem: Problem) -> str:
    """File, line and column in one cell, which leaves the sentences room on a phone."""
    line = f"line {problem.line}" if problem.line else ""
    return plain(", ".join(part for part in (problem.file, line, problem.column) if part))


def _problems_csv(problems: tuple[Problem, ...]) -> bytes:
    out = BytesIO()
    write_table(PROBLEM_HEADER, problems, out)
    return out.getvalue()
