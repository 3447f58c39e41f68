"""The last feed of an address that has been given up: one event, which says that the calendar has moved."""

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

from followup_ics.feed.ics import Stamps, make_last_event, write_calendar
from followup_ics.feed.previous import count_seconds
from followup_ics.model.search import JobSearch
from followup_ics.sharing.secrets import make_feed_path

MOVED: Final = "This calendar has moved; ask for the new address"


def make_moved_feed(key: str, *, now: dt.datetime) -> bytes:
    """Make the feed that takes the place of the one at ``key``'s path; nothing of a search is in it.

    >>> feed = make_moved_feed("1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e", now=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
    >>> feed.count(b"BEGIN:VEVENT"), b"has moved" in feed
    (1, True)
    """
    now = now.astimezone(dt.UTC).replace(microsecond=0)
    event = make_last_event(MOVED, now.date(), feed_id=make_feed_path(key))
    stamps = Stamps(stamped_at=now, modified_at=now, sequence=count_seconds(now))
    return write_calendar([(event, stamps)], JobSearch(timezone=ZoneInfo("UTC"), holidays=(), interviews=()))


def says_moved(data: bytes | None, key: str) -> bool:
    """Tell whether a feed is the one that `make_moved_feed` makes, at whatever moment."""
    if data is None or data.count(b"BEGIN:VEVENT") != 1:
        return False
    event = make_last_event(MOVED, dt.date.min, feed_id=make_feed_path(key))
    return f"UID:{event.uid}\r\n".encode() in data
