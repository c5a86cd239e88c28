"""The command that fills an empty database with the demo office."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import UTC, datetime

import click

from coaching.commands.database import database_option
from coaching.demo_office import DEFAULT_CLIENTS, DEFAULT_SEED, load_demo
from coaching.home import database_url, machine_timezone
from coaching.store.access import Viewer
from coaching.store.database import open_store
from coaching.store.office import caseload_size


@click.command("demo")
@click.option("--clients", type=click.IntRange(min=1), default=DEFAULT_CLIENTS, show_default=True)
@click.option("--seed", type=int, default=DEFAULT_SEED, show_default=True, help="Another one makes another office.")
@database_option
def demo_command(clients: int, seed: int, database: str | None) -> None:
    """Fill an empty database with a made-up office around today, the same for the same seed."""
    now = datetime.now(UTC)
    url = database or database_url(os.environ)
    with closing(open_store(url, now=now, timezone=machine_timezone())) as store:
        viewer = store.as_viewer()
        _load(viewer, now, clients, seed)
        size = caseload_size(viewer)
        address = store.address
    click.echo(f"A made-up office is in {address}: clients {size.clients:,}, interviews {size.interviews:,}.")


def _load(viewer: Viewer, now: datetime, clients: int, seed: int) -> None:
    """Loads the demo, with a bar for whoever looks on."""
    shown = sys.stderr.isatty()
    with click.progressbar(length=1, label="Making up an office", file=sys.stderr, hidden=not shown) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        load_demo(viewer, now, clients, seed, progress=progress)
