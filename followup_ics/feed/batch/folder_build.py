"""A folder of files built: what is up to date is passed over, the rest is sent to be built, and all is remembered."""

import datetime as dt
import functools
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from followup_ics.feed.batch.folder import Found, Obstacle, Places, Task, walk_folder
from followup_ics.feed.batch.index import NAME, Index, SharedFeeds, make_seal, read_index, seal_feeds, write_index
from followup_ics.feed.batch.one_file import Options, build_files, fail
from followup_ics.feed.batch.results import Batch, FileResult, Result, Tally
from followup_ics.feed.batch.run import run_tasks
from followup_ics.feed.files import explain, read_feed, read_source
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError, FollowUpError
from followup_ics.planning.calendars.cache import describe_cache


def build_folder(  # noqa: PLR0913 - what, where to, how, by whom, and who is told
    folder: Path,
    output: Path,
    *,
    options: Options,
    executor: Executor,
    tell: Callable[[int], None],
    see: Callable[[FileResult], None] = lambda _: None,
) -> Batch:
    """Build the feeds of all files below a folder, each below ``output`` at the place that its file has.

    A wrong file stops no other. A file that was built before, with its feed, and by the same program, is passed over
    without a look inside. ``tell`` is told how many files are done, ``see`` is shown each result. The executor is the
    caller's to shut down, together with what it still has to do when this call is interrupted; any kind will do whose
    processes see the same files.

    Raises `FollowUpError` where there is no file, and `FeedError` where there can be no folder for the feeds. When the
    call is interrupted, what was built is remembered.
    """
    places, found = Places(folder=folder, output=output), walk_folder(folder)
    first = next(found, None)
    if first is None:
        raise FollowUpError(f"there is no '*.yaml' file below '{folder}'; write one with 'followup-ics init'")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FeedError(f"cannot make the folder '{output}': {explain(error)}") from error
    known = read_index(output, calendars=describe_cache(options.cache))
    tally, sealed, is_whole = Tally(), dict[str, SharedFeeds | None](), False

    def add(result: FileResult) -> None:
        tally.add(result)
        if result.seal:
            sealed[result.seal] = result.shared
        see(result)
        tell(tally.total)

    stale = find_stale(_chain(first, found), places, known, now=options.now, add=add)
    try:
        with unwinding_on_sigterm():
            build_chunk = functools.partial(build_files, places=places, options=options)
            for results in run_tasks(stale, build_chunk, executor=executor):
                for result in results:
                    add(result)
            is_whole = True
    finally:
        shared = {seal: feeds for seal, feeds in sealed.items() if feeds}
        index = Index(seals=frozenset(sealed), shared=shared, calendars=describe_cache(options.cache))
        notes = _remember(output, index if is_whole else index.merge(known), known)
    return tally.conclude(notes)


def _chain(first: Found, others: Iterator[Found]) -> Iterator[Found]:
    yield first
    yield from others


def find_stale(
    found: Iterator[Found], places: Places, known: Index, *, now: dt.datetime, add: Callable[[FileResult], None]
) -> Iterator[Task]:
    """Find the tasks that are to be built; what came of the others is added up."""
    for each in found:
        if isinstance(each, Obstacle):
            add(fail(each, Result.WRONG, each.message, name=str(places.find_source(each))))
            continue
        seal = _read_seal(each, places) if known.seals else None
        shared = known.shared.get(seal) if seal else None
        if seal in known.seals and (shared is None or _is_current(shared, places.find_feed(each), now=now)):
            add(FileResult(task=each, result=Result.UNCHANGED, seal=seal, shared=shared))
        else:
            yield each


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


def _remember(output: Path, index: Index, known: Index) -> tuple[str, ...]:
    """Write the index where it has changed; return a note where that went wrong, which only costs time."""
    try:
        if index != known:
            write_index(output, index)
    except (OSError, FeedError) as error:
        reason = explain(error) if isinstance(error, OSError) else error
        return (f"{output / NAME}: not written ({reason}); the next build will go through every file again",)
    return ()
