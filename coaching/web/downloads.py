"""Files given out by a link that works once, for some minutes, and only in the browser whose page offered it.

Streamlit's own downloads lie open to whoever has their address, and stay in memory; here a file is made as it is asked
for, on disk, and gone once it was sent.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import compare_digest, token_urlsafe
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coaching.errors import CoachingError

COOKIE = "afterword-browser"
SECRET_BYTES = 32
SECONDS_VALID = 15 * 60
"""From the page's last run; a page that stands longer offers a new link when it is touched. Own judgement."""
FOLDER = "/download"
NO_LONGER = (
    "This link was used already, is too old, or was made for another browser. "
    "Close this tab and download once more from the page that you came from.\n"
)

MakeFile = Callable[[Path], object]
"""Writes the file to a path whose name is the download's; CoachingError where it cannot."""


class Offer(NamedTuple):
    """A file that may be fetched once, by this browser, before `until` (seconds of the clock)."""

    name: str
    make: MakeFile
    browser: str
    until: float


class Offers:
    """What is on offer, in this process: a server of several has to send a browser to the same one."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._by_ticket: dict[str, Offer] = {}

    def link(self, name: str, make: MakeFile, browser: str) -> str:
        """The address of a new offer; nobody can guess it, and what is too old is forgotten."""
        now = self._clock()
        for ticket in [ticket for ticket, offer in list(self._by_ticket.items()) if offer.until <= now]:
            self._by_ticket.pop(ticket, None)
        ticket = token_urlsafe(SECRET_BYTES)
        self._by_ticket[ticket] = Offer(name, make, browser, now + SECONDS_VALID)
        return f"{FOLDER}/{ticket}"

    def take(self, ticket: str, browser: str) -> Offer | None:
        """The offer, which is none from then on; another browser leaves it where it is."""
        offer = self._by_ticket.get(ticket)
        if offer is None or not browser or not compare_digest(offer.browser.encode(), browser.encode()):
            return None
        taken = self._by_ticket.pop(ticket, None)
        return taken if taken and self._clock() < taken.until else None


OFFERS = Offers()


class MadeFile(FileResponse):
    """A file that is gone once it was sent, or once nobody waits for it any more."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(rmtree, Path(self.path).parent, ignore_errors=True)


async def download(request: Request) -> Response:
    """Makes the file that the link stands for, and sends it."""
    if request.method != "GET":
        return PlainTextResponse("", status_code=405)
    offer = OFFERS.take(request.path_params["ticket"], request.cookies.get(COOKIE, ""))
    if offer is None:
        return PlainTextResponse(NO_LONGER, status_code=410)
    path = Path(await run_in_threadpool(mkdtemp)) / offer.name
    try:
        await run_in_threadpool(offer.make, path)
    except BaseException as error:
        await run_in_threadpool(rmtree, path.parent, ignore_errors=True)
        if isinstance(error, CoachingError):
            return PlainTextResponse(f"{error}\n", status_code=409)
        raise
    return MadeFile(path, filename=offer.name, headers={"Cache-Control": "no-store"})


ROUTE = Route(f"{FOLDER}/{{ticket}}", download)


class RememberBrowser:
    """ASGI middleware that gives a browser a secret of its own, by which its downloads know it until it is closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or HTTPConnection(scope).cookies.get(COOKIE):
            await self.app(scope, receive, send)
            return
        cookie = f"{COOKIE}={token_urlsafe(SECRET_BYTES)}; Path=/; HttpOnly; SameSite=Strict"

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"set-cookie", cookie.encode())]
            await send(message)

        await self.app(scope, receive, send_with_cookie)
