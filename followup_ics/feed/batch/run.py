"""Many builds in one call: every file below a folder, those that are up to date left alone."""

import collections
import datetime as dt
import enum
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_ics.feed.batch.folder import FolderContents, Task, find_tasks
from followup_ics.feed.batch.index import NAME, Index, SharedFeeds, make_seal, read_index, seal_feeds, write_index
from followup_ics.feed.files import explain, read_feed, read_source
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError, FollowUpError, InputError
from followup_ics.planning.calendars.cache import CalendarCache, describe_cache

if TYPE_CHECKING:
    from followup_ics.feed.build import Build

CHUNK: Final = 8
"""So many files are sent at once: sending costs as good as nothing then, and the bar still moves."""

AHEAD: Final = 256
"""So many chunks are on their way at most: enough for any machine, and no million of them in memory."""


class Result(enum.Enum):
    """Name what became of a file."""

    BUILT = enum.auto()
    UNCHANGED = enum.auto()
    WRONG = enum.auto()
    UNWRITTEN = enum.auto()
    LOST = enum.auto()


class Options(NamedTuple):
    """Hold what all builds of a batch share; ``now`` is aware, the others are those of one build."""

    now: dt.datetime
    allow_shrink: bool = False
    replace: bool = False
    mode: int | None = None
    cache: CalendarCache | None = None


class FileResult(NamedTuple):
    """Say what became of one file.

    ``message`` is one line about a file that was not built, with its name; ``notes`` are what was odd about the feeds
    that were, with theirs, ``misreadings`` what their file may mean otherwise. ``seal`` is there where file and feeds
    belong together, and ``shared`` where it is shared.
    """

    task: Task
    result: Result
    message: str = ""
    notes: tuple[str, ...] = ()
    misreadings: tuple[str, ...] = ()
    seal: str | None = None
    shared: SharedFeeds | None = None


class Batch(NamedTuple):
    """Hold what became of all files, in the order of their paths, and what was odd about the batch itself."""

    outcomes: tuple[FileResult, ...]
    notes: tuple[str, ...] = ()


def build_folder(
    folder: Path, output: Path, *, options: Options, executor: Executor, tell: Callable[[int, int], None]
) -> Batch:
    """Build the feeds of all files below a folder, each below ``output`` at the place that its file has.

    A wrong file stops no other. A file that was built before, with its feed, and by the same program, is passed over
    without a look inside. ``tell`` is told how many files are done, and out of how many. The executor is the
    caller's to shut down, together with what it still has to do when this call is interrupted; any kind will do whose
    processes see the same files.

    Raises `FollowUpError` where there is no file, and `FeedError` where there can be no folder for the feeds. When the
    call is interrupted, what was built is remembered.
    """
    findings = find_tasks(folder, output)
    if not findings.tasks and not findings.obstacles:
        raise FollowUpError(f"there is no '*.yaml' file below '{folder}'; write one with 'followup-ics init'")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FeedError(f"cannot make the folder '{output}': {explain(error)}") from error
    known = read_index(output, calendars=describe_cache(options.cache))
    outcomes, total = list[FileResult](), len(findings.tasks) + len(findings.obstacles)
    try:
        with unwinding_on_sigterm():
            for outcome in _go_through(findings, known, options, executor):
                outcomes.append(outcome)
                tell(len(outcomes), total)
    finally:
        found = _index(outcomes)._replace(calendars=describe_cache(options.cache))
        notes = _remember(output, found if len(outcomes) == total else found.merge(known), known)
    return Batch(outcomes=tuple(sorted(outcomes, key=lambda outcome: outcome.task)), notes=notes)


def _index(outcomes: Iterable[FileResult]) -> Index:
    sealed = {outcome.seal: outcome.shared for outcome in outcomes if outcome.seal}
    return Index(seals=frozenset(sealed), shared={seal: shared for seal, shared in sealed.items() if shared})


def _go_through(findings: FolderContents, known: Index, options: Options, executor: Executor) -> Iterator[FileResult]:
    for task, obstacle in findings.obstacles:
        yield _fail(task, Result.WRONG, obstacle)
    stale = []
    for task in findings.tasks:
        seal = _read_seal(task) if known.seals else None
        shared = known.shared.get(seal) if seal else None
        if seal in known.seals and (shared is None or _is_current(shared, task, now=options.now)):
            yield FileResult(task=task, result=Result.UNCHANGED, seal=seal, shared=shared)
        else:
            stale.append(task)
    yield from run_tasks(stale, options, executor)


