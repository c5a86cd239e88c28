"""The command that writes the pack of a week's workshop."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from coaching.commands.database import PATH, database_option, open_named
from coaching.workshop.making import kept_deck
from coaching.workshop.pack import shown_deck, write_pack


@click.command("workshop")
@click.option("--week", metavar="WEEK", help="An ISO week like 2026-W12; otherwise this one.")
@click.option("--to", "path", type=PATH, required=True, metavar="PATH", help="A name that ends in .pdf.")
@database_option
def workshop_command(week: str | None, path: Path, database: str | None) -> None:
    """Write a week's workshop, slides and notes, as PDF: as it was frozen, otherwise as it would be shown.

    A week that is over is frozen by it, so that later weeks are held against what was given out; not where no figure
    could be told.
    """
    if path.suffix.lower() != ".pdf":
        raise click.BadParameter(f"{path.name}: give a name that ends in .pdf.", param_hint="--to")
    now = datetime.now(UTC)
    with closing(open_named(database, now)) as store:
        viewer = store.as_viewer()
        deck = shown_deck(viewer, week, now)
        slides = write_pack(viewer, deck, path, now=now)
        frozen = kept_deck(viewer, deck.week) is not None
    click.echo(f"Written to {path}: the week {deck.week}, {slides} slides and the notes.")
    if frozen:
        click.echo("This week is frozen: it stays so, whatever is recorded since.")
