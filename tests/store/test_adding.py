"""Many rows at once: as they are given, under keys that nobody had, and refused like any other write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from coaching.model import Person, Role
from coaching.store.access import Viewer
from coaching.store.adding import add_rows, new_keys
from coaching.store.records import PERSON_FIELDS
from coaching.store.tables import People
from tests.store.caseloads import NOW, take_one

AWKWARD = 'tab\t line\nend\r \\N \\. "quoted", \u202e عربي 💼'


def a_row(key: int, **changes: Any) -> dict[str, Any]:
    person = Person("", "", "Ada Lopez", role=Role.INTERVIEWER)
    values = {name: getattr(person, name) for name in PERSON_FIELDS}
    return (
        {"id": key, "counselor_id": 1, "interview_id": 1, "external_id": f"new {key}", "version": 1} | values | changes
    )


def add_people(viewer: Viewer, external_ids: Sequence[str]) -> None:
    with viewer.write(NOW) as writing:
        keys = new_keys(writing.connection, People, len(external_ids))
        rows = [a_row(key, external_id=one) for key, one in zip(keys, external_ids, strict=True)]
        add_rows(writing.connection, People, rows)


def test_every_value_is_kept_as_it_was_given(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.write(NOW) as writing:
        (key,) = new_keys(writing.connection, People, 1)
        row = a_row(key, name=AWKWARD, title="", job_title="\\N", met=None, contact_for_status=True)
        add_rows(writing.connection, People, [row])
        kept = writing.connection.execute(select(People.__table__).where(People.id == key)).mappings().one()
    assert dict(kept) == row


def test_what_rows_leave_out_gets_its_default(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.write(NOW) as writing:
        (key,) = new_keys(writing.connection, People, 1)
        row = a_row(key)
        del row["phone"], row["contact_for_status"]
        add_rows(writing.connection, People, [row])
        asked = select(People.phone, People.contact_for_status).where(People.id == key)
        assert tuple(writing.connection.execute(asked).one()) == ("", False)


def test_a_key_is_never_given_out_twice(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.write(NOW) as writing:
        first = new_keys(writing.connection, People, 3)
        add_rows(writing.connection, People, [a_row(key) for key in first])
        known = writing.connection.execute(select(People.id)).scalars().all()
        writing.connection.execute(delete(People))
        later = new_keys(writing.connection, People, 2)
    assert set(first) < set(known)
    assert len({*known, *later}) == len(known) + 2
    assert min(later) > max(known)


def test_no_rows_are_no_trouble(viewer: Viewer) -> None:
    with viewer.write(NOW) as writing:
        assert list(new_keys(writing.connection, People, 0)) == []
        add_rows(writing.connection, People, [])


def test_rows_that_the_database_refuses_are_refused_all(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.read() as connection:
        before = connection.execute(select(People.id)).scalars().all()
    with pytest.raises(IntegrityError):
        add_people(viewer, external_ids=("new", "twice", "twice"))
    with viewer.read() as connection:
        assert connection.execute(select(People.id)).scalars().all() == before
