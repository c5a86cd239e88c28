"""What the figures of employers say: usual days to an answer, promises kept, interviews so far."""

from __future__ import annotations

import pandas as pd

from coaching.metrics.employers import FEWEST_CLIENTS, EmployerLine, Employers
from coaching.sentences.numbers import number_words, rate_words, short_name

EMPLOYERS_WITHHELD = "Employers are shown for your own clients alone: what one of them did may tell of a few people."
NO_EMPLOYERS = (
    f"No employer has been met by {FEWEST_CLIENTS} clients yet; of fewer, figures would be one or two people's luck."
)
HOW_TO_READ_EMPLOYERS = (
    "Bars: days by which half of the interviews had an answer, those still waited for included; thin lines are 95% "
    "intervals, to the edge where they have no end yet. No bar means that fewer than half have one. A promise is kept "
    "by a reply or an answer by the end of the day that the employer named. Names count as the same whatever their "
    "capitals and spaces."
)


def employer_lines(found: Employers) -> list[EmployerLine]:
    return [EmployerLine(*line) for line in found.lines.astype(object).itertuples(index=False)]


def employers_sentence(found: Employers) -> str:
    """How many employers there are, and how many of their promises they kept."""
    lines = employer_lines(found)
    if not lines:
        return NO_EMPLOYERS
    count = number_words(len(lines) + found.more, "employer")
    said = f"{count} {'was' if len(lines) + found.more == 1 else 'were'} met by {FEWEST_CLIENTS} clients or more"
    if found.more:
        said += f"; these are the {len(lines)} with most interviews"
    promises, kept = (sum(getattr(line, name) for line in lines) for name in ("promises", "kept"))
    if not promises:
        return f"{said}. No date that they promised is over yet."
    return (
        f"{said}. Of the dates they promised, {rate_words(kept, promises)} were kept: worth knowing before you nudge."
    )


def days_told(line: EmployerLine) -> str:
    """ "6 days, 4 to 9"."""
    if line.days is None:
        return "fewer than half answered"
    days = number_words(round(line.days), "day")
    if line.days_low is None:
        return days
    return (
        f"{days}, {line.days_low:.0f} to {line.days_high:.0f}"
        if line.days_high is not None
        else f"{days}, {line.days_low:.0f} or more"
    )


def employers_alt(found: Employers) -> str:
    """The text alternative of the chart of employers."""
    said = [f"{short_name(line.employer)}: {days_told(line)}." for line in employer_lines(found)]
    return " ".join(["A bar for each employer, days until half of the interviews had an answer.", *said])


def employers_table(found: Employers) -> pd.DataFrame:
    """The figures of employers, to read; names as they are typed, for a column of text."""
    lines = [
        (line.employer, f"{line.interviews:,} of {number_words(line.clients, 'client')}", days_told(line),
         rate_words(line.answered, line.interviews), rate_words(line.kept, line.promises))
        for line in employer_lines(found)
    ]  # fmt: skip
    columns = ["Employer", "Interviews", "Usual days to an answer", "Answered so far", "Promises kept"]
    return pd.DataFrame(lines, columns=columns).set_index("Employer")
