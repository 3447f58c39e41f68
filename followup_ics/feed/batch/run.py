"""Many builds in one call: on any executor, in chunks, out of a stream of tasks into a stream of results."""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Final, TypeAlias

from followup_ics.feed.batch.folder import Task
from followup_ics.feed.batch.results import FileResult, Result

CHUNK: Final = 8
"""So many files are sent at once: sending costs as good as nothing then, and the bar still moves."""

AHEAD: Final = 256
"""So many chunks are on their way at most: enough for any machine, and no million of them in memory."""

BuildChunk: TypeAlias = Callable[[Sequence[Task]], tuple[FileResult, ...]]
"""Build the feeds of some files wherever it is called; it can be pickled."""


def run_tasks(
    tasks: Iterable[Task], build_chunk: BuildChunk, *, executor: Executor, chunk: int = CHUNK
) -> Iterator[tuple[FileResult, ...]]:
    """Run builds on any executor, so many files at once; results come as they do.

    Tasks are taken when there is room for them, and never more than are on their way. Where processes die, the files
    that they had, and those that nobody is left for, are lost. A bug in one build is raised when all others are done.
    """
    coming, again = _divide(tasks, chunk), deque[tuple[Task, ...]]()
    pending: dict[Future[tuple[FileResult, ...]], tuple[Task, ...]] = {}
    bugs, is_over = [], False
    while pending or again or not is_over:
        if len(pending) < AHEAD and (some := again.popleft() if again else next(coming, ())):
            try:
                pending[executor.submit(build_chunk, some)] = some
            except (BrokenExecutor, OSError):  # processes die, or cannot be started at all
                yield lose(some)
        elif len(pending) < AHEAD:
            is_over = True
        may_wait = is_over or len(pending) >= AHEAD
        for future in wait(pending, timeout=None if may_wait else 0, return_when=FIRST_COMPLETED).done:
            some = pending.pop(future)
            if future.cancelled() or isinstance(error := future.exception(), BrokenExecutor):
                yield lose(some)
            elif error is None:
                yield future.result()
            elif len(some) > 1:
                again.extend((task,) for task in some)
            else:
                error.add_note(f"while building '{some[0].source}'")
                bugs.append(error)
    if bugs:
        raise bugs[0]


def _divide(tasks: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    """Divide tasks into chunks.

    >>> [len(some) for some in _divide([Task(source="a.yaml", feed="a.ics")] * 5, 2)]
    [2, 2, 1]
    """
    tasks = iter(tasks)
    while some := tuple(itertools.islice(tasks, size)):
        yield some


def lose(tasks: Sequence[Task]) -> tuple[FileResult, ...]:
    """Say of tasks that nobody got to them."""
    return tuple(FileResult(task=task, result=Result.LOST) for task in tasks)
