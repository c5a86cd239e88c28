"""One row of a tracker to what it says; Refused with every fault where it can't be true or can't be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from coaching.clock import instant_of, local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.exchange.cells import Refused, shown
from coaching.exchange.tracker.clock_times import NOON, time_of
from coaching.exchange.tracker.dates import Moment, Order, local_moment, moment
from coaching.exchange.tracker.entries import Done, Entry, Undated
from coaching.exchange.tracker.fields import STATES, Field
from coaching.exchange.tracker.follow_ups import FollowUps
from coaching.exchange.tracker.grid import Cell, Grid, Line, text_of
from coaching.exchange.tracker.headers import Column, column_of, names_clients
from coaching.exchange.tracker.people import people_in
from coaching.exchange.tracker.words import OUTCOMES, Meaning, answer_of, format_of, zone_of
from coaching.exchange.tracker.zones import apart
from coaching.model import Client, Format, Interview, InterviewStatus, Outcome, Person
from coaching.refusals import NAME_IT, SAY_WHERE, faults_of_interview, faults_of_texts

STATUS_OF = {
    Meaning.CANCELLED: InterviewStatus.CANCELLED,
    Meaning.NO_SHOW: InterviewStatus.NO_SHOW,
    Meaning.HELD: InterviewStatus.HELD,
}
NO_INTERVIEW = frozenset({Meaning.APPLICATION, Meaning.WAITING, Meaning.REJECTED, Meaning.NO_ANSWER, Meaning.WITHDRAWN})
"""What may be said of a mere application; anything else speaks of an interview, which needs its date."""
EXCEL_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"})
YES_NO_OR_DATE = "Write yes, no, or a date like 2026-03-04."

REMARKS = {
    "applications": "without an interview's date: applications, of which only the client is imported.",
    "untimed": "without a time of day: noon is recorded for the interview.",
    "met somehow": "without a word on how they met: recorded as in person.",
    "planned": "with a follow-up still to come: it is not recorded, for it is not made yet.",
    "said only yes": "with a yes that has no date: recorded as waived, so it is not asked for again and in no rate.",
    "outcome today": "with an outcome that has no date: recorded as known since today.",
    "outcome open": "with an outcome that has no date: recorded as open.",
    "nameless counselor": "with a counselor's name instead of an email address: left out.",
}
"""What is said of rows that were not refused, by what is counted."""


class Rows:
    """Makes entries of rows, and counts what somebody should know of who only sees the counts."""

    def __init__(
        self,
        places: Mapping[Field, tuple[Column, ...]],
        orders: Mapping[int, Order],
        meanings: Mapping[str, Meaning],
        grid: Grid,
        *,
        width: int,
        undated: Undated,
        client: str,
        zone: ZoneInfo,
        now: datetime,
    ) -> None:
        self._places = places
        self._orders = orders
        self._meanings = meanings
        self._since_1904 = grid.since_1904
        self._width = width if grid.separator else 0
        self._undated = undated
        self._whose = "" if names_clients(places) else client
        self._zone = zone
        self._now = now
        self._follow_ups = FollowUps(now)
        self.counted: Counter[str] = Counter()
        self._assumed: Counter[str] = Counter()

    def entry(self, line: Line) -> Entry:
        """What the row says; Refused with all that is wrong in it."""
        self._assumed.clear()
        entry = self._entry(line)
        self.counted += self._assumed
        return entry

    def _entry(self, line: Line) -> Entry:
        faults = [*self._too_wide(line), *self._errors(line)]
        client = self._client(line, faults)
        meanings = self._meanings_of(line, faults)
        start = self._moment(line, Field.DATE, faults)
        dates = {field: self._moment(line, field, faults) for field in (Field.PROMISED_ON, Field.OUTCOME_ON)}
        mentions = self._mentions(line, faults)
        if faults:
            raise Refused(*faults)
        if start is None:
            self._refuse_undated_interview(meanings, said=bool(mentions))
            self._assumed["applications"] += 1
            return Entry(line.number, client, None)
        start = self._with_time(line, start)
        interview, given = self._interview(line, start, meanings, dates)
        people = self._people(line)
        found = (*faults_of_interview(interview), *_faults_of_texts(client, interview, people))
        if found:
            raise Refused(*map(self._named, found))
        done = self._done(mentions, interview)
        return Entry(line.number, client, interview, people, done, frozenset(given), start.time is not None)

    def remarks(self) -> tuple[str, ...]:
        """What was left out or assumed, with the number of rows."""
        counts = ((self.counted[what], words) for what, words in REMARKS.items())
        return tuple(f"{count:,} {'row' if count == 1 else 'rows'} {words}" for count, words in counts if count)

    @property
    def undated(self) -> int:
        """Rows with an outcome that has no date, whatever is done with them."""
        return self.counted["undated outcomes"]

    def _text(self, line: Line, field: Field) -> str:
        columns = self._places.get(field)
        return text_of(line.cell(columns[0].place)) if columns else ""

    def _column(self, *fields: Field) -> str:
        return next((self._places[field][0].name for field in fields if field in self._places), fields[0])

    def _named(self, fault: Fault) -> Fault:
        return fault._replace(column=column_of(fault.column, self._places))

    def _too_wide(self, line: Line) -> list[Fault]:
        """A cell too many in a CSV shifts all behind it; a workbook can't, and has scribbles beside its tables."""
        width = self._width
        if not width or not any(line.cells[width:]):
            return []
        return [
            Fault(
                "", f"The row has {len(line.cells)} cells instead of {width}.", "Put text with a separator in quotes."
            )
        ]

    def _errors(self, line: Line) -> list[Fault]:
        """What a spreadsheet could not work out stands in its cells as a word."""
        return [
            Fault(column.name, f"{line.cell(column.place)} is an error of the spreadsheet.", "Type what belongs there.")
            for columns in self._places.values()
            for column in columns
            if line.cell(column.place) in EXCEL_ERRORS
        ]

    def _client(self, line: Line, faults: list[Fault]) -> Client:
        if self._whose:
            return Client("", self._whose)
        name = self._text(line, Field.CLIENT) or " ".join(
            part for field in (Field.FIRST_NAME, Field.LAST_NAME) if (part := self._text(line, field))
        )
        family, comma, given = name.partition(",")
        if comma and given.strip() and "," not in given:
            name = f"{given.strip()} {family.strip()}"
        name = " ".join(name.split())
        if not name:
            faults.append(Fault(self._column(Field.CLIENT, Field.FIRST_NAME), "It is empty.", NAME_IT))
        counselor = self._text(line, Field.COUNSELOR)
        if counselor and "@" not in counselor:
            self._assumed["nameless counselor"] += 1
            counselor = ""
        counselor = counselor.casefold()
        return Client(
            self._text(line, Field.CLIENT_ID), name, self._text(line, Field.EMAIL).removeprefix("mailto:"),
            self._text(line, Field.PHONE), counselor,
        )  # fmt: skip

    def _meanings_of(self, line: Line, faults: list[Fault]) -> set[Meaning]:
        found: set[Meaning] = set()
        for field in sorted(STATES):
            word = self._text(line, field)
            if word and word in self._meanings:
                found.add(self._meanings[word])
            elif word:
                fault = f"{shown(word)} is not a status that is known here."
                faults.append(
                    Fault(self._column(field), fault, "Use a word such as scheduled, held, offer or rejected.")
                )
        if len(found & OUTCOMES) > 1:
            fault = f"The row names two outcomes, {' and '.join(sorted(found & OUTCOMES))}."
            faults.append(Fault(self._column(Field.OUTCOME, Field.STATUS), fault, "Keep one."))
        return found

    def _moment(self, line: Line, field: Field, faults: list[Fault]) -> Moment | None:
        columns = self._places.get(field)
        return self._moment_in(line, line.cell(columns[0].place), columns[0], faults) if columns else None

    def _moment_in(self, line: Line, cell: Cell, column: Column, faults: list[Fault]) -> Moment | None:
        if cell == "" or (isinstance(cell, str) and answer_of(cell) is False):
            return None
        try:
            found = moment(cell, column.name, self._orders.get(column.place), since_1904=self._since_1904)
            return local_moment(found, self._zone_of(line)[0], column.name) if found.zone else found
        except Refused as refused:
            said = column.field in (Field.THANK_YOU, Field.FOLLOW_UP)
            faults += (fault._replace(remedy=YES_NO_OR_DATE) if said else fault for fault in refused.faults)
            return None

    def _mentions(self, line: Line, faults: list[Fault]) -> dict[Field, list[Moment | None]]:
        """What the columns of thank-yous and follow-ups say: moments, or None for a mere yes."""
        found: dict[Field, list[Moment | None]] = {}
        for field in (Field.THANK_YOU, Field.FOLLOW_UP):
            for column in self._places.get(field, ()):
                for part in FollowUps.parts(line.cell(column.place)):
                    yes = isinstance(part, str) and answer_of(part)
                    said = None if yes else self._moment_in(line, part, column, faults)
                    if yes or said:
                        found.setdefault(field, []).append(said)
        return found

    def _refuse_undated_interview(self, meanings: set[Meaning], *, said: bool) -> None:
        if said or meanings - NO_INTERVIEW:
            fault = "It is empty, and the row speaks of an interview."
            raise Refused(Fault(self._column(Field.DATE), fault, "Give the date of the interview."))

    def _interview(
        self, line: Line, start: Moment, meanings: set[Meaning], dates: Mapping[Field, Moment | None]
    ) -> tuple[Interview, set[str]]:
        employer = " ".join(self._text(line, Field.EMPLOYER).split())
        if not employer:
            raise Refused(Fault(self._column(Field.EMPLOYER), "It is empty.", SAY_WHERE))
        values: dict[str, str] = {
            field: text for field in (Field.POSITION, Field.INDUSTRY, Field.ROUND) if (text := self._text(line, field))
        }
        how = format_of(self._text(line, Field.FORMAT))
        self._assumed["met somehow"] += how is None
        promised = dates[Field.PROMISED_ON]
        status = next((STATUS_OF[meaning] for meaning in sorted(meanings) if meaning in STATUS_OF), None)
        zone, zone_given = self._zone_of(line)
        outcome, outcome_on, stated = self._outcome(meanings, dates[Field.OUTCOME_ON], zone)
        interview = Interview(
            interview_id="", client_id="", employer=employer, position=values.get(Field.POSITION, ""),
            industry=values.get(Field.INDUSTRY, ""), round=values.get(Field.ROUND, ""), format=how or Format.IN_PERSON,
            starts_at=self._instant(start, zone), ends_at=None, timezone=zone.key, zone_given=zone_given,
            promised_on=promised.day if promised else None, status=status or InterviewStatus.SCHEDULED,
            outcome=outcome, outcome_on=outcome_on,
        )  # fmt: skip
        said = {"format": how, "promised_on": promised, "status": status}
        stated |= {name for name, value in said.items() if value}
        return interview, {"employer", "starts_at", *values, *stated}

    def _with_time(self, line: Line, start: Moment) -> Moment:
        """The start with the time of day of its own column, if that says one."""
        if Field.TIME in self._places and (cell := line.cell(self._places[Field.TIME][0].place)) != "":
            column = self._column(Field.TIME)
            bare, said = apart(cell) if isinstance(cell, str) else (cell, "")
            timed = start._replace(time=time_of(bare, column), zone=said)
            return local_moment(timed, self._zone_of(line)[0], column) if said else timed
        self._assumed["untimed"] += start.time is None
        return start

    def _zone_of(self, line: Line) -> tuple[ZoneInfo, bool]:
        """The zone of the row, or the office's, and whether the row names one."""
        named = self._text(line, Field.TIMEZONE)
        try:
            return (zone_named(zone_of(named)), True) if named else (self._zone, False)
        except CoachingError as error:
            raise Refused(Fault(self._column(Field.TIMEZONE), error.message, error.hint)) from None

    def _instant(self, start: Moment, zone: ZoneInfo) -> datetime:
        try:
            return instant_of(datetime.combine(start.day, start.time or time(NOON)), zone)
        except CoachingError as error:
            raise Refused(Fault(self._column(Field.TIME, Field.DATE), error.message, error.hint)) from None

    def _outcome(
        self, meanings: set[Meaning], on: Moment | None, zone: ZoneInfo
    ) -> tuple[Outcome, date | None, set[str]]:
        """The outcome, its date, and which of the two the row states."""
        word = next(iter(meanings & OUTCOMES), None)
        if word is None or on is not None:
            outcome = Outcome(word.value) if word else Outcome.PENDING
            return outcome, on.day if on else None, {"outcome", "outcome_on"} if word else set()
        self.counted["undated outcomes"] += 1
        if self._undated is Undated.OPEN:
            self._assumed["outcome open"] += 1
            return Outcome.PENDING, None, set()
        known_on = local_date(self._now, zone) if self._undated is Undated.TODAY else None
        self._assumed["outcome today"] += known_on is not None
        return Outcome(word.value), known_on, {"outcome"}

    def _people(self, line: Line) -> tuple[Person, ...]:
        cells = (
            self._text(line, field) for field in (Field.INTERVIEWER, Field.INTERVIEWER_JOB, Field.INTERVIEWER_EMAIL)
        )
        return people_in(*cells)

    def _done(self, mentions: Mapping[Field, list[Moment | None]], interview: Interview) -> tuple[Done, ...]:
        try:
            return self._follow_ups.done(mentions, interview, self._assumed)
        except Refused as refused:
            raise Refused(*map(self._named, refused.faults)) from None


def _faults_of_texts(client: Client, interview: Interview, people: tuple[Person, ...]) -> list[Fault]:
    texts = [client._asdict(), interview._asdict(), *(person._asdict() for person in people)]
    return [fault for values in texts for fault in faults_of_texts(values)]
