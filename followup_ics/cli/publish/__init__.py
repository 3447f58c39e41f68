"""The commands about a feed's address: publish, verify."""

import datetime as dt

import click

from followup_ics.cli.environment import read_clock
from followup_ics.cli.options import PATH, example, json_option, now_option, print_json, read_wait
from followup_ics.cli.streams import print_line
from followup_ics.model.errors import FeedError

OWNER = ""
"""What `--rotate` says where it names nobody."""

LONGEST_ADDRESS = 8_000
"""Bytes of an address that is read from standard input: more than any server takes."""

local_option = click.option(
    "--local", is_flag=True, help="Allow a host that only this machine or this network can reach."
)


@click.command(epilog=example("followup-ics publish search.yaml --to ../site --url https://example.org/cal"))
@click.argument("file", type=PATH)
@click.option(
    "--to", metavar="TARGET", help="Where to: a folder, davs://, sftp://, git+ssh://…#branch, s3://, gs://, az://."
)
@click.option("--url", metavar="ADDRESS", help="Where that is seen from outside.")
@click.option("--endpoint", metavar="URL", help="The address of the store that s3:// means.")
@click.option("-o", "--output", type=PATH, help="The feed on this machine; FILE's name with .ics by default.")
@click.option("--page", is_flag=True, help="Put the page beside each feed.")
@click.option(
    "--rotate", metavar="[WHO]", is_flag=False, flag_value=OWNER, help="Give your feed, or WHO's, a new address."
)
@click.option("--forget", is_flag=True, help="Take away what is at old addresses, and what FILE declares no more.")
@click.option("--remove", is_flag=True, help="Take everything away, and the places out of FILE; with --to, that one.")
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
    code is 3 where a place could not be reached, or calendars cannot read what is there; what was sent within the last
    hour may still be on its way.
    """
    if remove and (rotate is not None or forget or url or endpoint):
        raise click.UsageError("--remove takes everything away; it goes alone, or with --to")
    from pathlib import Path

    from followup_ics.cli.publish.addresses import look, tell_addresses
    from followup_ics.cli.publish.feeds import make_feeds, send_feeds
    from followup_ics.cli.publish.places import PlaceWish, settle, tidy_up
    from followup_ics.publishing.lock import publishing_alone
    from followup_ics.publishing.send import SendingWish

    now = now or read_clock()
    wish = SendingWish(with_pages=page, forget=forget, remove=remove, dry_run=dry_run)
    with publishing_alone(Path(file)):
        settled = settle(file, PlaceWish(to=to, url=url, endpoint=endpoint, rotate=rotate), wish)
        target = output or f"{file.removesuffix('.yaml').removesuffix('.yml')}.ics"
        feeds, all_built = make_feeds(file, target, now=now, wish=wish, allow_shrink=allow_shrink)
        outcomes = send_feeds(file, settled.job_search, feeds, now=now, wish=wish)
        if not dry_run:
            tidy_up(file, settled, outcomes, wish)
    failed = any(outcome.error for outcome in outcomes)
    refused = any(feed.refusal for each in outcomes if each.plan for feed in each.plan.feeds)
    if not remove:
        tell_addresses(outcomes, settled.job_search, show=show_addresses)
    seen = [] if dry_run or remove else [look(each, file, is_local=local, wait=wait, now=now) for each in outcomes]
    if failed or refused or not all_built or not all(seen):
        raise SystemExit(FeedError.exit_code)


@click.command(epilog=example("followup-ics verify https://example.org/3f9c/follow-ups.ics --against follow-ups.ics"))
@click.argument("address")
@click.option("--against", type=PATH, metavar="FEED", help="The feed that should be there.")
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
