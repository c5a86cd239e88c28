"""The status in SQL against the status in Python: the same for any row at any moment."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from coaching.model import Answer, Kind, PlanRow, Status, Step
from coaching.plan import status_of
from coaching.store.access import Viewer
from coaching.store.database import open_store
from coaching.store.status_sql import status_at
from coaching.store.tables import PlanRows
from tests.store.caseloads import NOW, take_one, url_of

INSTANTS = st.integers(-4, 4).map(lambda hours: NOW + timedelta(hours=hours))
ROWS = st.builds(
    PlanRow,
    client_id=st.just("1"),
    interview_id=st.just("1"),
    step=st.sampled_from(Step),
    ordinal=st.integers(1, 3),
    person_id=st.just(""),
    opens_at=INSTANTS,
    due_at=INSTANTS,
    closes_at=INSTANTS,
    done_at=st.none() | INSTANTS,
    kind=st.sampled_from(Kind),
    waived=st.sampled_from([False, False, False, True]),
    answer=st.sampled_from([None, None, None, *Answer]),
)


def _statuses_in_sql(viewer: Viewer, rows: list[PlanRow]) -> list[Status]:
    """The rows take the place of the plan of interview 1, for this one question."""
    with viewer.write(NOW) as writing:
        writing.connection.execute(delete(PlanRows))
        keys = {"client_id": 1, "interview_id": 1, "counselor_id": 1, "person_id": None}
        values = [row._asdict() | keys | {"position": position} for position, row in enumerate(rows)]
        writing.connection.execute(insert(PlanRows), values)
        query = select(status_at(NOW)).order_by(PlanRows.position)
        return list(writing.connection.execute(query).scalars())


def test_sql_and_python_give_the_same_status() -> None:
    with tempfile.TemporaryDirectory() as folder:
        viewer = open_store(url_of(Path(folder) / "afterword.sqlite3"), now=NOW).as_viewer()
        take_one(viewer)
        seen: set[Status] = set()

        @settings(max_examples=150, deadline=None)
        @given(st.lists(ROWS, min_size=20, max_size=60))
        def same(rows: list[PlanRow]) -> None:
            expected = [status_of(row, NOW) for row in rows]
            seen.update(expected)
            assert _statuses_in_sql(viewer, rows) == expected

        same()
        assert seen == set(Status)
