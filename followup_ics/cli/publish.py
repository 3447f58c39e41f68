"""The commands about a feed's address: publish, verify."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from followup_ics.cli.environment import open_calendar_cache, read_clock, read_password, terminal_style
from followup_ics.cli.options import example, json_option, now_option, print_json, read_wait
from followup_ics.cli.streams import print_line, say
from followup_ics.model.errors import FeedError, FollowUpError

if TYPE_CHECKING:
    from followup_ics.model.search import JobSearch
    from followup_ics.publishing.contents import Feed, Published
    from followup_ics.publishing.send import SendingResult, SendingWish

OWNER = ""
"""What `--rotate` says where it names nobody."""

LONGEST_ADDRESS = 8_000
"""Bytes of an address that is read from standard input: more than any server takes."""

local_option = click.option(
    "--local", is_flag=True, help="Allow a host that only this machine or this network can reach."
)


@click.command(epilog=example("followup-ics publish search.yaml --to ../site --url https://example.org/cal"))
@click.argument("file", type=click.Path())
@click.option("--to", metavar="TARGET", help="Where to: a folder, davs://, sftp://, git+ssh://…#branch, s3://.")
@click.option("--url", metavar="ADDRESS", help="Where that is seen from outside.")
@click.option("--endpoint", metavar="URL", help="The address of the store that s3:// means.")
@click.option("-o", "--output", type=click.Path(), help="The feed on this machine; FILE's name with .ics by default.")
@click.option("--page", is_flag=True, help="Put the page beside each feed.")
@click.option(
    "--rotate", metavar="[WHO]", is_flag=False, flag_value=OWNER, help="Give your feed, or WHO's, a new address."
)
@click.option("--forget", is_flag=True, help="Take away what is at old addresses, and what FILE shares no more.")
@click.option("--remove", is_flag=True, help="Take everything away that was published.")
@click.option("--show-addresses", is_flag=True, help="Show the addresses, each of which is the only key to its feed.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent where; change nothing.")
@click.option("--wait", type=read_wait, default="0s", metavar="TIME", help="Wait so long until it can be seen: 40m.")
@local_option
@click.option("--allow-shrink", is_flag=True, help="Replace a feed even if it loses most of its coming events.")
@now_option
def publish(
    file: str,
    to: str | None,
    url: str | None,
    endpoint: str | None,
    output: str | None,
    page: bool,
    rotate: str | None,
    forget: bool,
    remove: bool,
    show_addresses: bool,
    dry_run: bool,
    wait: float,
    local: bool,
    allow_shrink: bool,
    now: dt.datetime | None,
) -> None:
    """Build FILE's feeds, send them to where FILE says, and look whether calendars can read them there.

    What has not changed is not sent. --to writes into FILE where to; after that, `publish FILE` is enough. The exit
    code is 3 where a place could not be reached, or calendars cannot read what is there.
    """
    if (url or endpoint) and not to:
        raise click.UsageError("say with --to to which place that belongs")
    if remove and (rotate is not None or forget):
        raise click.UsageError("--remove takes everything away; it goes alone")
    from pathlib import Path

    from followup_ics.publishing.lock import publishing_alone
    from followup_ics.publishing.send import SendingWish

    now = now or read_clock()
    wish = SendingWish(with_pages=page, forget=forget, remove=remove, dry_run=dry_run)
    with publishing_alone(Path(file)):
        job_search = settle_places(file, make_change(file, to, url, endpoint, rotate), dry_run=dry_run)
        target = output or f"{file.removesuffix('.yaml').removesuffix('.yml')}.ics"
        feeds, all_built = make_feeds(file, target, now=now, wish=wish, allow_shrink=allow_shrink)
        outcomes = send_feeds(file, job_search, feeds, now=now, wish=wish)
    failed = [outcome for outcome in outcomes if outcome.error]
    refused = [feed for each in outcomes if each.plan for feed in each.plan.feeds if feed.refusal]
    if not (dry_run or failed) and (forget or remove):
        settle_places(file, forget_old, dry_run=False)
    if not remove:
        tell_addresses(outcomes, job_search, show=show_addresses)
    seen = [] if dry_run or remove else [look(outcome, file, is_local=local, wait=wait) for outcome in outcomes]
    if failed or refused or not all_built or not all(seen):
        raise SystemExit(FeedError.exit_code)


def make_change(
    file: str, to: str | None, url: str | None, endpoint: str | None, rotate: str | None
) -> "Callable[[JobSearch], JobSearch]":
    """Make the function that puts into a search what a command says of places and addresses, with what it draws."""
    import secrets

    from followup_ics.publishing.settle import add_place, draw_secrets, locate_target, rotate_owner, rotate_share

    def change(job_search: "JobSearch") -> "JobSearch":
        if to is not None:
            job_search = add_place(job_search, locate_target(to, file), url=url, endpoint=endpoint)
        if not job_search.publish:
            raise FollowUpError(
                f"{file} does not say where to publish; give it with --to, as --to ../site, or --to sftp://…"
            )
        job_search = draw_secrets(job_search, draw=lambda: secrets.token_hex(16))
        if rotate is None:
            return job_search
        if rotate == OWNER:
            return rotate_owner(job_search, draw=lambda: secrets.token_hex(16))
        return rotate_share(job_search, rotate, share_id=secrets.token_hex(16))

    return change


def settle_places(file: str, change: "Callable[[JobSearch], JobSearch]", *, dry_run: bool) -> "JobSearch":
    """Write into an input file what a command says of places; return the search as it is then."""
    from pathlib import Path

    from followup_ics.feed.files import read_source, rewrite_source
    from followup_ics.input.edit.publishing import write_publishing
    from followup_ics.planning.plan_file import make_calendars, parse_source

    cache = open_calendar_cache()
    calendars = make_calendars(cache)

    def rewrite(data: bytes) -> bytes:
        wanted = change(parse_source(data, name=file, cache=cache))
        return write_publishing(data, name=file, wanted=wanted, calendars=calendars)

    if dry_run:
        return change(parse_source(read_source(file), name=file, cache=cache))
    before = parse_source(read_source(file), name=file, cache=cache)
    wanted = change(before)
    if wanted == before:
        return before
    rewriting = rewrite_source(Path(file), rewrite)
    for note in rewriting.notes:
        say(f"{file}: {note}")
    return parse_source(rewriting.after, name=file, cache=cache)


def forget_old(job_search: "JobSearch") -> "JobSearch":
    """Return a search whose places have no old addresses any more."""
    return job_search._replace(publish=tuple(each._replace(old=()) for each in job_search.publish))


def make_feeds(
    file: str, output: str, *, now: dt.datetime, wish: "SendingWish", allow_shrink: bool
) -> "tuple[Sequence[Feed], bool]":
    """Build the feeds of a file, as `build` does, and make them ready to be sent; tell whether all were built."""
    from pathlib import Path

    from followup_ics.cli.build import tell_feed
    from followup_ics.feed.build import build_feeds
    from followup_ics.feed.files import read_source
    from followup_ics.planning.plan_file import plan_source
    from followup_ics.publishing.feeds import collect_feeds, preview_feeds

    data, cache, path = read_source(file), open_calendar_cache(), Path(output)
    planned = plan_source(data, name=file, cache=cache)
    if wish.dry_run or wish.remove:
        made = preview_feeds(planned, path, now=now)
        return tuple(collect_feeds(planned, path, made, now=now)), True
    built = build_feeds(data, path, name=file, now=now, source=Path(file), allow_shrink=allow_shrink, cache=cache).feeds
    made = {}
    for each, outcome in built:
        if isinstance(outcome, FeedError):
            say(f"{each}: {outcome}")
        else:
            tell_feed(str(each), outcome)
            made[each] = outcome.data
    return tuple(collect_feeds(planned, path, made, now=now)), len(made) == len(built)


def send_feeds(
    file: str, job_search: "JobSearch", feeds: "Sequence[Feed]", *, now: dt.datetime, wish: "SendingWish"
) -> "Sequence[SendingResult]":
    """Send feeds to all places of a search, and tell what became of each."""
    from pathlib import Path

    from followup_ics.publishing.places.open import Surroundings
    from followup_ics.publishing.send import send
    from followup_ics.publishing.tell import describe_outcome

    around = Surroundings(folder=Path(file).parent, mark=make_mark(file), now=now, password=read_password())
    outcomes = []
    for publishing in job_search.publish:
        outcomes.append(outcome := send(publishing, feeds, around, wish))
        for line in describe_outcome(outcome, wish):
            say(f"{publishing.to}: {line}")
    return outcomes


def make_mark(file: str) -> str:
    """Make what tells temporary files of this machine and this input file from another's, without naming either."""
    import hashlib
    import os
    import platform
    from pathlib import Path

    named = platform.node().encode(errors="surrogateescape")
    return hashlib.sha256(named + b"\0" + os.fsencode(Path(file).resolve())).hexdigest()[:8]


