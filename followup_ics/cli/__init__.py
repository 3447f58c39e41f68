"""The command line: arguments in, exit codes out. A command's module is imported when the command is named."""

import contextlib
import functools
import importlib
import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from followup_ics.cli.options import example

PARTS = ("followup-ics", "holidays", "icalendar", "tzdata")
"""What dates depend on, and so what `--version` names."""

COMMANDS = {
    "add": "edit",
    "agenda": "show",
    "build": "build",
    "check": "build",
    "diff": "build",
    "explain": "show",
    "init": "edit",
    "log": "edit.log",
    "page": "show",
    "publish": "publish",
    "read": "show",
    "schema": "show",
    "status": "show",
    "share": "share",
    "unshare": "share",
    "verify": "publish",
}
"""The module of each command, in the order of `--help`."""


class Commands(click.Group):
    """Find the command named in its module, and turn what went wrong into words and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names, in the order that they are shown in."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command named; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"followup_ics.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def main(self, args: Any = None, *more: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command line; as a program of its own it ends with an exit code, whatever happens."""
        run = functools.partial(super().main, args, *more, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        from followup_ics.cli.ending import find_exit_code

        sys.exit(find_exit_code(run))

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the arguments."""
        with naming_closed_pipes():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command named."""
        with naming_closed_pipes():
            return super().invoke(ctx)


@contextlib.contextmanager
def naming_closed_pipes() -> Iterator[None]:
    """Give a closed pipe a name of our own: the library would end the program with the code for a wrong file."""
    try:
        yield
    except BrokenPipeError as error:
        from followup_ics.cli.ending import ClosedPipeError

        raise ClosedPipeError from error


def show_versions(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    """Print the versions that dates depend on, and stop."""
    if value and not ctx.resilient_parsing:
        from followup_ics.cli.versions import find_version

        click.echo(", ".join(f"{part} {find_version(part)}" for part in PARTS))
        ctx.exit()


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=example("followup-ics init")
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_versions,
    help="Name the versions that dates depend on.",
)
def main() -> None:
    """Turn what was said in your interviews into the right next steps, as a calendar feed.

    Write down what happened in one YAML file; subscribe to the feed once; after each edit, build again.
    """
    import zoneinfo

    import tzdata  # type: ignore[import-untyped] # data only

    # The package's zones wherever this runs, and read as plain files: to look into a package takes longer.
    zoneinfo.reset_tzpath(to=[os.path.join(folder, "zoneinfo") for folder in tzdata.__path__])  # noqa: PTH118 - as text
