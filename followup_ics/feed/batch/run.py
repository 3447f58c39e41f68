"""Many builds in one call: on any executor, in chunks, out of a stream of tasks into a stream of results."""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Final, NamedTuple, TypeAlias

from followup_ics.feed.batch.folder import Task
from followup_ics.feed.batch.results import FileResult, Result
from followup_ics.model.errors import FollowUpError

CHUNK: Final = 8
"""So many files are sent at once: sending costs as good as nothing then, and the bar still moves."""

AHEAD: Final = 256
"""So many chunks are on their way at most: enough for any machine, and no million of them in memory."""

BuildChunk: TypeAlias = Callable[[Sequence[Task]], tuple[FileResult, ...]]
"""Build the feeds of some files wherever it is called; it can be pickled."""


def run_tasks(  # noqa: C901 - one branch for each end that a chunk can have
    tasks: Iterable[Task],
    build_chunk: BuildChunk,
    *,
    executor: Executor,
    chunk: int = CHUNK,
    is_enough: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[FileResult, ...]]:
    """Run builds on any executor, so many files at once; results come as they do.

    Tasks are taken when there is room for them, and never more than are on their way. Where processes die, the files
    that they had are tried once more, each by itself; those that are lost then too are named, and those that nobody is
    left for are counted. A `FollowUpError` of the executor's own ends it all. A bug in one build is raised when all
    others are done. When ``is_enough`` says so, no more are sent, and what is not begun is left.
    """
    coming, again = _divide(tasks, chunk), deque[_Attempt]()
    pending: _Pending = {}
    bugs, is_over = [], False
    while pending or again or not is_over:
        if is_enough():
            coming, is_over = iter(()), True
            again.clear()
            pending = _drop_waiting(pending)
        if len(pending) < AHEAD and (attempt := again.popleft() if again else _Attempt(next(coming, ()))).tasks:
            try:
                pending[executor.submit(build_chunk, attempt.tasks)] = attempt
            except (BrokenExecutor, OSError):  # processes die, or cannot be started at all
                yield lose(attempt.tasks)
        elif len(pending) < AHEAD:
            is_over = True
        may_wait = is_over or len(pending) >= AHEAD
        for future in wait(pending, timeout=None if may_wait else 0, return_when=FIRST_COMPLETED).done:
            attempt = pending.pop(future)
            error = _find_error(future)
            if error is None:
                yield future.result()
            elif not attempt.is_second:
                again.extend(_Attempt((task,), is_second=True) for task in attempt.tasks)
            elif isinstance(error, BrokenExecutor):
                yield lose(attempt.tasks, str(error))
            else:
                error.add_note(f"while building '{attempt.tasks[0].source}'")
                bugs.append(error)
    if bugs:
        raise bugs[0]


class _Attempt(NamedTuple):
    """Hold tasks that are sent together."""

    tasks: tuple[Task, ...]
    is_second: bool = False


_Pending: TypeAlias = dict[Future[tuple[FileResult, ...]], _Attempt]


def _drop_waiting(pending: _Pending) -> _Pending:
    """Drop what was not begun."""
    return {future: attempt for future, attempt in pending.items() if not future.cancel()}


def _find_error(future: Future[tuple[FileResult, ...]]) -> BaseException | None:
    """Find what kept a call from giving a result; None where it gave one. What ends all the others is raised."""
    error = BrokenExecutor() if future.cancelled() else future.exception()
    if isinstance(error, FollowUpError):
        raise error
    return error


def _divide(tasks: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    """Divide tasks into chunks.

    >>> [len(some) for some in _divide([Task(source="a.yaml", feed="a.ics")] * 5, 2)]
    [2, 2, 1]
    """
    tasks = iter(tasks)
    while some := tuple(itertools.islice(tasks, size)):
        yield some


def lose(tasks: Sequence[Task], reason: str = "") -> tuple[FileResult, ...]:
    """Say of tasks that nobody got to them, and why where that is known of each."""
    why = f": not reached, nor when it was tried again: {reason}" if reason else ""
    return tuple(FileResult(task=task, result=Result.LOST, message=why and task.source + why) for task in tasks)
