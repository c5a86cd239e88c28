"""The same caseload and the same day's work in a file and on a server: the same rows, lists, figures and files."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from coaching.metrics import Figures
from coaching.model import ActionStep, Channel, ClientStatus, KnownFrom
from coaching.reports.caseload import caseload_zip, write_plans
from coaching.reports.making import write_report
from coaching.reports.order import Report, order
from coaching.store.access import Viewer
from coaching.store.actions import log_action
from coaching.store.bulk import log_many
from coaching.store.caseload_list import Sort, caseload
from coaching.store.chosen import Chosen
from coaching.store.clients import client_lines, client_page
from coaching.store.database import open_store
from coaching.store.deletion import delete_client, delete_interview, undo_deletion
from coaching.store.entry import ClientEntry, add_client, add_interview
from coaching.store.figures import figures
from coaching.store.interviews import save_client
from coaching.store.matrix import matrix
from coaching.store.policy import apply_policy, policy_preview
from coaching.store.reassigning import reassign
from coaching.store.remembered import employers_of, positions_of
from coaching.store.search import search
from coaching.store.settings import member_caseloads
from coaching.store.snoozes import snooze
from coaching.store.tables import Base
from coaching.store.worklist import Show, counts, worklist
from coaching.store.worklist_rows import coming_interviews
from coaching.summary import rates_as_json
from tests.builders import NEW_YORK, a_client
from tests.databases import Databases
from tests.store.caseloads import NOW, Rows, by_chance, take
from tests.store.desk import AT_ACME, GRACE

NAMES = [
    "ada", "Ada", "Äda", "zoe", "Zoë", "ångström", "Østergård", "Łukasz", "ödön", "10", "9", "_x", "-", "!", "😀", "~",
    "李小龍", "Ünal İpek", "d'Arc", "van der Berg", "ZZ Top", "Ñandú", "ñandú", "A B", "A-B", "AB", "a\tb",
    "e\u0301", "é",
]  # fmt: skip
SEARCHES = [
    "",
    "a",
    "AD",
    "zo",
    "nandu",
    "李",
    "小",
    "😀",
    "!",
    "_",
    "%",
    "-",
    "a b",
    "acme",
    "lab tech",
    "'",
    '"',
    "\\",
    "\0",
]
BO, CY = "bo@x.org", "cy@x.org"
LATER = NOW + timedelta(days=40)


def odd_names() -> Rows:
    rows = by_chance(60, counselors=("", BO, CY))
    clients = [client._replace(name=NAMES[at % len(NAMES)]) for at, client in enumerate(rows.clients)]
    return rows._replace(clients=[*clients, a_client("x", name="X", tags=("b", "a"))])


def a_day(viewer: Viewer) -> None:
    """Everything that a counselor and an administrator can do."""
    take(viewer, odd_names())
    changed = [one._replace(goal="Days") if at % 3 else one for at, one in enumerate(odd_names().clients)]
    take(viewer, odd_names()._replace(clients=changed))
    tasks = [row.task for client in worklist(viewer, NOW).clients for row in client.rows]
    log_many(viewer, tasks[:3], at=NOW, channel=None, known_from=KnownFrom.SEEN, now=NOW)
    snooze(
        viewer, [row.task for row in worklist(viewer, NOW).clients[0].rows][:1], (NOW + timedelta(1)).date(), now=NOW
    )
    save_client(viewer, 2, 2, {"status": ClientStatus.PAUSED, "tags": ("é", "b")}, now=NOW)
    key = add_interview(viewer, add_client(viewer, ClientEntry("Éva"), now=NOW), AT_ACME, [GRACE, GRACE], now=NOW)
    log_action(viewer, key, ActionStep.NUDGE, None, at=NOW, channel=Channel.TEXT, known_from=KnownFrom.SEEN, now=NOW)
    undo_deletion(viewer, delete_client(viewer, 3, 2, now=NOW), now=NOW)
    delete_interview(viewer, key, 1, now=NOW)
    reassign(viewer, [1, 2, 4], 2, now=NOW)
    apply_policy(viewer, "formal", NOW)


@pytest.fixture(scope="module")
def both(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Viewer, Viewer]]:
    """The administrator of a file and of a server, after the same day's work; from here on they are looked at only."""
    stores = []
    for url in (f"sqlite:///{tmp_path_factory.mktemp('alike') / 'file.sqlite3'}", databases.with_tables()):
        numbers = count()
        with pytest.MonkeyPatch.context() as patch:
            for place in ("actions", "entry", "people", "bulk"):
                patch.setattr(f"coaching.store.{place}.new_id", lambda now, n=numbers: f"{now:%H%M}-{next(n)}")
            stores.append(open_store(url, now=NOW, timezone=NEW_YORK))
            a_day(stores[-1].as_viewer())
    yield stores[0].as_viewer(), stores[1].as_viewer()
    for store in stores:
        store.close()


