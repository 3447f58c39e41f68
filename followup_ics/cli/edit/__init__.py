"""The commands that write interviews into the input file: init, add."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from followup_ics.cli.edit.rewriting import rewrite
from followup_ics.cli.environment import find_local_zone, open_shelf, read_clock
from followup_ics.cli.options import KeyCommand, build_options, example, now_option, read_zone
from followup_ics.cli.streams import say
from followup_ics.model.errors import FollowUpError

if TYPE_CHECKING:
    import zoneinfo

    from followup_ics.input.records import Key


@click.command(epilog=example("followup-ics init search.yaml"))
@click.argument("file", type=click.Path(allow_dash=True), default="search.yaml")
@click.option(
    "--timezone",
    type=read_zone,
    metavar="ZONE",
    help="Where you are, as Continent/City; this computer's zone where it is known.",
)
@click.option("--holidays", default="none", show_default=True, help="Whose days off to skip, such as US-NY.")
@now_option
def init(file: str, timezone: "zoneinfo.ZoneInfo | None", holidays: str, now: dt.datetime | None) -> None:
    """Write a first FILE to fill in, with comments and an identity of its own.

    A file that is there already is left alone.
    """
    import secrets
    import zoneinfo
    from pathlib import Path

    from followup_ics.feed.files import write_first
    from followup_ics.input.starter import make_starter
    from followup_ics.planning.calendars.days_off import find_code_problem

    if problem := None if holidays == "none" else find_code_problem(holidays):
        raise FollowUpError(problem)
    zone = timezone or zoneinfo.ZoneInfo(find_local_zone() or "UTC")
    text = make_starter(
        file="search.yaml" if file == "-" else file,
        file_id=secrets.token_hex(8),
        timezone=zone.key,
        holidays=holidays,
        today=(now or read_clock()).astimezone(zone).date(),
    )
    if file == "-":
        click.echo(text, nl=False)
        return
    write_first(Path(file), text.encode())
    say(f"wrote {file}; edit it, then: followup-ics build {file}")


def list_interview_keys() -> "tuple[Key[Any], ...]":
    """Return the keys of an interview."""
    from followup_ics.input.keys.interview import INTERVIEW_KEYS

    return INTERVIEW_KEYS


@click.command(
    cls=KeyCommand,
    find_keys=list_interview_keys,
    epilog=example("followup-ics add search.yaml --company 'Birch Lane Books' --when '2026-12-01 10:00'"),
)
@click.argument("file", type=click.Path())
@build_options
def add(file: str, build: bool, output: str | None, **told: str | tuple[str, ...] | None) -> None:
    """Add an interview to FILE, and show what comes of it.

    Comments and layout stay as they are. The interview gets an id of its own, which keeps its events the same ones
    whatever is renamed or added later.
    """
    import secrets

    from followup_ics.input.edit.changes import add_interview
    from followup_ics.planning.plan_file import make_calendars

    calendars = make_calendars(open_shelf())
    told["id"] = told["id"] or secrets.token_hex(4)
    rewrite(
        file, lambda data: add_interview(data, name=file, told=told, calendars=calendars), build=build, output=output
    )
