"""One build at a time: a lock beside the feed, let go by the system when its holder dies."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from followup_ics.model.errors import FeedError

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Take the lock if nobody has it; tell whether that worked."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Take the lock if nobody has it; tell whether that worked."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


WAIT = 10.0
"""So many seconds a build waits for another one."""

PAUSE = 0.02
FLAGS = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
)


@contextlib.contextmanager
def lock_feed(path: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a feed; raise `FeedError` where another build holds it for longer than ``wait`` seconds."""
    beside = path.with_name(f".{path.name}.lock")
    descriptor = take_lock(beside, path, deadline=time.monotonic() + wait)
    try:
        yield
    finally:
        release_lock(beside, descriptor)


def take_lock(beside: Path, path: Path, *, deadline: float) -> int:
    """Wait for the lock and return its open descriptor."""
    while True:
        descriptor = os.open(beside, FLAGS, 0o600)
        try:
            await_lock(descriptor, path, deadline=deadline)
            if is_still_there(beside, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def await_lock(descriptor: int, path: Path, *, deadline: float) -> None:
    """Wait until the lock is ours; raise `FeedError` at ``deadline``."""
    while not try_lock(descriptor):
        if time.monotonic() >= deadline:
            raise FeedError(f"'{path}' is being built by another process; try again when that one is done")
        time.sleep(PAUSE)


def is_still_there(beside: Path, descriptor: int) -> bool:
    """Tell whether a lock that was waited for is the one that others will see: its holder takes the file away."""
    try:
        return os.path.samestat(beside.stat(follow_symlinks=False), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def release_lock(beside: Path, descriptor: int) -> None:
    """Take the lock's file away and let go of it; Windows removes no file that is open, so the other way round."""
    if sys.platform == "win32":
        os.close(descriptor)
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.close(descriptor)
