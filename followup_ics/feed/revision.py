"""The new feed against the one before it: what is kept, what is revised, what is gone, and the stamps that say so."""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.feed.ics import Event, Stamps, sort_events, write_calendar
from followup_ics.feed.lines import unfold_lines
from followup_ics.feed.previous import (
    LATEST,
    FormerEvent,
    FormerFeed,
    State,
    count_seconds,
    make_fingerprint,
    read_former,
)
from followup_ics.model.errors import FeedError
from followup_ics.model.search import JobSearch

SHOWN = 20
"""So many events are listed by name; the rest is counted."""

FEWEST = 4
"""From so many coming events on, losing more than half of them stops a build."""

ONE_SECOND = dt.timedelta(seconds=1)


class Difference(enum.StrEnum):
    """Name what a build does to an event that does not stay as it is."""

    MOVED = "moved"
    REWORDED = "reworded"
    NEW = "new"
    GONE = "gone"


def never(_: str) -> bool:
    """Know nothing."""
    return False


class Change(NamedTuple):
    """Hold what a build does to one event; ``from_at`` and ``to_at`` are its old and new start, None without one."""

    difference: Difference
    uid: str
    summary: str
    from_at: dt.datetime | None
    to_at: dt.datetime | None


class Revision(NamedTuple):
    """Hold the feed that takes the place of another.

    ``data`` is to be written where ``is_changed``. ``changes`` are in the order of the feed, those gone last.
    ``notes`` tell, in words, what was found odd. ``keep_old`` asks to put the old bytes aside: they are damaged.
    """

    data: bytes
    event_count: int
    is_changed: bool
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    keep_old: bool


def revise_feed(  # noqa: PLR0913 - what was, what is to be, and what may be
    old: bytes | None,
    events: Iterable[Event],
    job_search: JobSearch,
    *,
    now: dt.datetime,
    allow_shrink: bool = False,
    is_known: Callable[[str], bool] = never,
) -> Revision:
    """Make the feed that takes the place of ``old``: what is the same keeps its stamps, what differs gets new ones.

    ``now`` is aware; the order of ``events`` does not matter. ``is_known`` tells of a UID whether its interview is
    still in the file, so that what happened in it may have taken the event away. Raises `FeedError` where there is no
    event to write, where ``old`` is another program's, where too many of its coming events would go (unless
    ``allow_shrink``), and where ``now`` is too late to be counted.
    """
    now, events = now.astimezone(dt.UTC).replace(microsecond=0), sort_events(events)
    former = read_former(old)
    refuse_feed(events, former, now=now)
    if not allow_shrink:
        refuse_shrink(find_shrink(former.events, events, now=now, is_known=is_known), job_search)
    changes = find_changes(former, events)
    changed = {change.uid for change in changes}
    stamped = [
        (event, choose_stamps(former.events.get(event.uid), is_same=event.uid not in changed, now=now))
        for event in events
    ]
    data = write_calendar(stamped, job_search)
    return Revision(
        data=data,
        event_count=len(events),
        is_changed=data != old,
        changes=changes,
        notes=tuple(write_notes(former)),
        keep_old=former.state is State.DAMAGED,
    )


def compare_feed(old: bytes | None, events: Iterable[Event]) -> tuple[Change, ...]:
    """Find what a build would do to the feed ``old``: in the order of the feed, what is gone last.

    Raises `FeedError` where it is another program's.
    """
    former = read_former(old)
    refuse_foreign(former)
    return find_changes(former, sort_events(events))


def find_changes(former: FormerFeed, events: Sequence[Event]) -> tuple[Change, ...]:
    """Find what a build does to the events of a feed, those gone last."""
    changes = [change for event in events if (change := find_change(event, former.events.get(event.uid)))]
    return (*changes, *map(make_gone, find_gone(former.events, events)))


def refuse_feed(events: Sequence[Event], former: FormerFeed, *, now: dt.datetime) -> None:
    """Raise `FeedError` where there is nothing to write, or nothing may be written."""
    if not events:
        raise FeedError(
            "there is no follow-up to write; a calendar without events is not valid, and some calendars would go on "
            "showing the old ones, so the feed stays as it is"
        )
    refuse_foreign(former)
    if now >= LATEST:
        raise FeedError(f"the clock says '{now:%Y-%m-%d}', expected a day before {LATEST:%Y}; put the clock right")


def refuse_foreign(former: FormerFeed) -> None:
    """Raise `FeedError` where a feed is another program's."""
    if former.state is State.FOREIGN:
        raise FeedError(
            f"the file in its place was made by another program ('{former.producer}') and was not touched; "
            "write to another name, or move that file away"
        )


