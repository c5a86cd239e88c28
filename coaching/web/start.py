"""What happens before the first page is served: the address is checked, heavy modules and the store are loaded, and
what stays for good is taken out of garbage collection's sight (it would otherwise cost most of every rerun)."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable
from importlib import import_module
from ipaddress import ip_address

AT_START = ("pandas", "altair", "sqlalchemy", "coaching.charts", "coaching.advice", "coaching.guidance.catalogue")
SOON_AFTER = ("statsmodels.stats.proportion", "statsmodels.regression.linear_model", "coaching.messages.ready")
LISTENS_ON = ("127.0.0.1", "localhost")
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
_settled: set[str] = set()
"""Pages that have run in this process."""


def why_not_on(address: str | None) -> str:
    """Why the server does not start on that address; empty where it is this machine only: there is no sign-in yet."""
    if address in LISTENS_ON:
        return ""
    return (
        f"Afterword does not listen on {address or 'every address'}: it has no sign-in yet, so anyone who reaches it "
        "would see every client. Leave server.address at 127.0.0.1."
    )


def is_loopback(address: str) -> bool:
    """Whether an address or host name is this machine itself."""
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def preload() -> threading.Thread:
    """Import what every page needs, then what some need in the background; the thread that does the latter."""
    _import_and_freeze(AT_START)
    later = threading.Thread(target=_import_and_freeze, args=(SOON_AFTER,), name="preload", daemon=True)
    later.start()
    return later


def settle(page: str) -> None:
    """After a page's first run: what it has loaded stays for good, too."""
    if page not in _settled:
        _settled.add(page)
        _freeze()


def _import_and_freeze(modules: Iterable[str]) -> None:
    for module in modules:
        import_module(module)
    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()
