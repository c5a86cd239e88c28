"""A browser's tab without a browser: it asks a server for a page and reruns it, and says what each run cost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.servers import BIN, HOST, LONGEST_START, environment, free_port, get

LONGEST_PAGE = 900
"""Seconds; a page that reads everything takes its time."""
AT_REST = 0.02
"""Seconds of processor time in half a second; more means that the server is still loading."""


class Server(NamedTuple):
    """A running `afterword serve`."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Seconds of processor time that all its threads have had (Linux)."""
        return time.clock_gettime((~self.pid << 3) | 2)

    def memory(self) -> float:
        """The most MB that it has had so far (Linux)."""
        return most_memory(self.pid)


def most_memory(pid: int | str = "self") -> float:
    """The most MB that a process has had so far (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))


class Run(NamedTuple):
    """One rerun: milliseconds until it had finished and the garbage was collected, bytes sent, and what was shown."""

    wall: float
    cpu: float
    sent: int
    messages: tuple[ForwardMsg, ...]

    @property
    def shown(self) -> str:
        return "\n".join(str(message.delta) for message in self.messages if message.HasField("delta"))


@contextmanager
def serving(url: str, home: Path) -> Iterator[Server]:
    """`afterword serve` on that database until the block ends, in an empty folder, as a user would start it."""
    port = free_port()
    command = [str(BIN / "afterword"), "serve", "--port", str(port), "--database", url]
    with running(command, port, home, environment(home)) as server:
        yield server


@contextmanager
def running(command: Sequence[str], port: int, home: Path, variables: Mapping[str, str]) -> Iterator[Server]:
    """A server of Streamlit's until the block ends, once it is at rest."""
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=home, env=variables, stdout=log, stderr=subprocess.STDOUT)
    try:
        server = Server(f"{HOST}:{port}", process.pid)
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while time.monotonic() - began < LONGEST_START and process.poll() is None:
        try:
            if get(server.address, "/_stcore/health")[0] == 200 and _at_rest(server):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start; see server.log.")


def _at_rest(server: Server) -> bool:
    """Whether it has loaded what it loads in the background: whoever opens a page comes later than that."""
    before = server.cpu()
    time.sleep(0.5)
    return server.cpu() - before < AT_REST


class Tab:
    """One open tab: what it was sent before is known to it, as to a browser."""

    def __init__(self, server: Server, connection: ClientConnection) -> None:
        self._server = server
        self._connection = connection
        self._page = BackMsg()
        self._known: list[str] = []

    def open(self, page: str, **query: str) -> Run:
        """A first visit to an address."""
        self._page = BackMsg()
        self._page.rerun_script.page_name = page
        self._page.rerun_script.query_string = urlencode(query)
        self._page.rerun_script.context_info.timezone = "UTC"
        return self.rerun()

    def rerun(self, widgets: Sequence[WidgetState] = ()) -> Run:
        """The same page again, with what somebody did to its widgets."""
        ask = BackMsg()
        ask.CopyFrom(self._page)
        ask.rerun_script.widget_states.widgets.extend(widgets)
        ask.rerun_script.cached_message_hashes.extend(self._known)
        cpu, began = self._server.cpu(), time.perf_counter()
        self._connection.send(ask.SerializeToString())
        sent, messages = self._until_finished()
        get(self._server.address, "/_stcore/health")  # answered as soon as the garbage is collected
        wall = time.perf_counter() - began
        self._known += [message.hash for message in messages if message.metadata.cacheable]
        return Run(wall * 1000, (self._server.cpu() - cpu) * 1000, sent, messages)

    def _until_finished(self) -> tuple[int, tuple[ForwardMsg, ...]]:
        sent, messages = 0, []
        while True:
            data = self._connection.recv(timeout=LONGEST_PAGE)
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            sent += len(data)
            messages.append(message)
            if message.WhichOneof("type") == "script_finished":
                return sent, tuple(messages)


@contextmanager
def tab(server: Server) -> Iterator[Tab]:
    address = f"ws://{server.address}/_stcore/stream"
    # no pings: a usual page over a million interviews leaves them unanswered for minutes
    with connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None) as opened:
        yield Tab(server, opened)


def typed(run: Run, label: str, text: str) -> WidgetState:
    """What a browser says when somebody has typed into the field of that label."""
    for message in run.messages:
        element = message.delta.new_element
        if element.WhichOneof("type") == "text_input" and element.text_input.label == label:
            return WidgetState(id=element.text_input.id, string_value=text)
    raise LookupError(label)
