"""A whole new file in the place of another, never in the place of one that nobody has looked at."""

import contextlib
import hashlib
import os
import re
import stat
import sys
import time
from pathlib import Path
from typing import Final, NamedTuple

PRIVATE: Final = 0o600
LEFTOVER: Final = r"[0-9]+-[0-9a-f]{8}\.tmp"
LARGE: Final = 1_000
"""From so many names on a folder is looked through for left-overs once in a process, not for each file again."""

LONGEST_NAME: Final = 180
"""Bytes of a name to which something can be added, on every system that allows 255 of them."""

KEPT_OF_A_NAME: Final = 100

STRAGGLING: Final = 0.01
"""So many seconds a file that was replaced is kept, for those who have just begun to write to it."""

# Windows changes line ends where it is not told that a file is bytes; a FIFO must not make a read wait.
BYTES: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | BYTES
NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BYTES

SPECIAL: Final = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFSOCK: "a socket",
}


class NotRegularError(Exception):
    """Say what stands where a file was expected."""


class ChangedError(Exception):
    """Say that a file is no longer the one that was read."""


class Snapshot(NamedTuple):
    """Hold a file as it was read: its bytes, and what tells it from any other, later one."""

    data: bytes
    identity: tuple[int, ...]


def take_snapshot(path: Path, *, limit: int, follow_symlinks: bool = False) -> Snapshot:
    """Read a plain file, at most a byte more than ``limit``; raise `NotRegularError` for anything else."""
    require_regular(path.stat(follow_symlinks=follow_symlinks))
    descriptor = os.open(path, READ if follow_symlinks else READ | NO_FOLLOW)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        status = os.fstat(descriptor)
        require_regular(status)
        return Snapshot(data=file.read(limit + 1), identity=_identify(status))


