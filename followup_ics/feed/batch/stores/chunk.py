"""Some files of a batch built with several requests to a store under way, in whatever process this is."""

import datetime as dt
import functools
import zoneinfo
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import NamedTuple

from followup_ics.feed.batch.folder import Task, name_rival, tell_rival
from followup_ics.feed.batch.one_file import Options, fail, give_up, refuse
from followup_ics.feed.batch.results import FileResult, KeptFeed, Result
from followup_ics.feed.batch.stores.ends import Ends, Source, Sources, Written, open_feeds, open_requests, open_sources
from followup_ics.feed.batch.stores.naming import NamedFeed, Terms, name_feeds_beside, name_feeds_in_secret
from followup_ics.feed.batch.time_limit import OutOfTimeError, call_within
from followup_ics.feed.storage.failures import StoreError
from followup_ics.model.errors import FeedError, FollowUpError, InputError
from followup_ics.planning.plan_file import PlannedSearch, plan_source
from followup_ics.sharing.shares import find_next_end


class Begun(NamedTuple):
    """Hold what is known of a file while its feeds are on their way."""

    task: Task
    source: Source
    feeds: tuple[tuple[NamedFeed, Future[Written]], ...]
    ends_at: dt.datetime | None
    has_id: bool


def build_stored_files(
    tasks: Sequence[Task], *, ends: Ends, options: Options, has_rivals: bool = False
) -> tuple[FileResult, ...]:
    """Build the feeds of some files: all are being read while the first is planned, and written while others are.

    What a store refuses stops no other file. ``has_rivals`` tells that nobody has looked yet whether there are two
    files of one feed.
    """
    zoneinfo.reset_tzpath(to=())  # the same time zones on every machine
    read = functools.partial(_read, sources=open_sources(ends.folder), has_rivals=has_rivals)
    with open_requests(ends.folder) as reading, open_requests(ends.output) as writing:
        coming = [(task, reading.submit(read, task)) for task in tasks]
        begun = [_begin(task, future, ends, options, writing) for task, future in coming]
        return tuple(each if isinstance(each, FileResult) else _conclude(each, ends) for each in begun)


def _read(task: Task, *, sources: Sources, has_rivals: bool) -> Source:
    """Read a file; raise `FollowUpError` where it is not there, or where another one would have the same feed."""
    source = sources.read(task.source)
    if has_rivals:
        rival = name_rival(task.source)
        if sources.is_there(rival):
            raise FollowUpError(tell_rival(rival.rpartition("/")[2]))
    return source


def _begin(task: Task, coming: Future[Source], ends: Ends, options: Options, writing: Executor) -> Begun | FileResult:
    """Plan a file when it has come, and send its feeds on their way; or say what is wrong with it."""
    name = ends.describe_source(task.source)
    try:
        source = coming.result()
        planned, feeds = call_within(options.timeout_each, lambda: _plan(source, task, ends, options))
    except OutOfTimeError as error:
        return give_up(task, options, is_busy=error.is_busy, name=name)
    except InputError as error:
        return refuse(task, error, name=name)
    except StoreError as error:
        return fail(task, Result.UNWRITTEN, str(error), name=name)
    except FollowUpError as error:
        return fail(task, Result.WRONG, str(error), name=name)
    update = functools.partial(open_feeds(ends.output).update, now=options.now, mode=options.mode)
    return Begun(
        task=task,
        source=source,
        feeds=tuple((feed, writing.submit(update, feed)) for feed in feeds),
        ends_at=find_next_end(planned.job_search, now=options.now),
        has_id=planned.job_search.id is not None,
    )


def _plan(source: Source, task: Task, ends: Ends, options: Options) -> tuple[PlannedSearch, tuple[NamedFeed, ...]]:
    planned = plan_source(source.data, name=ends.describe_source(task.source), cache=options.cache)
    return planned, tuple(_name_feeds(planned, task, ends, options))


def _name_feeds(planned: PlannedSearch, task: Task, ends: Ends, options: Options) -> Iterator[NamedFeed]:
    terms = Terms(now=options.now, allow_shrink=options.allow_shrink, replace=options.replace)
    if ends.is_secret:
        return name_feeds_in_secret(planned, target=ends.output, terms=terms)
    is_there = open_sources(ends.folder).is_there
    return (
        feed._replace(is_new=task.has_no_feed and feed.name == task.feed)
        for feed in name_feeds_beside(planned, task.source, task.feed, terms=terms, is_there=is_there)
    )


def _conclude(begun: Begun, ends: Ends) -> FileResult:
    """Wait for a file's feeds, and say what became of it; of several that were not written, the first is told."""
    name = ends.describe_source(begun.task.source)
    failures, notes, kept, written = list[str](), list[str](), list[KeptFeed](), 0
    misreadings: tuple[str, ...] = ()
    for feed, future in begun.feeds:
        try:
            revision, version = future.result()
        except FeedError as error:
            line = str(error).partition("\n")[0]
            failures.append(f"{_describe_share(feed)}{_hide_path(line, feed, ends)}")
            continue
        label = f"{name}: {_describe_share(feed)}" if ends.is_secret else f"{ends.describe_feed(feed.name)}: "
        notes += [f"{label}{_hide_path(note, feed, ends)}" for note in revision.notes]
        misreadings += tuple(map(str, revision.misreadings))
        written += len(revision.data) if revision.is_changed else 0
        if not feed.is_given_up:
            kept.append(KeptFeed(name=feed.name, who=feed.who, version=version))
    if failures:
        return fail(begun.task, Result.UNWRITTEN, failures[0], name=name)._replace(notes=tuple(notes))
    return FileResult(
        task=begun.task,
        result=Result.BUILT if written else Result.UNCHANGED,
        notes=tuple(notes),
        misreadings=misreadings,
        source_version=begun.source.version,
        feeds=tuple(kept),
        ends_at=begun.ends_at,
        written=written,
        has_id=begun.has_id,
    )


def _describe_share(feed: NamedFeed) -> str:
    return f"the feed of {feed.who}: " if feed.who else ""


def _hide_path(text: str, feed: NamedFeed, ends: Ends) -> str:
    """Leave the path of a feed that nobody is to guess out of a message: it is the only key to the feed."""
    return text.replace(feed.name.partition("/")[0], "…") if ends.is_secret else text
