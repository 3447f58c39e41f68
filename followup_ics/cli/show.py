"""The commands that show and change nothing: agenda, status, explain, read, page, schema."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from followup_ics.cli.environment import read_clock, terminal_style
from followup_ics.cli.loading import load_plan
from followup_ics.cli.options import (
    PATH_OR_DASH,
    example,
    file_argument,
    json_option,
    now_option,
    print_json,
    read_day,
    replace_option,
)
from followup_ics.cli.streams import print_line, say
from followup_ics.cli.viewing import as_option, choose_view, name_output
from followup_ics.model.errors import InputError
from followup_ics.model.quoting import show

if TYPE_CHECKING:
    from followup_ics.sharing.view import View


@click.command(epilog=example("followup-ics agenda search.yaml --days 7"))
@file_argument
@click.option("--days", type=click.IntRange(0, 3660), default=14, show_default=True, help="How many days ahead.")
@click.option("--all", "show_all", is_flag=True, help="Show everything, past and future.")
@as_option
@json_option
@now_option
def agenda(file: str, days: int, show_all: bool, who: str | None, as_json: bool, now: dt.datetime | None) -> None:
    """Show what is overdue, what is due today, and what comes next."""
    now = now or read_clock()
    planned = load_plan(file)
    if who is not None:
        show_agenda_as(choose_view(planned, who, now=now), days=days, show_all=show_all, as_json=as_json, now=now)
        return
    from followup_ics.reports import render_agenda, select_agenda, to_json

    if as_json:
        chosen = select_agenda(planned.follow_ups, planned.job_search, now=now, days=days, show_all=show_all)
        print_json([to_json(each, planned.job_search) for each in chosen])
        return
    text = render_agenda(
        planned.follow_ups, planned.job_search, now=now, days=days, show_all=show_all, **terminal_style()
    )
    click.echo(text, nl=False)


@click.command(epilog=example("followup-ics status search.yaml"))
@file_argument
@click.option("--all", "show_all", is_flag=True, help="Show closed applications as well, as JSON always does.")
@as_option
@json_option
@now_option
def status(file: str, show_all: bool, who: str | None, as_json: bool, now: dt.datetime | None) -> None:
    """Show where each application stands: the last contact, and the next step or why there is none."""
    now = now or read_clock()
    planned = load_plan(file)
    if who is not None:
        show_status_as(choose_view(planned, who, now=now), as_json=as_json, now=now)
        return
    from followup_ics.reports.status import list_statuses, status_to_json
    from followup_ics.reports.status_table import render_statuses

    statuses = list_statuses(planned, now=now)
    if as_json:
        print_json([status_to_json(each, planned.job_search) for each in statuses])
        return
    text = render_statuses(statuses, planned.job_search, now=now, show_all=show_all, **terminal_style())
    click.echo(text, nl=False)


def show_status_as(view: "View", *, as_json: bool, now: dt.datetime) -> None:
    """Show what somebody else sees of where each application stands."""
    from followup_ics.reports.shares import list_status, render_status

    if as_json:
        print_json(list_status(view, now=now))
        return
    click.echo(render_status(view, now=now, **terminal_style()), nl=False)


def show_agenda_as(view: "View", *, days: int, show_all: bool, as_json: bool, now: dt.datetime) -> None:
    """Show the agenda that somebody else sees."""
    from followup_ics.reports import render_agenda, select_agenda
    from followup_ics.reports.shares import to_shared_json

    if as_json:
        chosen = select_agenda(
            view.follow_ups, view.job_search, now=now, days=days, show_all=show_all, has_late=view.tells_done
        )
        print_json([to_shared_json(each, view) for each in chosen])
        return
    text = render_agenda(
        view.follow_ups, view.job_search, now=now, days=days, show_all=show_all, view=view, **terminal_style()
    )
    click.echo(text, nl=False)


@click.command(epilog=example("followup-ics explain search.yaml acme"))
@file_argument
@click.argument("company", required=False)
@json_option
def explain(file: str, company: str | None, as_json: bool) -> None:
    """Show why each follow-up stands on its day, step by step.

    COMPANY is any part of a company's name.
    """
    planned = load_plan(file)
    from followup_ics.feed.texts.days_off import describe_office_use
    from followup_ics.planning.caveats import find_misspelt, tell_misspelt, tell_unused
    from followup_ics.reports import render_explanation, select_company, to_json

    chosen = select_company(planned.follow_ups, planned.job_search, company)
    if as_json:
        print_json([to_json(each, planned.job_search) for each in chosen])
        return
    offices = dict.fromkeys(use for days_off in planned.days_off.values() for use in days_off.offices)
    unused = select_company(planned.unused, planned.job_search, company)
    misspelt = select_company(find_misspelt(planned.job_search.interviews), planned.job_search, company)
    notes = (*map(tell_misspelt, misspelt), *map(tell_unused, unused), *map(describe_office_use, offices))
    click.echo(render_explanation(chosen, planned.job_search, notes=notes, **terminal_style()), nl=False)


@click.command(epilog=example("followup-ics read 'by the end of next week' --said 2026-11-24 --holidays US"))
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
    from followup_ics.model.search import DateOrder
    from followup_ics.reports.read import describe_reading, read_all

    said_on = said or (now or read_clock()).astimezone().date()
    order = DateOrder(date_order) if date_order else None
    readings = read_all(phrases, said_on=said_on, holidays=holidays, date_order=order)
    if as_json:
        print_json(readings)
    else:
        print_line("\n".join(map(describe_reading, readings)))
    if any(reading["error"] for reading in readings):
        raise SystemExit(InputError.exit_code)


@click.command(epilog=example("followup-ics page search.yaml -o page.html --today"))
@file_argument
@click.option("-o", "--output", type=PATH_OR_DASH, help="The page; FILE's name with .html by default.")
@click.option("--feed-url", metavar="URL", help="The feed's https address; the page then tells how to subscribe to it.")
@click.option("--today", is_flag=True, help="Mark today, and fold what is past; without it the page knows no today.")
@click.option("--print-drafts", is_flag=True, help="Unfold what is to be done, drafts and all, for a page on paper.")
@as_option
@replace_option
@now_option
def page(
    file: str,
    output: str | None,
    feed_url: str | None,
    today: bool,
    print_drafts: bool,
    who: str | None,
    replace: bool,
    now: dt.datetime | None,
) -> None:
    """Write FILE's plan as one page for a browser: agenda, advice, months.

    The page needs nothing else and asks nothing of anybody. It holds names and drafts: it is for you. With --as it is
    for WHO, and holds what is shared with WHO and nothing else.
    """
    from pathlib import Path

    from followup_ics.feed.files import find_target, write_whole

    output = output or name_output(file, who, suffix=".html")
    if output != "-" and find_target(Path(output)) == find_target(Path(file)):
        raise click.UsageError(f"the page would take the place of its own source, '{file}'; name another OUTPUT")
    planned = load_plan(file)
    from followup_ics.reports.page.render import find_foreign, render_page, render_shared_page

    shown_at = now or (read_clock() if today else None)
    if who is None:
        text = render_page(planned, now=shown_at, feed_url=feed_url, print_drafts=print_drafts)
    else:
        view = choose_view(planned, who, now=now or read_clock())
        text = render_shared_page(view, now=shown_at, feed_url=feed_url)
    if feed_url:
        tell_of_address(feed_url)
    if output == "-":
        click.echo(text, nl=False)
        return
    aside = write_whole(
        Path(output), text.encode(), find_foreign=find_foreign, now=now or read_clock(), replace=replace
    )
    if aside:
        say(f"{output}: the file before it was kept as '{aside}'")
    say(f"wrote {show(output)}; open it in a browser")


def tell_of_address(feed_url: str) -> None:
    """Tell what keeps calendars from reading a feed at an address, as far as its text shows it."""
    from followup_ics.reports.address import Level, judge_address

    for found in judge_address(feed_url, is_local=True):
        if found.level is not Level.OK:
            say(f"--feed-url: note: {found.message}")


@click.command(epilog=example("followup-ics schema > followup-ics.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the input file, for editors that complete and check."""
    from importlib.resources import files

    click.echo(files("followup_ics.input").joinpath("schema.json").read_text(encoding="utf-8"), nl=False)
