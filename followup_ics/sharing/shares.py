"""The shares of a file: which one is meant by a name, on which day each of them ends."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from followup_ics.model.errors import FollowUpError
from followup_ics.model.names import fold, make_slug
from followup_ics.model.nearest import find_nearest
from followup_ics.model.quoting import quote
from followup_ics.model.search import JobSearch, Share

ONE_DAY = dt.timedelta(days=1)


def choose_share(shares: Iterable[Share], who: str) -> Share:
    """Choose the share with somebody, by the name or by the slug of it; an ended one only where there is no other.

    Raises `FollowUpError` where there is none, with the nearest name.
    """
    shares = tuple(shares)
    found = [share for share in shares if fold(share.who) == fold(who) or make_slug(share.who) == make_slug(who)]
    if found:
        return next((share for share in found if share.ended_on is None), found[-1])
    names = tuple(dict.fromkeys(share.who for share in shares))
    if not names:
        raise FollowUpError(f"nothing is shared with {quote(who)} or anybody else; begin with 'followup-ics share'")
    nearest = find_nearest(who, names)
    way_out = f"did you mean {quote(nearest)}?" if nearest else f"expected {', '.join(map(quote, names))}"
    raise FollowUpError(f"nothing is shared with {quote(who)} ({way_out})")


def list_feeds(shares: Iterable[Share]) -> tuple[Share, ...]:
    """List the shares that have a feed beside the owner's: of one name the one that was not ended, else the latest."""
    by_slug: dict[str, Share] = {}
    for share in shares:
        slug = make_slug(share.who)
        former = by_slug.get(slug)
        if former is None or former.ended_on is not None:
            by_slug[slug] = share
    return tuple(by_slug.values())


def find_end(share: Share, *, now: dt.datetime, timezone: ZoneInfo) -> dt.date | None:
    """Find the day on which a share has ended by ``now``, in the file's zone; None while it goes on.

    ``until`` is the last day that it goes on; an ``ended`` in the future has not come yet.

    >>> share = Share(who="Maria", id="0" * 32, until=dt.date(2027, 3, 1))
    >>> utc = ZoneInfo("UTC")
    >>> for day in (1, 2):
    ...     print(find_end(share, now=dt.datetime(2027, 3, day, 12, tzinfo=dt.UTC), timezone=utc))
    None
    2027-03-01
    """
    today = now.astimezone(timezone).date()
    if share.ended_on is not None and share.ended_on <= today:
        return share.ended_on
    return share.until if share.until is not None and share.until < today else None


def find_next_end(job_search: JobSearch, *, now: dt.datetime) -> dt.datetime | None:
    """Find the next moment at which a share of a file ends, with the file's zone; None where none is to end.

    A feed that is built at that moment, or later, is another one than before.
    """
    timezone = job_search.timezone
    days = [
        day
        for share in job_search.shares
        for day in (share.until and share.until + ONE_DAY, share.ended_on)
        if day is not None and find_end(share, now=now, timezone=timezone) is None
    ]
    moments = [dt.datetime.combine(day, dt.time(), tzinfo=timezone) for day in days]
    return min((moment for moment in moments if moment > now), default=None)
