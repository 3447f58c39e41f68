"""How long one file may take: the system's alarm ends what takes longer, where there is one."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Final, NoReturn, TypeVar

AGAIN: Final = 1.0
"""So many seconds later the alarm goes off again, should somebody not have let it through."""

MOSTLY_WAITING: Final = 0.1
"""Below this share of the time, the processor had nothing to do: it was the disk, or another process."""

T = TypeVar("T")


class OutOfTimeError(BaseException):
    """Say that something took too long; no handler of ordinary errors is to take it for one of those.

    ``is_busy`` tells whether that was work, and not waiting.
    """

    def __init__(self, *, is_busy: bool) -> None:
        super().__init__()
        self.is_busy = is_busy


def call_within(seconds: float | None, work: Callable[[], T]) -> T:
    """Call a function, for so many seconds at most; raise `OutOfTimeError` when they are over.

    There is no limit for None, in a thread that is not the main one, and on Windows, which has no such alarm.

    >>> call_within(10, lambda: 1)
    1
    """
    is_main = threading.current_thread() is threading.main_thread()
    if seconds is None or not is_main or not hasattr(signal, "setitimer"):
        return work()
    began, is_over = time.process_time(), False

    def ring(_number: int, _frame: FrameType | None) -> None:
        if not is_over:
            _give_up(is_busy=time.process_time() - began > seconds * MOSTLY_WAITING)

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


def _give_up(*, is_busy: bool) -> NoReturn:
    raise OutOfTimeError(is_busy=is_busy)
