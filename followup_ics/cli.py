"""The door: arguments in, exit codes out, and the one place where clock, chance and files are touched."""

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from followup_ics.errors import FollowUpError, InputError
from followup_ics.options import example, file_argument, json_option, read_day, read_mode, read_moment, read_zone

if TYPE_CHECKING:
    import zoneinfo

    from followup_ics.pipeline import PlannedSearch
    from followup_ics.shelf import Shelf

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
        except FollowUpError as error:
            complain(error)
            ctx.exit(error.exit_code)


def complain(error: FollowUpError) -> None:
    """Say what went wrong: the problems of a file one a line, then how many there are."""
    if not isinstance(error, InputError):
        click.echo(f"followup-ics: {error}", err=True)
        return
    for problem in error.problems[:SHOWN]:
        click.echo(str(problem), err=True)
    number, source = len(error.problems), error.problems[0].location.source
    if number > SHOWN:
        click.echo(f"and {number - SHOWN} more", err=True)
    click.echo(f"{number} problem{'s' * (number > 1)} in {source}; nothing was written", err=True)


def show_versions(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    """Print the versions that dates depend on, and stop."""
    if value and not ctx.resilient_parsing:
        from followup_ics.versions import find_version

        click.echo(", ".join(f"{part} {find_version(part)}" for part in PARTS))
        ctx.exit()


def read_clock() -> dt.datetime:
    """Read the clock: the one place that does."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251


now_option = click.option(
    "--now",
    type=read_moment,
    metavar="MOMENT",
    envvar="FOLLOWUP_ICS_NOW",
    help="Take this for the present moment instead of the clock's.",
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
    import zoneinfo

    import tzdata  # type: ignore[import-untyped] # data only

    # The package's zones wherever this runs, and read as plain files: to look into a package takes longer.
    zoneinfo.reset_tzpath(to=[os.path.join(folder, "zoneinfo") for folder in tzdata.__path__])  # noqa: PTH118 - as text
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def load_plan(file: str) -> "PlannedSearch":
    """Read an input file and plan it."""
    from followup_ics.files import read_source
    from followup_ics.pipeline import plan_source

    return plan_source(read_source(file), name=name_source(file), shelf=open_shelf())


def open_shelf() -> "Shelf | None":
    """Find the place in the user's cache folder where days off are remembered; None where they are not to be."""
    if os.environ.get("FOLLOWUP_ICS_NO_CACHE"):
        return None
    from platformdirs import user_cache_path

    from followup_ics.shelf import Shelf
    from followup_ics.versions import find_version

    folder = user_cache_path("followup-ics", appauthor=False) / "days-off"
    return Shelf(folder=folder, version=find_version("holidays"))


def name_source(file: str) -> str:
    """Return what an input file is called in messages."""
    return "<stdin>" if file == "-" else file


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
def init(file: str, timezone: "zoneinfo.ZoneInfo | None", holidays: str, now: dt.datetime | None) -> None:
    """Write a first FILE to fill in, with comments and an identity of its own.

    A file that is there already is left alone.
    """
    import secrets
    import zoneinfo
    from pathlib import Path

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
        today=(now or read_clock()).astimezone(zone).date(),
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
@click.option(
    "--jobs",
    type=click.IntRange(1, 61),
    metavar="N",
    show_default="one for each processor",
    help="How many processes build the feeds of a folder.",
)
@click.option("--watch", is_flag=True, help="Build again each time FILE is saved, until Ctrl-C.")
@click.option("--allow-shrink", is_flag=True, help="Replace the feed even if it loses most of its coming events.")
@click.option(
    "--mode",
    type=read_mode,
    metavar="MODE",
    help="Permissions of the feed, such as 644; a new one is private by default.",
)
@now_option
def build(
    file: str,
    output: str | None,
    jobs: int | None,
    watch: bool,
    allow_shrink: bool,
    mode: int | None,
    now: dt.datetime | None,
) -> None:
    """Build the feed from FILE.

    Events that are the same keep their stamps; where nothing changed, nothing is written.

    Where FILE is a folder, every *.yaml below it is built, to a feed at the same place below the folder OUTPUT. A
    wrong file stops no other. The exit code is 1 where a file is wrong, else 3 where a feed was not written, else 0.
    """
    from pathlib import Path

    if file != "-" and Path(file).is_dir():
        if watch or output == "-":
            raise click.UsageError("a folder is built once, into another folder; name one file instead")
        if output is None:
            raise FollowUpError(f"'{file}' is a folder; name the folder for its feeds with '-o'")
        build_many(file, output, jobs=jobs, allow_shrink=allow_shrink, mode=mode, now=now or read_clock())
        return
    output = output or ("-" if file == "-" else f"{file.removesuffix('.yaml').removesuffix('.yml')}.ics")
    if output != "-" and Path(output).resolve() == Path(file).resolve():
        raise click.UsageError(f"the feed would take the place of its own source, '{file}'; name another OUTPUT")
    if not watch:
        build_once(file, output, allow_shrink=allow_shrink, mode=mode, now=now or read_clock())
        return
    if "-" in {file, output}:
        raise click.UsageError("--watch needs a file to watch and a file to write")
    import gc

    from followup_ics.watching import watch_source

    gc.enable()  # see `followup_ics.__main__`: this lives longer
    # Ctrl-C is the way to end it, also while it builds: a feed is whole or untouched.
    with contextlib.suppress(KeyboardInterrupt):
        for _ in watch_source(Path(file)):
            try:
                build_once(file, output, allow_shrink=allow_shrink, mode=mode, now=now or read_clock())
            except FollowUpError as error:
                complain(error)


def build_once(file: str, output: str, *, allow_shrink: bool, mode: int | None, now: dt.datetime) -> None:
    """Build a feed and tell what changed in it."""
    from pathlib import Path

    from followup_ics.building import build_feed, prepare_revision
    from followup_ics.files import read_source
    from followup_ics.memory import summarize_revision

    data, name, shelf = read_source(file), name_source(file), open_shelf()
    if output == "-":
        revise = prepare_revision(data, name=name, now=now, allow_shrink=allow_shrink, shelf=shelf)
        click.echo(revise(None).data, nl=False)
        return
    revision = build_feed(data, Path(output), name=name, now=now, allow_shrink=allow_shrink, mode=mode, shelf=shelf)
    for note in revision.notes:
        click.echo(f"{output}: {note}", err=True)
    click.echo(f"{output}: {summarize_revision(revision)}", err=True)


def build_many(
    folder: str, output: str, *, jobs: int | None, allow_shrink: bool, mode: int | None, now: dt.datetime
) -> None:
    """Build the feeds of all files below a folder, and tell of those with problems."""
    import gc
    import time
    from pathlib import Path

    from followup_ics.batch import Options, build_folder
    from followup_ics.progress import showing_progress
    from followup_ics.tally import find_exit_code, list_messages, summarize_batch
    from followup_ics.workers import count_processors, opening_executor

    gc.enable()  # see `followup_ics.__main__`: this lives longer
    started = time.monotonic()
    options = Options(now=now, allow_shrink=allow_shrink, mode=mode, shelf=open_shelf())
    with opening_executor(jobs or count_processors()) as executor, showing_progress(sys.stderr) as tell:
        batch = build_folder(Path(folder), Path(output), options=options, executor=executor, tell=tell)
    for line in list_messages(batch):
        click.echo(line, err=True)
    click.echo(summarize_batch(batch, seconds=time.monotonic() - started), err=True)
    if code := find_exit_code(batch):
        raise SystemExit(code)


@main.command(**example("followup-ics diff search.yaml follow-ups.ics"))
@file_argument
@click.argument("feed", type=click.Path())
@json_option
def diff(file: str, feed: str, as_json: bool) -> None:
    """Show what a build would change in FEED: new, moved, reworded, gone.

    The exit code is 0 where nothing would change, 1 where something would.
    """
    planned = load_plan(file)
    from pathlib import Path

    from followup_ics.differences import explain_changes, render_changes
    from followup_ics.files import read_feed
    from followup_ics.ics import make_events
    from followup_ics.memory import compare_feed

    events = make_events(planned.follow_ups, planned.job_search)
    changes = compare_feed(read_feed(Path(feed)), events)
    if as_json:
        print_json(explain_changes(changes, planned.follow_ups, planned.job_search))
    else:
        click.echo(render_changes(changes, planned.follow_ups, planned.job_search, **terminal_style()), nl=False)
    if changes:
        raise SystemExit(1)


@main.command(**example("followup-ics check search.yaml"))
@file_argument
def check(file: str) -> None:
    """Look for problems in FILE and say what would be built; nothing is written."""
    planned = load_plan(file)
    from followup_ics.caveats import find_caveats
    from followup_ics.report import summarise

    caveats = find_caveats(planned, shelf=open_shelf())
    for caveat in caveats:
        click.echo(f"{file}: note: {caveat}", err=True)
    click.echo(f"{file}: {summarise(planned.follow_ups, planned.job_search)}")


@main.command(**example("followup-ics agenda search.yaml --days 7"))
@file_argument
@click.option("--days", type=click.IntRange(0, 3660), default=14, show_default=True, help="How many days ahead.")
@click.option("--all", "show_all", is_flag=True, help="Show everything, past and future.")
@json_option
@now_option
def agenda(file: str, days: int, show_all: bool, as_json: bool, now: dt.datetime | None) -> None:
    """Show what is overdue, what is due today, and what comes next."""
    now = now or read_clock()
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
    now: dt.datetime | None,
) -> None:
    """Show which days a PHRASE is read as, or why it is refused."""
    from followup_ics.model import DateOrder
    from followup_ics.readings import describe_reading, read_all

    said_on = said or (now or read_clock()).astimezone().date()
    order = DateOrder(date_order) if date_order else None
    readings = read_all(phrases, said_on=said_on, holidays=holidays, date_order=order)
    if as_json:
        print_json(readings)
    else:
        click.echo("\n".join(map(describe_reading, readings)))
    if any(reading["error"] for reading in readings):
        raise SystemExit(InputError.exit_code)


