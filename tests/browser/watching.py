"""A page that is watched: what it asks of other hosts, what its console says, and what the server still owes it.

Waiting is for the server's answer to what was asked, read from the socket, and not for a time: a busy machine is slow.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ELSEWHERE = ("http://", "https://", "ws://", "wss://")
LONGEST = 30.0
"""Seconds that any one thing may take on a busy machine."""
A_LOOK = 20
"""Milliseconds between two looks."""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"
FINISHED = frozenset({ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY})


class Watch:
    """What one page asked for and what was answered, by itself or because somebody acted on it."""

    def __init__(self, page: Page, own: str) -> None:
        self.elsewhere: list[str] = []
        self.said: list[str] = []
        self.asked = self.begun = self.answered = 0
        own_addresses = (own, own.replace("http", "ws", 1))

        def requested(url: str) -> None:
            if url.startswith(ELSEWHERE) and not url.startswith(own_addresses):
                self.elsewhere.append(url)

        page.on("request", lambda request: requested(request.url))
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        self.asked = self.begun = self.answered = 0
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes | str) -> None:
        message = BackMsg()
        if isinstance(frame, bytes) and message.ParseFromString(frame) and message.HasField("rerun_script"):
            self.asked += not message.rerun_script.is_auto_rerun

    def _received(self, frame: bytes | str) -> None:
        message = ForwardMsg()
        if not (isinstance(frame, bytes) and message.ParseFromString(frame)):
            return
        if message.HasField("new_session"):
            self.begun = self.asked
        elif message.HasField("script_finished") and message.script_finished in FINISHED:
            self.answered = self.begun


WATCHES: WeakKeyDictionary[Page, Watch] = WeakKeyDictionary()


def settled(page: Page) -> None:
    """Waits until all that was asked of the server is answered and shown."""
    page.wait_for_timeout(A_LOOK)
    _until_answered(page, 1)  # a page that was just opened asks for itself first


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """What is done in this block asks something of the server: waits until it was asked, answered and shown."""
    before = WATCHES[page].asked
    yield
    _until_answered(page, before + 1)


def _until_answered(page: Page, least: int) -> None:
    watch, start = WATCHES[page], time.monotonic()
    while watch.asked < least or watch.answered < watch.asked or _runs(page):
        assert time.monotonic() - start < LONGEST, f"asked {watch.asked}, answered {watch.answered}, of {least}"
        page.wait_for_timeout(A_LOOK)


def _runs(page: Page) -> bool:
    """Whether the page is not done with what it was sent: it draws twice first, and then has a moment."""
    page.evaluate(DRAWN)
    return bool(page.locator("[data-testid=stApp]:not([data-test-script-state=notRunning])").count())
