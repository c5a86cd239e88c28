"""A table of known records, written in any layout that people use, is read back the same."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.clock import local_date, zone_named
from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.fields import NAMES, Field
from coaching.exchange.tracker.headers import meaning_of
from coaching.exchange.tracker.reading import Choices, read_tracker
from coaching.exchange.tracker.words import MEANINGS, Meaning
from coaching.model import ActionStep, Outcome
from tests.exchange.tracker.files import NOW, ZONE, Rows, csv_bytes, opened, xlsx_bytes

WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéßñ'", min_size=1, max_size=8).map(lambda word: "B" + word.strip("'"))
"""Words that are no title, job or "and"."""
NAMES_OF_PEOPLE = st.tuples(WORDS, WORDS).map(" ".join)
TIMES = st.times(time(7), time(19)).map(lambda at: at.replace(second=0, microsecond=0))
STYLES = [str.title, str.upper, str.lower, lambda name: name.replace(" ", "_")]
OUTCOME_WORDS = {word: meaning for word, meaning in MEANINGS.items() if meaning in set(map(Meaning, list(Outcome)[1:]))}


class Record(NamedTuple):
    """An interview as somebody knows it."""

    client: str
    email: str
    employer: str
    position: str
    on: date
    at: time
    met: tuple[str, ...]
    thanked_on: date | None
    checked_on: tuple[date, ...]
    promised_on: date | None
    outcome: str
    outcome_on: date | None


@st.composite
def records(draw: st.DrawFn) -> Record:
    on = draw(st.dates(date(2025, 1, 1), date(2026, 3, 1)))
    later = st.dates(on.replace(day=1) if on.day > 28 else date.fromordinal(on.toordinal() + 1), date(2026, 5, 30))
    after = later.filter(lambda day: day > on)
    outcome = draw(st.sampled_from(["", *OUTCOME_WORDS]))
    return Record(
        draw(NAMES_OF_PEOPLE), draw(st.sampled_from(["", "ada@example.org", "bo@example.org"])), draw(WORDS),
        draw(st.one_of(st.just(""), WORDS)), on, draw(TIMES),
        tuple(draw(st.lists(NAMES_OF_PEOPLE, max_size=3, unique=True))), draw(st.none() | after),
        tuple(sorted(draw(st.lists(after, max_size=2, unique=True)))), draw(st.none() | after),
        outcome, draw(after) if outcome else None,
    )  # fmt: skip


class Layout(NamedTuple):
    """How somebody keeps a tracker."""

    headers: dict[Field, str]
    places: tuple[Field, ...]
    workbook: bool
    separator: str
    encoding: str
    order: Order
    titles: int
    clock: str
    between: str


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    fields = [Field.CLIENT, Field.EMAIL, Field.EMPLOYER, Field.POSITION, Field.DATE, Field.TIME, Field.INTERVIEWER,
              Field.THANK_YOU, Field.FOLLOW_UP, Field.PROMISED_ON, Field.OUTCOME, Field.OUTCOME_ON]  # fmt: skip
    headers = {
        field: draw(st.sampled_from([name for name, known in NAMES.items() if known is field])) for field in fields
    }
    styles = {field: draw(st.sampled_from(STYLES)) for field in fields}
    return Layout(
        {field: styles[field](name) for field, name in headers.items()}, tuple(draw(st.permutations(fields))),
            draw(st.booleans()),
        draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])),
        draw(st.sampled_from(Order)), draw(st.integers(0, 3)), draw(st.sampled_from(["%H:%M", "%I:%M %p",
            "%I:%M%p"])),
        draw(st.sampled_from([" & ", "; ", " and ", " / "])),
    )  # fmt: skip


def written(found: list[Record], layout: Layout) -> bytes:
    """The records in that layout; a workbook keeps its dates as dates."""
    rows: Rows = [["Interviews of our clients"]] * layout.titles + [[layout.headers[field] for field in layout.places]]
    table = [*rows, *([cell_of(record, field, layout) for field in layout.places] for record in found)]
    if layout.workbook:
        return xlsx_bytes(table)
    return csv_bytes(table, separator=layout.separator, encoding=layout.encoding)


def cell_of(record: Record, field: Field, layout: Layout) -> object:
    plain = {Field.CLIENT: record.client, Field.EMAIL: record.email, Field.EMPLOYER: record.employer,
             Field.POSITION: record.position, Field.OUTCOME: record.outcome.title(),
             Field.INTERVIEWER: layout.between.join(record.met)}  # fmt: skip
    if field in plain:
        return plain[field]
    if field is Field.TIME:
        return record.at if layout.workbook else record.at.strftime(layout.clock)
    if field is Field.FOLLOW_UP:
        return "; ".join(day_text(day, layout) for day in record.checked_on)
    day = {Field.DATE: record.on, Field.THANK_YOU: record.thanked_on, Field.PROMISED_ON: record.promised_on,
           Field.OUTCOME_ON: record.outcome_on}[field]  # fmt: skip
    if day is None:
        return "no" if field is Field.THANK_YOU else ""
    return datetime(day.year, day.month, day.day) if layout.workbook else day_text(day, layout)  # noqa: DTZ001


def day_text(day: date, layout: Layout) -> str:
    return day.strftime("%d/%m/%Y" if layout.order is Order.DAY_FIRST else "%m/%d/%Y")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(records(), min_size=1, max_size=8), layout=layouts())
def test_known_records_in_any_layout_are_read_back_the_same(found: list[Record], layout: Layout) -> None:
    tracker = opened(written(found, layout), Choices(order=layout.order))
    assert tracker.ready, (tracker.missing, tracker.columns)
    reading = read_tracker(tracker, office_zone=ZONE, now=NOW)
    assert reading.problems == []
    zone = zone_named(ZONE)
    read = []
    for entry in reading.entries:
        interview = entry.interview
        assert interview is not None
        done = {step: tuple(one.day for one in entry.done if one.step is step) for step in ActionStep}
        thanked, checked = done[ActionStep.THANK_YOU], done[ActionStep.STATUS_CHECK]
        starts = interview.starts_at.astimezone(zone)
        read.append(
            (entry.client.name, entry.client.email, interview.employer, interview.position, starts.date(),
                starts.time(),
             tuple(person.name for person in entry.people), next(iter(thanked), None), checked, interview.promised_on,
             interview.outcome, interview.outcome_on)
        )  # fmt: skip
        assert all(local_date(one.at, zone) == one.day for one in entry.done)
    assert read == [
        record._replace(outcome=Outcome(OUTCOME_WORDS[record.outcome]) if record.outcome else Outcome.PENDING)
        for record in found
    ]


def test_every_known_name_means_what_it_says_by_itself() -> None:
    assert {name: meaning_of(name) for name in NAMES} == {name: (field, 100) for name, field in NAMES.items()}
