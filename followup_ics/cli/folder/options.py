"""The options of build that go with a folder, and with no single file."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import click
from click.core import ParameterSource

from followup_ics.cli.options import PATH, PATH_OR_DASH
from followup_ics.model.quoting import quote

if TYPE_CHECKING:
    from followup_ics.feed.batch.selection import Shard

LONGEST = 3600.0
"""So many seconds one file may take at most."""


class FolderOptions(NamedTuple):
    """Hold the options of the build of a folder, as they were given."""

    jobs: int | None
    scheduler: str | None
    secret_paths: bool
    index_path: str | None
    shard: "Shard | None"
    listed: str | None
    as_json: bool
    fail_fast: int | None
    timeout_each: float


def read_shard(value: str) -> "Shard":
    """Read which part of a folder is meant.

    >>> read_shard("3/16")
    Shard(number=3, total=16)
    """
    from followup_ics.feed.batch.selection import Shard

    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter(f"{quote(value)} is no part of a folder, such as 3/16, of 1/16 to 16/16")
    return Shard(number=int(found[1]), total=int(found[2]))


def read_seconds(value: str) -> float:
    """Read a time limit, in seconds.

    >>> read_seconds("10"), read_seconds("0.5s")
    (10.0, 0.5)
    """
    found = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)s?", value)
    if not found or not 0 < float(found[1]) <= LONGEST:
        raise click.BadParameter(f"{quote(value)} is no number of seconds, such as 10")
    return float(found[1])


OPTIONS = (
    click.option(
        "--jobs",
        type=click.IntRange(1, 61),
        metavar="N",
        show_default="one for each processor",
        help="How many processes build the feeds of a folder.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Let a Dask cluster build a folder: tcp://HOST:PORT, tls://HOST:PORT, or local:4 for a new one.",
    ),
    click.option(
        "--secret-paths", is_flag=True, help="Put each feed of a folder below the path that publish gives it."
    ),
    click.option(
        "--shard", type=read_shard, metavar="N/COUNT", help="Build one part of a folder: 1/16, 2/16 … side by side."
    ),
    click.option(
        "--list",
        "listed",
        type=PATH_OR_DASH,
        metavar="LIST",
        help="Build only these files of a folder: a path below it on each line; - for standard input.",
    ),
    click.option("--index", "index_path", type=PATH, metavar="PATH", help="Keep what is up to date in a folder there."),
    click.option("--json", "as_json", is_flag=True, help="Print what became of a folder as lines of JSON."),
    click.option(
        "--fail-fast",
        type=click.IntRange(min=1),
        metavar="N",
        help="Stop when N files of a folder could not be written.",
    ),
    click.option(
        "--timeout-each",
        type=read_seconds,
        metavar="SECONDS",
        default="10",
        show_default=True,
        help="How long one file of a folder may take.",
    ),
)


def folder_options(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take the options of `FolderOptions`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def refuse_folder_options(context: click.Context) -> None:
    """Raise `UsageError` where an option was given that no single file has; ``--jobs`` does no harm."""
    for parameter in context.command.params:
        name = parameter.name
        is_given = name and context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name in FolderOptions._fields and name != "jobs":
            raise click.UsageError(f"{parameter.opts[0]} goes with a folder; this is one file")
