"""Who does the work of a batch on other machines: the workers of a Dask cluster."""

import concurrent.futures
import contextlib
import functools
import logging
import pickle
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, ParamSpec, TypeVar, cast

from followup_ics.feed.batch.cluster.child import Answer, Request, answer_in_child
from followup_ics.feed.batch.cluster.marked import build_marked
from followup_ics.feed.batch.cluster.terms import Terms, find_objection, setting_terms
from followup_ics.feed.batch.run import BuildChunk
from followup_ics.feed.files import explain
from followup_ics.model.errors import FeedError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

CHUNK: Final = 200
"""So many files are sent at once."""

PATIENCE: Final = 60.0
"""So many seconds are waited for a worker, at the beginning and where all are gone."""

LOCAL: Final = re.compile(r"local:([1-9]\d{0,2})")
REMOTE: Final = re.compile(r"(tcp|tls)://[^\s/:]+:\d{1,5}/?|(tcp|tls)://\[[0-9A-Fa-f:]+\]:\d{1,5}/?")

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


class Scheduler(NamedTuple):
    """Name the scheduler of a cluster, or of how many workers one is to be started on this machine."""

    address: str = ""
    workers: int = 0


def read_scheduler(text: str) -> Scheduler | None:
    """Read what was said of a scheduler; None where it makes no sense.

    >>> read_scheduler("local:4"), read_scheduler("4")
    (Scheduler(address='', workers=4), None)
    """
    if local := LOCAL.fullmatch(text):
        return Scheduler(workers=int(local[1]))
    return Scheduler(address=text.rstrip("/")) if REMOTE.fullmatch(text) else None


class WorkerLostError(concurrent.futures.BrokenExecutor):
    """Say that a worker is gone, together with the work that it had."""


@contextlib.contextmanager
def opening_cluster(
    scheduler: Scheduler, folder: str, output: str, *, patience: float = PATIENCE
) -> Iterator["ClusterExecutor"]:
    """Open an executor that lets the workers of a cluster build from one folder to another.

    The cluster is asked, or started, when there is work; then, and with each piece of it, a worker that has another
    program or does not see the folders is refused with `FeedError`, as is a scheduler without workers for ``patience``
    seconds. Dask gives what a lost worker had to others, as often as its ``allowed-failures`` say; what is lost then
    raises `WorkerLostError`. At the end, and after Ctrl-C, what was not done is dropped.
    """
    with contextlib.ExitStack() as stack:
        executor = ClusterExecutor(scheduler, folder, output, stack=stack, patience=patience)
        yield executor


class ClusterExecutor(concurrent.futures.Executor):
    """Send work to a cluster; connects to it with the first piece."""

    def __init__(
        self, scheduler: Scheduler, folder: str, output: str, *, stack: contextlib.ExitStack, patience: float
    ) -> None:
        self._scheduler = scheduler
        self._folders = folder, output
        self._stack = stack
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
            sent = client.get_executor(pure=False).submit(answer_in_child, pickle.dumps(request))
        except RuntimeError as error:  # the client has given up a scheduler that is gone
            raise WorkerLostError(str(error)) from error
        future: concurrent.futures.Future[Value] = concurrent.futures.Future()
        self._pending.add(sent)
        sent.add_done_callback(lambda done: self._hand_over(done, future))
        return future

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


@contextlib.contextmanager
def connecting(scheduler: Scheduler, *, patience: float) -> "Iterator[Client]":
    """Connect to a cluster that has workers, or start one; raise `FeedError` where that cannot be."""
    try:
        from distributed import Client  # noqa: PLC0415 - more than a second, and not everybody has it
    except ImportError as error:
        raise FeedError("a cluster needs Dask: python -m pip install 'followup-ics[cluster]'") from error
    with contextlib.ExitStack() as stack:
        name = scheduler.address or f"local:{scheduler.workers}"
        try:
            cluster = scheduler.address or stack.enter_context(start_workers(scheduler.workers))
            client = stack.enter_context(Client(cluster, timeout=patience, set_as_default=False))
        except (OSError, ImportError, TypeError, ValueError) as error:
            raise FeedError(f"cannot connect to '{name}': {error}") from error
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            raise FeedError(f"no worker came to '{name}' in {patience:.0f} seconds; start one") from error
        yield client


def start_workers(count: int) -> "LocalCluster":
    """Start a cluster on this machine that nobody else can talk to."""
    from dask import config  # noqa: PLC0415 - as above
    from distributed import LocalCluster, Security  # noqa: PLC0415 - as above

    quiet: dict[str, list[str]] = {f"distributed.{who}.http.routes": [] for who in ("scheduler", "worker")}
    with holding_back_sigint(), config.set(quiet):  # what is started here inherits both
        return LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            memory_limit=0,  # what takes memory is a process beside the worker
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
        )


@contextlib.contextmanager
def holding_back_sigint() -> Iterator[None]:
    """Keep Ctrl-C waiting, where a system knows how to; threads and processes that begin meanwhile never get it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextlib.contextmanager
def silencing(name: str) -> Iterator[None]:
    """Let a library log nothing: what it would say is said in our own words."""
    logger = logging.getLogger(name)
    levels = [(handler, handler.level) for handler in logger.handlers]
    for handler in logger.handlers:
        handler.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for handler, level in levels:
            handler.setLevel(level)


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
