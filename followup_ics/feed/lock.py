"""One writer at a time: a lock beside the file, let go by the system when its holder dies."""

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from followup_ics.feed.replace import BYTES, NO_FOLLOW, draw_temporary, shorten_name
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


WAIT: Final = 10.0
"""So many seconds a build waits for another one."""

PAUSE: Final = 0.02
MARK: Final = b"a lock of followup-ics\n"
"""What a lock file of ours holds: a file without it may serve as the lock, and is not taken away."""

OPEN: Final = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | NO_FOLLOW | BYTES
CREATE: Final = OPEN | os.O_CREAT | os.O_EXCL


@contextlib.contextmanager
def lock_feed(path: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a file; raise `FeedError` where another writer holds it for longer than ``wait`` seconds."""
    beside = path.with_name(f".{shorten_name(path.name)}.lock")
    descriptor = take_lock(beside, path, deadline=time.monotonic() + wait)
    try:
        yield
    finally:
        release_lock(beside, descriptor)


def take_lock(beside: Path, path: Path, *, deadline: float) -> int:
    """Wait for the lock and return its open descriptor."""
    while True:
        try:
            descriptor = open_lock(beside, path)
        except FileExistsError:
            continue  # somebody has just made it
        except FileNotFoundError:
            if not beside.parent.is_dir():
                raise
            continue  # its holder has just taken it away, or swept what was to become it
        try:
            require_file(beside, os.fstat(descriptor))
            await_lock(descriptor, path, deadline=deadline)
            if is_still_there(beside, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def open_lock(beside: Path, path: Path) -> int:
    """Open the lock's file; where there is none, one appears that is marked as ours from its first moment.

    Raises `FileNotFoundError` or `FileExistsError` where somebody else was quicker to make or to take away.
    """
    try:
        return os.open(beside, OPEN)
    except FileNotFoundError:
        temporary = draw_temporary(path)
    except OSError:
        with contextlib.suppress(FileNotFoundError):  # nothing stands in its place: it is not opened for another reason
            require_file(beside, beside.stat(follow_symlinks=False))
        raise
    descriptor = os.open(temporary, CREATE, 0o600)
    try:
        os.write(descriptor, MARK)
        if sys.platform == "win32":  # it renames no file that is open, and none over another
            os.close(descriptor)
            temporary.rename(beside)
            return os.open(beside, OPEN)
        descriptor = give_name(temporary, beside, descriptor)
    except BaseException:  # the disk is full, or a lock is there by now
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    return descriptor


def give_name(temporary: Path, beside: Path, descriptor: int) -> int:
    """Let a marked file be the lock, and return its descriptor; a disk without links gets another, marked late."""
    try:
        os.link(temporary, beside, follow_symlinks=False)
    except (FileExistsError, FileNotFoundError):
        raise
    except (OSError, NotImplementedError):
        late = os.open(beside, CREATE, 0o600)
        os.close(descriptor)
        os.write(late, MARK)
        return late
    return descriptor


def require_file(beside: Path, status: os.stat_result) -> None:
    """Raise `FeedError` for a lock that is no file, and so none of ours."""
    if not stat.S_ISREG(status.st_mode):
        raise FeedError(f"'{beside}' is in the way: it is no file; move it, or write to another name")


def await_lock(descriptor: int, path: Path, *, deadline: float) -> None:
    """Wait until the lock is ours; raise `FeedError` at ``deadline``."""
    while not try_lock(descriptor):
        if time.monotonic() >= deadline:
            raise FeedError(f"'{path}' is being written by another process; try again when that one is done")
        time.sleep(PAUSE)


def is_still_there(beside: Path, descriptor: int) -> bool:
    """Tell whether a lock that was waited for is the one that others will see: its holder takes the file away."""
    try:
        return os.path.samestat(beside.stat(follow_symlinks=False), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def release_lock(beside: Path, descriptor: int) -> None:
    """Take the lock's file away, if it is one of ours, and let go of it; Windows removes no file that is open."""
    with contextlib.suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        is_ours = os.read(descriptor, len(MARK) + 1) == MARK
        if is_ours and sys.platform != "win32" and is_still_there(beside, descriptor):
            beside.unlink(missing_ok=True)
    os.close(descriptor)
    if sys.platform == "win32" and is_ours:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
