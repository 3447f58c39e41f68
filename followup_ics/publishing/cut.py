"""A feed that is too large for calendars, cut for publishing: whole months of what is past, the oldest first."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from followup_ics.feed.previous import parse_moment
from followup_ics.model.errors import FeedError
from followup_ics.publishing.checking.body import LIMIT

EVENT: Final = re.compile(rb"BEGIN:VEVENT\r\n.*?\r\nEND:VEVENT\r\n", re.DOTALL)
START: Final = re.compile(rb"(?m)^DTSTART:([0-9TZ]+)\r$")


class Cut(NamedTuple):
    """Hold a feed as it is published, how many events went, and the first month that stayed; None for a whole one."""

    data: bytes
    gone: int = 0
    first_month: dt.date | None = None


def cut_feed(data: bytes, *, now: dt.datetime, limit: int = LIMIT) -> Cut:
    """Cut a feed of ours to ``limit`` bytes, by whole months (in UTC), never what is to come.

    Raises `FeedError` where what is to come alone is larger.
    """
    if len(data) <= limit:
        return Cut(data=data)
    events = list(_list_events(data))
    excess, gone = len(data) - limit, 0
    months = sorted({(at.year, at.month) for at, _ in events if at < now})
    for month in months:
        going = [body for at, body in events if (at.year, at.month) == month and at < now]
        excess -= sum(map(len, going))
        gone += len(going)
        if excess <= 0:
            kept = set(months[: months.index(month) + 1])
            return Cut(data=_leave_out(data, kept, now=now), gone=gone, first_month=_find_first(events, kept, now=now))
    raise FeedError(
        f"what is to come alone has more than {limit:,} bytes, and Google drops events beyond that; "
        "take finished searches into a file of their own, then publish again"
    )


def _list_events(data: bytes) -> Iterator[tuple[dt.datetime, bytes]]:
    for found in EVENT.finditer(data):
        yield _find_start(found[0]), found[0]


def _find_start(body: bytes) -> dt.datetime:
    found = START.search(body)
    start = parse_moment(found[1].decode()) if found else None
    if start is None:
        raise AssertionError("a feed of ours has a start in each event")
    return start


def _is_going(at: dt.datetime, months: set[tuple[int, int]], *, now: dt.datetime) -> bool:
    return at < now and (at.year, at.month) in months


def _leave_out(data: bytes, months: set[tuple[int, int]], *, now: dt.datetime) -> bytes:
    return EVENT.sub(lambda found: b"" if _is_going(_find_start(found[0]), months, now=now) else found[0], data)


def _find_first(events: list[tuple[dt.datetime, bytes]], months: set[tuple[int, int]], *, now: dt.datetime) -> dt.date:
    return min(at for at, _ in events if not _is_going(at, months, now=now)).date().replace(day=1)
