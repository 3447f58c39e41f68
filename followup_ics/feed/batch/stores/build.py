"""Files built from or to a store, or to paths that nobody guesses: found, sent to be built in chunks, and counted."""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from typing import Final

from followup_ics.feed.batch.folder import Found, Obstacle, Task
from followup_ics.feed.batch.one_file import Options, fail
from followup_ics.feed.batch.results import Batch, FileResult, Result, Tally
from followup_ics.feed.batch.run import run_tasks
from followup_ics.feed.batch.stores.chunk import build_stored_files
from followup_ics.feed.batch.stores.ends import Ends, open_feeds, open_sources
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.feed.storage.failures import StoreError
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
) -> Batch:
    """Build the feeds of all files of one place, each to its own name in another; as `build_folder` does.

    Raises `FollowUpError` where there is no file, and `StoreError` where a place cannot be opened.
    """
    open_feeds(ends.output)
    found = open_sources(ends.folder).find()
    first = next(found, None)
    if first is None:
        raise FollowUpError(f"there is no '*.yaml' file below '{ends.folder}'; write one with 'followup-ics init'")
    tally = Tally()

    def add(result: FileResult) -> None:
        tally.add(result)
        see(result)
        tell(tally.total)

    stale = find_stale(itertools.chain((first,), found), ends, add=add)
    build_chunk = functools.partial(build_stored_files, ends=ends, options=options)
    with unwinding_on_sigterm():
        for results in run_tasks(stale, build_chunk, executor=executor, chunk=chunk or CHUNK):
            for result in results:
                add(result)
    return tally.conclude()


def find_stale(found: Iterable[Found], ends: Ends, *, add: Callable[[FileResult], None]) -> Iterator[Task]:
    """Find the tasks that are to be built; what came of the others is added up, also where the list ends early."""
    last = ""
    try:
        for each in found:
            last = each.source
            if isinstance(each, Obstacle):
                add(fail(each, Result.WRONG, each.message, name=ends.describe_source(each.source)))
            else:
                yield each
    except StoreError as error:
        message = f"the list of its files ended early, and those after '{last}' were not reached: {error}"
        add(fail(Obstacle(source=last, message=message), Result.UNWRITTEN, message, name=ends.folder))
