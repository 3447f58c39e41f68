"""What a build does to each event of the feed before it: new, moved, reworded, renamed, gone."""

import datetime as dt
import enum
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from followup_ics.feed.ics import Event
from followup_ics.feed.lines import unfold_lines
from followup_ics.feed.previous import FormerEvent, make_fingerprint


class Difference(enum.StrEnum):
    """Name what a build does to an event that does not stay as it is."""

    MOVED = "moved"
    REWORDED = "reworded"
    RENAMED = "renamed"
    NEW = "new"
    GONE = "gone"


class EventChange(NamedTuple):
    """Hold what a build does to one event; ``from_at`` and ``to_at`` are its old and new start, None without one.

    A renamed event has its new ``uid`` and ``summary``, and ``was`` for its former summary: it is the former one under
    another identity.
    """

    difference: Difference
    uid: str
    summary: str
    from_at: dt.datetime | None
    to_at: dt.datetime | None
    was: str = ""


def never(_: str) -> bool:
    """Know nothing."""
    return False


def find_changes(
    former: Mapping[str, FormerEvent], events: Sequence[Event], *, is_known: Callable[[str], bool] = never
) -> tuple[EventChange, ...]:
    """Find what a build does to the events of a feed, in the order given, those gone last."""
    renamed = pair_renamed(former, events, is_known=is_known)
    changes = [
        change for event in events if (change := find_change(event, former.get(event.uid), renamed.get(event.uid)))
    ]
    taken = {event.uid for event in renamed.values()}
    return (*changes, *(make_gone(event) for event in find_gone(former, events) if event.uid not in taken))


def find_change(event: Event, former: FormerEvent | None, renamed: FormerEvent | None) -> EventChange | None:
    """Find what a build does to an event, which was ``former``, or ``renamed``; None where it stays the same."""
    if former is None:
        difference = Difference.RENAMED if renamed else Difference.NEW
    elif is_same(event, former):
        return None
    else:
        difference = Difference.REWORDED if event.starts_at == former.starts_at else Difference.MOVED
    before = former or renamed
    return EventChange(
        difference=difference,
        uid=event.uid,
        summary=event.summary,
        from_at=before.starts_at if before else None,
        to_at=event.starts_at,
        was=renamed.summary if renamed and former is None else "",
    )


def is_same(event: Event, former: FormerEvent) -> bool:
    """Tell whether an event says what it said before, however its lines are folded."""
    return make_fingerprint(unfold_lines(event.content)) == former.fingerprint


def find_gone(former: Mapping[str, FormerEvent], events: Iterable[Event]) -> list[FormerEvent]:
    """Find the former events whose identity the new feed no longer has."""
    uids = {event.uid for event in events}
    return [event for uid, event in former.items() if uid not in uids]


def make_gone(former: FormerEvent) -> EventChange:
    """Say that an event is gone."""
    return EventChange(
        difference=Difference.GONE, uid=former.uid, summary=former.summary, from_at=former.starts_at, to_at=None
    )


def pair_renamed(
    former: Mapping[str, FormerEvent], events: Iterable[Event], *, is_known: Callable[[str], bool] = never
) -> Mapping[str, FormerEvent]:
    """Find the former events that are there again under new identities, each by its new UID.

    Such a one has the same start and kind. It happens where a company, a role or an ``id`` in the file was put right.
    ``is_known`` tells of a UID whether its interview is still in the file: such an event went for another reason.
    """
    gone: defaultdict[tuple[dt.datetime | None, str], list[FormerEvent]] = defaultdict(list)
    for event in find_gone(former, events):
        gone[event.starts_at, event.category].append(event)
    pairs: dict[str, FormerEvent] = {}
    for new in events if gone else ():
        alike = gone.get((new.starts_at, new.category), []) if new.uid not in former else []
        lost = [event for event in alike if not is_known(event.uid)]
        if lost:
            pairs[new.uid] = next((event for event in lost if event.summary == new.summary), lost[0])
            alike.remove(pairs[new.uid])
    return pairs


def count_changes(changes: Iterable[EventChange]) -> str:
    """Count changes by what they are, in words.

    >>> count_changes([EventChange(difference=Difference.NEW, uid="1", summary="", from_at=None, to_at=None)])
    '1 new'
    """
    counts = Counter(change.difference for change in changes)
    return ", ".join(f"{counts[difference]} {difference}" for difference in Difference if counts[difference])