def _identify(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def require_regular(status: os.stat_result) -> None:
    """Raise `NotRegularError`, which names what it is, for what is no plain file."""
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(SPECIAL.get(stat.S_IFMT(status.st_mode), "a device"))


def is_current(path: Path, former: Snapshot | None) -> bool:
    """Tell whether a file is still the one that was read, to the byte; None stands for no file."""
    try:
        return take_snapshot(path, limit=len(former.data) if former else 0) == former
    except FileNotFoundError:
        return former is None
    except NotRegularError:
        return False


def replace_file(
    path: Path, data: bytes, *, former: Snapshot | None, mode: int | None = None, is_edited: bool = False
) -> tuple[str, ...]:
    """Put a whole new file in the place of ``former``, None where there was none; return what could not be kept.

    Raises `ChangedError` where something else is there by now; that is then as it was. ``is_edited`` tells of a file
    that people edit: what they save at the very last moment is looked for too. Left-overs of writers that died are
    swept; the lock is the caller's.
    """
    sweep_leftovers(path)
    temporary = draw_temporary(path)
    try:
        notes = write_new(temporary, data, like=path if former else None, mode=mode)
        if not is_current(path, former):
            raise ChangedError
        if former is None:
            _put(temporary, path)
        elif not (is_edited and _exchange(temporary, path, former)):
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
    return notes


def _put(temporary: Path, path: Path) -> None:
    """Give a file its name, where nothing has that name; raise `ChangedError` where something does."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError as error:
        raise ChangedError from error
    except (OSError, NotImplementedError):  # a disk that has no links
        temporary.replace(path)


def _exchange(temporary: Path, path: Path, former: Snapshot) -> bool:
    """Exchange a new file with the one that was read, and look at what comes out; tell whether that can be done.

    What was saved at the last moment goes back to its place, and `ChangedError` is raised.
    """
    from followup_ics.feed.exchange import exchange_files  # noqa: PLC0415 - few commands edit a file

    ours = temporary.stat().st_ino
    try:
        if not exchange_files(temporary, path):
            return False
    except FileNotFoundError as error:
        raise ChangedError from error
    time.sleep(STRAGGLING)
    if is_current(temporary, former):
        return True
    exchange_files(temporary, path)
    if temporary.stat().st_ino != ours:  # and it was saved once more in between
        exchange_files(temporary, path)
    raise ChangedError


def create_file(path: Path, data: bytes) -> None:
    """Write a new private file, whole or not at all; raises `FileExistsError` where something has its name."""
    temporary = draw_temporary(path)
    if path.exists() or path.is_symlink():
        raise FileExistsError(path)
    try:
        write_new(temporary, data)
        _put(temporary, path)
    except ChangedError as error:
        raise FileExistsError(path) from error
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_new(path: Path, data: bytes, *, like: Path | None = None, mode: int | None = None) -> tuple[str, ...]:
    """Write a file that was not there, private, or as ``like`` is, or with ``mode``; none is left after a failure.

    Returns what could not be made alike, in words.
    """
    descriptor = os.open(path, CREATE, PRIVATE)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            notes = _make_alike(descriptor, like) if like else ()
            if mode is not None and sys.platform != "win32":
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return notes


def _make_alike(descriptor: int, like: Path) -> tuple[str, ...]:
    """Give a new file the owner, the mode and the further attributes of the one that it replaces."""
    if sys.platform == "win32":
        return ()
    try:
        former, own = like.lstat(), os.fstat(descriptor)
    except FileNotFoundError:
        return ()
    notes = []
    if (former.st_uid, former.st_gid) != (own.st_uid, own.st_gid):
        try:
            os.fchown(descriptor, former.st_uid, former.st_gid)
        except PermissionError:  # only root, or a member of the group, may
            notes.append("its owner or group could not be kept: it is yours now")
    os.fchmod(descriptor, stat.S_IMODE(former.st_mode) & 0o777)
    if not _copy_attributes(like, descriptor):
        notes.append("some of its extended attributes could not be kept")
    if former.st_nlink > 1:
        notes.append("it had further names (hard links): those still lead to the old text")
    return tuple(notes)


def _copy_attributes(source: Path, descriptor: int) -> bool:
    """Copy extended attributes, access lists among them; tell whether all could be."""
    if not hasattr(os, "listxattr"):
        return True
    is_whole = True
    with contextlib.suppress(OSError):  # a disk that has none
        for name in os.listxattr(source, follow_symlinks=False):
            try:
                os.setxattr(descriptor, name, os.getxattr(source, name, follow_symlinks=False))
            except OSError:
                is_whole = False
    return is_whole


def sweep_leftovers(path: Path) -> None:
    """Remove the temporary files of writers of this file that died; whoever holds the lock does that.

    Of the living only those have one who are about to make a lock: they see that it is gone, and make another.
    """
    begin = name_temporary(path)
    for name in _list_leftovers(path.parent):
        if name.startswith(begin) and re.fullmatch(LEFTOVER, name[len(begin) :]):
            leftover = path.with_name(name)
            with contextlib.suppress(FileNotFoundError, PermissionError):  # Windows removes no file that is open
                if stat.S_ISREG(leftover.lstat().st_mode):
                    leftover.unlink()


_LEFTOVERS: Final[dict[Path, tuple[str, ...]]] = {}


def _list_leftovers(folder: Path) -> tuple[str, ...]:
    """List what may be left in a folder; of a large one, what was left when this process came there first."""
    if folder in _LEFTOVERS:
        return _LEFTOVERS[folder]
    names = os.listdir(folder)  # noqa: PTH208 - names only: a folder may hold thousands of feeds
    found = tuple(name for name in names if name.startswith(".") and name.endswith(".tmp"))
    if len(names) >= LARGE:
        _LEFTOVERS[folder] = found
    return found


def draw_temporary(path: Path) -> Path:
    """Name a temporary file beside a file: one that nobody has, and that is swept where its writer dies."""
    return path.with_name(f"{name_temporary(path)}{os.getpid()}-{os.urandom(4).hex()}.tmp")


def name_temporary(path: Path) -> str:
    """Return what the names of a file's temporary files begin with."""
    return f".{shorten_name(path.name)}.followup-ics-"


def shorten_name(name: str) -> str:
    """Return a name to which something can be added: itself, or its beginning and a digest of the whole.

    >>> shorten_name("follow-ups.ics"), len(shorten_name("x" * 255))
    ('follow-ups.ics', 117)
    """
    octets = os.fsencode(name)
    if len(octets) <= LONGEST_NAME:
        return name
    digest = hashlib.blake2b(octets, digest_size=8).hexdigest()
    return f"{octets[:KEPT_OF_A_NAME].decode(errors='ignore')}-{digest}"


def sync_folder(folder: Path) -> None:
    """Make a replacement outlast a power cut, where the system can do that for a folder."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
