"""The app on this machine only, from any folder: every option of .streamlit/config.toml is passed on, so that neither a
config.toml of the current folder nor a STREAMLIT_ variable changes what the server does or who reaches it."""

from __future__ import annotations

import os
import socket
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import click

import coaching
from coaching.errors import CoachingError
from coaching.home import DATABASE_VARIABLE, database_url, machine_timezone
from coaching.store.database import open_store
from coaching.web.start import why_not_on

ROOT = Path(coaching.__file__).parent.parent
"""Where app.py, pages/ and .streamlit/ lie beside coaching/: the checkout, or site-packages."""
APP = ROOT / "app.py"
CONFIG = ROOT / ".streamlit" / "config.toml"
HOST = "127.0.0.1"
DEFAULT_PORT = 8501
LARGEST_PORT = 65535


@click.command("serve")
@click.option("--port", type=click.IntRange(1, LARGEST_PORT), default=DEFAULT_PORT, show_default=True)
@click.option("--address", default=HOST, show_default=True, help="This machine only, as long as there is no sign-in.")
@click.option("--database", metavar="URL", help=f"The database; otherwise {DATABASE_VARIABLE}, or your data folder.")
def serve_command(port: int, address: str, database: str | None) -> None:
    """Start the app and print the address to open."""
    if refusal := why_not_on(address):
        raise CoachingError(refusal)
    if database:
        os.environ[DATABASE_VARIABLE] = database
    _refuse_taken(address, port)
    open_store(database_url(os.environ), now=datetime.now(UTC), timezone=machine_timezone()).close()
    click.echo(f"Open http://{f'[{address}]' if ':' in address else address}:{port} (stop with Ctrl+C)")
    run_app(address, port)


def _refuse_taken(address: str, port: int) -> None:
    """Streamlit's own word on a port that is taken is a line in a log."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        if os.name != "nt":  # there it would let two servers share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            raise CoachingError(
                f"Port {port} is in use, perhaps by an Afterword that is already open.",
                f"Look at http://{address}:{port}, or take another port with --port {port % LARGEST_PORT + 1}.",
            ) from None


def run_app(address: str, port: int) -> None:
    """Run the server in this process until it is stopped. app.py is not imported before: its pages would answer 500."""
    from streamlit.web import bootstrap  # noqa: PLC0415 - half a second, which refusing a port does without

    options = {
        **options_in(tomllib.loads(CONFIG.read_text(encoding="utf-8"))),
        "server.address": address,
        "server.port": port,
        "logger.hideWelcomeMessage": True,  # our own line says where to go
    }
    bootstrap.load_config_options(flag_options=options)
    bootstrap.run_asgi_app(str(APP), f"{APP.stem}:app", [], options)


def options_in(table: dict[str, object], path: str = "") -> dict[str, object]:
    """The options of a config.toml by their dotted names, lists as lists."""
    options: dict[str, object] = {}
    for name, value in table.items():
        options |= options_in(value, f"{path}{name}.") if isinstance(value, dict) else {f"{path}{name}": value}
    return options
