"""The new feed against the one before it: whether it may take its place, and the stamps that say what has changed."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from followup_ics.feed.changes import Difference, EventChange, count_changes, find_changes, never
from followup_ics.feed.ics import LONG_PAST, Event, Stamps, sort_events, write_calendar
from followup_ics.feed.loss import Loss, find_loss, refuse_loss
from followup_ics.feed.ownership import Keep, refuse_others
from followup_ics.feed.previous import LAST_SEQUENCE, LATEST, FormerEvent, FormerFeed, State, count_seconds, read_former
from followup_ics.model.errors import FeedError, Problem
from followup_ics.model.search import JobSearch

ONE_SECOND = dt.timedelta(seconds=1)
ONE_DAY = dt.timedelta(days=1)

Stamped: TypeAlias = tuple[Event, Stamps]


class Revision(NamedTuple):
    """Hold the feed that takes the place of another.

    ``data`` is to be written where ``is_changed``. ``changes`` are in the order of the feed, those gone last.
    ``notes`` tell, in words, what was found odd. ``keep`` says as what the old bytes are put aside, None where they
    need not be. ``misreadings`` are what the input file may mean otherwise.
    """

    data: bytes
    event_count: int
    is_changed: bool
    changes: tuple[EventChange, ...]
    notes: tuple[str, ...]
    keep: Keep | None = None
    misreadings: tuple[Problem, ...] = ()


def revise_feed(  # noqa: PLR0913 - what was, what is to be, and what may be
    old: bytes | None,
    events: Iterable[Event],
    job_search: JobSearch,
    *,
    now: dt.datetime,
    allow_shrink: bool = False,
    replace: bool = False,
    is_known: Callable[[str], bool] = never,
    is_daily: bool = False,
    misreadings: tuple[Problem, ...] = (),
) -> Revision:
    """Make the feed that takes the place of ``old``: what is the same keeps its stamps, what differs gets new ones.

    ``now`` is aware; the order of ``events`` does not matter. ``is_known`` tells of a UID whether its interview is
    still in the file, so that what happened in it may have taken the event away. With ``is_daily`` the stamps tell the
    day of a change, not the second. Raises `FeedError` where ``old`` is not all ours (unless ``replace``), where too
    much of it would go (unless ``allow_shrink``), and where ``now`` is too late to be counted.
    """
    now, events = now.astimezone(dt.UTC).replace(microsecond=0), sort_events(events)
    former = read_former(old)
    refuse_others(former.foreign, replace=replace)
    if now >= LATEST:
        raise FeedError(f"the clock says '{now:%Y-%m-%d}', expected a day before {LATEST:%Y}; put the clock right")
    if not allow_shrink:
        refuse_loss(find_loss(former.events, events, now=now, is_known=is_known), job_search.timezone)
    changes = find_changes(former.events, events, is_known=is_known)
    changed = {change.uid for change in changes}
    stamp = stamp_events_by_day if is_daily else stamp_events
    data = write_calendar(stamp(events, former.events, changed, now=now), job_search)
    return Revision(
        data=data,
        event_count=len(events),
        is_changed=data != old,
        changes=changes,
        notes=(*write_notes(former), *note_changes(changes), *note_end(events, changes)),
        keep=KEPT.get(former.state),
        misreadings=misreadings,
    )


KEPT = {State.DAMAGED: Keep.CORRUPT, State.FOREIGN: Keep.REPLACED}
"""What becomes of the old bytes, where they are not a feed of ours in whole."""


class Comparison(NamedTuple):
    """Hold what a build would do to a feed, and what it would lose that needs leave to be lost."""

    changes: tuple[EventChange, ...]
    loss: Loss


def compare_feed(
    old: bytes | None, events: Iterable[Event], *, now: dt.datetime, is_known: Callable[[str], bool] = never
) -> Comparison:
    """Find what a build would do to the feed ``old``: in the order of the feed, what is gone last.

    ``now`` and ``is_known`` are as for `revise_feed`. Raises `FeedError` where the feed is not all ours.
    """
    former, events = read_former(old), sort_events(events)
    if former.foreign:
        raise FeedError(f"the file {former.foreign}; expected a feed that 'build' made of this search")
    return Comparison(
        changes=find_changes(former.events, events, is_known=is_known),
        loss=find_loss(former.events, events, now=now, is_known=is_known),
    )


def stamp_events(
    events: Iterable[Event], former: Mapping[str, FormerEvent], changed: Collection[str], *, now: dt.datetime
) -> list[Stamped]:
    """Give events their stamps: the old ones where an event is the same, else later ones than it ever had.

    ``changed`` has the UIDs of those that are not the same; ``now`` is in UTC, without a fraction.
    """
    fresh = choose_stamps(None, now=now)
    return _stamp(
        events,
        former,
        changed,
        lambda event: choose_stamps(former[event.uid], now=now) if event.uid in former else fresh,
    )


def choose_stamps(former: FormerEvent | None, *, now: dt.datetime) -> Stamps:
    """Choose the stamps of an event that is new or has changed.

    >>> choose_stamps(None, now=dt.datetime(2020, 1, 2, tzinfo=dt.UTC)).sequence
    86400
    """
    modified_at = now
    if former and former.changed_at:
        modified_at = max(now, former.changed_at + ONE_SECOND)
    return Stamps(stamped_at=modified_at, modified_at=modified_at, sequence=choose_sequence(former, modified_at))


def choose_sequence(former: FormerEvent | None, modified_at: dt.datetime) -> int:
    """Choose a SEQUENCE that is above the one before it, wherever there is one above it.

    >>> choose_sequence(None, dt.datetime(2020, 1, 1, 0, 1, tzinfo=dt.UTC))
    60
    """
    counted = count_seconds(modified_at)
    least = former.sequence + 1 if former else 0
    return min(max(least, counted if counted <= LAST_SEQUENCE else 0), LAST_SEQUENCE)


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


def write_notes(former: FormerFeed) -> Iterator[str]:
    """Tell what was odd about a former feed, one sentence each."""
    if former.state is State.EMPTY:
        yield "the feed before this one was empty; every event counts as new"
    if former.state is State.FOREIGN:
        yield f"the file in its place {former.foreign}"
    if former.state is State.DAMAGED:
        kept = (
            f"{len(former.events)} of its events could still be read" if former.events else "none of it could be used"
        )
        yield f"the feed before this one is damaged ({former.damage}); {kept}"
    restamped = sum(event.stamps is None for event in former.events.values())
    if restamped:
        yield f"the stamps of {restamped} of its events made no sense; they were given new ones"


def note_changes(changes: Iterable[EventChange]) -> Iterator[str]:
    """Tell what subscribers will see of events that are there under new identities."""
    renamed = sum(change.difference is Difference.RENAMED for change in changes)
    if renamed:
        events = "1 event has a new identity" if renamed == 1 else f"{renamed} events have new identities"
        yield (
            f"{events}, as after a new company, role or 'id': calendars take away the old and show the new in its "
            "place, without what somebody has added there ('formerly:' with the old company or role keeps them)"
        )


def note_end(events: Iterable[Event], changes: Collection[EventChange]) -> Iterator[str]:
    """Tell that nothing is planned any more, or that sharing has ended, where that is news."""
    for event in events:
        if changes and event.is_last:
            past = " that is past" if event.starts_at.date() == LONG_PAST else ""
            yield f"{event.summary[:1].lower()}{event.summary[1:]}, and the feed says so in one event{past}"


def summarize_revision(revision: Revision) -> str:
    """Say in one line what a build changes.

    >>> summarize_revision(Revision(data=b"", event_count=0, is_changed=False, changes=(), notes=(), keep=None))
    'nothing changed'
    """
    if revision.changes:
        return count_changes(revision.changes)
    return "no event changed, only the calendar around them" if revision.is_changed else "nothing changed"