def tell_addresses(outcomes: "Sequence[SendingResult]", job_search: "JobSearch", *, show: bool) -> None:
    """Print the addresses where that is asked for, and new ones on a terminal; say how they are shown otherwise."""
    from followup_ics.publishing.tell import name_feed
    from followup_ics.reports.page.subscribe import make_subscription
    from followup_ics.reports.published import render_ways

    is_terminal, hidden = sys.stdout.isatty(), False
    feeds: list[Published] = [feed for each in outcomes if each.plan for feed in each.plan.feeds if feed.address]
    for feed in feeds:
        if not (show or (is_terminal and feed.is_new)):
            hidden = hidden or feed.is_new
            continue
        print_line(f"{name_feed(feed.who)}: {feed.address}")
        if feed.page_address:
            print_line(f"{name_feed(feed.who)}, as a page: {feed.page_address}")
        if feed.who is None and feed.address and feed.address.startswith("https://"):
            try:
                subscription = make_subscription(feed.address, name=job_search.name)
            except FollowUpError:
                continue  # looking at it tells what is wrong with it
            click.echo(render_ways(subscription, with_code=is_terminal, **terminal_style()), nl=False)
    if hidden:
        say("the addresses are shown on a terminal, or with --show-addresses")


def look(outcome: "SendingResult", file: str, *, is_local: bool, wait: float) -> bool:
    """Look whether calendars can read what a place was sent; tell whether nothing stands in the way for good."""
    from followup_ics.publishing.checking.look import Sight, look_at
    from followup_ics.publishing.tell import describe_look

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
        for line in describe_look(found, who=feed.who, file=file):
            say(f"{publishing.to}: {line}")
        is_fine = is_fine and found.sight is not Sight.WRONG
    return is_fine


