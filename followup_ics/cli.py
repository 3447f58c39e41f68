"""The door: arguments in, exit codes out, and the one place where clock, chance and files are touched."""

import contextlib
import datetime as dt
import functools
import json
import os
import secrets
import sys
import zoneinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from followup_ics.errors import FollowUpError, InputError
from followup_ics.options import example, file_argument, json_option, read_day, read_mode, read_moment, read_zone

if TYPE_CHECKING:
    from followup_ics.pipeline import PlannedSearch

SHOWN = 20
"""Problems shown at once; the rest is counted."""

PARTS = ("followup-ics", "holidays", "icalendar", "tzdata")
"""What dates depend on, and so what `--version` names."""


class Commands(click.Group):
    """Turn what went wrong into words on standard error and an exit code; a bug stays a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command named, and translate its failure."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            report_problems(error)
            ctx.exit(error.exit_code)
        except FollowUpError as error:
            click.echo(f"followup-ics: {error}", err=True)
            ctx.exit(error.exit_code)


def report_problems(error: InputError) -> None:
    """Show the problems of a file, one a line, then how many there are."""
    for problem in error.problems[:SHOWN]:
        click.echo(str(problem), err=True)
    number, source = len(error.problems), error.problems[0].location.source
    if number > SHOWN:
        click.echo(f"and {number - SHOWN} more", err=True)
    click.echo(f"{number} problem{'s' * (number > 1)} in {source}; nothing was written", err=True)


def show_versions(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    """Print the versions that dates depend on, and stop."""
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(", ".join(f"{part} {version(part)}" for part in PARTS))
        ctx.exit()


def read_clock() -> dt.datetime:
    """Read the clock: the one place that does."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251


