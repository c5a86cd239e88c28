"""Answers this machine and its own pages only, however the server was started: there is no sign-in yet."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from coaching.web.start import is_loopback

REFUSAL = "Afterword answers this machine only, for it has no sign-in yet.\n"
NOT_OUR_PAGE = "Afterword answers its own pages only.\n"


class LocalOnly:
    """ASGI middleware that turns away other machines, and other servers' pages in a browser on this one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and (refusal := _refusal_of(scope)):
            await PlainTextResponse(refusal, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _refusal_of(scope: Scope) -> str:
    client = scope.get("client")
    if not (client and is_loopback(client[0])):
        return REFUSAL
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    # Streamlit lets any page at localhost open a socket, and asks a host outside who we are before it refuses another.
    return NOT_OUR_PAGE if origin and urlsplit(origin).netloc != headers.get("host") else ""
