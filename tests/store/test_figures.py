"""The frames of the rates from the store: filtered, by either way the same, and what only SQL is asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from sqlalchemy import update

from coaching.conduct import one_lead_only
from coaching.guidance.policies import POLICIES
from coaching.intervals import NO_INTERVAL
from coaching.metrics import Figures, figures_of, narrowed
from coaching.metrics.conduct_rates import finding_counts, findings_of
from coaching.metrics.frames import among
from coaching.model import Finding
from coaching.outcomes import View, outcomes
from coaching.selection import Period, Selection
from coaching.store.access import Viewer
from coaching.store.audit import Entry
from coaching.store.figures import caseloads, figures, recorded
from coaching.store.interviews import save_client
from coaching.store.tables import Clients, Deed, Entity
from tests.builders import a_person, a_record, an_action, an_interview
from tests.store.caseloads import NOW, by_chance, rows_of, take

ADA, BO = "ada@office.org", "bo@office.org"


@pytest.fixture
def office(viewer: Viewer) -> Viewer:
    """Clients of two counselors, keys 2 and 3, and of the viewer."""
    take(viewer, by_chance(80, counselors=("", ADA, BO)))
    return viewer


def test_the_counselors_with_clients_are_named_in_order(office: Viewer) -> None:
    assert [one.name for one in caseloads(office)] == ["You", ADA, BO]


def test_one_counselors_figures_are_those_of_their_interviews(office: Viewer) -> None:
    everybody = Figures(*figures(office, NOW))
    for counselor in caseloads(office):
        own = Figures(*figures(office, NOW, counselor_id=counselor.counselor_id))
        expected = narrowed(everybody, Selection(counselor.counselor_id))
        for found, wanted in zip(own, expected, strict=True):
            pd.testing.assert_frame_equal(in_order(found), in_order(wanted))


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    plain = frame.astype({name: object for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype)})
    return plain.sort_values(list(plain.columns), ignore_index=True)


def test_who_does_not_count_in_groups_is_in_no_figures_for_others(office: Viewer) -> None:
    everybody = figures(office, NOW).interviews
    apart = int(everybody["client_id"].iloc[0])
    save_client(office, apart, 1, {"counts_in_groups": False}, now=NOW)
    assert set(figures(office, NOW, shared=True).interviews["client_id"]) == set(everybody["client_id"]) - {apart}
    assert set(figures(office, NOW).interviews["client_id"]) == set(everybody["client_id"])
    records = [one.interview.client_id for part in recorded(office, NOW, shared=True) for one in part.records]
    assert records
    assert str(apart) not in records


def test_since_a_date_means_local_dates_from_it_on(viewer: Viewer) -> None:
    late_sunday = an_interview("2026-03-01T23:30", interview_id="i1", zone="America/Los_Angeles")
    early_monday = an_interview("2026-03-02T00:30", interview_id="i2", zone="Pacific/Auckland")
    take(viewer, rows_of([a_record(late_sunday), a_record(early_monday)]))
    found = figures(viewer, NOW, since=date(2026, 3, 2)).interviews
    assert found["held_on"].dt.date.tolist() == [date(2026, 3, 2)]
    assert len(figures(viewer, NOW, since=date(2026, 3, 1)).interviews) == 2


def test_the_records_give_the_same_figures_as_the_stored_plans(office: Viewer) -> None:
    policy = POLICIES["measured"]
    chunks = list(recorded(office, NOW))
    assert (chunks[-1].done, chunks[-1].total) == (len(figures(office, NOW).interviews),) * 2
    plain = figures_of(chunks[0].records, policy, NOW, chunks[0].counselors)
    leads = pd.DataFrame(
        [(key, Finding.ONE_LEAD_ONLY.value) for key in chunks[0].leads], columns=plain.findings.columns
    )
    found = findings_of(chunks[0].records, policy, NOW)
    plain = plain._replace(findings=pd.concat([found, leads], ignore_index=True))
    stored = Figures(*figures(office, NOW))
    assert set(stored.findings["finding"]) >= {Finding.TOO_MANY_CHECKS.value, Finding.SEVERAL_CONTACTS.value}
    for counselor in (None, 1, 2, 3):
        view = View(Selection(counselor, Period.ALL), NOW, NOW.date(), shared=False)
        one, other = outcomes(stored, view), outcomes(plain, view)
        assert (one.held, one.followed_up) == (other.held, other.followed_up)
        assert one.comparison is not None
        assert other.comparison is not None
        assert one.comparison._replace(interval=NO_INTERVAL) == other.comparison._replace(interval=NO_INTERVAL)
        assert one.comparison.interval == pytest.approx(other.comparison.interval)
        for name in ("steps", "thank_yous", "lags", "findings"):
            pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def test_who_has_one_lead_only_is_found_by_the_database_as_by_the_plain_rule(office: Viewer) -> None:
    found = set(figures(office, NOW).findings.query("finding == 'one_lead_only'")["interview_id"])
    rows = by_chance(80, counselors=("", ADA, BO))
    keys = {interview.interview_id: key for key, interview in enumerate(rows.interviews, 1)}
    records = rows.records()
    plain = [
        one_lead_only(client, [one for one in records.values() if one.interview.client_id == client.client_id], NOW)
        for client in rows.clients
    ]
    assert found == {keys[one.interview_id] for one in plain if one}
    assert found


def test_several_people_asked_and_notes_alike_are_found(viewer: Viewer) -> None:
    note = "Thank you so much for the tour of the lab."
    asked = [an_action("status_check", f"2026-03-1{n}T10:00", person=f"p{n}", action_id=f"a{n}") for n in (1, 2)]
    thanked = [
        an_action("thank_you", f"2026-03-02T1{n}:00", person=f"p{n}", note=note, action_id=f"t{n}") for n in (5, 6)
    ]
    people = [a_person(f"p{n}") for n in (1, 2, 5, 6)]
    take(viewer, rows_of([a_record(people=people, actions=[*asked, *thanked])]))
    counts = finding_counts(Figures(*figures(viewer, NOW))).set_index("finding")["interviews"]
    assert counts[Finding.SEVERAL_CONTACTS] == counts[Finding.SAME_NOTE] == 1


def test_before_an_action_the_figures_are_as_if_it_were_not(viewer: Viewer) -> None:
    sent = an_action("thank_you", "2026-03-05T10:00", person="p1")
    take(viewer, rows_of([a_record(people=[a_person()], actions=[sent])]))
    for now, lag in ((sent.at - timedelta(seconds=1), "not_sent"), (sent.at, "within_week")):
        assert figures(viewer, now).lags["lag"].tolist() == [lag]


def test_an_office_without_interviews_has_figures_of_nothing(viewer: Viewer) -> None:
    for shared in (False, True):
        for period in Period:
            found = outcomes(Figures(*figures(viewer, NOW)), View(Selection(period=period), NOW, NOW.date(), shared))
            assert (found.held, found.steps.empty) == (0, True)


def test_shared_nothing_is_left_of_clients_who_do_not_wish_to_be_counted(office: Viewer) -> None:
    everybody = Figures(*figures(office, NOW))
    with office.write(NOW) as writing:
        writing.connection.execute(update(Clients).where(Clients.id % 3 == 0).values(counts_in_groups=False))
        writing.note(Entry(Deed.CHANGED, Entity.CLIENT, 3, 3))
    wishing = everybody.interviews["client_id"] % 3 != 0
    assert 0 < wishing.sum() < len(wishing)
    expected = among(everybody, everybody.interviews[wishing])
    for found, wanted in zip(figures(office, NOW, shared=True), expected, strict=True):
        pd.testing.assert_frame_equal(in_order(found), in_order(wanted))
    anew = [record for part in recorded(office, NOW, shared=True) for record in part.records]
    assert len(anew) == wishing.sum()
    for found, wanted in zip(figures(office, NOW), everybody, strict=True):
        pd.testing.assert_frame_equal(in_order(found), in_order(wanted))
