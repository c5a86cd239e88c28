from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp

from coaching.web.root import SCRIPT, KnownRoot
from tests.web.asgi import Message, answering_app, ask

DOCUMENT = "<!DOCTYPE html><title>Afterword</title>"
ACCEPTS_PAGES = {"accept": "text/html,application/xhtml+xml", "accept-encoding": "gzip"}


def answer_of(app: ASGIApp, **headers: str) -> tuple[dict[str, str], bytes]:
    start, *body = ask(KnownRoot(app), **headers)
    return {name.decode(): value.decode() for name, value in start["headers"]}, b"".join(part["body"] for part in body)


def test_a_page_ends_with_where_the_server_is() -> None:
    headers, body = answer_of(HTMLResponse(DOCUMENT), **ACCEPTS_PAGES)
    assert body == DOCUMENT.encode() + SCRIPT
    assert int(headers["content-length"]) == len(body)


@pytest.mark.parametrize(
    "other",
    [PlainTextResponse("a file"), HTMLResponse("not found", 404), Response(b"\x89PNG", media_type="image/png"),
     HTMLResponse("saved", headers={"content-disposition": "attachment"})],
)  # fmt: skip
def test_anything_else_passes_as_it_is(other: Response) -> None:
    headers, body = answer_of(other, **ACCEPTS_PAGES)
    assert body == other.body
    assert int(headers["content-length"]) == len(body)


def test_what_is_not_asked_for_as_a_page_passes_as_it_is() -> None:
    assert answer_of(HTMLResponse(DOCUMENT), accept="*/*")[1] == DOCUMENT.encode()
    assert ask(KnownRoot(answering_app), kind="websocket") == [{"type": "websocket.accept", "headers": []}]


def test_a_page_is_not_compressed_on_the_way() -> None:
    seen: list[list[tuple[bytes, bytes]]] = []

    async def app(scope: Message, receive: object, send: object) -> None:
        seen.append(scope["headers"])

    ask(KnownRoot(app), **ACCEPTS_PAGES)
    assert b"accept-encoding" not in dict(seen[0])


def test_the_browser_still_asks_for_this_name_before_it_looks_elsewhere() -> None:
    scripts = Path(streamlit.__file__).parent / "static" / "static" / "js"
    assert any("BACKEND_BASE_URL" in script.read_text(encoding="utf-8") for script in scripts.glob("index.*.js"))
    page = (scripts.parents[1] / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<script[^>]*src=[^>]*>", page)
    assert all('type="module"' in script for script in re.findall(r"<script[^>]*src=[^>]*>", page))
