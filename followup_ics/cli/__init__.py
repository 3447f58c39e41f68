"""The command line: arguments in, exit codes out. A command's module is imported when the command is named."""

import importlib
import os
import sys
from typing import Any

import click

from followup_ics.cli.options import example
from followup_ics.model.errors import FollowUpError

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
    "log": "edit",
    "page": "show",
    "read": "show",
    "schema": "show",
    "share": "share",
    "unshare": "share",
    "verify": "publish",
}
"""The module of each command, in the order of `--help`."""


class Commands(click.Group):
    """Find the command named in its module, and turn what went wrong into words and an exit code.

    A bug stays a traceback.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names, in the order that they are shown in."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command named; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"followup_ics.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command named, and translate its failure."""
        try:
            return super().invoke(ctx)
        except FollowUpError as error:
            from followup_ics.cli.errors import complain

            complain(error)
            ctx.exit(error.exit_code)


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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
