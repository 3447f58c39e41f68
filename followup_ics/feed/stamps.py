"""The stamps of events: DTSTAMP, LAST-MODIFIED and SEQUENCE, to the second or, in a feed for others, to the day."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeAlias

from followup_ics.feed.ics import Event, Stamps
from followup_ics.feed.previous import FormerEvent, count_seconds

ONE_SECOND = dt.timedelta(seconds=1)
ONE_DAY = dt.timedelta(days=1)

Stamped: TypeAlias = tuple[Event, Stamps]


def stamp_events(
    events: Iterable[Event], former: Mapping[str, FormerEvent], changed: Collection[str], *, now: dt.datetime
) -> list[Stamped]:
    """Give events their stamps: the old ones where an event is the same, else later ones than it ever had.

    ``changed`` has the UIDs of those that are not the same; ``now`` is in UTC, without a fraction.
    """
    return _stamp(events, former, changed, lambda event: choose_stamps(former.get(event.uid), now=now))


def choose_stamps(former: FormerEvent | None, *, now: dt.datetime) -> Stamps:
    """Choose the stamps of an event that is new or has changed.

    >>> choose_stamps(None, now=dt.datetime(2020, 1, 2, tzinfo=dt.UTC)).sequence
    86400
    """
    modified_at = now
    if former and former.changed_at:
        modified_at = max(now, former.changed_at + ONE_SECOND)
    return Stamps(stamped_at=modified_at, modified_at=modified_at, sequence=count_seconds(modified_at))


def stamp_events_by_day(
    events: Iterable[Event], former: Mapping[str, FormerEvent], changed: Collection[str], *, now: dt.datetime
) -> list[Stamped]:
    """Give events stamps that tell the day of a change and nothing closer; else as `stamp_events` does.

    All that changes in one build gets one SEQUENCE: that of the day's beginning, or one more than any in the feed. A
    feed that is new may be one that was lost on this very day: it begins where the day ends, after whatever it had.
    """
    today = now.replace(hour=0, minute=0, second=0)
    latest = max((event.changed_at for event in former.values() if event.changed_at), default=None)
    sequence = count_seconds(max(today, latest + ONE_SECOND) if latest else today + ONE_DAY)
    days = [event.stamps.stamped_at for event in former.values() if event.stamps]
    stamped_at = max([today, *(day.replace(hour=0, minute=0, second=0) for day in days)])
    stamps = Stamps(stamped_at=stamped_at, modified_at=stamped_at, sequence=sequence)
    return _stamp(events, former, changed, lambda _: stamps)


def _stamp(
    events: Iterable[Event],
    former: Mapping[str, FormerEvent],
    changed: Collection[str],
    choose: Callable[[Event], Stamps],
) -> list[Stamped]:
    stamped = []
    for event in events:
        old = former.get(event.uid)
        kept = old.stamps if old and event.uid not in changed else None
        stamped.append((event, kept or choose(event)))
    return stamped
