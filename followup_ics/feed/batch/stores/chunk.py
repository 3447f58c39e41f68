"""Some files of a batch built with several requests to a store under way, in whatever process this is."""

import datetime as dt
import functools
import zoneinfo
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import NamedTuple

from followup_ics.feed.batch.folder import Task
from followup_ics.feed.batch.one_file import Options, fail
from followup_ics.feed.batch.results import FileResult, KeptFeed, Result
from followup_ics.feed.batch.stores.ends import Ends, Source, Written, open_feeds, open_requests, open_sources
from followup_ics.feed.batch.stores.naming import NamedFeed, Terms, name_feeds_beside, name_feeds_in_secret
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


def build_stored_files(tasks: Sequence[Task], *, ends: Ends, options: Options) -> tuple[FileResult, ...]:
    """Build the feeds of some files: all are being read while the first is planned, and written while others are.

    What a store refuses stops no other file.
    """
    zoneinfo.reset_tzpath(to=())  # the same time zones on every machine
    sources = open_sources(ends.folder)
    with open_requests(ends.folder) as reading, open_requests(ends.output) as writing:
        coming = [(task, reading.submit(sources.read, task.source)) for task in tasks]
        begun = [_begin(task, future, ends, options, writing) for task, future in coming]
        return tuple(each if isinstance(each, FileResult) else _conclude(each, ends) for each in begun)


def _begin(task: Task, coming: Future[Source], ends: Ends, options: Options, writing: Executor) -> Begun | FileResult:
    """Plan a file when it has come, and send its feeds on their way; or say what is wrong with it."""
    name = ends.describe_source(task.source)
    try:
        source = coming.result()
        planned = plan_source(source.data, name=name, cache=options.cache)
        feeds = tuple(_name_feeds(planned, task, ends, options))
    except InputError as error:
        first, *others = error.problems
        return fail(task, Result.WRONG, f"{first}{f' (and {len(others)} more)' if others else ''}", name=name)
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
    )


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
    failures, notes, kept, is_changed = list[str](), list[str](), list[KeptFeed](), False
    misreadings: tuple[str, ...] = ()
    for feed, future in begun.feeds:
        try:
            revision, version = future.result()
        except FeedError as error:
            line = str(error).partition("\n")[0]
            failures.append(f"{_describe_share(feed)}{line}")
            continue
        # A path that nobody is to guess stands in no message.
        label = f"{name}: {_describe_share(feed)}" if ends.is_secret else f"{ends.describe_feed(feed.name)}: "
        notes += [f"{label}{note}" for note in revision.notes]
        misreadings += tuple(map(str, revision.misreadings))
        is_changed |= revision.is_changed
        if not feed.is_given_up:
            kept.append(KeptFeed(name=feed.name, who=feed.who, version=version))
    if failures:
        return fail(begun.task, Result.UNWRITTEN, failures[0], name=name)._replace(notes=tuple(notes))
    return FileResult(
        task=begun.task,
        result=Result.BUILT if is_changed else Result.UNCHANGED,
        notes=tuple(notes),
        misreadings=misreadings,
        source_version=begun.source.version,
        feeds=tuple(kept),
        ends_at=begun.ends_at,
    )


def _describe_share(feed: NamedFeed) -> str:
    return f"the feed of {feed.who}: " if feed.who else ""