now_option = click.option(
    "--now",
    type=read_moment,
    metavar="MOMENT",
    envvar="FOLLOWUP_ICS_NOW",
    default=read_clock,
    show_default="the clock",
    help="Take this for the present moment.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, **example("followup-ics init"))
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
    zoneinfo.reset_tzpath(to=())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def load_plan(file: str) -> "PlannedSearch":
    """Read an input file and plan it."""
    from followup_ics.files import read_source
    from followup_ics.pipeline import plan_source

    return plan_source(read_source(file), name="<stdin>" if file == "-" else file)


@main.command(**example("followup-ics init search.yaml"))
@click.argument("file", type=click.Path(allow_dash=True), default="search.yaml")
@click.option(
    "--timezone",
    type=read_zone,
    metavar="ZONE",
    help="Where you are, as Continent/City; this computer's zone where it is known.",
)
@click.option("--holidays", default="none", show_default=True, help="Whose days off to skip, such as US-NY.")
@now_option
def init(file: str, timezone: zoneinfo.ZoneInfo | None, holidays: str, now: dt.datetime) -> None:
    """Write a first FILE to fill in, with comments and an identity of its own.

    A file that is there already is left alone.
    """
    from followup_ics.daysoff import find_code_problem
    from followup_ics.starter import make_starter

    if problem := None if holidays == "none" else find_code_problem(holidays):
        raise FollowUpError(problem)
    zone = timezone or zoneinfo.ZoneInfo(find_local_zone() or "UTC")
    text = make_starter(
        file="search.yaml" if file == "-" else file,
        file_id=secrets.token_hex(8),
        timezone=zone.key,
        holidays=holidays,
        today=now.astimezone(zone).date(),
    )
    if file == "-":
        click.echo(text, nl=False)
        return
    try:
        with Path(file).open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise FollowUpError(f"{file} is there already; name another file") from error
    except OSError as error:
        raise FollowUpError(f"cannot write {file}: {error.strerror}") from error
    click.echo(f"wrote {file}; edit it, then: followup-ics build {file}", err=True)


@main.command(**example("followup-ics build search.yaml -o follow-ups.ics"))
@file_argument
@click.option("-o", "--output", type=click.Path(allow_dash=True), help="The feed; FILE's name with .ics by default.")
@click.option("--allow-shrink", is_flag=True, help="Replace the feed even if it loses most of its coming events.")
@click.option(
    "--mode",
    type=read_mode,
    metavar="MODE",
    help="Permissions of the feed, such as 644; a new one is private by default.",
)
@now_option
def build(file: str, output: str | None, allow_shrink: bool, mode: int | None, now: dt.datetime) -> None:
    """Build the feed from FILE.

    Events that are the same keep their stamps; where nothing changed, nothing is written.
    """
    planned = load_plan(file)
    from followup_ics.files import update_feed
    from followup_ics.ics import make_events
    from followup_ics.memory import revise_feed, summarize_revision

    output = output or ("-" if file == "-" else str(Path(file).with_suffix(".ics")))
    events = make_events(planned.follow_ups, planned.job_search)
    revise = functools.partial(
        revise_feed, events=events, job_search=planned.job_search, now=now, allow_shrink=allow_shrink
    )
    if output == "-":
        click.echo(revise(None).data, nl=False)
        return
    revision = update_feed(Path(output), revise, now=now, mode=mode)
    for note in revision.notes:
        click.echo(f"{output}: {note}", err=True)
    click.echo(f"{output}: {summarize_revision(revision)}", err=True)


@main.command(**example("followup-ics check search.yaml"))
@file_argument
def check(file: str) -> None:
    """Look for problems in FILE and say what would be built; nothing is written."""
    planned = load_plan(file)
    from followup_ics.caveats import find_caveats
    from followup_ics.report import summarise

    caveats = find_caveats(planned)
    for caveat in caveats:
        click.echo(f"{file}: note: {caveat}", err=True)
    click.echo(f"{file}: {summarise(planned.follow_ups, planned.job_search)}")


@main.command(**example("followup-ics agenda search.yaml --days 7"))
@file_argument
@click.option("--days", type=click.IntRange(0, 3660), default=14, show_default=True, help="How many days ahead.")
@click.option("--all", "show_all", is_flag=True, help="Show everything, past and future.")
@json_option
@now_option
def agenda(file: str, days: int, show_all: bool, as_json: bool, now: dt.datetime) -> None:
    """Show what is overdue, what is due today, and what comes next."""
    planned = load_plan(file)
    from followup_ics.report import render_agenda, select_agenda, to_json

    if as_json:
        chosen = select_agenda(planned.follow_ups, planned.job_search, now=now, days=days, show_all=show_all)
        print_json([to_json(each, planned.job_search) for each in chosen])
        return
    text = render_agenda(
        planned.follow_ups, planned.job_search, now=now, days=days, show_all=show_all, **terminal_style()
    )
    click.echo(text, nl=False)


@main.command(**example("followup-ics explain search.yaml acme"))
@file_argument
@click.argument("company", required=False)
@json_option
def explain(file: str, company: str | None, as_json: bool) -> None:
    """Show why each follow-up stands on its day, step by step.

    COMPANY is any part of a company's name.
    """
    planned = load_plan(file)
    from followup_ics.report import render_explanation, select_company, to_json

    chosen = select_company(planned.follow_ups, planned.job_search, company)
    if as_json:
        print_json([to_json(each, planned.job_search) for each in chosen])
        return
    notes = tuple(dict.fromkeys(note for days_off in planned.days_off.values() for note in days_off.notes))
    click.echo(render_explanation(chosen, planned.job_search, notes=notes, **terminal_style()), nl=False)


@main.command(**example("followup-ics read 'by the end of next week' --said 2026-11-24 --holidays US"))
@click.argument("phrases", nargs=-1, required=True)
@click.option("--said", type=read_day, metavar="DAY", help="The day on which it was said; today where it is left out.")
@click.option("--holidays", help="The employer's days off, such as US-NY; they matter to business days.")
@click.option("--date-order", type=click.Choice(["mdy", "dmy"]), help="How 12/4 is meant.")
@json_option
@now_option
def read(
    phrases: tuple[str, ...],
    said: dt.date | None,
    holidays: str | None,
    date_order: str | None,
    as_json: bool,
    now: dt.datetime,
) -> None:
    """Show which days a PHRASE is read as, or why it is refused."""
    from followup_ics.model import DateOrder
    from followup_ics.readings import describe_reading, read_all

    said_on = said or now.astimezone().date()
    order = DateOrder(date_order) if date_order else None
    readings = read_all(phrases, said_on=said_on, holidays=holidays, date_order=order)
    if as_json:
        print_json(readings)
    else:
        click.echo("\n".join(map(describe_reading, readings)))
    if any(reading["error"] for reading in readings):
        raise SystemExit(InputError.exit_code)


@main.command(**example("followup-ics schema > followup-ics.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the input file, for editors that complete and check."""
    from importlib.resources import files

    click.echo(files("followup_ics").joinpath("schema.json").read_text(encoding="utf-8"), nl=False)


def print_json(data: object) -> None:
    """Print data as JSON for programs, in the order that it has."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def terminal_style() -> dict[str, Any]:
    """Tell how wide the terminal is and whether it takes colour; 80 columns and none where there is no terminal."""
    is_terminal = sys.stdout.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal else 80
    return {"width": max(40, min(width, 120)), "colour": is_terminal and "NO_COLOR" not in os.environ}


def find_local_zone() -> str | None:
    """Find the IANA name of this computer's time zone, where it tells."""
    with contextlib.suppress(OSError):
        place = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        if place in zoneinfo.available_timezones():
            return place
    return None
