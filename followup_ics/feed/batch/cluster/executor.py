"""Who does the work of a batch on other machines: the workers of a Dask cluster."""

import concurrent.futures
import contextlib
import functools
import pickle
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, cast

from followup_ics.feed.batch.cluster.child import Answer, Request, answer_in_child
from followup_ics.feed.batch.cluster.connection import Scheduler, connecting, silencing
from followup_ics.feed.batch.cluster.marked import build_marked
from followup_ics.feed.batch.cluster.terms import Terms, find_objection, setting_terms
from followup_ics.feed.batch.run import BuildChunk
from followup_ics.feed.files import explain
from followup_ics.model.errors import FeedError

if TYPE_CHECKING:
    from distributed import Client

CHUNK: Final = 200
"""So many files are sent at once."""

PATIENCE: Final = 60.0
"""So many seconds are waited for a worker, at the beginning and where all are gone."""

MARGIN: Final = 60.0
"""So many seconds more than all its files may take together a chunk gets, before what builds it is killed."""

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class WorkerLostError(concurrent.futures.BrokenExecutor):
    """Say that a worker is gone, together with the work that it had."""


@contextlib.contextmanager
def opening_cluster(
    scheduler: Scheduler, folder: str, output: str, *, seconds_each: float | None = None, patience: float = PATIENCE
) -> Iterator["ClusterExecutor"]:
    """Open an executor that lets the workers of a cluster build from one folder to another.

    The cluster is asked, or started, when there is work; then, and with each piece of it, a worker that has another
    program or does not see the folders is refused with `FeedError`, as is a scheduler without workers for ``patience``
    seconds. Dask gives what a lost worker had to others, as often as its ``allowed-failures`` say; what is lost then
    raises `WorkerLostError`, and so does what no alarm could end and takes longer than its files may, ``seconds_each``.
    At the end, and after Ctrl-C, what was not done is dropped.
    """
    with contextlib.ExitStack() as stack:
        executor = ClusterExecutor(scheduler, (folder, output), stack, seconds_each=seconds_each, patience=patience)
        yield executor


class ClusterExecutor(concurrent.futures.Executor):
    """Send work to a cluster; connects to it with the first piece."""

    def __init__(
        self,
        scheduler: Scheduler,
        folders: tuple[str, str],
        stack: contextlib.ExitStack,
        *,
        seconds_each: float | None,
        patience: float,
    ) -> None:
        self._scheduler = scheduler
        self._folders = folders
        self._stack = stack
        self._seconds_each = seconds_each
        self._patience = patience
        self._connection: tuple[Client, Terms] | None = None
        self._pending: set[concurrent.futures.Future[bytes]] = set()
        self._ended = threading.Event()

    def submit(
        self, fn: Callable[Arguments, Value], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> concurrent.futures.Future[Value]:
        """Send a chunk to be built; raises `FeedError` where there are no workers, or one of them is refused."""
        if self._ended.is_set():
            raise WorkerLostError("there are no workers left")
        if self._connection is None:
            self._connection = self._connect()
        client, terms = self._connection
        work: Callable[..., Any] = fn
        if terms.mark:
            work = functools.partial(build_marked, cast("BuildChunk", fn), mark=Path(terms.mark))
        request = Request(terms=terms, work=work, arguments=args, options=kwargs)
        try:
            sent = client.get_executor(pure=False).submit(
                answer_in_child, pickle.dumps(request), self._find_limit(*args)
            )
        except RuntimeError as error:  # the client has given up a scheduler that is gone
            raise WorkerLostError(str(error)) from error
        future: concurrent.futures.Future[Value] = concurrent.futures.Future()
        self._pending.add(sent)
        sent.add_done_callback(lambda done: self._hand_over(done, future))
        return future

    def _find_limit(self, tasks: object) -> float | None:
        """Find how many seconds a chunk may take."""
        if self._seconds_each is None or not isinstance(tasks, Sequence):
            return None
        return self._seconds_each * len(tasks) + MARGIN

    def _connect(self) -> "tuple[Client, Terms]":
        folder, output = self._folders
        try:
            terms = self._stack.enter_context(setting_terms(folder, output))
        except OSError as error:
            raise FeedError(f"cannot write into the folder '{output}': {explain(error)}") from error
        self._stack.enter_context(silencing("distributed"))
        client = self._stack.enter_context(connecting(self._scheduler, patience=self._patience))
        refuse_unfit(client, terms)
        watch = threading.Thread(target=self._watch, args=(client,), daemon=True)
        watch.start()
        self._stack.callback(watch.join, timeout=self._patience)
        self._stack.callback(self._ended.set)
        return client, terms

    def _watch(self, client: "Client") -> None:
        """Give up what is waited for where there have been no workers for a while."""
        seen_at = time.monotonic()
        while not self._ended.wait(self._patience / 10):
            with contextlib.suppress(OSError, RuntimeError):
                if client.nthreads():
                    seen_at = time.monotonic()
                if client.cluster is not None:  # our own: Dask gives up a worker that dies while it starts
                    client.cluster.scale(self._scheduler.workers)
            if time.monotonic() - seen_at > self._patience:
                self._ended.set()
                for sent in tuple(self._pending):
                    sent.cancel()

    def _hand_over(self, sent: "concurrent.futures.Future[bytes]", future: concurrent.futures.Future[Any]) -> None:
        """Turn what came of a call into what its caller waits for."""
        self._pending.discard(sent)
        if not future.set_running_or_notify_cancel():
            return
        if sent.cancelled():
            self._ended.set()
            future.set_exception(WorkerLostError("the cluster is gone"))
        elif error := sent.exception():
            future.set_exception(WorkerLostError(str(error).partition("\n")[0]))
        else:
            answer: Answer = pickle.loads(sent.result())  # noqa: S301 - from a process of ours
            if answer.objection:
                future.set_exception(FeedError(f"a worker is refused: {answer.objection}"))
            elif answer.error is not None:
                future.set_exception(answer.error)
            else:
                future.set_result(answer.value)


def refuse_unfit(client: "Client", terms: Terms) -> None:
    """Raise `FeedError` where a worker may not build on these terms."""
    objections = []
    for address, found in client.run(find_objection, terms, on_error="return").items():
        if isinstance(found, Exception):
            objections.append(f"{address}: it has no such followup-ics ({found})")
        elif found:
            objections.append(f"{address}: {found}")
    if objections:
        first, *others = sorted(objections)
        raise FeedError(f"worker {first}{f' (and {len(others)} more workers)' if others else ''}")
