"""A process beside each thread of a worker: there the work has a main thread of its own, and can be ended.

A time limit needs a main thread, and a Dask worker's is busy with the network. What the work does to its process, or
dies of, stays in it.
"""

import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import IO, Any, Final, NamedTuple, cast

from followup_ics.feed.batch.cluster.terms import Terms, find_objection

IDLE: Final = 60.0
"""After so many seconds without work a process ends."""

LENGTH: Final = struct.Struct(">Q")
START: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from followup_ics.feed.batch.cluster.child import serve; serve()"
)


class Request(NamedTuple):
    """Hold a function, what it is called with, and what a process must be like that calls it."""

    terms: Terms
    work: Callable[..., object]
    arguments: tuple[Any, ...]
    options: Mapping[str, Any]


class Answer(NamedTuple):
    """Hold what came of a request: a value, or what was raised, or why nothing was tried."""

    value: object = None
    error: Exception | None = None
    objection: str = ""


class ChildEndedError(Exception):
    """Say that the process ended before it had an answer."""


class Child:
    """Be the other end of one such process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-c", START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,  # Ctrl-C is for others
        )

    def is_alive(self) -> bool:
        """Tell whether the process still takes requests."""
        return self._process.poll() is None

    def end(self) -> int:
        """End the process, if it has not ended, and close what led to it; return its exit code."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was not sent yet is for nobody
                cast("IO[bytes]", pipe).close()
        return self._process.wait()

    def ask(self, request: bytes, *, seconds: float | None) -> bytes:
        """Send a request and wait for its answer, both pickled; the process is killed after so many seconds.

        Raises `ChildEndedError`.
        """
        limit = threading.Timer(seconds, self._process.kill) if seconds is not None else None
        if limit is not None:
            limit.daemon = True
            limit.start()
        try:
            write_frame(cast("IO[bytes]", self._process.stdin), request)
            return read_frame(cast("IO[bytes]", self._process.stdout))
        except (OSError, EOFError) as error:
            code = self.end()
            raise ChildEndedError(f"the process that built it ended with {code}") from error
        finally:
            if limit is not None:
                limit.cancel()


CHILDREN = threading.local()
"""The process of each thread."""


def answer_in_child(request: bytes, seconds: float | None = None) -> bytes:
    """Let the process of this thread answer a request, in so many seconds; start one where there is none."""
    child: Child | None = getattr(CHILDREN, "child", None)
    if child is not None and not child.is_alive():
        child.end()
        child = None
    if child is None:
        child = CHILDREN.child = Child()
    return child.ask(request, seconds=seconds)


def serve() -> None:
    """Answer requests until there are none for a while; end at once when nobody is there to ask."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed is no answer
    requests = queue.SimpleQueue[bytes]()
    threading.Thread(target=_read_requests, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        try:
            request = requests.get(timeout=IDLE)
        except queue.Empty:
            os._exit(0)
        write_frame(answers, answer(request))


def _read_requests(source: IO[bytes], requests: "queue.SimpleQueue[bytes]") -> None:
    try:
        while True:
            requests.put(read_frame(source))
    except (OSError, EOFError):
        os._exit(1)


def answer(request: bytes) -> bytes:
    """Do what is requested, in this process, and pickle what came of it."""
    try:
        terms, work, arguments, options = pickle.loads(request)  # noqa: S301 - from the worker, which ran whatever it was sent
        if objection := find_objection(terms):
            return pickle.dumps(Answer(objection=objection))
        with contextlib.suppress(OSError):  # what is named from there was seen from there
            os.chdir(terms.base)
        result = Answer(value=work(*arguments, **options))
    except Exception as error:  # noqa: BLE001 - like any executor, it hands on whatever is raised
        error.add_note(f"in a worker's process:\n{traceback.format_exc()}")
        result = Answer(error=error)
    return pickle.dumps(result)


def write_frame(target: IO[bytes], data: bytes) -> None:
    """Write bytes with their length before them."""
    target.write(LENGTH.pack(len(data)))
    target.write(data)
    target.flush()


def read_frame(source: IO[bytes]) -> bytes:
    """Read bytes with their length before them; raise `EOFError` where they end early."""
    (length,) = LENGTH.unpack(_read(source, LENGTH.size))
    return _read(source, length)


def _read(source: IO[bytes], length: int) -> bytes:
    data = source.read(length)
    if len(data) < length:
        raise EOFError
    return data
