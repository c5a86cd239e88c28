"""Tells every page where the server is. Without it the browser looks for it under the page's own address first, and
complains in its console about each of those that is not there."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPT = b"<script>window.__streamlit = {BACKEND_BASE_URL: location.origin}</script>\n"
"""At the end of the document, and still before Streamlit's own, which is a module and waits for the whole of it."""


class KnownRoot:
    """ASGI middleware that ends every HTML document with SCRIPT."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        await self.app(_uncompressed(scope), receive, _Ending(send, told=scope["method"] != "HEAD"))


class _Ending:
    """What an answer is sent through: a document of HTML gets its end, anything else passes as it is."""

    def __init__(self, send: Send, *, told: bool) -> None:
        self.send, self.told, self.is_document = send, told, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            is_page = headers.get("content-type", "").startswith("text/html") and "content-disposition" not in headers
            self.is_document = message["status"] == 200 and is_page
            if self.is_document and "content-length" in headers:
                headers["content-length"] = str(int(headers["content-length"]) + len(SCRIPT))
        elif self.is_document and self.told and not message.get("more_body", False):
            message = {**message, "body": message.get("body", b"") + SCRIPT}
        await self.send(message)


def _uncompressed(scope: Scope) -> Scope:
    """The request without the offer to take the answer compressed: it is small, and has to be added to."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}
