"""How long one file may take: the system's alarm ends what takes longer, where there is one."""

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple, TypeVar

AGAIN: Final = 1.0
"""So many seconds later the alarm goes off again, should somebody not have let it through."""

SOON: Final = 0.001
"""So many seconds at least go by before the alarm goes off again for what is left of the time."""

MOST_TIMES: Final = 10
"""So many times its limit a file may take where the machine has no time for it."""

MOSTLY: Final = 0.5
"""From this share of the time on, it was work; below, it was waiting for the disk, or for another process."""

DELAYS: Final = Path("/proc/thread-self/schedstat")
"""Where Linux tells how long this thread has run, and how long it was ready to and others ran, in nanoseconds."""

T = TypeVar("T")


class OutOfTimeError(BaseException):
    """Say that something took too long, and whether that was work; no handler of ordinary errors is to take it."""

    @property
    def is_busy(self) -> bool:
        """Tell whether that was work."""
        return bool(self.args[0])


class Moment(NamedTuple):
    """Hold what has passed, in seconds: on the clock, at work, and ready to work while others were let go first."""

    wall: float
    work: float
    delay: float

    @classmethod
    def now(cls) -> "Moment":
        """Ask the system."""
        try:
            delay = int(DELAYS.read_text().split()[1]) / 1e9
        except (OSError, ValueError, IndexError):
            delay = 0.0
        return cls(wall=time.monotonic(), work=time.thread_time(), delay=delay)

    def since(self, other: "Moment") -> "Moment":
        """Return what has passed since another moment."""
        return Moment(*(now - then for now, then in zip(self, other, strict=True)))

    @property
    def own(self) -> float:
        """Return the time that is nobody else's fault."""
        return self.wall - self.delay


def call_within(seconds: float | None, work: Callable[[], T]) -> T:
    """Call a function, for so many seconds at most; raise `OutOfTimeError` when they are over.

    Where the system tells, the time does not count in which a busy machine let others go first.
    There is no limit for None, in a thread that is not the main one, and on Windows, which has no such alarm.

    >>> call_within(10, lambda: 1)
    1
    """
    is_main = threading.current_thread() is threading.main_thread()
    if seconds is None or not is_main or not hasattr(signal, "setitimer"):
        return work()
    began, is_over = Moment.now(), False

    def ring(_number: int, _frame: FrameType | None) -> None:
        spent = Moment.now().since(began)
        if is_over:
            return
        if spent.own >= seconds or spent.wall >= seconds * MOST_TIMES:
            raise OutOfTimeError(spent.work >= spent.own * MOSTLY)
        signal.setitimer(signal.ITIMER_REAL, max(seconds - spent.own, SOON), AGAIN)

    former = signal.signal(signal.SIGALRM, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
            return work()
        finally:
            is_over = True
    finally:  # the alarm may have gone off in the line before
        is_over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
