"""Who does the work of a batch: this process, or several beside it."""

import concurrent.futures
import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing.context import SpawnContext, SpawnProcess
from types import FrameType
from typing import NoReturn, ParamSpec, TypeVar

MOST_JOBS = 61
"""Windows waits for no more processes than that."""

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class SerialExecutor(concurrent.futures.Executor):
    """Do the work at once, in this process.

    >>> SerialExecutor().submit(abs, -1).result()
    1
    """

    def submit(
        self, fn: Callable[Arguments, Value], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> concurrent.futures.Future[Value]:
        """Call a function and return a future that is done."""
        future: concurrent.futures.Future[Value] = concurrent.futures.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands on whatever is raised
            future.set_exception(error)
        return future


class Worker(SpawnProcess):
    """Be a process that never obeys Ctrl-C, not even while it starts."""

    def start(self) -> None:
        """Start, with SIGINT ignored for that moment: that is inherited."""
        if threading.current_thread() is not threading.main_thread():
            super().start()
            return
        former = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            super().start()
        finally:
            signal.signal(signal.SIGINT, former)


class WorkerContext(SpawnContext):
    """Start each process afresh on every system: a forked one would have the locks of the parent's threads."""

    Process = Worker


@contextlib.contextmanager
def opening_executor(jobs: int) -> Iterator[concurrent.futures.Executor]:
    """Open an executor with so many processes, which start when there is work; one is this process itself.

    At the end, and after Ctrl-C, the work that was not begun is dropped, and the rest is waited for.
    """
    executor: concurrent.futures.Executor = SerialExecutor()
    if jobs > 1:
        # Where a system has none of what processes talk through, this one does the work.
        with contextlib.suppress(OSError, ImportError):
            executor = concurrent.futures.ProcessPoolExecutor(
                jobs, mp_context=WorkerContext(), initializer=start_worker
            )
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def count_processors() -> int:
    """Count the processors that this process may use, as far as processes can be made use of."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_JOBS)


def start_worker() -> None:
    """Make a process one that works for another: Ctrl-C is the other's to obey, and it does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The pool takes an exception for a result and lets the process live; a feed is whole after any sudden end.
    signal.signal(signal.SIGTERM, _end_at_once)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_at_once(number: int, _frame: FrameType | None) -> NoReturn:
    os._exit(128 + number)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