@click.command(epilog=example("followup-ics verify https://example.org/3f9c/follow-ups.ics --against follow-ups.ics"))
@click.argument("address")
@click.option("--against", type=click.Path(), metavar="FEED", help="The feed that should be there.")
@local_option
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long each request may take.",
)
@json_option
def verify(address: str, against: str | None, local: bool, timeout: float, as_json: bool) -> None:
    """Fetch ADDRESS as calendars do, and say whether all of them can read it.

    With - the address is read from standard input, so that no list of processes shows it. The exit code is 0 where
    all calendars can read it, 3 where some cannot.
    """
    from pathlib import Path

    from followup_ics.feed.files import read_feed, read_standard_input
    from followup_ics.publishing.checking.verify import read_address, verify_address
    from followup_ics.reports.address import is_fine

    feed = None
    if against is not None:
        feed = read_feed(Path(against))
        if feed is None:
            raise FeedError(f"no feed '{against}'; give the path of the one that should be at the address")
    if address == "-":
        address = read_address(read_standard_input(LONGEST_ADDRESS, one_line=True).decode(errors="replace"))
    findings = verify_address(address, against=feed, is_local=local, seconds=timeout)
    if as_json:
        print_json([found._asdict() for found in findings])
    else:
        for found in findings:
            print_line(f"{found.level:5}  {found.finding:12}  {found.message}")
    if not is_fine(findings):
        raise SystemExit(FeedError.exit_code)