@main.command(**example("followup-ics log search.yaml acme --sent thank-you"))
@click.argument("file", type=click.Path())
@click.argument("company")
@click.option("--role", help="The role, where you have several applications there.")
@click.option("--on", type=read_day, metavar="DAY", help="The day on which it happened; today where it is left out.")
@click.option("--hear-by", metavar="WORDS", help="What they said of when you would hear: 'end of next week'.")
@click.option("--check-in", metavar="WORDS", help="What they said of when to ask: 'on Thursday'.")
@click.option("--signal", metavar="SIGNAL", help="positive, keep-posted, no-reply or stop.")
@click.option("--outcome", metavar="OUTCOME", help="offer, rejected or withdrawn.")
@click.option("--sent", metavar="KIND", help="The follow-up that you sent, such as thank-you, or other.")
@click.option("--note", metavar="TEXT", help="A note of your own.")
@now_option
def log(
    file: str, company: str, role: str | None, on: dt.date | None, now: dt.datetime | None, **words: str | None
) -> None:
    """Record in FILE what happened with a COMPANY, and show what it changes.

    COMPANY is any part of its name that no other has. Comments and layout stay as they are.
    """
    from followup_ics.daysoff import find_code_problem
    from followup_ics.edit import NewUpdate, log_update
    from followup_ics.pipeline import parse_source

    def change(data: bytes) -> bytes:
        zone = parse_source(data, name=file).timezone
        update = NewUpdate(on=on or (now or read_clock()).astimezone(zone).date(), **words)
        return log_update(
            data, name=file, company=company, role=role, update=update, find_code_problem=find_code_problem
        )

    rewrite(file, change)


