"""When a build would lose too much of the feed before it, and is refused."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from followup_ics.feed.changes import find_gone, never, pair_renamed
from followup_ics.feed.ics import Event
from followup_ics.feed.previous import FormerEvent
from followup_ics.model.errors import FeedError

SHOWN = 20
"""So many events are listed by name; the rest is counted."""

FEWEST = 4
"""From so many coming events on, losing more than half of them stops a build."""


class Loss(NamedTuple):
    """Hold the events that a build would lose; ``is_end`` tells that the feed would hold no other."""

    events: tuple[FormerEvent, ...] = ()
    is_end: bool = False


def find_loss(
    former: Mapping[str, FormerEvent],
    events: Sequence[Event],
    *,
    now: dt.datetime,
    is_known: Callable[[str], bool] = never,
) -> Loss:
    """Find the events that a feed would lose, where they are too many to be lost without a word; none otherwise.

    An event is lost when its UID is gone and its interview with it: what an outcome or a later word took away is not
    lost, nor is what is there again under another identity. Too many are all the coming ones, or more than half of at
    least four; where nothing is planned any more, each one, past or coming. An event is coming from its very start on.
    """
    renamed = {event.uid for event in pair_renamed(former, events, is_known=is_known).values()}
    lost = [event for event in find_gone(former, events) if event.uid not in renamed and not is_known(event.uid)]
    if all(event.is_last for event in events):
        return Loss(events=tuple(lost), is_end=bool(lost))
    coming = sum(_is_coming(event, now) for event in former.values())
    lost = [event for event in lost if _is_coming(event, now)]
    is_too_much = len(lost) == coming or (coming >= FEWEST and 2 * len(lost) > coming)
    return Loss(events=tuple(lost) if is_too_much else ())


def _is_coming(event: FormerEvent, now: dt.datetime) -> bool:
    return event.starts_at is not None and event.starts_at >= now


def refuse_loss(loss: Loss, zone: ZoneInfo) -> None:
    """Raise `FeedError` with the list of what would be lost, in the user's own zone."""
    if loss.events:
        raise FeedError("\n".join([f"{describe_loss(loss)}, so it was not replaced; {WAY_OUT}", *_list(loss, zone)]))


WAY_OUT = "if that is right, add '--allow-shrink'"


def describe_loss(loss: Loss) -> str:
    """Say what a build would lose.

    >>> describe_loss(Loss())
    'the feed would lose 0 coming events'
    """
    number = len(loss.events)
    events = "1 event" if number == 1 else f"{number} events"
    if loss.is_end:
        return f"the feed would lose all that it holds ({events} of interviews that are no longer in the file)"
    return f"the feed would lose {events.replace(' ', ' coming ')}"


def _list(loss: Loss, zone: ZoneInfo) -> Sequence[str]:
    listed = [
        f"  {event.starts_at.astimezone(zone):%Y-%m-%d %H:%M} {event.summary}"
        for event in loss.events[:SHOWN]
        if event.starts_at
    ]
    more = len(loss.events) - SHOWN
    return [*listed, f"  and {more} more"] if more > 0 else listed