def choose_stamps(former: FormerEvent | None, *, is_same: bool, now: dt.datetime) -> Stamps:
    """Choose an event's stamps: the old ones where it is the same, else later ones than it ever had.

    >>> choose_stamps(None, is_same=False, now=dt.datetime(2020, 1, 2, tzinfo=dt.UTC)).sequence
    86400
    """
    if former and former.stamps and is_same:
        return former.stamps
    modified_at = now
    if former and former.changed_at:
        modified_at = max(now, former.changed_at + ONE_SECOND)
    return Stamps(stamped_at=modified_at, modified_at=modified_at, sequence=count_seconds(modified_at))


def is_same(event: Event, former: FormerEvent) -> bool:
    """Tell whether an event says what it said before, however its lines are folded."""
    return make_fingerprint(unfold_lines(event.content)) == former.fingerprint


def find_change(event: Event, former: FormerEvent | None) -> Change | None:
    """Find what a build does to an event; None where it stays the same."""
    if former is None:
        difference = Difference.NEW
    elif is_same(event, former):
        return None
    else:
        difference = Difference.REWORDED if event.starts_at == former.starts_at else Difference.MOVED
    return Change(
        difference=difference,
        uid=event.uid,
        summary=event.summary,
        from_at=former.starts_at if former else None,
        to_at=event.starts_at,
    )


def find_gone(former: Mapping[str, FormerEvent], events: Iterable[Event]) -> list[FormerEvent]:
    """Find the former events that the new feed no longer has."""
    uids = {event.uid for event in events}
    return [event for uid, event in former.items() if uid not in uids]


def make_gone(former: FormerEvent) -> Change:
    """Say that an event is gone."""
    return Change(
        difference=Difference.GONE, uid=former.uid, summary=former.summary, from_at=former.starts_at, to_at=None
    )


def find_shrink(
    former: Mapping[str, FormerEvent],
    events: Iterable[Event],
    *,
    now: dt.datetime,
    is_known: Callable[[str], bool] = never,
) -> tuple[FormerEvent, ...]:
    """Find the coming events that a feed would lose, where they are all of them, or more than half of at least four.

    An event is coming from its very start on, and lost when its UID is gone and its interview with it: what an outcome
    or a later word took away is not lost. Empty where the loss is an ordinary one.
    """
    coming = {uid: event for uid, event in former.items() if event.starts_at and event.starts_at >= now}
    lost = [event for event in find_gone(coming, events) if not is_known(event.uid)]
    is_too_much = len(lost) == len(coming) or (len(coming) >= FEWEST and 2 * len(lost) > len(coming))
    return tuple(lost) if is_too_much else ()


def refuse_shrink(lost: Sequence[FormerEvent], job_search: JobSearch) -> None:
    """Raise `FeedError` with the list of what would be lost, in the user's own zone."""
    if not lost:
        return
    listed = [
        f"  {event.starts_at.astimezone(job_search.timezone):%Y-%m-%d %H:%M} {event.summary}"
        for event in lost[:SHOWN]
        if event.starts_at
    ]
    if len(lost) > SHOWN:
        listed.append(f"  and {len(lost) - SHOWN} more")
    what = "1 coming event" if len(lost) == 1 else f"{len(lost)} coming events"
    raise FeedError(
        "\n".join(
            [f"the feed would lose {what}, so it was not replaced; if that is right, add '--allow-shrink'", *listed]
        )
    )


def write_notes(former: FormerFeed) -> Iterable[str]:
    """Tell what was odd about a former feed, one sentence each."""
    if former.state is State.EMPTY:
        yield "the feed before this one was empty; every event counts as new"
    if former.state is State.DAMAGED:
        kept = (
            f"{len(former.events)} of its events could still be read" if former.events else "none of it could be used"
        )
        yield f"the feed before this one is damaged ({former.damage}); {kept}"
    restamped = sum(event.stamps is None for event in former.events.values())
    if restamped:
        yield f"the stamps of {restamped} of its events made no sense; they were given new ones"


def summarize_revision(revision: Revision) -> str:
    """Say in one line what a build changes.

    >>> summarize_revision(Revision(data=b"", event_count=0, is_changed=False, changes=(), notes=(), keep_old=False))
    'nothing changed'
    """
    if revision.changes:
        return count_changes(revision.changes)
    return "no event changed, only the calendar around them" if revision.is_changed else "nothing changed"


def count_changes(changes: Iterable[Change]) -> str:
    """Count changes by what they are, in words.

    >>> count_changes([Change(difference=Difference.NEW, uid="1", summary="", from_at=None, to_at=None)])
    '1 new'
    """
    counts = Counter(change.difference for change in changes)
    return ", ".join(f"{counts[difference]} {difference}" for difference in Difference if counts[difference])
