"""The commands that write the input file: init, log, add."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from followup_ics.cli.environment import find_local_zone, open_shelf, read_clock
from followup_ics.cli.options import KeyCommand, example, now_option, read_day, read_zone
from followup_ics.cli.streams import print_line, say
from followup_ics.model.errors import FollowUpError, InputError

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


def list_update_keys() -> "tuple[Key[Any], ...]":
    """Return the keys of an update."""
    from followup_ics.input.keys.update import UPDATE_KEYS

    return UPDATE_KEYS


def list_interview_keys() -> "tuple[Key[Any], ...]":
    """Return the keys of an interview."""
    from followup_ics.input.keys.interview import INTERVIEW_KEYS

    return INTERVIEW_KEYS


@click.command(
    cls=KeyCommand, find_keys=list_update_keys, epilog=example("followup-ics log search.yaml acme --sent thank-you")
)
@click.argument("file", type=click.Path())
@click.argument("company")
@click.option("--role", help="The role, where you have several applications there.")
@click.option("--on", type=read_day, metavar="DAY", help="The day on which it happened; today where it is left out.")
@now_option
def log(
    file: str, company: str, role: str | None, on: dt.date | None, now: dt.datetime | None, **told: str | None
) -> None:
    """Record in FILE what happened with a COMPANY, and show what it changes.

    COMPANY is any part of its name that no other has. Comments and layout stay as they are.
    """
    from followup_ics.input.edit.changes import log_update
    from followup_ics.planning.plan_file import make_calendars, parse_source

    shelf = open_shelf()

    def change(data: bytes) -> bytes:
        zone = parse_source(data, name=file, shelf=shelf).timezone
        day = on or (now or read_clock()).astimezone(zone).date()
        calendars = make_calendars(shelf)
        return log_update(data, name=file, company=company, role=role, on=day, told=told, calendars=calendars)

    rewrite(file, change)


@click.command(
    cls=KeyCommand,
    find_keys=list_interview_keys,
    epilog=example("followup-ics add search.yaml --company 'Birch Lane Books' --when '2026-12-01 10:00'"),
)
@click.argument("file", type=click.Path())
def add(file: str, **told: str | tuple[str, ...] | None) -> None:
    """Add an interview to FILE, and show what comes of it.

    Comments and layout stay as they are.
    """
    from followup_ics.input.edit.changes import add_interview
    from followup_ics.planning.plan_file import make_calendars

    calendars = make_calendars(open_shelf())
    rewrite(file, lambda data: add_interview(data, name=file, told=told, calendars=calendars))


def rewrite(file: str, change: Callable[[bytes], bytes]) -> None:
    """Change an input file, whole or not at all, and tell what that does to the plan.

    What cannot be planned is not written.
    """
    import functools
    from pathlib import Path

    from followup_ics.feed.files import rewrite_source
    from followup_ics.planning.plan_file import plan_source
    from followup_ics.reports.diff import tell_plan_changes

    plan = functools.lru_cache(functools.partial(plan_source, name=file, shelf=open_shelf()))

    def change_and_plan(data: bytes) -> bytes:
        after = change(data)
        plan(after)
        return after

    rewriting = rewrite_source(Path(file), change_and_plan)
    for note in rewriting.notes:
        say(f"{file}: {note}")
    planned = plan(rewriting.after)
    try:
        old = plan(rewriting.before).follow_ups
    except InputError:  # a file without interviews may be added to
        old = ()
    for line in tell_plan_changes(old, planned.follow_ups, planned.job_search):
        print_line(line)
