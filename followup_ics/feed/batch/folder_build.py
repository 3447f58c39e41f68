"""A folder of files built: what is up to date is passed over, the rest is sent to be built, and all is remembered."""

import functools
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from followup_ics.feed.batch.folder import Piece, Places, Task, walk_folder
from followup_ics.feed.batch.gone import TellLeft
from followup_ics.feed.batch.index.file import opening_index
from followup_ics.feed.batch.index.former import read_former, remove_former
from followup_ics.feed.batch.index.rows import Index
from followup_ics.feed.batch.index.versions import find_settled_moment
from followup_ics.feed.batch.one_file import Options, build_files, fail
from followup_ics.feed.batch.results import Batch, FileResult, Result, Tally
from followup_ics.feed.batch.run import CHUNK, run_tasks
from followup_ics.feed.batch.selection import WHOLE, Scope, require_any, take_listed, take_shard
from followup_ics.feed.batch.stale import Known, find_stale, make_row
from followup_ics.feed.files import explain
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError
from followup_ics.planning.calendars.cache import CalendarCache, describe_cache, describe_parts


def build_folder(  # noqa: PLR0913 - what, where to, how, by whom, and who is told
    folder: Path,
    output: Path,
    *,
    options: Options,
    executor: Executor,
    tell: Callable[[int], None],
    see: Callable[[FileResult], None] = lambda _: None,
    see_left: TellLeft = lambda _path, _feeds: None,
    chunk: int | None = None,
    scope: Scope = WHOLE,
    most_failures: int | None = None,
) -> Batch:
    """Build the feeds of the files below a folder, each below ``output`` at the place that its file has.

    A wrong file stops no other. A file that was built before, with its feed, and by the same program, is passed over
    without a look inside. ``tell`` is told how many files are done; ``see`` is shown each result, but those of files
    that are passed over, and ``see_left`` each file that is gone while feeds of it are there. ``scope`` says which
    files are meant, and after ``most_failures`` feeds that could not be written it ends early. The executor, which gets
    ``chunk`` files at once, is the caller's to shut down, together with what it still has to do when this call is
    interrupted; any kind will do whose processes see the same files.

    Raises `FollowUpError` where there is no file, and `FeedError` where there can be no folder for the feeds. When the
    call is interrupted, what was built is remembered.
    """
    places = Places(folder=folder, output=output)
    tally = Tally(see=see, tell=tell, see_left=see_left, most_failures=most_failures)
    pieces = find_pieces(folder, scope)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FeedError(f"cannot make the folder '{output}': {explain(error)}") from error
    calendars = watch_calendars(options.cache)
    former = read_former(output, calendars=describe_cache(options.cache))
    path, is_named = scope.find_index(output), scope.index_path is not None
    with unwinding_on_sigterm(), opening_index(path, describe=calendars, is_named=is_named) as index:
        known = Known(memory=index, former=former, settled_before=find_settled_moment(output), now=options.now)
        pieces = tell_obstacles(pieces, places, tally)
        stale = find_stale(pieces, places, known, scope, tally)
        build_chunk = functools.partial(build_files, places=places, options=options)
        chunks = run_tasks(
            stale, build_chunk, executor=executor, chunk=chunk or CHUNK, is_enough=lambda: tally.is_enough
        )
        remember(chunks, index, tally)
    if scope.listed is None and scope.shard is None and not tally.is_enough:
        remove_former(output)
    return tally.conclude(tuple(index.notes))


def find_pieces(folder: Path, scope: Scope) -> Iterator[Piece]:
    """Find the files that are to be built; raises `FollowUpError` where there is none in the whole folder."""
    if scope.listed is not None:
        pieces = take_listed(folder, scope.listed)
    else:
        pieces = require_any(walk_folder(folder), str(folder))
    return take_shard(pieces, scope.shard) if scope.shard else pieces


def tell_obstacles(pieces: Iterable[Piece], places: Places, tally: Tally) -> Iterator[Piece]:
    """Pass pieces on; what cannot be built in them is told."""
    for piece in pieces:
        for obstacle in piece.obstacles:
            name = str(places.find_source(obstacle))
            tally.add(fail(obstacle, Result.WRONG, obstacle.message, name=name))
        yield piece


def remember(chunks: Iterable[tuple[FileResult, ...]], index: Index, tally: Tally) -> None:
    """Count each chunk that is done, and remember it at once."""
    for results in chunks:
        for result in results:
            if result.seal and isinstance(result.task, Task):
                # A feed that was just written is looked into once more, when its time tells something.
                index.put([make_row(result.task, result.seal, result.shared, feed_version="")])
            tally.add(result)
        index.write()


def watch_calendars(cache: CalendarCache | None) -> Callable[[], str]:
    """Return a function that describes the remembered days off, and looks at them again when there are new ones."""

    @functools.lru_cache(maxsize=1)
    def describe(_: int) -> str:
        return json.dumps(describe_parts(cache))

    def find_age() -> int:
        try:
            return cache.folder.stat().st_mtime_ns if cache else 0
        except OSError:
            return 0

    return lambda: describe(find_age())
