"""What following up at all says beside "nine in ten do not" (S4.1), and how and by whose word it is known."""

from __future__ import annotations

import pandas as pd

from coaching.guidance.steps import LANDMARK_DAYS
from coaching.intervals import Interval
from coaching.metrics.at_all import AtAll
from coaching.model import Channel, KnownFrom
from coaching.sentences.numbers import listed, number_words, percent, rate_words

ONE_IN_TEN = 0.1
"""Share that follow up, of job seekers whom a workforce office asked; S4.1."""
ONE_IN_TEN_NAME = "one in ten (S4.1)"
NINE_IN_TEN = (
    "Asked by a workforce office, nine in ten job seekers say that they did not follow up (S4.1): one in ten did."
)
AT_ALL_WITHHELD = "Who followed up at all cannot be shown for these filters: it would tell of a few people."
WAYS_WITHHELD = "How first follow-ups were made cannot be shown for these filters: it would tell of a few people."
NOTHING_OLD = f"Nothing can be said yet: an interview counts here {LANDMARK_DAYS.number} days after it ends."
NO_FIRSTS = "No interview was followed up yet."
HOW_TO_READ_AT_ALL = (
    "Followed up in some way: a thank-you, a status check or a letter, to anyone, whenever. What nobody recorded is "
    "missing here, and what people answer when asked is not what they did: the two numbers are neighbors, not twins. "
    "The interval allows for clients with several interviews, which makes it wider than the one at the top of the page."
)
RECENT_AMONG_OTHERS = "Of others' clients, interviews of the last week may be among them."
HOW_TO_READ_WAYS = (
    "Each interview that was followed up counts once, by the first thing done. What a client said is their word; "
    "what you saw is proof."
)
WAY_TITLES = {"channel": "How clients follow up first", "known_from": "By whose word it is known"}
WAY_WORDS: dict[str, dict[str, str]] = {
    "channel": {
        Channel.EMAIL: "Email", Channel.PHONE: "Phone", Channel.VOICEMAIL: "Voicemail", Channel.TEXT: "Text message",
        Channel.HANDWRITTEN: "Handwritten note", Channel.CARD: "Card", Channel.LETTER: "Letter",
        Channel.IN_PERSON: "In person",
    },
    "known_from": {KnownFrom.CLIENT: "The client said so", KnownFrom.SEEN: "Seen by the counselor",
                   KnownFrom.IMPORTED: "From an import"},
}  # fmt: skip
INTERVIEWS_BAR, EVER_BAR, ALWAYS_BAR = "Interviews", "Clients, after any interview", "Clients, after every interview"
NAMED = 2
"""So many ways are named in the sentence; the chart has all."""


def share_words(part: int, whole: int, interval: Interval) -> str:
    """ "62 of 80 (78%, 66 to 86)", by an interval of one's own."""
    if whole == 0 or interval.low is None or interval.high is None:
        return f"{part:,} of {whole:,}"
    return f"{part:,} of {whole:,} ({percent(part, whole)}, {100 * interval.low:.0f} to {100 * interval.high:.0f})"


def at_all_sentence(found: AtAll) -> str:
    """How many interviews, and clients, were followed up in some way, beside one in ten."""
    if not found.interviews:
        return NOTHING_OLD
    said = f"{share_words(found.followed_up, found.interviews, found.interval)} interviews were followed up in some way"
    if found.clients and found.clients_ever is not None:
        said += f", and {rate_words(found.clients_ever, found.clients)} clients did so at least once"
    left_out = f" Left out: {number_words(found.recent, 'interview')} less than a week old." if found.recent else ""
    return f"{said}. {NINE_IN_TEN}{left_out}"


def at_all_lines(found: AtAll) -> list[tuple[str, int, int, Interval | None]]:
    """The bars: title, part, whole, and an interval where it is not Wilson's."""
    lines: list[tuple[str, int, int, Interval | None]] = [
        (INTERVIEWS_BAR, found.followed_up, found.interviews, found.interval)
    ]
    if found.clients and found.clients_ever is not None and found.clients_always is not None:
        lines += [(EVER_BAR, found.clients_ever, found.clients, None)]
        lines += [(ALWAYS_BAR, found.clients_always, found.clients, None)]
    return lines


def at_all_alt(found: AtAll) -> str:
    """The text alternative of the chart of following up at all."""
    said = [f"{title}: {part:,} of {whole:,}." for title, part, whole, _ in at_all_lines(found)]
    return " ".join(["Bars from 0 to 100%: followed up in some way, with a stroke at one in ten.", *said])


def at_all_table(found: AtAll) -> pd.DataFrame:
    """The figures behind that chart, to read."""
    table = {
        title: share_words(part, whole, interval) if interval else rate_words(part, whole)
        for title, part, whole, interval in at_all_lines(found)
    }
    return pd.DataFrame({"Followed up in some way": table | {"Left out: too recent": f"{found.recent:,}"}})


def ways_sentence(ways: pd.DataFrame, column: str) -> str:
    """The ways most first follow-ups were made in, or whose word they rest on."""
    lines = [(WAY_WORDS[column][word], int(part), int(of)) for word, part, of in ways.itertuples(index=False) if part]
    if not lines:
        return NO_FIRSTS
    most = sorted(lines, key=lambda line: -line[1])[:NAMED]
    said = listed([f"“{title}” in {rate_words(part, of)}" for title, part, of in most])
    return f"Of the first follow-ups, most often {said}."


def ways_alt(ways: pd.DataFrame, column: str) -> str:
    """The text alternative of a chart of first follow-ups."""
    said = [f"{WAY_WORDS[column][word]}: {part:,} of {of:,}." for word, part, of in ways.itertuples(index=False)]
    return " ".join([f"{WAY_TITLES[column]}, bars from 0 to 100%.", *said])


def ways_table(ways: pd.DataFrame, column: str) -> pd.DataFrame:
    """The figures behind that chart, to read."""
    table = {WAY_WORDS[column][word]: rate_words(part, of) for word, part, of in ways.itertuples(index=False)}
    return pd.DataFrame({"First follow-ups": table}).rename_axis(WAY_TITLES[column])
