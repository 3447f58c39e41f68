"""Files that are handed to another program and are on no disk, where the system has such files."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Scratch(NamedTuple):
    """Hold a file for another program: its path there, and the descriptor to hand on, None for one on the disk."""

    path: str
    descriptor: int | None = None

    def read(self) -> bytes:
        """Read what is in it; nothing where it was never written."""
        try:
            return Path(self.path).read_bytes()
        except FileNotFoundError:
            return b""

    def write(self, data: bytes) -> None:
        """Write what is to be in it."""
        Path(self.path).write_bytes(data)


@contextlib.contextmanager
def opening_scratch(count: int) -> Iterator[tuple[Scratch, ...]]:
    """Make files that nobody else sees: in memory, or else in a folder of this user's alone; none is left."""
    with contextlib.ExitStack() as stack:
        if sys.platform == "linux" and os.path.isdir("/proc/self/fd"):  # noqa: PTH112 - as text
            descriptors = [os.memfd_create("followup-ics") for _ in range(count)]
            for descriptor in descriptors:
                stack.callback(os.close, descriptor)
            yield tuple(Scratch(f"/proc/self/fd/{descriptor}", descriptor) for descriptor in descriptors)
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-ics-"))
            yield tuple(Scratch(os.path.join(folder, str(number))) for number in range(count))  # noqa: PTH118 - as text
