"""The export is the import: whatever a caseload holds, reading what was written gives the same."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coaching.clock import instant_of, local_date, zone_named
from coaching.errors import CoachingError
from coaching.exchange.caseload import Caseload, read_caseload, write_caseload
from coaching.exchange.cells import LocalTimes, Refused, local_text
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    ClientStatus,
    Culture,
    Debrief,
    Format,
    Interest,
    Interview,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Pace,
    Person,
    Role,
)
from coaching.refusals import faults_of_action
from tests.exchange.folders import NOW, OFFICE
from tests.strategies import THOROUGHNESS, ZONES

NASTY = st.text(st.sampled_from("=+-@＝＋－＠'\t\r\n\0,;\"\\ aé\u2028\ufeff😀"), max_size=6)  # noqa: RUF001
TEXT = NASTY | st.text(max_size=8)
NAMES = TEXT.filter(str.strip)
KEPT = TEXT.map(lambda text: text.replace("\0", ""))
TAGS = TEXT.map(lambda text: text.replace(";", "").strip()).filter(bool)
MINUTES = st.integers(0, 60 * 24 * 150)
CLOCKS_CHANGE = st.sampled_from([datetime(2025, 10, 26, tzinfo=UTC), datetime(2025, 11, 2, 4, tzinfo=UTC)])
STARTS = MINUTES.map(lambda number: datetime(2025, 10, 1, tzinfo=UTC) + timedelta(minutes=number)) | st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), CLOCKS_CHANGE, st.integers(0, 200)
)


def ids(of: str) -> st.SearchStrategy[list[str]]:
    """Up to four different ids."""
    return st.lists(NAMES.map(lambda text: text + of), unique=True, max_size=4)


@st.composite
def interviews(draw: st.DrawFn, interview_id: str, client_id: str) -> Interview:
    zone_given = draw(st.booleans())
    zone = draw(st.sampled_from(ZONES)) if zone_given else OFFICE
    starts_at = draw(STARTS)
    day = local_date(starts_at, zone_named(zone))
    later = st.integers(0, 60).map(lambda number: day + timedelta(days=number))
    outcome = draw(st.sampled_from(Outcome))
    return Interview(
        interview_id,
        client_id,
        *(draw(TEXT) for _ in range(4)),
        draw(st.sampled_from(Format)),
        starts_at,
        draw(st.none() | st.integers(0, 90).map(lambda number: starts_at + timedelta(minutes=number))),
        zone,
        zone_given,
        draw(st.none() | later),
        draw(st.sampled_from((None, True, False))),
        draw(st.sampled_from((None, *Pace))),
        draw(st.sampled_from((None, *Culture))),
        draw(st.sampled_from((None, *Interest))),
        draw(st.sampled_from(InterviewStatus)),
        outcome,
        None if outcome is Outcome.PENDING else draw(later),
    )


@st.composite
def actions(draw: st.DrawFn, action_id: str, interview: Interview, people: list[Person]) -> Action:
    at = interview.starts_at + timedelta(minutes=draw(st.integers(0, 60 * 24 * 30)))
    whom = ["", *(person.person_id for person in people if person.interview_id == interview.interview_id)]
    action = Action(
        action_id,
        interview.interview_id,
        draw(st.sampled_from(whom)),
        draw(st.sampled_from(ActionStep)),
        at,
        draw(st.sampled_from(Channel)),
        draw(st.none() | st.dates(at.date() - timedelta(days=1), at.date() + timedelta(days=9))),
        draw(st.sampled_from(KnownFrom)),
        draw(TEXT),
    )
    return action._replace(next_update_on=None) if faults_of_action(action, interview, NOW) else action


@st.composite
def caseloads(draw: st.DrawFn) -> Caseload:
    clients = [
        Client(one, draw(NAMES), *(draw(TEXT) for _ in range(3)), draw(st.sampled_from(ClientStatus)), draw(TEXT), tags)
        for one in draw(ids("c"))
        for tags in [tuple(draw(st.lists(TAGS, max_size=3)))]
    ]
    talks = [draw(interviews(one, draw(st.sampled_from(clients)).client_id)) for one in draw(ids("i")) if clients]
    people = [
        Person(
            one,
            draw(st.sampled_from(talks)).interview_id,
            *(draw(TEXT) for _ in range(3)),
            draw(st.sampled_from(Role)),
            draw(st.sampled_from((None, True, False))),
            draw(TEXT),
            draw(TEXT),
            draw(st.booleans()),
            draw(st.sampled_from((None, True, False))),
            draw(TEXT),
        )
        for one in draw(ids("p"))
        if talks
    ]
    done = [draw(actions(one, draw(st.sampled_from(talks)), people)) for one in draw(ids("a")) if talks]
    told = [Debrief(talk.interview_id, *(draw(KEPT) for _ in range(5))) for talk in talks if draw(st.booleans())]
    return Caseload(clients, talks, people, done, told)


@THOROUGHNESS
@given(caseloads(), st.sampled_from(["", ".zip"]))
def test_a_caseload_that_is_written_and_read_is_the_same_caseload(caseload, suffix):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"caseload{suffix}"
        write_caseload(caseload, path)
        again, problems, counts = read_caseload(path, office_zone=OFFICE, now=NOW)
    assert problems == []
    assert again == caseload
    assert counts.refused == 0
    assert counts.dropped == ()


@given(st.sampled_from(ZONES), st.datetimes(datetime(1970, 1, 1), datetime(2200, 12, 31)), st.booleans())  # noqa: DTZ001
def test_a_local_time_is_the_same_instant_as_by_the_clock_however_often_it_is_read(zone, local, warm):
    text = local.isoformat()[:16]
    times = LocalTimes(zone_named(zone))
    if warm:
        times.instant(f"{text[:10]}T12:00", "at")
    try:
        expected = instant_of(datetime.fromisoformat(text), zone_named(zone))
    except CoachingError:
        expected = Refused
    try:
        found = times.instant(text, "at")
    except Refused:
        found = Refused
    assert found == expected


@given(st.sampled_from(ZONES), STARTS)
def test_an_instant_is_the_same_after_its_local_time_was_written_and_read(zone, instant):
    zone = zone_named(zone)
    assert LocalTimes(zone).instant(local_text(instant, zone), "at") == instant


def test_the_first_and_last_day_survive_too(tmp_path: Path):
    for number, day in enumerate((date(1970, 1, 1), date(2200, 12, 31))):
        starts_at = instant_of(datetime.combine(day, datetime.min.time()), zone_named("Pacific/Kiritimati"))
        interview = Interview("i", "c", "", "", "", "", Format.PHONE, starts_at, None, "Pacific/Kiritimati")
        caseload = Caseload([Client("c", "Ada")], [interview], [], [])
        write_caseload(caseload, tmp_path / f"{number}.zip")
        assert read_caseload(tmp_path / f"{number}.zip", office_zone=OFFICE, now=NOW).caseload == caseload
