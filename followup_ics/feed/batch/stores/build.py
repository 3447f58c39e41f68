"""Files built from or to a store, or to paths that nobody guesses: found, sent to be built in chunks, remembered."""

import contextlib
import functools
import itertools
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import Final

from followup_ics.feed.batch.folder import Task
from followup_ics.feed.batch.folder_build import watch_calendars
from followup_ics.feed.batch.index.file import opening_index
from followup_ics.feed.batch.index.rows import Index, RowValues
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import Batch, FileResult, Tally
from followup_ics.feed.batch.run import run_tasks
from followup_ics.feed.batch.stale import follow_rows
from followup_ics.feed.batch.stores.chunk import build_stored_files
from followup_ics.feed.batch.stores.ends import Ends, open_feeds, open_sources
from followup_ics.feed.batch.stores.present import PresentFeeds
from followup_ics.feed.batch.stores.stale import Known, find_stale, make_row, refuse_copy
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FollowUpError

CHUNK: Final = 32
"""So many files are built at once: enough to keep the requests busy that are under way."""


def build_stores(  # noqa: PLR0913 - what, where to, how, by whom, and who is told
    ends: Ends,
    *,
    options: Options,
    executor: Executor,
    tell: Callable[[int], None],
    see: Callable[[FileResult], None] = lambda _: None,
    chunk: int | None = None,
    index_path: Path | None = None,
) -> Batch:
    """Build the feeds of all files of one place, each to its own name in another; as `build_folder` does.

    What is up to date is told by the versions in the index at ``index_path``; without one, every file is read. Raises
    `FollowUpError` where there is no file, and `StoreError` where a place cannot be opened or looked through.
    """
    found = open_sources(ends.folder).find()
    first = next(found, None)
    if first is None:
        raise FollowUpError(f"there is no '*.yaml' file below '{ends.folder}'; write one with 'followup-ics init'")
    tally, notes = Tally(see=see, tell=tell), list[str]()
    with contextlib.ExitStack() as stack:
        stack.enter_context(unwinding_on_sigterm())
        present = stack.enter_context(contextlib.closing(PresentFeeds()))
        for feeds in open_feeds(ends.output).list_versions():
            present.add(feeds)
        index: Index | None = None
        find_row: Callable[[str], RowValues | None] = find_nothing
        if index_path is not None:
            index = stack.enter_context(opening_index(index_path, describe=watch_calendars(options.cache)))
            find_row, notes = follow_rows(index, is_ours=lambda _: True), index.notes
        known = Known(find_row=find_row, present=present, now=options.now)
        stale = find_stale(itertools.chain((first,), found), ends, known, tally)
        build_chunk = functools.partial(build_stored_files, ends=ends, options=options)
        for results in run_tasks(stale, build_chunk, executor=executor, chunk=chunk or CHUNK):
            settled = [refuse_copy(each, ends, present) for each in results]
            _remember(settled, index, is_secret=ends.is_secret)
            for result in settled:
                tally.add(result)
    return tally.conclude(tuple(notes))


def find_nothing(_path: str) -> None:
    """Know nothing of a path."""


def _remember(results: Iterable[FileResult], index: Index | None, *, is_secret: bool) -> None:
    """Remember the files of a chunk that was built, all of them at once."""
    if index is not None:
        rows = (make_row(each.task, each, is_secret=is_secret) for each in results if isinstance(each.task, Task))
        index.put(row for row in rows if row)
        index.write()