def _read_seal(task: Task) -> str | None:
    """Read the seal that a file and its feed would have; None where one of them cannot be read."""
    try:
        feed = read_feed(task.feed)
        return None if feed is None else make_seal(read_source(str(task.source)), feed)
    except FollowUpError:
        return None  # the build will say why


def _is_current(shared: SharedFeeds, task: Task, *, now: dt.datetime) -> bool:
    """Tell whether the feeds of a file's shares are as they were built, and none of them is to end by ``now``."""
    if shared.ends_at is not None and shared.ends_at <= now:
        return False
    try:
        feeds = [read_feed(task.feed.with_name(name)) for name in shared.names]
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


def run_tasks(tasks: Sequence[Task], options: Options, executor: Executor) -> Iterator[FileResult]:
    """Run builds in chunks on any executor; outcomes come as they do.

    Where processes die, the files that they had, and those that nobody is left for, are lost. A bug in one build is
    raised when all others are done.
    """
    queue = collections.deque(tuple(tasks[place : place + CHUNK]) for place in range(0, len(tasks), CHUNK))
    pending: dict[Future[tuple[FileResult, ...]], tuple[Task, ...]] = {}
    bugs = []
    while queue or pending:
        if queue and len(pending) < AHEAD:
            chunk = queue.popleft()
            try:
                pending[executor.submit(build_chunk, chunk, options)] = chunk
            except (BrokenExecutor, OSError):  # processes die, or cannot be started at all
                yield from map(_lose, chunk)
        may_wait = not queue or len(pending) >= AHEAD
        for future in wait(pending, timeout=None if may_wait else 0, return_when=FIRST_COMPLETED).done:
            chunk = pending.pop(future)
            if future.cancelled() or isinstance(error := future.exception(), BrokenExecutor):
                yield from map(_lose, chunk)
            elif error is None:
                yield from future.result()
            elif len(chunk) > 1:
                queue.extend((task,) for task in chunk)
            else:
                error.add_note(f"while building '{chunk[0].source}'")
                bugs.append(error)
    if bugs:
        raise bugs[0]


def build_chunk(tasks: Sequence[Task], options: Options) -> tuple[FileResult, ...]:
    """Build some feeds in whatever process this is."""
    zoneinfo.reset_tzpath(to=())  # the same time zones on every machine
    return tuple(build_one(task, options) for task in tasks)


def build_one(task: Task, options: Options) -> FileResult:
    """Build the feeds of one file, and turn what went wrong with them into an outcome."""
    from followup_ics.feed.build import build_feeds  # noqa: PLC0415 - half a second that only a stale feed is worth

    name = str(task.source)
    try:
        data = read_source(name)
        task.feed.parent.mkdir(parents=True, exist_ok=True)
        build = build_feeds(
            data,
            task.feed,
            name=name,
            now=options.now,
            source=task.source,
            allow_shrink=options.allow_shrink,
            replace=options.replace,
            mode=options.mode,
            cache=options.cache,
        )
    except InputError as error:
        first, *others = error.problems
        return _fail(task, Result.WRONG, f"{first}{f' (and {len(others)} more)' if others else ''}")
    except FollowUpError as error:
        return _fail(task, Result.WRONG, str(error))
    except OSError as error:
        return _fail(task, Result.UNWRITTEN, f"cannot make the folder '{task.feed.parent}': {explain(error)}")
    return _conclude(task, data, build)


def _conclude(task: Task, data: bytes, build: "Build") -> FileResult:
    """Turn what became of a file's feeds into an outcome: one that was not written is told, and then nothing sealed."""
    revisions = [(path, outcome) for path, outcome in build.feeds if not isinstance(outcome, FeedError)]
    notes = tuple(f"{path}: {note}" for path, revision in revisions for note in revision.notes)
    for path, outcome in build.feeds:
        if isinstance(outcome, FeedError):
            line = str(outcome).partition("\n")[0]
            message = line if path == task.feed else f"{path.name}: {line}"
            return _fail(task, Result.UNWRITTEN, message)._replace(notes=notes)
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
    )


def _fail(task: Task, result: Result, message: str) -> FileResult:
    """Say why a file was not built, its name first."""
    name = str(task.source)
    return FileResult(task=task, result=result, message=message if message.startswith(name) else f"{name}: {message}")


def _lose(task: Task) -> FileResult:
    return FileResult(task=task, result=Result.LOST)
