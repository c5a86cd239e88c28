"""Handouts as a file: of whom, noted in the audit as given out, and never of a client that is not the viewer's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from coaching.errors import CoachingError
from coaching.handout import making
from coaching.handout.making import BETWEEN_PAGES, undrawn_names, write_handouts
from coaching.model import ClientStatus
from coaching.store.access import NotFound, Viewer
from coaching.store.chosen import Chosen, clients_named
from coaching.store.database import open_store
from coaching.store.tables import Audit, MemberRole
from tests.builders import NEW_YORK, a_client
from tests.store.caseloads import NOW, by_chance, take

ANA = "ana@example.org"
CLIENTS = 12


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    """A local member with clients of their own and of another's."""
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        viewer = store.as_viewer()
        take(viewer, by_chance(CLIENTS, counselors=("", ANA)))
        yield viewer


def exported(viewer: Viewer) -> list[tuple[str, int | None, str]]:
    columns = (Audit.entity, Audit.client_id, Audit.words)
    with viewer.read() as connection:
        rows = connection.execute(select(*columns).where(Audit.deed == "exported").order_by(Audit.id))
        return [(entity.value, client, words) for entity, client, words in rows]


def first_clients(viewer: Viewer, number: int) -> tuple[int, ...]:
    return tuple(choice.key for choice in clients_named(viewer, "", number))


def test_the_chosen_clients_have_a_page_each_and_a_line_each_in_the_audit(viewer: Viewer, tmp_path: Path) -> None:
    keys = first_clients(viewer, 3)
    assert write_handouts(viewer, Chosen(keys), tmp_path / "handouts.pdf", now=NOW) == 3
    titles = [entry.title for entry in PdfReader(tmp_path / "handouts.pdf").outline if not isinstance(entry, list)]
    assert titles == [choice.name for choice in clients_named(viewer, "", 3)]
    assert exported(viewer) == [("client", key, "report=handout form=pdf") for key in keys]


def test_text_holds_the_same_clients(viewer: Viewer, tmp_path: Path) -> None:
    path = tmp_path / "handouts.txt"
    assert write_handouts(viewer, Chosen(), path, now=NOW) == CLIENTS
    pages = path.read_text(encoding="utf-8").split(BETWEEN_PAGES)
    assert [page.split("\n")[0] for page in pages] == [choice.name for choice in clients_named(viewer, "", 50)]
    assert exported(viewer) == [("office", None, "report=handout form=txt")]


def test_large_print_and_small_hold_the_same_clients(viewer: Viewer, tmp_path: Path) -> None:
    keys = first_clients(viewer, 1)
    write_handouts(viewer, Chosen(keys), tmp_path / "small.pdf", now=NOW)
    write_handouts(viewer, Chosen(keys), tmp_path / "large.pdf", now=NOW, large=True)
    small, large = (PdfReader(tmp_path / name).metadata.title for name in ("small.pdf", "large.pdf"))
    assert small == large


def test_somebody_elses_client_is_refused_and_nothing_is_written(viewer: Viewer, tmp_path: Path) -> None:
    keys = first_clients(viewer, CLIENTS)
    counselor = viewer._replace(role=MemberRole.COUNSELOR)
    own = first_clients(counselor, CLIENTS)
    theirs = next(key for key in keys if key not in own)
    for chosen, error in ((Chosen((own[0], theirs)), NotFound), (Chosen((theirs,)), CoachingError)):
        with pytest.raises(error):
            write_handouts(counselor, chosen, tmp_path / "handouts.pdf", now=NOW)
    assert list(tmp_path.glob("*.pdf")) == []
    assert exported(viewer) == []


def test_nobody_and_too_many_are_a_sentence(viewer: Viewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CoachingError, match="nobody to make a handout for"):
        write_handouts(viewer, Chosen(counselor=-1), tmp_path / "handouts.pdf", now=NOW)
    monkeypatch.setattr(making, "MOST_PAGES", CLIENTS - 1)
    with pytest.raises(CoachingError, match="at most 11 handouts"):
        write_handouts(viewer, Chosen(), tmp_path / "handouts.pdf", now=NOW)
    assert exported(viewer) == []


def test_names_that_cannot_be_printed_are_known_beforehand_as_they_are_recorded(viewer: Viewer) -> None:
    assert undrawn_names(viewer, Chosen()) == ()
    odd = a_client(client_id="odd", name="Ada \ue000 Example", status=ClientStatus.ACTIVE)
    take(viewer, by_chance(0)._replace(clients=[odd]))
    assert undrawn_names(viewer, Chosen()) == ("Ada \ue000 Example",)
