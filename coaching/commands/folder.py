"""Commands on a caseload folder or zip, without a database: plan, rates, advise; and guidance."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from datetime import datetime
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from coaching.commands.options import DEFAULT_ZONE, INSTANT, policy_option, report_problems, timezone_option
from coaching.commands.planning import plan_rows, write_planned
from coaching.exchange.caseload import Caseload, read_caseload
from coaching.exchange.plan_csv import plan_as_json
from coaching.guidance.policies import POLICIES

if TYPE_CHECKING:
    from coaching.advice import Advised

Command = TypeVar("Command", bound=Callable[..., object])


def folder_command(command: Command) -> Command:
    """FOLDER, --now, --policy and --timezone, which plan, rates and advise share."""
    for decorate in (
        timezone_option,
        policy_option,
        click.option("--now", type=INSTANT, required=True, help="As of when, ISO 8601; UTC where it names no offset."),
        click.argument("folder", type=click.Path(exists=True, path_type=Path)),
    ):
        command = decorate(command)
    return command


def _read(folder: Path, timezone: str) -> tuple[Caseload, int]:
    """The caseload and the exit status; problems go to standard error."""
    _write_data()
    gc.disable()  # one short run that keeps all it makes: collecting would only look at everything again and again
    reading = read_caseload(folder, office_zone=timezone or DEFAULT_ZONE, now=None)
    return reading.caseload, report_problems(reading.problems)


def _write_data() -> None:
    """What is printed is for programs: the same bytes on every system."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


@click.command("plan")
@folder_command
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def plan_command(folder: Path, now: datetime, policy: str, timezone: str, form: str) -> int:
    """The plan of a caseload folder, one line a step."""
    caseload, status = _read(folder, timezone)
    if form == "csv":
        write_planned(caseload, POLICIES[policy], now, sys.stdout)
    else:
        plan_as_json(plan_rows(caseload.records(), POLICIES[policy], now), sys.stdout)
    return status


@click.command("rates")
@folder_command
def rates_command(folder: Path, now: datetime, policy: str, timezone: str) -> int:
    """Rates by step, interviews followed up, and follow-up against outcome."""
    from coaching.metrics import figures_of  # noqa: PLC0415 - pandas, which plan does without
    from coaching.summary import rates_as_json  # noqa: PLC0415

    caseload, status = _read(folder, timezone)
    figures = figures_of(caseload.records(), POLICIES[policy], now)
    click.echo(json.dumps(rates_as_json(figures, now), indent=2))
    return status


@click.command("advise")
@folder_command
def advise_command(folder: Path, now: datetime, policy: str, timezone: str) -> int:
    """Advice on every step to act on, and on every finding."""
    from coaching.advice import advise_client  # noqa: PLC0415

    caseload, status = _read(folder, timezone)
    clients = {client.client_id: client for client in caseload.clients}
    by_client = sorted(caseload.records(), key=lambda record: record.interview.client_id)
    advised = [
        item
        for client_id, records in groupby(by_client, key=lambda record: record.interview.client_id)
        for item in advise_client(clients[client_id], list(records), POLICIES[policy], now)
    ]
    click.echo(json.dumps([_advised_as_json(item) for item in advised], indent=2, ensure_ascii=False))
    return status


def _advised_as_json(item: Advised) -> dict[str, object]:
    return {
        "client_id": item.client_id,
        "interview_id": item.interview_id,
        "step": item.step,
        "ordinal": item.ordinal,
        "person_id": item.person_id or None,
        "status": item.status,
        "finding": item.finding,
        "text": item.text,
        "cites": [cite.id for cite in item.cites],
    }


@click.command("guidance")
def guidance_command() -> None:
    """Everything the program goes by, with its sources."""
    from coaching.guidance.catalogue import as_json  # noqa: PLC0415

    _write_data()
    click.echo(json.dumps(as_json(), indent=2, ensure_ascii=False))
