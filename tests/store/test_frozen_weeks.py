"""A frozen week: kept once, read again by whoever sees the same clients, and noted without what it holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from coaching.errors import CoachingError
from coaching.store.access import Viewer
from coaching.store.frozen_weeks import freeze_week, frozen_week, frozen_weeks
from coaching.store.tables import Audit, MemberRole
from tests.store.caseloads import NOW


def test_a_week_is_kept_as_it_was_given_and_never_again(viewer: Viewer) -> None:
    freeze_week(viewer, "2026-W12", "as shown", now=NOW)
    with pytest.raises(CoachingError, match="frozen already"):
        freeze_week(viewer, "2026-W12", "otherwise", now=NOW + timedelta(hours=1))
    assert frozen_week(viewer, "2026-W12") == ("2026-W12", NOW, "as shown")
    assert frozen_week(viewer, "2026-W13") is None


def test_all_weeks_are_read_in_order_over_a_gap_and_over_the_new_year(viewer: Viewer) -> None:
    for week in ("2026-W12", "2025-W52", "2026-W03"):
        freeze_week(viewer, week, week, now=NOW)
    assert [one.week for one in frozen_weeks(viewer)] == ["2025-W52", "2026-W03", "2026-W12"]


def test_who_sees_other_clients_keeps_weeks_of_their_own(viewer: Viewer) -> None:
    freeze_week(viewer, "2026-W12", "of the office", now=NOW)
    counselor = viewer._replace(role=MemberRole.COUNSELOR)
    assert frozen_week(counselor, "2026-W12") is None
    freeze_week(counselor, "2026-W12", "of one", now=NOW)
    assert [found.content for found in (frozen_week(one, "2026-W12") for one in (viewer, counselor)) if found] == [
        "of the office", "of one",
    ]  # fmt: skip


def test_the_audit_says_that_a_week_was_frozen_and_nothing_of_what_is_in_it(viewer: Viewer) -> None:
    freeze_week(viewer, "2026-W12", "as shown", now=NOW)
    with viewer.read() as connection:
        row = connection.execute(select(Audit.__table__).order_by(Audit.id.desc()).limit(1)).one()
    assert (row.deed, row.entity, row.fields, row.words) == ("added", "frozen week", "", "")