@main.command(**example("followup-ics add search.yaml --company 'Birch Lane Books' --when '2026-12-01 10:00'"))
@click.argument("file", type=click.Path())
@click.option("--company", required=True, help="Whom you met, or will meet.")
@click.option("--when", required=True, metavar="WHEN", help="'2026-11-24 10:00', or the day alone.")
@click.option("--role", help="What the interview is for.")
@click.option("--length", metavar="LENGTH", help="45m, 1h30m; an hour where it is left out.")
@click.option("--interviewers", multiple=True, metavar="NAME", help="Somebody met, 'Name' or 'Name <address>'; again.")
@click.option("--round", metavar="LABEL", help="phone screen, on-site, and so on.")
@click.option("--timezone", metavar="ZONE", help="The employer's, where it is not yours.")
@click.option("--holidays", multiple=True, metavar="CODE", help="The employer's, where they are not yours.")
@click.option("--booked", metavar="DAY", help="The day on which it was arranged.")
@click.option("--hear-by", metavar="WORDS", help="What they said of when you would hear.")
@click.option("--check-in", metavar="WORDS", help="What they said of when to ask.")
@click.option("--signal", metavar="SIGNAL", help="positive, keep-posted, no-reply or stop.")
@click.option("--link", metavar="URL", help="The address of the posting.")
@click.option("--note", metavar="TEXT", help="A note of your own.")
@click.option("--id", metavar="TEXT", help="Keeps the events the same ones if company or role is renamed.")
def add(file: str, **words: Any) -> None:
    """Add an interview to FILE, and show what comes of it.

    Comments and layout stay as they are.
    """
    from followup_ics.daysoff import find_code_problem
    from followup_ics.edit import NewInterview, add_interview

    interview = NewInterview(**words)
    rewrite(file, lambda data: add_interview(data, name=file, interview=interview, find_code_problem=find_code_problem))