def rows(viewer: Viewer) -> dict[str, Any]:
    with viewer.read() as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
            for table in Base.metadata.sorted_tables
        }


def test_every_row_is_the_same_to_the_hash_of_the_audit(both: tuple[Viewer, Viewer]) -> None:
    in_file, on_server = map(rows, both)
    assert len(in_file["audit"]) > 20
    for table, expected in in_file.items():
        assert on_server[table] == expected, table


def seen(viewer: Viewer) -> dict[str, Any]:
    """What every page shows."""
    found: dict[str, Any] = {"counts": counts(viewer, NOW), "coming": coming_interviews(viewer, NOW)}
    for show in (None, *Show):
        found[f"worklist {show}"] = [worklist(viewer, NOW, show, page, 7) for page in (1, 2, 3)]
    for sort in Sort:
        found[f"list {sort}"] = [caseload(viewer, NOW, sort=sort, page=page, size=20) for page in (1, 2, 3, 4)]
        found[f"matrix {sort}"] = matrix(viewer, NOW, sort=sort, size=20)
    for typed in SEARCHES:
        found[f"search {typed}"] = search(viewer, typed)
        found[f"list of {typed}"] = caseload(viewer, NOW, text=typed)
        found[f"offered {typed}"] = (employers_of(viewer, typed), positions_of(viewer, typed, "Acme Labs"))
        found[f"lines of {typed}"] = client_lines(viewer, name_contains=typed.replace("\0", ""))
    return found


def test_every_list_is_the_same_in_the_same_order(both: tuple[Viewer, Viewer]) -> None:
    for looking in ("administrator", "counselor"):
        in_file, on_server = (
            seen(viewer if looking == "administrator" else viewer.store.as_viewer(2)) for viewer in both
        )
        assert in_file["search zo"].total > 0
        for what, expected in in_file.items():
            assert on_server[what] == expected, (looking, what)


def test_every_client_is_the_same(both: tuple[Viewer, Viewer]) -> None:
    in_file, on_server = both
    for line in client_lines(in_file):
        assert client_page(on_server, line.key) == client_page(in_file, line.key)
    assert member_caseloads(on_server) == member_caseloads(in_file)


@pytest.mark.parametrize("now", [NOW, LATER], ids=["now", "later"])
def test_every_figure_is_the_same(both: tuple[Viewer, Viewer], now: Any) -> None:
    in_file, on_server = (json.dumps(rates_as_json(Figures(*figures(viewer, now)), now)) for viewer in both)
    assert '"counted": 0' not in in_file.split("}")[0]
    assert on_server == in_file
    assert policy_preview(both[1], "persistent", now) == policy_preview(both[0], "persistent", now)


def test_the_plan_and_the_caseload_are_the_same_byte_for_byte(both: tuple[Viewer, Viewer]) -> None:
    plans = []
    for viewer in both:
        out = io.BytesIO()
        write_plans(viewer, out, now=NOW)
        plans.append(out.getvalue())
    assert plans[0] == plans[1]
    assert plans[0].count(b"\n") > 50
    assert caseload_zip(both[0], now=NOW) == caseload_zip(both[1], now=NOW)


@pytest.mark.parametrize("report", Report)
def test_every_report_is_the_same_byte_for_byte(both: tuple[Viewer, Viewer], report: Report, tmp_path: Path) -> None:
    written = []
    for viewer, name in zip(both, ("file", "server"), strict=True):
        counts = write_report(viewer, order(report, Chosen(), NOW), tmp_path / name, now=NOW)
        assert sum(counts.values()) > 0
        written.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert written[0] == written[1]
