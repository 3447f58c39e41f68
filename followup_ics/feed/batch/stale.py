"""Which files of a folder have changed since they were built, or their feeds: a million are passed over in seconds."""

import datetime as dt
import functools
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from followup_ics.feed.batch.folder import Piece, Places, Task, make_task
from followup_ics.feed.batch.gone import settle_gone
from followup_ics.feed.batch.index.former import FormerIndex
from followup_ics.feed.batch.index.rows import Index, Row, RowValues
from followup_ics.feed.batch.index.seals import SharedFeeds, make_seal, read_shared, seal_feeds
from followup_ics.feed.batch.index.versions import describe_all, describe_source
from followup_ics.feed.batch.results import Tally
from followup_ics.feed.batch.selection import Scope
from followup_ics.feed.files import read_feed, read_source
from followup_ics.model.errors import FollowUpError


class Known(NamedTuple):
    """Hold what a build knows of the one before: its index, and that of an earlier release.

    ``settled_before`` is a moment in nanoseconds: what was last changed before it, and is still described by the same
    version, is the same. Shares end by ``now``.
    """

    memory: Index
    former: FormerIndex
    settled_before: int
    now: dt.datetime


def find_stale(pieces: Iterable[Piece], places: Places, known: Known, scope: Scope, tally: Tally) -> Iterator[Task]:
    """Find the files that are to be built; the others are counted.

    A file is passed over when it and its feeds are as they were found when they were known to belong together, to the
    last sign that the system gives of a change; else when their contents belong together. What the index knows of files
    that are no longer there is told or forgotten, but not where only those on a list are looked at.
    """
    settle = functools.partial(settle_gone, places=places, memory=known.memory, tell_left=tally.leave)
    is_whole, is_ours, last = scope.listed is None, scope.shard.holds if scope.shard else lambda _: True, ""
    for piece in pieces:
        stamps: Mapping[str, int | None] = {}
        if is_whole and piece.names:
            first, former = piece.place + piece.names[0], last
            last = piece.place + piece.names[-1]
            settle(path for path in known.memory.list_paths(former, first) if path != first and is_ours(path))
            stamps = known.memory.read_stamps(first, last)
        suspects = compare_stamps(piece, places, stamps)
        count = len(piece.names)
        if len(stamps) > count - sum(path not in stamps for path in suspects):
            gone = stamps.keys() - {piece.place + name for name in piece.names}
            settle(filter(is_ours, sorted(gone)))
        for path in suspects:
            task = make_task(path, describe_source(places.folder / path, before=known.settled_before))
            if not is_up_to_date(task, places, known):
                count -= 1
                yield task
        tally.pass_over(count)
    if is_whole:
        settle(filter(is_ours, known.memory.list_paths(last)))


def compare_stamps(piece: Piece, places: Places, stamps: Mapping[str, int | None]) -> list[str]:
    """List the paths of files that are not those that the index knows, or have other feeds, as seen from outside."""
    place, find_stamp, stat, lstat = piece.place, stamps.get, os.stat, os.lstat
    folder, output = f"{places.folder}/{place}", f"{places.output}/{place}"
    suspects = []
    for name in piece.names:
        try:
            file = stat(folder + name)
            feed = lstat(f"{output}{name.rpartition('.')[0]}.ics")
        except (OSError, ValueError):
            suspects.append(place + name)
            continue
        # What `make_stamp` makes of what `describe_version` says of both: a text takes a million files two seconds.
        version = (file.st_size, file.st_mtime_ns, file.st_ctime_ns, file.st_ino)
        if hash((*version, feed.st_size, feed.st_mtime_ns, feed.st_ctime_ns, feed.st_ino)) != find_stamp(place + name):
            suspects.append(place + name)
    return suspects


def find_rows(index: Index, scope: Scope, *, miss: Callable[[str], None]) -> Callable[[str], RowValues | None]:
    """Return a function that finds the rows of paths; ``miss`` is told what is not asked for, but not in part of it."""
    if scope.listed is not None:
        return index.find
    return follow_rows(index, is_ours=scope.shard.holds if scope.shard else lambda _: True, miss=miss)


def follow_rows(
    index: Index, *, is_ours: Callable[[str], bool], miss: Callable[[str], None]
) -> Callable[[str], RowValues | None]:
    """Return a function that finds the rows of paths, which are asked for in their order.

    ``miss`` is told the paths of the rows between them, as far as they are ours.
    """
    rows = index.read("")
    row = next(rows, None)

    def find_row(path: str) -> RowValues | None:
        nonlocal row
        while row is not None and row[0] < path:
            if is_ours(row[0]):
                miss(row[0])
            row = next(rows, None)
        if row is None or row[0] != path:
            return None
        found, row = row, next(rows, None)
        return found

    return find_row


def is_up_to_date(task: Task, places: Places, known: Known) -> bool:
    """Tell whether a file and its feeds belong together, and remember what is learnt of them."""
    values = known.memory.find(task.source)
    row, feed = Row(*values) if values else None, places.find_feed(task)
    shared = read_shared(row.shares, row.ends_at) if row else None
    if shared and shared.ends_at is not None and shared.ends_at <= known.now:
        return False
    versions = _describe_feeds(feed, shared, before=known.settled_before)
    if row and task.version and versions and row[1:3] == (task.version, versions):
        return True
    if not row and not known.former.seals:
        return False
    seal = _read_seal(task, places)
    if seal is None or not ((row and row.seal == seal) or seal in known.former.seals):
        return False
    if not row:
        shared = known.former.shared.get(seal)
        versions = _describe_feeds(feed, shared, before=known.settled_before)
    if shared and not _is_current(shared, feed, now=known.now):
        return False
    found = make_row(task, seal, shared, feed_version=versions)
    if found != row:
        known.memory.put([found])
    return True


def _describe_feeds(feed: Path, shared: SharedFeeds | None, *, before: int) -> str:
    """Describe the feed of a file, and those of its shares."""
    others = [feed.with_name(name) for name in shared.names] if shared else []
    return describe_all([str(feed), *map(str, others)], before=before)


def make_row(task: Task, seal: str, shared: SharedFeeds | None, *, feed_version: str) -> Row:
    """Make the row of a file that is up to date."""
    ends_at = shared.ends_at.astimezone(dt.UTC).isoformat() if shared and shared.ends_at else None
    return Row(
        path=task.source,
        source_version=task.version,
        feed_version=feed_version,
        seal=seal,
        shares=json.dumps({"names": shared.names, "seal": shared.seal}) if shared else None,
        ends_at=ends_at,
    )


def _read_seal(task: Task, places: Places) -> str | None:
    """Read the seal that a file and its feed would have; None where one of them cannot be read."""
    try:
        feed = read_feed(places.find_feed(task))
        return None if feed is None else make_seal(read_source(str(places.find_source(task))), feed)
    except FollowUpError:
        return None  # the build will say why


def _is_current(shared: SharedFeeds, path: Path, *, now: dt.datetime) -> bool:
    """Tell whether the feeds of a file's shares are as they were built, and none of them is to end by ``now``."""
    if shared.ends_at is not None and shared.ends_at <= now:
        return False
    try:
        feeds = [read_feed(path.with_name(name)) for name in shared.names]
    except FollowUpError:
        return False  # the build will say why
    return None not in feeds and seal_feeds(filter(None, feeds)) == shared.seal
