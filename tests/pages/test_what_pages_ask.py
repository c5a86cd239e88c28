"""What a page asks of the database: nothing twice, and as often with many clients as with few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event
from streamlit.testing.v1 import AppTest

from coaching.store.access import Store
from tests.pages.desk import fill_with

PAGES = ("today.py", "clients.py", "client.py")
MOST = 16
"""Statements of one run, each transaction's own not counted."""


@pytest.fixture
def asked() -> Iterator[Counter[str]]:
    """The statements that were made, whoever made them."""
    statements: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            statements[statement] += 1

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def run(app: AppTest, page: str, asked: Counter[str]) -> Counter[str]:
    """What a rerun of the page asks for."""
    app.query_params["id"] = "1"
    app.switch_page(page).run()
    asked.clear()
    app.run()
    assert not app.exception
    return Counter(asked)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("clients", [2, 40])
def test_a_rerun_asks_the_same_few_things_however_many_clients_there_are(
    app: AppTest, store: Store, asked: Counter[str], page: str, clients: int
) -> None:
    fill_with(store.as_viewer(), clients)
    statements = run(app, page, asked)
    assert 0 < statements.total() <= MOST
    assert [statement for statement, times in statements.items() if times > 1] == []
