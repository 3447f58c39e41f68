"""Files built from or to a store, or to paths that nobody guesses: found, sent to be built in chunks, remembered."""

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Final

from followup_ics.feed.batch.folder import Found, Task, list_files
from followup_ics.feed.batch.folder_build import watch_calendars
from followup_ics.feed.batch.gone import TellLeft
from followup_ics.feed.batch.index.file import opening_index
from followup_ics.feed.batch.index.rows import Index, RowValues
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Batch, FileResult, Tally
from followup_ics.feed.batch.run import run_tasks
from followup_ics.feed.batch.selection import WHOLE, Scope, require_any, take_listed, take_named
from followup_ics.feed.batch.stale import find_rows
from followup_ics.feed.batch.stores.chunk import build_stored_files
from followup_ics.feed.batch.stores.ends import Ends, open_feeds, open_sources
from followup_ics.feed.batch.stores.gone import settle_missed
from followup_ics.feed.batch.stores.present import PresentFeeds
from followup_ics.feed.batch.stores.stale import Known, find_stale, make_row, refuse_copy
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.feed.storage.address import is_store_address
from followup_ics.feed.storage.failures import StoreError

CHUNK: Final = 32
"""So many files are built at once: enough to keep the requests busy that are under way."""


def build_stores(  # noqa: PLR0913 - what, where to, how, by whom, and who is told
    ends: Ends,
    *,
    options: Options,
    executor: Executor,
    tell: Callable[[int], None],
    see: Callable[[FileResult], None] = lambda _: None,
    see_left: TellLeft = lambda _path, _feeds: None,
    chunk: int | None = None,
    scope: Scope = WHOLE,
    most_failures: int | None = None,
    default_index: Path | None = None,
) -> Batch:
    """Build the feeds of the files of one place, each to its own name in another; as `build_folder` does.

    What is up to date is told by the versions in the index that ``scope`` names, or in ``default_index``; without one,
    every file is read. Where files are on a list, the place of the feeds is not looked through. Raises `FollowUpError`
    where there is no file, and `StoreError` where a place cannot be opened or looked through.
    """
    found = find_files(ends, scope)
    tally, notes = Tally(see=see, tell=tell, see_left=see_left, most_failures=most_failures), list[str]()
    with contextlib.ExitStack() as stack:
        stack.enter_context(unwinding_on_sigterm())
        present = stack.enter_context(contextlib.closing(PresentFeeds()))
        with naming_place(ends.output):
            for feeds in open_feeds(ends.output).list_versions() if scope.listed is None else ():
                present.add(feeds)
        index: Index | None = None
        find_row: Callable[[str], RowValues | None] = find_nothing
        if index_path := scope.index_path or default_index:
            is_named, calendars = scope.index_path is not None, watch_calendars(options.cache)
            index = stack.enter_context(opening_index(index_path, describe=calendars, is_named=is_named))
            find_row, notes = find_rows(index, scope, miss=present.miss), index.notes
        known = Known(find_row=find_row, present=present, is_complete=scope.listed is None, now=options.now)
        stale = find_stale(found, ends, known, tally)
        build_chunk = functools.partial(
            build_stored_files, ends=ends, options=options, has_rivals=scope.listed is not None
        )
        chunks = run_tasks(
            stale, build_chunk, executor=executor, chunk=chunk or CHUNK, is_enough=lambda: tally.is_enough
        )
        for results in chunks:
            settled = [refuse_copy(each, ends, present) for each in results]
            _remember(settled, index, is_secret=ends.is_secret)
            for result in settled:
                tally.add(result if ends.is_secret else result._replace(feeds=()))  # those have the names of the files
        if index is not None:
            settle_missed(ends, index, present, tell_left=tally.leave)
    return tally.conclude(tuple(notes))


def find_files(ends: Ends, scope: Scope) -> Iterator[Found]:
    """Find the files that are to be built; raises `FollowUpError` where there is none in the whole place."""
    found: Iterator[Found]
    if scope.listed is not None and is_store_address(ends.folder):
        found = map(take_named, scope.listed)
    elif scope.listed is not None:
        found = list_files(take_listed(Path(ends.folder), scope.listed))
    else:
        with naming_place(ends.folder):
            found = require_any(open_sources(ends.folder).find(), ends.folder)
    return (each for each in found if scope.shard.holds(each.source)) if scope.shard else found


@contextlib.contextmanager
def naming_place(place: str) -> Iterator[None]:
    """Let what is wrong with a store name it."""
    try:
        yield
    except StoreError as error:
        raise StoreError(f"{place}: {error}") from error


def find_nothing(_path: str) -> None:
    """Know nothing of a path."""


def _remember(results: Iterable[FileResult], index: Index | None, *, is_secret: bool) -> None:
    """Remember the files of a chunk that was built, all of them at once."""
    if index is not None:
        rows = (make_row(each.task, each, is_secret=is_secret) for each in results if isinstance(each.task, Task))
        index.put(row for row in rows if row)
        index.write()
