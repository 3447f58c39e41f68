"""What became of a publishing, in words for its owner; no address and no path below a place is in them."""

from collections.abc import Iterator
from typing import assert_never

from followup_ics.publishing.checking.look import Look, Sight
from followup_ics.publishing.contents import Published, PublishingPlan
from followup_ics.publishing.send import SendingResult, SendingWish
from followup_ics.reports.address import Level


def name_feed(feed: Published) -> str:
    """Name a feed by whose it is; one that was shared and has ended is told from one that is shared again.

    >>> from followup_ics.publishing.cut import Cut
    >>> maria = Published(who="Maria", address=None, page_address=None, cut=Cut(b""))
    >>> name_feed(maria), name_feed(maria._replace(has_ended=True))
    ("Maria's feed", "Maria's ended feed")
    """
    return "your feed" if feed.who is None else f"{feed.who}'s {'ended ' * feed.has_ended}feed"


def describe_outcome(outcome: SendingResult, wish: SendingWish) -> Iterator[str]:
    """Say what became of one place, a line each: what was sent, and what was not."""
    if outcome.error and (outcome.plan is None or outcome.is_untouched or not outcome.failures or wish.remove):
        yield f"not done: {outcome.error}"
        return
    if outcome.plan is None:
        raise AssertionError("a place that did not fail has a plan")
    plan = outcome.plan
    if wish.remove:
        yield from _describe_removal(plan, dry_run=wish.dry_run)
        return
    for feed in plan.feeds:
        reason = next((outcome.failures[name] for name in feed.names if name in outcome.failures), None)
        if reason is not None:
            yield f"{name_feed(feed)} was not sent: {reason}"
        else:
            yield from describe_feed(feed, dry_run=wish.dry_run)
    if outcome.error:
        yield "not all was done; publish again when that is put right"
        return
    taken = sum(step.data is None for step in plan.steps)
    if wish.forget:
        yield (
            f"{'would take' if wish.dry_run else 'took'} away what is at old addresses"
            if taken
            else "nothing is at old addresses; a share that has ended stays until you take its entry out of the file"
        )
    if plan.strays:
        yield (
            f"{plan.strays} feed{'s' * (plan.strays != 1)} that the file declares no more "
            f"{'is' if plan.strays == 1 else 'are'} still there; take away with --forget"
        )


def _describe_removal(plan: PublishingPlan, *, dry_run: bool) -> Iterator[str]:
    number = sum(step.data is None for step in plan.steps)
    if number:
        yield f"{'would take' if dry_run else 'took'} everything away ({number} files)"
    else:
        yield "nothing of ours is there; if you expected some, look at the address"


def describe_feed(feed: Published, *, dry_run: bool) -> Iterator[str]:
    """Say what became of one feed at a place."""
    name = name_feed(feed)
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


def describe_look(look: Look, feed: Published, *, file: str, is_late: bool) -> Iterator[str]:
    """Say what a look at an address found; ``is_late`` that it should have been there by now."""
    name = name_feed(feed)
    match look.sight:
        case Sight.PUBLISHED:
            yield f"{name} is published; calendars can read it"
        case Sight.NOT_YET if is_late:
            yield f"{name} was sent, and is not to be seen; look at the server, or at 'url:' in the file"
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
