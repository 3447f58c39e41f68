"""Many builds in one call: every file below a folder, those that are up to date left alone."""

import collections
import datetime as dt
import enum
import zoneinfo
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from pathlib import Path
from typing import Final, NamedTuple

from followup_ics.feed.batch.folder import Findings, Task, find_tasks
from followup_ics.feed.batch.index import NAME, make_seal, read_index, write_index
from followup_ics.feed.files import explain, read_feed, read_source
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError, FollowUpError, InputError
from followup_ics.planning.calendars.cache import Shelf

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
    shelf: Shelf | None = None


class Outcome(NamedTuple):
    """Say what became of one file.

    ``message`` is one line about a file that was not built, with its name; ``notes`` are what was odd about a feed
    that was. ``seal`` is there where file and feed belong together.
    """

    task: Task
    result: Result
    message: str = ""
    notes: tuple[str, ...] = ()
    seal: str | None = None


class Batch(NamedTuple):
    """Hold what became of all files, in the order of their paths, and what was odd about the batch itself."""

    outcomes: tuple[Outcome, ...]
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
    known, seals = read_index(output), set[str]()
    outcomes, total = list[Outcome](), len(findings.tasks) + len(findings.obstacles)
    try:
        with unwinding_on_sigterm():
            for outcome in _go_through(findings, known, options, executor):
                outcomes.append(outcome)
                seals.update(filter(None, [outcome.seal]))
                tell(len(outcomes), total)
    finally:
        notes = _remember(output, seals if len(outcomes) == total else seals | known, known)
    return Batch(outcomes=tuple(sorted(outcomes, key=lambda outcome: outcome.task)), notes=notes)


def _go_through(findings: Findings, known: Collection[str], options: Options, executor: Executor) -> Iterator[Outcome]:
    for task, obstacle in findings.obstacles:
        yield _fail(task, Result.WRONG, obstacle)
    stale = []
    for task in findings.tasks:
        seal = _read_seal(task) if known else None
        if seal in known:
            yield Outcome(task=task, result=Result.UNCHANGED, seal=seal)
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


def _remember(output: Path, seals: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """Write the index where it has changed; return a note where that went wrong, which only costs time."""
    try:
        if seals != known:
            write_index(output, seals)
    except (OSError, FeedError) as error:
        reason = explain(error) if isinstance(error, OSError) else error
        return (f"{output / NAME}: not written ({reason}); the next build will go through every file again",)
    return ()


def run_tasks(tasks: Sequence[Task], options: Options, executor: Executor) -> Iterator[Outcome]:
    """Run builds in chunks on any executor; outcomes come as they do.

    Where processes die, the files that they had, and those that nobody is left for, are lost. A bug in one build is
    raised when all others are done.
    """
    queue = collections.deque(tuple(tasks[place : place + CHUNK]) for place in range(0, len(tasks), CHUNK))
    pending: dict[Future[tuple[Outcome, ...]], tuple[Task, ...]] = {}
    bugs = []
    while queue or pending:
        if queue and len(pending) < AHEAD:
            chunk = queue.popleft()
            try:
                pending[executor.submit(build_chunk, chunk, options)] = chunk
            except BrokenExecutor:
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


def build_chunk(tasks: Sequence[Task], options: Options) -> tuple[Outcome, ...]:
    """Build some feeds in whatever process this is."""
    zoneinfo.reset_tzpath(to=())  # the same time zones on every machine
    return tuple(build_one(task, options) for task in tasks)


def build_one(task: Task, options: Options) -> Outcome:
    """Build one feed, and turn what went wrong with it into an outcome."""
    from followup_ics.feed.build import build_feed  # noqa: PLC0415 - half a second that only a stale feed is worth

    name = str(task.source)
    try:
        data = read_source(name)
        task.feed.parent.mkdir(parents=True, exist_ok=True)
        revision = build_feed(
            data,
            task.feed,
            name=name,
            now=options.now,
            allow_shrink=options.allow_shrink,
            replace=options.replace,
            mode=options.mode,
            shelf=options.shelf,
        )
    except InputError as error:
        first, *others = error.problems
        return _fail(task, Result.WRONG, f"{first}{f' (and {len(others)} more)' if others else ''}")
    except FeedError as error:
        return _fail(task, Result.UNWRITTEN, str(error).partition("\n")[0])
    except FollowUpError as error:
        return _fail(task, Result.WRONG, str(error))
    except OSError as error:
        return _fail(task, Result.UNWRITTEN, f"cannot make the folder '{task.feed.parent}': {explain(error)}")
    return Outcome(
        task=task,
        result=Result.BUILT if revision.is_changed else Result.UNCHANGED,
        notes=revision.notes,
        seal=make_seal(data, revision.data),
    )


def _fail(task: Task, result: Result, message: str) -> Outcome:
    """Say why a file was not built, its name first."""
    name = str(task.source)
    return Outcome(task=task, result=result, message=message if message.startswith(name) else f"{name}: {message}")


def _lose(task: Task) -> Outcome:
    return Outcome(task=task, result=Result.LOST)
