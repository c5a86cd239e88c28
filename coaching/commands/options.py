"""What several commands share: their options, and how problems are told."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from coaching.clock import zone_named
from coaching.errors import CoachingError, Problem
from coaching.guidance.policies import DEFAULT_POLICY, POLICIES

DEFAULT_ZONE = "UTC"
"""The office's zone where nothing says otherwise."""


class Instant(click.ParamType[datetime]):
    """An ISO 8601 instant; one without an offset is taken as UTC."""

    name = "ISO"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """An aware datetime in UTC, or a usage error."""
        if isinstance(value, datetime):
            return value
        try:
            instant = datetime.fromisoformat(str(value))
            return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no instant. Write it like 2026-03-04T09:30:00Z.", param, ctx)


class Zone(click.ParamType[str]):
    """The name of an IANA time zone."""

    name = "ZONE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given, or a usage error."""
        try:
            return zone_named(str(value)).key
        except CoachingError as error:
            self.fail(str(error), param, ctx)


INSTANT = Instant()

policy_option = click.option(
    "--policy", type=click.Choice(list(POLICIES)), default=DEFAULT_POLICY.name, show_default=True
)
timezone_option = click.option(
    "--timezone", type=Zone(), default=None, help="The office's IANA zone, for interviews that name none."
)


def report_problems(problems: Sequence[Problem]) -> int:
    """Tell the problems on standard error, one a line; the exit status, 1 where there are any."""
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - this is the command line
    return int(bool(problems))
