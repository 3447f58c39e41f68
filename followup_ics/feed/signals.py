"""Signals that end a program, turned into exceptions while there is something to clean up."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn


@contextlib.contextmanager
def unwinding_on_sigterm() -> Iterator[None]:
    """Let SIGTERM end the program as an exception does, so that temporary files go; not where it is dealt with."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, exit_on_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def exit_on_signal(number: int, _frame: FrameType | None) -> NoReturn:
    """End the program with the exit code that shells give for a signal."""
    raise SystemExit(128 + number)
