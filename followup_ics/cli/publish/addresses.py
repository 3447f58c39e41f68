"""The addresses of published feeds: shown to their owner, and looked at as calendars do."""

import datetime as dt
import sys
from collections.abc import Sequence

import click

from followup_ics.cli.environment import terminal_style
from followup_ics.cli.streams import print_line, say
from followup_ics.model.errors import FollowUpError
from followup_ics.model.search import JobSearch
from followup_ics.publishing.checking.look import Sight, is_late, look_at
from followup_ics.publishing.contents import Published
from followup_ics.publishing.send import SendingResult
from followup_ics.publishing.tell import describe_look, name_feed
from followup_ics.reports.page.subscribe import make_subscription
from followup_ics.reports.published import render_ways


def tell_addresses(outcomes: Sequence[SendingResult], job_search: JobSearch, *, show: bool) -> None:
    """Print the addresses where that is asked for, and new ones on a terminal; say how they are shown otherwise.

    A feed whose place has no `url:` is shown by its path there.
    """
    is_terminal, hidden = sys.stdout.isatty(), False
    feeds = [(each.publishing.to, feed) for each in outcomes if each.plan for feed in each.plan.feeds]
    for to, feed in feeds:
        if show or (is_terminal and feed.is_new):
            tell_address(to, feed, name=job_search.name, is_terminal=is_terminal)
        else:
            hidden = hidden or feed.is_new
    if hidden:
        say("the addresses are shown on a terminal, or with --show-addresses")


def tell_address(to: str, feed: Published, *, name: str, is_terminal: bool) -> None:
    """Print where one feed is: its address, its page's, and what to do with it; or its path below its place."""
    if feed.address is None:
        base, mark, branch = to.partition("#")
        print_line(f"{name_feed(feed)}: {base.rstrip('/')}/{feed.name}{mark and f' (branch {branch})'}")
        return
    print_line(f"{name_feed(feed)}: {feed.address}")
    if feed.page_address:
        print_line(f"{name_feed(feed)}, as a page: {feed.page_address}")
    if feed.who is None and feed.address.startswith("https://"):
        try:
            subscription = make_subscription(feed.address, name=name)
        except FollowUpError:
            return  # looking at it tells what is wrong with it
        click.echo(render_ways(subscription, with_code=is_terminal, **terminal_style()), nl=False)


def look(outcome: SendingResult, file: str, *, is_local: bool, wait: float, now: dt.datetime) -> bool:
    """Look whether calendars can read what a place was sent; tell whether they can, or soon will."""
    publishing, is_fine = outcome.publishing, True
    if outcome.error or outcome.plan is None:
        return True
    if publishing.url is None:
        say(f"{publishing.to}: not looked at, since there is no 'url:' that says where it is seen")
        return True
    for feed in outcome.plan.feeds:
        if feed.refusal or feed.address is None:
            continue
        found = look_at(feed.address, feed.cut.data, is_local=is_local, wait=wait)
        is_over = is_late(found, feed.cut.data, is_just_sent=feed.is_changed, now=now)
        for line in describe_look(found, feed, file=file, is_late=is_over):
            say(f"{publishing.to}: {line}")
        is_hidden = found.sight is Sight.NOT_YET and (is_over or wait > 0)
        is_fine = is_fine and found.sight is not Sight.WRONG and not is_hidden
    return is_fine
