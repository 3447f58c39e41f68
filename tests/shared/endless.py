"""Work that never ends, for processes that import what they are to do."""

import time


def work() -> None:
    """Keep the processor busy."""
    while True:
        pass


def sleep() -> None:
    """Wait."""
    while True:
        time.sleep(60)
