import asyncio
import gc
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn

from coaching.web import start
from coaching.web.start import is_loopback, preload, why_not_on


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost"])
def test_the_server_starts_on_an_address_of_this_machine(address):
    assert why_not_on(address) == ""


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "::", "::1", "127.1.2.3", "192.168.1.20", "example.org", "unix:///tmp/socket", "127.0.0.1 "]
)
def test_the_server_does_not_start_on_an_address_that_others_reach_and_says_why(address):
    assert address in why_not_on(address)
    assert "no sign-in" in why_not_on(address)


@pytest.mark.parametrize("address", [None, ""])
def test_the_server_does_not_start_on_every_address(address):
    assert "every address" in why_not_on(address)


@pytest.mark.parametrize("name", ["localhost.example.org", "127.0.0.1.example.org", "2130706433", "0x7f.1", ""])
def test_a_name_that_only_looks_like_this_machine_is_not_this_machine(name):
    assert not is_loopback(name)


def test_what_every_page_needs_is_there_before_the_first_and_the_rest_soon_after(monkeypatch):
    done: list[str] = []
    monkeypatch.setattr(start, "AT_START", ("first",))
    monkeypatch.setattr(start, "SOON_AFTER", ("later",))
    monkeypatch.setattr(start, "import_module", done.append)
    monkeypatch.setattr(start.gc, "freeze", lambda: done.append("freeze"))
    preload().join(10)
    assert done == ["first", "freeze", "later", "freeze"]


def test_what_is_preloaded_exists():
    preload().join(60)
    gc.unfreeze()
    assert {*start.AT_START, *start.SOON_AFTER} <= sys.modules.keys()


def test_a_page_that_has_run_once_is_out_of_garbage_collections_sight_and_later_runs_cost_nothing(monkeypatch):
    done: list[str] = []
    monkeypatch.setattr(start, "_settled", set())
    monkeypatch.setattr(start.gc, "freeze", lambda: done.append("freeze"))
    for page in ("Today", "Today", "Clients", "Today"):
        start.settle(page)
    assert done == ["freeze", "freeze"]


async def sends_at_once(listening: socket.socket) -> bool:
    """Whether a connection to that socket sends a small message without waiting for the one before to arrive."""
    met: asyncio.Future[socket.socket] = asyncio.get_running_loop().create_future()

    class Meeting(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            met.set_result(transport.get_extra_info("socket"))

    server = await asyncio.get_running_loop().create_server(Meeting, sock=listening)
    async with server:
        _, writer = await asyncio.open_connection(*listening.getsockname())
        connection = await met
        writer.close()
        return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_the_server_sends_the_many_small_messages_of_a_page_at_once():
    listening = socket.socket(socket.AF_INET)  # as Streamlit makes it, on which asyncio's own loop would hold them back
    listening.bind(("127.0.0.1", 0))

    def asked() -> bool:
        with asyncio.Runner(loop_factory=uvicorn.Config(app="app:app").get_loop_factory()) as runner:
            return runner.run(sends_at_once(listening))

    with ThreadPoolExecutor(1) as thread:  # browser tests before this one leave a loop running in theirs
        assert thread.submit(asked).result()
