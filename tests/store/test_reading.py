"""Reading: the list of clients, one client, the frames of the rates, the lines of a report."""

from __future__ import annotations

import pandas as pd
import pytest

from coaching import metrics
from coaching.guidance.policies import MEASURED
from coaching.metrics import conduct_rates  # noqa: F401 - metrics.conduct_rates
from coaching.model import ClientStatus
from coaching.store.access import Viewer
from coaching.store.clients import TRAIL_LENGTH, client_lines, client_page
from coaching.store.figures import INTERVIEW_COLUMNS, figures
from coaching.store.interviews import save_client
from tests.builders import a_client, a_record, an_interview, instant
from tests.store.caseloads import NOW, by_chance, one_interview, rows_of, take, take_one


def test_the_caseload_comes_by_name_with_its_interviews_counted(viewer: Viewer) -> None:
    names = ["bo", "Ada", "Çelik", "ada"]
    clients = [a_client(f"c{at}", name=name) for at, name in enumerate(names)]
    records = [a_record(an_interview(starts, interview_id=starts, client_id="c1"))
               for starts in ("2026-03-02T10:00", "2026-03-30T10:00")]  # fmt: skip
    take(viewer, rows_of(records, clients))
    lines = client_lines(viewer)
    assert [line.name for line in lines] == ["Ada", "ada", "bo", "Çelik"]
    assert [(line.interviews, line.last_interview_at) for line in lines[:2]] == [
        (2, instant("2026-03-30T10:00")),
        (0, None),
    ]
    assert {line.counselor for line in lines} == {"You"}


@pytest.mark.parametrize(("part", "found"), [("DA", ["Ada"]), ("%", ["50% Bo"]), ("_", []), ("", ["50% Bo", "Ada"])])
def test_clients_are_found_by_a_part_of_their_name(viewer: Viewer, part: str, found: list[str]) -> None:
    take(viewer, rows_of([], [a_client("c1", name="Ada"), a_client("c2", name="50% Bo")]))
    assert [line.name for line in client_lines(viewer, name_contains=part)] == found


def test_clients_are_found_by_status(viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client("c1"), a_client("c2", name="Bo", status=ClientStatus.PAUSED)]))
    assert [line.name for line in client_lines(viewer, status=ClientStatus.PAUSED)] == ["Bo"]


def test_a_clients_page_has_them_whole(viewer: Viewer) -> None:
    client = a_client(email="ada@home.org", phone="1", counselor="co@x.org", goal="Day", tags=("a", "b"))
    records = [one_interview(), a_record(an_interview("2026-03-16T10:00", interview_id="i2"))]
    take(viewer, rows_of(records, [client]))
    page = client_page(viewer, 1)
    assert page.card.client == client._replace(client_id="1")
    assert (page.card.version, page.card.counselor, page.card.counts_in_groups) == (1, "co@x.org", True)
    assert [card.record.interview.starts_at for card in page.interviews] == [
        instant("2026-03-16T10:00"),
        instant("2026-03-02T10:00"),
    ]
    latest, first = page.interviews
    assert (first.key, first.record.interview.interview_id, first.record.people[0].person_id) == (1, "1", "1")
    assert (latest.key, latest.record.people, latest.actions) == (2, (), ())


def test_a_clients_trail_is_the_latest_of_it(viewer: Viewer) -> None:
    take_one(viewer)
    for turn in range(TRAIL_LENGTH + 5):
        save_client(viewer, 1, turn + 1, {"goal": str(turn)}, now=NOW)
    trail = client_page(viewer, 1).trail
    assert len(trail) == TRAIL_LENGTH
    assert {(line.member, line.deed, line.fields, line.at) for line in trail} == {("You", "changed", ("goal",), NOW)}


def _sorted(frame: pd.DataFrame, rename: dict[str, str]) -> pd.DataFrame:
    named = frame.assign(interview_id=frame["interview_id"].astype(str).map(rename))
    return named.sort_values(list(named.columns)).reset_index(drop=True)


def test_the_frames_of_the_rates_are_those_of_the_records(viewer: Viewer) -> None:
    rows = by_chance(60)
    take(viewer, rows)
    stored, plain = figures(viewer, NOW), metrics.figures_of(rows.records().values(), MEASURED, NOW)
    assert list(stored.interviews.columns) == INTERVIEW_COLUMNS == metrics.INTERVIEW_COLUMNS
    assert list(stored.rows.columns) == metrics.ROW_COLUMNS
    own = {str(key): interview.interview_id for key, interview in enumerate(rows.interviews, 1)}
    same = {key: key for key in own.values()}
    counts = plain.rows["status"].isin([*metrics.frames.COUNTED, *metrics.frames.WAITING])
    expected = plain.rows[counts & (plain.rows["kind"] == "expected")]
    pd.testing.assert_frame_equal(_sorted(stored.rows.astype(object), own), _sorted(expected, same), check_dtype=False)
    pd.testing.assert_frame_equal(
        _sorted(stored.lags.astype(object), own), _sorted(plain.lags, same), check_dtype=False
    )
    found = metrics.conduct_rates.findings_of(rows.records().values(), MEASURED, NOW)
    left = found[~found["finding"].isin(["too_soon", "one_lead_only"])]
    stored_findings = stored.findings[stored.findings["finding"] != "one_lead_only"]
    pd.testing.assert_frame_equal(_sorted(stored_findings, own), _sorted(left, same), check_dtype=False)
    words = stored.interviews.select_dtypes("category").columns
    plainly = stored.interviews.astype(dict.fromkeys(words, str))
    one = _sorted(plainly.drop(columns=["client_id", "counselor_id"]), own)
    other = _sorted(plain.interviews.drop(columns=["client_id", "counselor_id"]), same)
    pd.testing.assert_frame_equal(one, other, check_dtype=False)
    assert stored.interviews["client_id"].nunique() == plain.interviews["client_id"].nunique()


def test_the_rates_are_the_same_from_the_store(viewer: Viewer) -> None:
    rows = by_chance(60)
    take(viewer, rows)
    stored, plain = figures(viewer, NOW), metrics.figures_of(rows.records().values(), MEASURED, NOW)
    pd.testing.assert_frame_equal(metrics.step_rates(stored.rows), metrics.step_rates(plain.rows))
    assert metrics.comparison(stored.interviews, NOW) == metrics.comparison(plain.interviews, NOW)


def test_an_empty_caseload_gives_empty_frames(viewer: Viewer) -> None:
    frames = metrics.Figures(*figures(viewer, NOW))
    assert len(metrics.step_rates(frames.rows)) == 0
    assert metrics.comparison(frames.interviews, NOW).exposed == (0, 0)
