"""The commands about sharing with somebody else: share, unshare."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from followup_ics.cli.environment import open_calendar_cache, read_clock, terminal_style
from followup_ics.cli.loading import load_plan
from followup_ics.cli.options import PATH, example, now_option, read_day
from followup_ics.cli.streams import say
from followup_ics.cli.viewing import choose_view

if TYPE_CHECKING:
    from followup_ics.model.search import JobSearch
    from followup_ics.sharing.changes import Placed


@click.command(epilog=example("followup-ics share search.yaml Maria --hide 'Acme Robotics' --until 2027-03-01"))
@click.argument("file", type=PATH)
@click.argument("who", required=False)
@click.option("--show", type=click.Choice(["times", "plan", "advice"]), help="How much WHO sees; plan for a new share.")
@click.option("--hide", multiple=True, metavar="COMPANY", help="A company that is left out altogether; again.")
@click.option("--until", type=read_day, metavar="DAY", help="The last day; the first build after it ends the feed.")
@now_option
def share(
    file: str, who: str | None, show: str | None, hide: tuple[str, ...], until: dt.date | None, now: dt.datetime | None
) -> None:
    """Share FILE's plan with WHO, as a feed of its own, and show exactly what WHO will see.

    For somebody who is there already the share is changed: what is not given stays, and --hide adds to what is hidden.
    Comments and layout of FILE stay as they are. Without WHO, the shares are listed.
    """
    now = now or read_clock()
    if who is None:
        if show or hide or until:
            raise click.UsageError("say with whom: followup-ics share FILE WHO")
        list_shares(file, now=now)
        return
    import secrets

    from followup_ics.model.search import Show
    from followup_ics.sharing.changes import ShareWish, place_share

    wish = ShareWish(show=Show(show) if show else None, hide=hide, until=until)
    share_id = secrets.token_hex(16)
    rewrite_shares(
        file,
        lambda job_search: place_share(
            job_search, who, wish, share_id=share_id, today=now.astimezone(job_search.timezone).date()
        ),
    )
    show_share(file, who, now=now)


@click.command(epilog=example("followup-ics unshare search.yaml Maria"))
@click.argument("file", type=PATH)
@click.argument("who")
@now_option
def unshare(file: str, who: str, now: dt.datetime | None) -> None:
    """End what FILE shares with WHO: the next builds write a last feed that says that sharing has ended.

    What WHO has seen stays seen; a calendar takes its copy away when it next asks for the feed.
    """
    from followup_ics.sharing.changes import place_end

    at = now or read_clock()
    rewrite_shares(file, lambda job_search: place_end(job_search, who, now=at))
    say(f"sharing with {who} has ended; build (or publish) once more, so that the feed says so")


def list_shares(file: str, *, now: dt.datetime) -> None:
    """Print the shares of a file."""
    job_search = load_plan(file).job_search
    from followup_ics.reports.shares import render_shares

    click.echo(render_shares(job_search.shares, job_search, now=now, **terminal_style()), nl=False)


def show_share(file: str, who: str, *, now: dt.datetime) -> None:
    """Print what somebody sees, and say how it gets there."""
    planned = load_plan(file)
    from followup_ics.planning.caveats import tell_near_hidden
    from followup_ics.reports.shares import render_share
    from followup_ics.sharing.shares import choose_share

    share = choose_share(planned.job_search.shares, who)
    for note in tell_near_hidden(share, planned.job_search):
        say(f"note: {note}")
    click.echo(render_share(choose_view(planned, share.who, now=now), share, **terminal_style()), nl=False)


def rewrite_shares(file: str, place: "Callable[[JobSearch], Placed]") -> None:
    """Change the shares of an input file, whole or not at all."""
    from pathlib import Path

    from followup_ics.feed.files import rewrite_source
    from followup_ics.input.edit.shares import write_share
    from followup_ics.planning.plan_file import make_calendars, parse_source, plan_source

    cache = open_calendar_cache()

    def change(data: bytes) -> bytes:
        share, at, is_new = place(parse_source(data, name=file, cache=cache))
        calendars = make_calendars(cache)
        after = write_share(data, name=file, share=share, place=at, is_new=is_new, calendars=calendars)
        plan_source(after, name=file, cache=cache)  # what cannot be planned is not written
        return after

    for note in rewrite_source(Path(file), change).notes:
        say(f"{file}: {note}")
