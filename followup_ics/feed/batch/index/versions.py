"""What tells a file from any later one, without a look inside."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

SETTLING: Final = 2_000_000_000
"""So many nanoseconds may lie between two changes of a file that have the same time: FAT counts in two seconds."""


def describe_version(status: os.stat_result) -> str:
    """Describe a file as the system tells of it: every change that is not within the same tick gives another one."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def make_stamp(source_version: str, feed_version: str, shares: str | None) -> int | None:
    """Make a number of the versions of a file and its feed, which is compared without a text being made.

    None where one of them is not known, or is none of a file on this machine, and for a file that is shared.

    >>> make_stamp("5 1 2 3", "6 4 5 6", None) == hash((5, 1, 2, 3, 6, 4, 5, 6))
    True
    """
    if shares is not None or not (source_version and feed_version):
        return None
    try:
        return hash(tuple(map(int, f"{source_version} {feed_version}".split(" "))))
    except ValueError:
        return None


def describe_stamps() -> str:
    """Describe how this Python makes numbers of versions: another one may do it in another way."""
    return str(hash(tuple(range(8))))


def describe_settled(status: os.stat_result, *, before: int) -> str:
    """Describe a file that was last changed before a moment, in nanoseconds; empty for any other.

    One that has just been changed may change again with the time still the same.
    """
    return describe_version(status) if max(status.st_mtime_ns, status.st_ctime_ns) < before else ""


def describe_source(path: Path, *, before: int) -> str:
    """Describe an input file, or the one that a link leads to; empty where none is there, or it is not settled."""
    try:
        return describe_settled(path.stat(), before=before)
    except (OSError, ValueError):
        return ""


def describe_all(paths: Sequence[str], *, before: int) -> str:
    """Describe several files together; empty where one of them is not there, or was not changed before a moment."""
    try:
        versions = [describe_settled(os.lstat(path), before=before) for path in paths]
    except (OSError, ValueError):
        return ""
    return "|".join(versions) if all(versions) else ""


def find_settled_moment(folder: Path) -> int:
    """Find the moment before which a file is settled, by the clock of the disk; 0 where nothing can be written there.

    The clock of a disk that another machine has may be another one than ours.
    """
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime_ns - SETTLING
    except OSError:
        return 0
