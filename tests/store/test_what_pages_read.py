"""What the pages read does not grow with the office: no table is read from end to end, and each fact is asked for once.

A plan by which SQLite answers is the same at any size, for it keeps no statistics.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coaching.store.access import Store, Viewer
from coaching.store.caseload_list import Sort, caseload
from coaching.store.clients import client_page
from coaching.store.matrix import matrix
from coaching.store.office import has_clients, office_of
from coaching.store.search import search
from coaching.store.tables import Base
from coaching.store.worklist import Show, counts, worklist
from coaching.store.worklist_rows import coming_interviews, optional_rows
from tests.store.caseloads import NOW, by_chance, take
from tests.store.conftest import Explain
from tests.store.desk import a_member

READS: dict[str, Callable[[Viewer], object]] = {
    "whether there is anybody": has_clients,
    "the office": office_of,
    "the counts of Today": lambda viewer: counts(viewer, NOW),
    **{f"Today: {show or 'open'}": lambda viewer, show=show: worklist(viewer, NOW, show) for show in (None, *Show)},
    "what could be done": lambda viewer: optional_rows(viewer, NOW, [1, 2, 3]),
    "what is coming": lambda viewer: coming_interviews(viewer, NOW),
    **{f"clients by {sort}": lambda viewer, sort=sort: caseload(viewer, NOW, sort=sort) for sort in Sort},
    **{f"steps by {sort}": lambda viewer, sort=sort: matrix(viewer, NOW, sort=sort) for sort in Sort},
    "clients found": lambda viewer: caseload(viewer, NOW, text="client acme"),
    "found by next step": lambda viewer: caseload(viewer, NOW, text="client acme", sort=Sort.NEXT_STEP),
    "a search": lambda viewer: search(viewer, "client acme"),
    "one client": lambda viewer: client_page(viewer, 1),
}


@pytest.fixture(params=["a counselor", "an administrator", "an administrator of a large office"])
def reader(request, store: Store, viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """Somebody with every client."""
    bo = a_member(viewer)
    take(viewer, by_chance(30, counselors=("bo@x.org",)))
    if request.param == "an administrator of a large office":
        monkeypatch.setattr("coaching.store.scope.FEW", 1)
    return bo if request.param == "a counselor" else viewer


def test_no_table_is_read_from_end_to_end(reader: Viewer, explain: Explain) -> None:
    for what, read in READS.items():
        plans = explain(lambda read=read: read(reader))
        assert plans, what
        whole = {plan.split()[1] for plan in plans if plan.startswith("SCAN") or "AUTOMATIC" in plan}
        assert whole.isdisjoint(Base.metadata.tables), what
