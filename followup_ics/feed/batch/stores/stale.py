"""Which files have changed since they were built, or their feeds, by the versions that a store or the system tells."""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from followup_ics.feed.batch.folder import Found, Obstacle, Task, make_task
from followup_ics.feed.batch.index.rows import Row, RowValues
from followup_ics.feed.batch.one_file import fail
from followup_ics.feed.batch.results import FileResult, KeptFeed, Result, Tally
from followup_ics.feed.batch.stores.ends import Ends
from followup_ics.feed.batch.stores.present import PresentFeeds
from followup_ics.feed.storage.failures import StoreError

AT_ONCE: Final = 1000
"""So many files are looked up together."""

LAST: Final = chr(sys.maxunicode)
"""No path comes after this one."""


class Known(NamedTuple):
    """Hold what a build knows: by ``find_row`` the one before, asked in the order of the paths, and what is there.

    ``is_complete`` tells that the place of the feeds was looked through. Shares end by ``now``.
    """

    find_row: Callable[[str], RowValues | None]
    present: PresentFeeds
    is_complete: bool
    now: dt.datetime


class Remembered(NamedTuple):
    """Hold what is known of a file: the version that was built, its feeds, and when a share of it ends."""

    source_version: str
    feeds: tuple[KeptFeed, ...]
    ends_at: dt.datetime | None = None


def find_stale(found: Iterable[Found], ends: Ends, known: Known, tally: Tally) -> Iterator[Task]:
    """Find the tasks that are to be built; what came of the others is counted, also where a list ends early.

    A file is passed over when it, and each of its feeds, has the version that it had when it was built; nothing is
    read for that. With secret paths its feeds are told all the same.
    """
    last = ""
    try:
        for some in _divide(found):
            last = some[-1].source
            tasks = list[tuple[Task, RowValues | None]]()
            for each in some:
                row = known.find_row(each.source)  # in their order
                if isinstance(each, Obstacle):
                    tally.add(fail(each, Result.WRONG, each.message, name=ends.describe_source(each.source)))
                else:
                    tasks.append((each, row))
            yield from _choose_stale(tasks, ends, known, tally)
        known.find_row(LAST)  # what comes after all of them is missed, too
    except StoreError as error:
        message = f"the list of its files ended early, and those after '{last}' were not reached: {error}"
        tally.add(fail(Obstacle(source=last, message=message), Result.UNWRITTEN, message, name=ends.folder))


def _divide(found: Iterable[Found]) -> Iterator[Sequence[Found]]:
    """Divide a list; what came before it ended early is given, too."""
    some: list[Found] = []
    try:
        for each in found:
            some.append(each)
            if len(some) == AT_ONCE:
                yield some
                some = []
    except StoreError:
        if some:
            yield some
        raise
    if some:
        yield some


def _choose_stale(
    tasks: Sequence[tuple[Task, RowValues | None]], ends: Ends, known: Known, tally: Tally
) -> Iterator[Task]:
    rows = [(task, _read_row(values, task, ends)) for task, values in tasks]
    names = [feed.name for _, row in rows if row for feed in row.feeds]
    versions = known.present.find([*names, *(task.feed for task, _ in rows if not ends.is_secret)])
    count = 0
    for task, row in rows:
        if row is None or not _is_current(row, task, versions, now=known.now):
            is_new = known.is_complete and not ends.is_secret and task.feed not in versions
            yield task._replace(has_no_feed=is_new)
        elif ends.is_secret:
            result = FileResult(task=task, result=Result.UNCHANGED, feeds=row.feeds)
            tally.add(refuse_copy(result, ends, known.present))
        else:
            count += 1
    tally.pass_over(count)


def _is_current(row: Remembered, task: Task, versions: Mapping[str, str], *, now: dt.datetime) -> bool:
    return (
        row.source_version == task.version != ""
        and all(feed.version == versions.get(feed.name) != "" for feed in row.feeds)
        and (row.ends_at is None or row.ends_at > now)
    )


def refuse_copy(result: FileResult, ends: Ends, present: PresentFeeds) -> FileResult:
    """Say that a file is wrong of which a feed has the path of another file's: both would be seen at one address."""
    if not ends.is_secret:
        return result
    task = result.task
    other = present.claim([feed.name for feed in result.feeds], task.source)
    if other is None:
        return result
    message = (
        f"one of its feeds has the path of one of '{other}' too: a 'secret:', or the 'id:' of a share, stands in both; "
        "draw a new one for one of the two"
    )
    return fail(task, Result.WRONG, message, name=ends.describe_source(task.source))._replace(notes=result.notes)


def make_row(task: Task, result: FileResult, *, is_secret: bool) -> Row | None:
    """Make the row of a file that was built; None where the versions are not known yet."""
    feeds = result.feeds
    if not (result.source_version and feeds and all(feed.version for feed in feeds)):
        return None
    is_plain = not is_secret and len(feeds) == 1 and result.ends_at is None
    return Row(
        path=task.source,
        source_version=result.source_version,
        feed_version=feeds[0].version,
        seal="",
        shares=None if is_plain else json.dumps({"secret": is_secret, "feeds": feeds}),
        ends_at=result.ends_at.astimezone(dt.UTC).isoformat() if result.ends_at else None,
    )


def list_feeds(values: RowValues | None, path: str, ends: Ends) -> list[str]:
    """List the names of the feeds that a file had when it was built."""
    row = _read_row(values, make_task(path), ends)
    return [feed.name for feed in row.feeds] if row else []


def _read_row(values: RowValues | None, task: Task, ends: Ends) -> Remembered | None:
    """Read what is known of a file; None where nothing is, or only of feeds that have other names."""
    if values is None:
        return None
    row = Row(*values)
    if row.shares is None:
        plain = KeptFeed(name=task.feed, version=row.feed_version)
        return None if ends.is_secret else Remembered(row.source_version, (plain,))
    try:
        entry = json.loads(row.shares)
        feeds = tuple(KeptFeed(str(name), who and str(who), str(version)) for name, who, version in entry["feeds"])
        ends_at = dt.datetime.fromisoformat(row.ends_at).astimezone(dt.UTC) if row.ends_at else None
        return Remembered(row.source_version, feeds, ends_at) if entry["secret"] is ends.is_secret and feeds else None
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
