"""What a month's figures say in sentences, and what is left out of them and why."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, SMALL_CELL, SMALL_GROUP
from coaching.model import Outcome, Step
from coaching.monthly import definitions as named
from coaching.monthly.definitions import FIGURES
from coaching.monthly.figures import Line, MonthReport
from coaching.sentences import number_words, rate_words

NOT_TOLD = "\u2013"
SHARES = tuple(figure.name for figure in FIGURES.values() if figure.of)
DAYS = LANDMARK_DAYS.number + HORIZON_DAYS.number


def headline(report: MonthReport) -> str:
    """How many interviews were held, with how many clients, and after how many there was any follow-up."""
    held, seen, up = (report.lines[name] for name in (named.INTERVIEWS, named.SEEN, named.FOLLOWED_UP))
    month = report.month.words
    if held.withheld:
        return (
            f"How many interviews were held in {month} cannot be told: together with other figures it would tell of a "
            "few people, in this month or in the days around it."
        )
    if not held.number:
        return f"No interview was held in {month}."
    with_whom = f" with {number_words(seen.number or 0, 'client')}" if seen.number else ""
    were = "was" if held.number == 1 else "were"
    interviews = f"{number_words(held.number, 'interview')} {were} held in {month}{with_whom}."
    return f"{interviews} Followed up in some way: {share_words(up)}."


def findings(report: MonthReport) -> Iterator[str]:
    """What a supervisor decides by, in sentences: how soon thanks went out, and how interviews ended so far."""
    thanks, checks = (report.lines[named.on_time(step)] for step in (Step.THANK_YOU, Step.STATUS_CHECK))
    soon = [
        f"{FIGURES[line.name].title}: {share_words(line)}{_before(report, line)}."
        for line in (thanks, checks)
        if line.of
    ]
    yield from soon
    success, pending = report.lines[named.SUCCESS], report.lines[named.outcome(Outcome.PENDING)]
    if success.of and pending.number is not None:
        are = "is" if pending.number == 1 else "are"
        yield f"So far {share_words(success)} led to an offer or a next round; {pending.number:,} {are} still open."


def share_words(line: Line) -> str:
    """ "14 of 40 (35%, 22 to 51)"."""
    if line.withheld:
        return "withheld"
    if line.bare:
        return f"{line.number:,} of {line.of or 0:,}"
    return rate_words(line.number or 0, line.of or 0)


def _before(report: MonthReport, line: Line) -> str:
    earlier = report.before[line.name]
    return f"; in {report.month.before.words} {share_words(earlier)}" if earlier.of else ""


def left_out(report: MonthReport) -> list[str]:
    """What is in no figure, and why."""
    lines = [
        "Interviews that were cancelled, that the client missed, or that are not over.",
        "Steps that are optional, not yet due, not needed, waived or unknown: they are in no rate.",
    ]
    pending = report.lines[named.outcome(Outcome.PENDING)].number
    if pending:
        lines.append(
            f"{number_words(pending, 'interview')} without an outcome yet: open, and neither a success nor a failure."
        )
    lines.append(
        f"From follow-up and outcome, interviews whose {DAYS} days are not over, that were decided in the first "
        f"{LANDMARK_DAYS.number}, or from which the client withdrew. An association, not a cause. A rate needs "
        f"{SMALL_GROUP.number} interviews in each group."
    )
    return [*lines, "Clients who do not wish to be counted in group figures."] if report.guarded else lines


def why_not_told(report: MonthReport) -> str:
    """Why there are dashes; which month is all dashes, where one is. Empty where every figure is told."""
    months = ((report.month, report.lines), (report.month.before, report.before))
    if not any(line.withheld for _, lines in months for line in lines.values()):
        return ""
    why = (
        f"{NOT_TOLD} and “withheld” are not 0: they stand for counts of 1 to {SMALL_CELL.number} people, and for "
        "counts from which one could be worked out, here or together with Outcomes. Of single months, what was done "
        "at all is not told."
    )
    silent = [
        month.words
        for month, lines in months
        if lines[named.FOLLOWED_UP].withheld and not any(lines[name].of for name in SHARES)
    ]
    return f"{why} So it is with each share of {' and of '.join(silent)}." if silent else why


def outcomes_note(report: MonthReport) -> str:
    """Why the two months' outcomes are not alike."""
    return f"As known when this was made. {report.month.before.words} has had a month longer for answers."


def how_to_read() -> str:
    """What stands behind a share."""
    return (
        "Shares stand with their 95% interval (Wilson's). A few interviews more or fewer than the month before are "
        "usually chance: look whether the intervals overlap."
    )
