"""The afterword command: everything but the pages, for scripts and for checks.

Exit status 0, 1 for problems in the data, 2 for wrong usage; errors on standard error as one sentence and a hint.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from coaching.errors import CoachingError
from coaching.memory import look_for_circles_seldom

COMMANDS = {
    "serve": ("serve", "Start the app and print the address to open."),
    "demo": ("demo", "Fill an empty database with a made-up office around today."),
    "import": ("importing", "Read a caseload, or a tracker in CSV or XLSX, into the database."),
    "export": ("export", "Write what the database holds to files."),
    "workshop": ("workshop", "Write a week's workshop, slides and notes, as PDF."),
    "backup": ("database", "Copy the database to a file while it runs."),
    "check": ("database", "Check the database file and its audit."),
    "upgrade": ("database", "Bring the database to this version."),
    "plan": ("folder", "The plan of a caseload folder, without a database."),
    "rates": ("folder", "The rates of a caseload folder, as JSON."),
    "advise": ("folder", "Advice and findings on a caseload folder, as JSON."),
    "check-message": ("message", "Findings on a draft to an employer, and what is good about it, as JSON."),
    "guidance": ("folder", "Sources, statements, policies, rules and advice, as JSON."),
}
"""Each command's module in coaching.commands and its one line of help, so that `--help` imports none of them."""


class LazyCommands(click.Group):
    """Imports a command when it is run, so that `afterword plan` does not wait for the database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"coaching.commands.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command and send off all it wrote; a reader that has seen enough, like `head`, is no error."""
        try:
            status: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _write_no_more()
            return 0
        return status

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _write_no_more() -> None:
    """Lets go of what could not be written, which would otherwise be tried again, and complained of, at the end."""
    with suppress(OSError):  # standard output may be no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="afterword", message="%(prog)s %(version)s")
def afterword() -> None:
    """Interview follow-up coaching for career counselors."""


def main() -> NoReturn:
    """Run the command; a CoachingError becomes a sentence on standard error and exit status 1."""
    look_for_circles_seldom()
    try:
        status = afterword.main(standalone_mode=False)
    except CoachingError as error:
        click.echo(str(error), err=True)
        status = 1
    except click.Abort:
        click.echo("Stopped.", err=True)
        status = 130
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except OSError as error:
        _write_no_more()
        click.echo(f"Something could not be read or written ({error.strerror or error}). Is the disk full?", err=True)
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