def rewrite(file: str, change: Callable[[bytes], bytes]) -> None:
    """Change an input file, whole or not at all, and tell what that does to the plan."""
    from pathlib import Path

    from followup_ics.differences import tell_plan_changes
    from followup_ics.files import rewrite_source
    from followup_ics.pipeline import plan_source

    before, after = rewrite_source(Path(file), change)
    planned = plan_source(after, name=file)
    try:
        old = plan_source(before, name=file).follow_ups
    except InputError:  # a file without interviews may be added to
        old = ()
    for line in tell_plan_changes(old, planned.follow_ups, planned.job_search):
        click.echo(line)


@main.command(**example("followup-ics page search.yaml -o page.html --today"))
@file_argument
@click.option("-o", "--output", type=click.Path(allow_dash=True), help="The page; FILE's name with .html by default.")
@click.option("--feed-url", metavar="URL", help="The feed's https address; the page then tells how to subscribe to it.")
@click.option("--today", is_flag=True, help="Mark today, and fold what is past; without it the page knows no today.")
@now_option
def page(file: str, output: str | None, feed_url: str | None, today: bool, now: dt.datetime | None) -> None:
    """Write FILE's plan as one page for a browser: months, agenda, advice.

    The page needs nothing else and asks nothing of anybody. It holds your notes: it is for you.
    """
    from pathlib import Path

    output = output or ("-" if file == "-" else f"{file.removesuffix('.yaml').removesuffix('.yml')}.html")
    if output != "-" and Path(output).resolve() == Path(file).resolve():
        raise click.UsageError(f"the page would take the place of its own source, '{file}'; name another OUTPUT")
    planned = load_plan(file)
    from followup_ics.files import write_whole
    from followup_ics.page import render_page

    text = render_page(planned, now=now or (read_clock() if today else None), feed_url=feed_url)
    if output == "-":
        click.echo(text, nl=False)
        return
    write_whole(Path(output), text.encode())
    click.echo(f"wrote {output}; open it in a browser", err=True)


@main.command(**example("followup-ics schema > followup-ics.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the input file, for editors that complete and check."""
    from importlib.resources import files

    click.echo(files("followup_ics").joinpath("schema.json").read_text(encoding="utf-8"), nl=False)


def print_json(data: object) -> None:
    """Print data as JSON for programs, in the order that it has."""
    import json

    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def terminal_style() -> dict[str, Any]:
    """Tell how wide the terminal is and whether it takes colour; 80 columns and none where there is no terminal."""
    is_terminal = sys.stdout.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal else 80
    return {"width": max(40, min(width, 120)), "colour": is_terminal and "NO_COLOR" not in os.environ}


def find_local_zone() -> str | None:
    """Find the name of this computer's time zone, where it tells one that a file can hold."""
    from pathlib import Path

    from followup_ics.zones import list_zones

    with contextlib.suppress(OSError):
        place = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        if place in list_zones():
            return place
    return None
