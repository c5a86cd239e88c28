"""Tells the page where its server is. It would else guess from its own address: opened at /client, it asks
/client/_stcore/health first, and the browser puts two errors on its console at every first visit."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = "text/html"
HEAD = b"<head>"
WHERE = HEAD + b"<script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin }</script>"
"""Streamlit's own setting for pages that are hosted elsewhere; read before anything is asked for."""


class ToldBackend:
    """ASGI middleware that puts WHERE at the head of every HTML page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        page = b""

        async def send_told(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                if _is_page(message):
                    start.update(message)
                    return
            elif start:
                page += message.get("body", b"")
                if message.get("more_body"):
                    return
                told = page.replace(HEAD, WHERE, 1)
                if told != page:
                    MutableHeaders(scope=start)["Content-Length"] = str(len(told))
                await send(start)
                message = {**message, "body": told}
            await send(message)

        await self.app(_asked_unpacked(scope), receive, send_told)


def _asked_unpacked(scope: Scope) -> Scope:
    """The request; one for a page, which is small, asks for it unpacked: the packing happens further in."""
    headers = Headers(scope=scope)
    if PAGE not in headers.get("accept", ""):
        return scope
    return {**scope, "headers": [(name, value) for name, value in headers.raw if name != b"accept-encoding"]}


def _is_page(start: Message) -> bool:
    return Headers(scope=start).get("content-type", "").startswith(PAGE)
