"""The commands about a feed's address: verify."""

import sys

import click

from followup_ics.cli.options import example, json_option, print_json
from followup_ics.cli.streams import print_line
from followup_ics.model.errors import FeedError


@click.command(epilog=example("followup-ics verify https://example.org/3f9c/follow-ups.ics --against follow-ups.ics"))
@click.argument("address")
@click.option("--against", type=click.Path(), metavar="FEED", help="The feed that should be there.")
@click.option("--local", is_flag=True, help="Allow a host that only this machine or this network can reach.")
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

    from followup_ics.feed.files import read_feed
    from followup_ics.publishing.verify import read_address, verify_address
    from followup_ics.reports.address import is_fine

    feed = None
    if against is not None:
        feed = read_feed(Path(against))
        if feed is None:
            raise FeedError(f"no feed '{against}'; give the path of the one that should be at the address")
    if address == "-":
        address = read_address(sys.stdin.readline())
    findings = verify_address(address, against=feed, is_local=local, seconds=timeout)
    if as_json:
        print_json([found._asdict() for found in findings])
    else:
        for found in findings:
            print_line(f"{found.level:5}  {found.finding:12}  {found.message}")
    if not is_fine(findings):
        raise SystemExit(FeedError.exit_code)
