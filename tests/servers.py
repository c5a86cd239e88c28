"""Real servers for tests, each a process of its own on this machine, and a visit to one as a browser begins it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
HOST = "127.0.0.1"
LONGEST_START = 60  # seconds; a busy machine is slow
LONGEST_RUN = 30
NOT_FOR_SERVERS = ("STREAMLIT_", "COV_", "COVERAGE_", "AFTERWORD_", "XDG_", "PYTEST_")


class Visit(NamedTuple):
    """What the server sent for a first request to one page's address."""

    session: NewSession
    pages: tuple[str, ...]  # the addresses in the navigation; none where the frame did not run
    page: str | None  # the address of the page that ran; None where the frame did not run
    shown: str  # everything displayed, as protobuf text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **variables: str) -> dict[str, str]:
    """This process's, without what would steer a server, and with another home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_FOR_SERVERS)}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)} | variables


@contextmanager
def serving(command: Sequence[str | Path], port: int, *, folder: Path, env: dict[str, str]) -> Iterator[str]:
    """Run a server until the block ends; yields its address once it answers."""
    log = folder.parent / f"server-{port}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env=env, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait_until_healthy(process, port, log)
        yield f"{HOST}:{port}"
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_healthy(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    start = time.monotonic()
    while time.monotonic() - start < LONGEST_START and process.poll() is None:
        try:
            if get(f"{HOST}:{port}", "/_stcore/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The server did not start: {log.read_text()}")


def get(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers by their names in small letters, and body of an answer; header names are given with _ for -."""
    connection = HTTPConnection(address, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def visit(address: str, page: str = "") -> Visit:
    """Open a socket as a browser does at /page, ask for the page, and take what comes until its script has finished."""
    with connect(f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as opened:
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.context_info.timezone = "UTC"
        opened.send(ask.SerializeToString())
        return _until_finished(opened)


def _until_finished(opened: ClientConnection) -> Visit:
    seen = Visit(NewSession(), (), None, "")
    while True:
        message = ForwardMsg()
        message.ParseFromString(opened.recv(timeout=LONGEST_RUN))
        match message.WhichOneof("type"):
            case "new_session":
                seen = seen._replace(session=message.new_session)
            case "navigation":
                addresses = {entry.page_script_hash: entry.url_pathname for entry in message.navigation.app_pages}
                ran = addresses.get(message.navigation.page_script_hash)
                seen = seen._replace(pages=tuple(addresses.values()), page=ran)
            case "delta":
                seen = seen._replace(shown=f"{seen.shown}\n{message.delta}")
            case "script_finished":
                return seen
