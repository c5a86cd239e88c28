"""An ASGI application asked as a server asks it, for tests of middleware."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Message = dict[str, Any]
REACHED = "reached"


async def answering_app(scope: Message, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
    """Stands for the app behind the middleware: answers whoever reaches it."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept", "headers": []})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-frame-options", b"SAMEORIGIN")]})
        await send({"type": "http.response.body", "body": REACHED.encode()})


def ask(
    app: Any,
    kind: str = "http",
    client: tuple[str, int] | None = ("127.0.0.1", 50000),
    *,
    path: str = "/",
    method: str = "GET",
    **headers: str,
) -> list[Message]:
    """What the app sends to that client."""
    scope = {
        "type": kind,
        "path": path,
        "method": method,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": client,
        "extensions": {"websocket.http.response": {}},
    }
    sent: list[Message] = []
    asked: list[str] = []

    async def receive() -> Message:
        if asked:
            await asyncio.Event().wait()  # the client stays, and says no more
        asked.append(kind)
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as own_thread:  # where no event loop runs, whatever browser test came before in this one
        own_thread.submit(asyncio.run, app(scope, receive, send)).result()
    return sent
