"""The check of a message that a client wrote, without a database."""

from __future__ import annotations

import json
from io import BufferedReader
from typing import TYPE_CHECKING

import click

from coaching.errors import CoachingError
from coaching.messages import NOTHING_KNOWN, Checked, MessageKind, MessageRecord, check_message, read_record

if TYPE_CHECKING:
    from coaching.messages import Found

LARGEST_FILE = 10_000_000
"""Bytes of a file that are read: what is longer is no message."""


@click.command("check-message")
@click.argument("file", type=click.File("rb"))
@click.option("--kind", type=click.Choice([kind.value for kind in MessageKind]), help="Guessed where it is not given.")
@click.option("--record", type=click.File("rb"), help="JSON: client, employer, position, people (name, title), others.")
def check_message_command(file: BufferedReader, kind: str | None, record: BufferedReader | None) -> None:
    """Findings on a draft to an employer, as JSON. FILE may be - for standard input."""
    text = file.read(LARGEST_FILE).decode("utf-8-sig", errors="replace")
    checked = check_message(text, MessageKind(kind) if kind else None, _record(record))
    click.echo(json.dumps(_as_json(checked), indent=2))


def _record(file: BufferedReader | None) -> MessageRecord:
    """The record in a file; CoachingError where it is none."""
    if file is None:
        return NOTHING_KNOWN
    try:
        return read_record(json.loads(file.read(LARGEST_FILE).decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise CoachingError("The record is not JSON.", 'It is like {"client": "...", "people": []}.') from error


def _as_json(checked: Checked) -> dict[str, object]:
    """The format of design.md; where a message was not judged, `good` holds the sentence that says so."""
    note = [checked.note] if checked.note else []
    return {"findings": [_finding_as_json(found) for found in checked.findings], "good": [*checked.good, *note]}


def _finding_as_json(found: Found) -> dict[str, object]:
    return {
        "rule": found.rule.id,
        "where": found.where,
        "text": f"{found.reason} {found.better}",
        "cites": [cite.id for cite in found.cites],
    }
