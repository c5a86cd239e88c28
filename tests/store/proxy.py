"""A server's stand-in between a store and its server, which can go away, fall silent, and come back."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Self

from sqlalchemy import URL

HOST = "127.0.0.1"
BLOCK = 65536


class Proxy:
    """Passes everything on to the server of a URL, as long as it is there."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._passes = threading.Event()
        self._passes.set()
        self._open: list[socket.socket] = []
        self._port = 0
        self._listener = self._listen()

    @property
    def url(self) -> str:
        """The same database, by way of this proxy."""
        query = {name: value for name, value in self._url.query.items() if name not in ("host", "port")}
        return self._url.set(host=HOST, port=self._port, query=query).render_as_string(hide_password=False)

    def _listen(self) -> socket.socket:
        listener = socket.create_server((HOST, self._port))
        self._port = listener.getsockname()[1]
        threading.Thread(target=self._take, args=(listener,), daemon=True).start()
        return listener

    def _take(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = self._connected()
                self._open += [client, server]
                for whence, to in ((client, server), (server, client)):
                    threading.Thread(target=self._pass_on, args=(whence, to), daemon=True).start()

    def _connected(self) -> socket.socket:
        host, port = str(self._url.host or self._url.query.get("host") or HOST), self._url.port or 5432
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        opened = socket.socket(socket.AF_UNIX)
        opened.connect(f"{host}/.s.PGSQL.{port}")
        return opened

    def _pass_on(self, whence: socket.socket, to: socket.socket) -> None:
        with suppress(OSError):
            while block := whence.recv(BLOCK):
                self._passes.wait()
                to.sendall(block)

    def cut(self) -> None:
        """Breaks what is connected; new connections are taken."""
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nobody listens, until the block ends."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()
        try:
            yield
        finally:
            self._listener = self._listen()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """It takes everything and answers nothing, until the block ends."""
        self._passes.clear()
        try:
            yield
        finally:
            self._passes.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._passes.set()
        self._listener.close()
        self.cut()
