"""Any table brought in twice, in any order of its rows: every row accounted for, and nothing added the second time."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.exchange.tracker.entries import Undated
from coaching.store.backup import check
from coaching.store.database import open_store
from coaching.store.import_undo import recent_imports, undo_import
from coaching.store.office import caseload_size
from tests.exchange.folders import NOW, OFFICE
from tests.intake.trackers import bring_in, records_of, row

DAYS = st.sampled_from(["2026-03-02", "2026-03-03", "2026-06-20", "", "soon"])
ROWS = st.builds(
    row,
    client=st.sampled_from(["Ada Example", "ada example", "Bo Other", "Bo Othre", ""]),
    email=st.sampled_from(["", "ada@example.org", "bo@example.org"]),
    phone=st.sampled_from(["", "555 010 0199"]),
    employer=st.sampled_from(["Acme", "ACME", "Beta"]),
    position=st.sampled_from(["", "Cook", "Clerk"]),
    interview_date=DAYS,
    time=st.sampled_from(["", "10:00 AM", "3:00 PM"]),
    interviewer=st.sampled_from(["", "Ana Ruiz", "Ana Ruiz & Bo Lee", "Bo Lee"]),
    thank_you=st.sampled_from(["", "yes", "no", "2026-03-03", "2026-03-04"]),
    follow_up=st.sampled_from(["", "yes", "2026-03-11", "2026-03-11; 2026-03-18", "2026-07-01"]),
    status=st.sampled_from(["", "held", "Offer", "Rejected", "Applied", "Blue", "cancelled"]),
    outcome_date=st.sampled_from(["", "2026-03-19"]),
    counselor_email=st.sampled_from(["", "di@example.org"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(ROWS, min_size=1, max_size=10), undated=st.sampled_from(Undated))
def test_any_table_twice_adds_nothing_and_its_undo_leaves_nothing(rows: list[list[str]], undated: Undated) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'a.sqlite3'}", now=NOW, timezone=OFFICE)
        viewer = store.as_viewer()
        first = bring_in(viewer, *rows, undated=undated)
        before = records_of(viewer)
        again = bring_in(viewer, *rows, undated=undated)
        assert again.rows == (len(rows), 0, 0, first.rows.added, first.rows.refused)
        assert first.rows.changed == 0
        assert records_of(viewer) == before
        assert check(store) == ()
        for line in recent_imports(viewer, NOW):
            undo_import(viewer, line.key, now=NOW)
        assert caseload_size(viewer) == (0, 0)
        store.close()
