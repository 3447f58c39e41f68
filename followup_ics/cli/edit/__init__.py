"""The commands that write interviews into the input file: init, add."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from followup_ics.cli.edit.rewriting import rewrite
from followup_ics.cli.environment import find_local_zone, open_calendar_cache, read_clock
from followup_ics.cli.options import FROM, PATH, PATH_OR_DASH, KeyCommand, build_options, example, now_option, read_zone
from followup_ics.cli.streams import say
from followup_ics.model.errors import FollowUpError
from followup_ics.model.quoting import show

if TYPE_CHECKING:
    import zoneinfo

    from followup_ics.input.records import Key


@click.command(epilog=example("followup-ics init search.yaml"))
@click.argument("file", type=PATH_OR_DASH, default="search.yaml")
@click.option(
    "--timezone",
    type=read_zone,
    metavar="ZONE",
    help="Where you are, as Continent/City; this computer's zone where it is known.",
)
@click.option("--holidays", help="Whose days off to skip, such as US-NY; your zone's country where it is left out.")
@now_option
def init(file: str, timezone: "zoneinfo.ZoneInfo | None", holidays: str | None, now: dt.datetime | None) -> None:
    """Write a first FILE to fill in, with comments and an identity of its own.

    A file that is there already is left alone.
    """
    import secrets
    import shlex
    import zoneinfo
    from pathlib import Path

    from followup_ics.feed.files import write_first
    from followup_ics.input.starter import make_starter
    from followup_ics.input.timezones import find_country
    from followup_ics.planning.calendars.days_off import find_code_problem, list_parts

    if holidays and holidays != "none" and (problem := find_code_problem(holidays)):
        raise FollowUpError(problem)
    zone = timezone or zoneinfo.ZoneInfo(find_local_zone() or "UTC")
    country = None if holidays else find_country(zone.key)
    if country and find_code_problem(country):
        country = None
    text = make_starter(
        file="search.yaml" if file == "-" else file,
        file_id=secrets.token_hex(8),
        timezone=zone.key,
        holidays=holidays or country or "none",
        parts=list_parts(country, open_calendar_cache()) if country else (),
        today=(now or read_clock()).astimezone(zone).date(),
    )
    if file == "-":
        click.echo(text, nl=False)
        return
    write_first(Path(file), text.encode())
    say(f"wrote {show(file)}; edit it, then: followup-ics build {show(shlex.quote(file))}")


def list_interview_keys() -> "tuple[Key[Any], ...]":
    """Return the keys of an interview."""
    from followup_ics.input.keys.interview import INTERVIEW_KEYS

    return INTERVIEW_KEYS


@click.command(
    cls=KeyCommand,
    find_keys=list_interview_keys,
    epilog=example("followup-ics add search.yaml --company 'Birch Lane Books' --when '2026-12-01 10:00'"),
)
@click.argument("file", type=PATH)
@click.option(
    "--from",
    FROM,
    multiple=True,
    metavar="INVITE",
    is_eager=True,
    help="An invitation to take it from, an .ics file, a mail (.eml) or '-'; again for more.",
)
@click.option("--me", multiple=True, metavar="ADDRESS", help="With --from: an address of yours; again for more.")
@click.option("--yes", is_flag=True, help="With --from: take what is sure, without asking.")
@build_options
def add(
    file: str,
    invitations: tuple[str, ...],
    me: tuple[str, ...],
    yes: bool,
    build: bool,
    output: str | None,
    **told: str | tuple[str, ...] | None,
) -> None:
    """Add an interview to FILE, and show what comes of it.

    Comments and layout stay as they are. The interview gets an id of its own, which keeps its events the same ones
    whatever is renamed or added later. What --from names may also move or cancel an interview that is there; the
    other options go before what an invitation says.
    """
    import functools
    import secrets

    from followup_ics.input.edit.changes import add_interview
    from followup_ics.planning.plan_file import make_calendars

    draw_id = functools.partial(secrets.token_hex, 4)
    if invitations:
        from followup_ics.cli.edit.invite import choose_invitations, keep_unless_changed

        said = {key: value for key, value in told.items() if value is not None and value != ()}
        done = choose_invitations(file, invitations, told=said, addresses=me, is_sure=yes, draw_id=draw_id)
        if done is not None:
            rewrite(file, keep_unless_changed(file, done), build=build, output=output)
        return
    if me or yes:
        raise click.UsageError("--me and --yes go with --from")
    calendars = make_calendars(open_calendar_cache())
    change = functools.partial(add_interview, name=file, told=told, calendars=calendars, draw_id=draw_id)
    rewrite(file, change, build=build, output=output)
