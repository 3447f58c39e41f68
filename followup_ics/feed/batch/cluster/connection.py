"""The way to a Dask cluster: one that is there, or one that is started on this machine."""

import contextlib
import gc
import logging
import re
import signal
from collections.abc import Iterator
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_ics.model.errors import FeedError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

LOCAL: Final = re.compile(r"local:([1-9]\d{0,2})")
REMOTE: Final = re.compile(r"(tcp|tls)://[^\s/:]+:\d{1,5}/?|(tcp|tls)://\[[0-9A-Fa-f:]+\]:\d{1,5}/?")

QUIET: Final = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}
"""What nobody looks at in a cluster of ours: it would take a tenth of a processor for as long as it runs."""


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


@contextlib.contextmanager
def connecting(scheduler: Scheduler, *, patience: float) -> "Iterator[Client]":
    """Connect to a cluster that has workers, or start one; raise `FeedError` where that cannot be."""
    try:
        import distributed  # noqa: F401, PLC0415 - more than a second, and not everybody has it
    except ImportError as error:
        raise FeedError("a cluster needs Dask: python -m pip install 'followup-ics[cluster]'") from error
    with contextlib.ExitStack() as stack:
        name = scheduler.address or f"local:{scheduler.workers}"
        client = connect(scheduler, stack, name=name, patience=patience)
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            raise FeedError(f"no worker came to '{name}' in {patience:.0f} seconds; start one") from error
        yield client


def connect(scheduler: Scheduler, stack: contextlib.ExitStack, *, name: str, patience: float) -> "Client":
    """Connect to a cluster, or start one, until the stack is closed; raise `FeedError` where that cannot be."""
    from distributed import Client  # noqa: PLC0415 - as above

    try:
        cluster = scheduler.address or stack.enter_context(start_workers(scheduler.workers))
        client: Client = stack.enter_context(Client(cluster, timeout=patience, set_as_default=False))
    except (OSError, ImportError, RuntimeError, TypeError, ValueError) as error:
        reason = str(error)
    else:
        return client
    # What is left of a client that failed takes a lock of Dask's when it is collected. Later that can be in the very
    # thread that holds the lock, or that its holder waits for; here nobody has it.
    gc.collect()
    raise FeedError(f"cannot connect to '{name}': {reason}")


def start_workers(count: int) -> "LocalCluster":
    """Start a cluster on this machine that nobody else can talk to."""
    from dask import config  # noqa: PLC0415 - as above
    from distributed import LocalCluster, Security  # noqa: PLC0415 - as above

    with holding_back_sigint(), config.set(QUIET):  # what is started here inherits both
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
    resource_tracker.ensure_running()  # whichever thread begins it later has SIGINT unblocked, and so what it starts
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
