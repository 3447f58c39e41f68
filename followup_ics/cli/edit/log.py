"""The command log: what happened, recorded without an editor."""

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from followup_ics.cli.edit.rewriting import rewrite
from followup_ics.cli.environment import open_calendar_cache, read_clock
from followup_ics.cli.options import PATH, KeyCommand, build_options, example, now_option
from followup_ics.cli.streams import say

if TYPE_CHECKING:
    from followup_ics.input.records import Key


def list_update_keys() -> "tuple[Key[Any], ...]":
    """Return the keys of an update."""
    from followup_ics.input.keys.update import UPDATE_KEYS

    return UPDATE_KEYS


@click.command(
    cls=KeyCommand, find_keys=list_update_keys, epilog=example("followup-ics log search.yaml acme --sent thank-you")
)
@click.argument("file", type=PATH)
@click.argument("company")
@click.option("--role", help="The role, where you have several applications there.")
@click.option(
    "--on",
    metavar="DAY",
    help="The day on which it happened: a date, yesterday, Thursday (the last one), 19 Nov; today where left out.",
)
@click.option("--when", metavar="DAY", help="The day of the interview meant, where it is not the latest, or the next.")
@click.option("--cancelled", is_flag=True, help="The next interview was called off.")
@click.option("--moved-to", metavar="WHEN", help="The next interview is at another time: '2026-12-03 14:00'.")
@build_options
@now_option
def log(
    file: str,
    company: str,
    role: str | None,
    on: str | None,
    when: str | None,
    cancelled: bool,
    moved_to: str | None,
    build: bool,
    output: str | None,
    now: dt.datetime | None,
    **told: str | None,
) -> None:
    """Record in FILE what happened with a COMPANY, and show what it changes.

    COMPANY is any part of its name that no other has. Comments and layout stay as they are.
    """
    from followup_ics.input.edit.log import LoggedEvent, Meant, log_event
    from followup_ics.planning.plan_file import make_calendars, parse_source

    cache = open_calendar_cache()

    def change(data: bytes) -> bytes:
        zone = parse_source(data, name=file, cache=cache).timezone
        day = find_day(on, today=(now or read_clock()).astimezone(zone).date())
        event = LoggedEvent(on=day, told=told, is_cancelled=cancelled, moved_to=moved_to)
        meant = Meant(company=company, role=role, when=when)
        return log_event(data, name=file, meant=meant, event=event, calendars=make_calendars(cache))

    rewrite(file, change, build=build, output=output)


def find_day(text: str | None, *, today: dt.date) -> dt.date:
    """Read the day on which something happened, and say which one was taken where it was not written out."""
    from followup_ics.input.edit.past_days import read_past_day
    from followup_ics.input.fields import FieldError
    from followup_ics.planning.slips import A_WHILE

    if text is None:
        return today
    try:
        day = read_past_day(text, today=today)
    except FieldError as error:
        raise click.BadParameter(str(error), param_hint="'--on'") from error
    if day - today > A_WHILE:
        say(f"note: {day} is still to come, and what is recorded counts all the same; is the day a slip?")
    if str(day) != text:
        say(f"{text}: {day:%a} {day.day} {day:%b} {day.year}")
    return day
