"""What became of a publishing, in words for its owner; no address and no path below a place is in them."""

from collections.abc import Iterator
from typing import assert_never

from followup_ics.publishing.checking.look import Look, Sight
from followup_ics.publishing.contents import Published
from followup_ics.publishing.send import SendingResult, SendingWish
from followup_ics.reports.address import Level


def name_feed(who: str | None) -> str:
    """Name a feed by whose it is.

    >>> name_feed(None), name_feed("Maria")
    ('your feed', "Maria's feed")
    """
    return "your feed" if who is None else f"{who}'s feed"


def describe_outcome(outcome: SendingResult, wish: SendingWish) -> Iterator[str]:
    """Say what became of one place, a line each."""
    if outcome.error:
        yield f"not done: {outcome.error}"
        return
    if outcome.plan is None:
        raise AssertionError("a place that did not fail has a plan")
    plan = outcome.plan
    if wish.remove:
        number = sum(step.data is None for step in plan.steps)
        yield (
            f"{'would take' if wish.dry_run else 'took'} everything away ({number} files)"
            if number
            else ("nothing of ours is there")
        )
        return
    for feed in plan.feeds:
        yield from describe_feed(feed, dry_run=wish.dry_run)
    taken = sum(step.data is None for step in plan.steps)
    if wish.forget and taken:
        yield f"{'would take' if wish.dry_run else 'took'} away what is at old addresses"
    if plan.strays:
        yield (
            f"{plan.strays} feed{'s' * (plan.strays != 1)} that the file declares no more "
            f"{'is' if plan.strays == 1 else 'are'} still there; take away with --forget"
        )


def describe_feed(feed: Published, *, dry_run: bool) -> Iterator[str]:
    """Say what became of one feed at a place."""
    name = name_feed(feed.who)
    if feed.refusal:
        yield f"{name} was not sent: {feed.refusal}"
        return
    if not feed.is_changed:
        yield f"{name} is unchanged"
        return
    new = " for the first time" if feed.is_new else ""
    yield f"{'would send' if dry_run else 'sent'} {name}{new} ({len(feed.cut.data):,} bytes)"
    if feed.cut.first_month is not None:
        yield (
            f"{name} is too large for Google; its published copy begins with {feed.cut.first_month:%B %Y}, "
            f"without the {feed.cut.gone} events before (the one on this machine is whole)"
        )


def describe_look(look: Look, *, who: str | None, file: str) -> Iterator[str]:
    """Say what a look at an address found."""
    name = name_feed(who)
    match look.sight:
        case Sight.PUBLISHED:
            yield f"{name} is published; calendars can read it"
        case Sight.NOT_YET:
            yield (
                f"{name} is sent, and not to be seen yet; look again with 'followup-ics publish {file}', "
                "or wait for it with --wait 40m"
            )
        case Sight.WRONG:
            yield f"{name} is sent, and calendars cannot read it"
        case _:
            assert_never(look.sight)
    for found in look.findings:
        if look.sight is not Sight.NOT_YET or found.level is Level.WRONG:
            yield f"  {found.level}: {found.finding}: {found.message}"
