"""One file of a batch, built in whatever process this is."""

import datetime as dt
import zoneinfo
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from followup_ics.feed.batch.folder import Found, Places, Task
from followup_ics.feed.batch.index.seals import SharedFeeds, make_seal, seal_feeds
from followup_ics.feed.batch.results import FileResult, Result
from followup_ics.feed.batch.time_limit import OutOfTimeError, call_within
from followup_ics.feed.files import explain, read_source
from followup_ics.model.errors import FeedError, FollowUpError, InputError
from followup_ics.model.quoting import show
from followup_ics.planning.calendars.cache import CalendarCache

if TYPE_CHECKING:
    from followup_ics.feed.build import Build


class Options(NamedTuple):
    """Hold what all builds of a batch share: what one build has, and how many seconds each may take, None for any."""

    now: dt.datetime
    allow_shrink: bool = False
    replace: bool = False
    mode: int | None = None
    cache: CalendarCache | None = None
    timeout_each: float | None = None


def build_files(tasks: Sequence[Task], *, places: Places, options: Options) -> tuple[FileResult, ...]:
    """Build the feeds of some files, one after the other."""
    zoneinfo.reset_tzpath(to=())  # the same time zones on every machine
    return tuple(build_one(task, places, options) for task in tasks)


def build_one(task: Task, places: Places, options: Options) -> FileResult:
    """Build the feeds of one file, and turn what went wrong with them into a result; one that takes too long did."""
    try:
        return call_within(options.timeout_each, lambda: _build(task, places, options))
    except OutOfTimeError as error:
        return give_up(task, options, is_busy=error.is_busy, name=str(places.find_source(task)))


def _build(task: Task, places: Places, options: Options) -> FileResult:
    from followup_ics.feed.build import build_feeds  # noqa: PLC0415 - half a second that only a stale feed is worth

    source, feed = places.find_source(task), places.find_feed(task)
    name = str(source)
    try:
        data = read_source(name)
        feed.parent.mkdir(parents=True, exist_ok=True)
        build = build_feeds(
            data,
            feed,
            name=name,
            now=options.now,
            source=source,
            allow_shrink=options.allow_shrink,
            replace=options.replace,
            mode=options.mode,
            cache=options.cache,
        )
    except InputError as error:
        return refuse(task, error, name=name)
    except FollowUpError as error:
        return fail(task, Result.WRONG, str(error), name=name)
    except OSError as error:
        reason = f"cannot make the folder '{feed.parent}': {explain(error)}"
        return fail(task, Result.UNWRITTEN, reason, name=name)
    return _conclude(task, places, data, build)


def _conclude(task: Task, places: Places, data: bytes, build: "Build") -> FileResult:
    """Turn what became of a file's feeds into a result: one that was not written is told, and then nothing sealed."""
    revisions = [(path, outcome) for path, outcome in build.feeds if not isinstance(outcome, FeedError)]
    notes = tuple(f"{path}: {note}" for path, revision in revisions for note in revision.notes)
    for path, outcome in build.feeds:
        if isinstance(outcome, FeedError):
            line = str(outcome).partition("\n")[0]
            message = line if path == places.find_feed(task) else f"{path.name}: {line}"
            name = str(places.find_source(task))
            return fail(task, Result.UNWRITTEN, message, name=name)._replace(notes=notes)
    (_, owners), *shares = revisions
    shared = SharedFeeds(
        names=tuple(path.name for path, _ in shares),
        seal=seal_feeds(revision.data for _, revision in shares),
        ends_at=build.ends_at,
    )
    return FileResult(
        task=task,
        result=Result.BUILT if any(revision.is_changed for _, revision in revisions) else Result.UNCHANGED,
        notes=notes,
        misreadings=tuple(map(str, owners.misreadings)),
        seal=make_seal(data, owners.data),
        shared=shared if shares else None,
        written=sum(len(revision.data) for _, revision in revisions if revision.is_changed),
        has_id=build.has_id,
    )


def refuse(task: Task, error: InputError, *, name: str) -> FileResult:
    """Say what is wrong with a file: the first problem in its line, and all of them for programs."""
    first, *others = error.problems
    message = f"{first}{f' (and {len(others)} more)' if others else ''}"
    return fail(task, Result.WRONG, message, name=name)._replace(problems=error.problems)


def give_up(task: Task, options: Options, *, is_busy: bool, name: str) -> FileResult:
    """Say that a file took too long; nothing that it may have left half done stays in memory."""
    from followup_ics.planning.calendars.days_off import forget_calendars  # noqa: PLC0415 - seldom needed

    forget_calendars()
    limit = f"{options.timeout_each:g} s"
    if is_busy:
        reason = f"it takes more than {limit} and was given up; make it smaller, or allow more with '--timeout-each'"
        return fail(task, Result.WRONG, reason, name=name)
    reason = f"it was given up after {limit}, spent waiting for the disk or another process; build again"
    return fail(task, Result.UNWRITTEN, reason, name=name)


def fail(task: Found, result: Result, message: str, *, name: str) -> FileResult:
    """Say why a file was not built, its name first."""
    named = message if message.startswith((name, show(name))) else f"{name}: {message}"
    return FileResult(task=task, result=result, message=named)
