"""Two files that change names in one step, where the system can do that."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

HERE: Final = -100
"""Linux's word for "relative to the working folder"."""

SWAP: Final = 2
"""The flag for it, the same number on Linux and macOS."""

CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange_files(first: Path, second: Path) -> bool:
    """Let two files that are there change names; tell whether this system, and the disk they are on, can do that.

    Raises `OSError` for what goes wrong otherwise: `FileNotFoundError` where one of the two is gone.
    """
    swap = _find_swap()
    if swap is None:
        return False
    ctypes.set_errno(0)
    if swap(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(second))


def _find_swap() -> Callable[[bytes, bytes], int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            rename = library.renameat2
            return lambda first, second: int(rename(HERE, first, HERE, second, SWAP))
        if sys.platform == "darwin":
            rename = library.renamex_np
            return lambda first, second: int(rename(first, second, SWAP))
    except (OSError, AttributeError, TypeError):  # no such library, or an older one
        return None
    return None
