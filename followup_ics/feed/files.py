"""Files, read with limits and written whole or not at all."""

import contextlib
import datetime as dt
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from followup_ics.feed.check import check_feed
from followup_ics.feed.lock import WAIT, lock_feed
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError, FollowUpError

if TYPE_CHECKING:
    from followup_ics.feed.revision import Revision

SOURCE_LIMIT = 1024 * 1024
FEED_LIMIT = 20_000_000
STANDARD_INPUT = "-"
PRIVATE = 0o600
LEFTOVER = r"[0-9]+-[0-9a-f]{8}\.tmp"

# Windows changes line ends where it is not told that a file is bytes; a FIFO must not make a read wait.
BYTES = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | BYTES
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BYTES

SPECIAL = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFLNK: "a symbolic link", stat.S_IFSOCK: "a socket"}


class NotRegularError(Exception):
    """Say what stands where a file was expected."""


def read_source(path: str) -> bytes:
    """Read an input file, or standard input for ``-``; at most a byte more than the limit, so that it can be refused.

    Raises `FollowUpError` where there is no such file, or nothing that can be read as one; never waits for a pipe.
    """
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read(SOURCE_LIMIT + 1)
        return read_regular(Path(path), limit=SOURCE_LIMIT, follow_symlinks=True)
    except FileNotFoundError as error:
        raise FollowUpError(f"no file '{path}'; give the path of one, or write one with 'followup-ics init'") from error
    except NotRegularError as error:
        raise FollowUpError(f"'{path}' is {error}, expected a file ('-' reads standard input)") from error
    except (OSError, ValueError) as error:
        raise FollowUpError(f"cannot read '{path}': {explain(error)}") from error


def read_feed(path: Path) -> bytes | None:
    """Read the feed that is to be replaced; None where there is none yet.

    Raises `FeedError` for what is no plain file, or larger than any feed; never waits for a pipe.
    """
    try:
        data = read_regular(path, limit=FEED_LIMIT, follow_symlinks=False)
    except FileNotFoundError:
        return None
    except NotRegularError as error:
        raise FeedError(f"'{path}' is {error}, expected a file or a new name") from error
    except OSError as error:
        raise FeedError(f"cannot read '{path}': {explain(error)}") from error
    if len(data) > FEED_LIMIT:
        raise FeedError(
            f"'{path}' is larger than {FEED_LIMIT // 1_000_000} MB, so it is no feed; write to another name"
        )
    return data


def refuse_special(path: Path) -> None:
    """Raise `FeedError` for a path where no feed can be: a folder, a link, a pipe, no path at all."""
    try:
        require_regular(path.lstat())
    except NotRegularError as error:
        raise FeedError(f"'{path}' is {error}, expected a file or a new name") from error
    except ValueError as error:
        raise FeedError(f"'{path!r}' is no path of a file: {explain(error)}") from error
    except OSError:
        return  # not there, or not to be reached: writing will tell


def update_feed(
    path: Path,
    make: Callable[[bytes | None], "Revision"],
    *,
    now: dt.datetime,
    mode: int | None = None,
    wait: float = WAIT,
) -> "Revision":
    """Read a feed, make the one that takes its place, and write that, with no other build in between.

    ``make`` gets the bytes of the feed as it is, None without one. ``mode`` sets the permissions, which else stay as
    they are, or are private for a new feed. ``wait`` is in seconds. Returns what ``make`` returned, with a note about
    a damaged feed put aside. Raises `FeedError`; the feed as it was is then still there, whole.
    """
    refuse_special(path)
    with writing(path, wait=wait):
        old = read_feed(path)
        revision = make(old)
        if not revision.is_changed:
            return revision
        check_feed(revision.data, event_count=revision.event_count)
        if old is None or not revision.keep_old:
            replace_feed(path, revision.data, mode=mode)
            return revision
        with keeping_aside(path, old, now=now) as aside:
            replace_feed(path, revision.data, mode=mode)
        return revision._replace(notes=(*revision.notes, f"it was kept as '{aside}'"))


def rewrite_source(path: Path, change: Callable[[bytes], bytes], *, wait: float = WAIT) -> tuple[bytes, bytes]:
    """Change an input file, whole or not at all, with no other change in between; return its bytes before and after.

    A link stays one: what it leads to is changed. ``wait`` is in seconds. Raises what ``change`` raises, and
    `FollowUpError` where the file cannot be read or written; it is then as it was.
    """
    path = path.resolve()
    read_source(str(path))
    with writing(path, wait=wait):
        before = read_source(str(path))
        after = change(before)
        if after != before:
            replace_feed(path, after)
    return before, after


def write_whole(path: Path, data: bytes, *, wait: float = WAIT) -> None:
    """Write a file that is no feed, whole or not at all; a new one is private.

    ``wait`` is in seconds. Raises `FeedError`; what was there is then still there.
    """
    refuse_special(path)
    with writing(path, wait=wait):
        replace_feed(path, data)


@contextlib.contextmanager
def writing(path: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock of a file while it is read and written; put what goes wrong into a sentence."""
    try:
        with unwinding_on_sigterm(), lock_feed(path, wait=wait):
            yield
    except OSError as error:
        if not path.parent.is_dir():
            raise FeedError(f"there is no folder '{path.parent}'; make it first, or write to another one") from error
        raise FeedError(f"cannot write '{path}': {explain(error)}; nothing was changed") from error


def replace_feed(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put a whole new file in the place of a feed, and sweep what dead builds left; the lock is the caller's."""
    sweep_leftovers(path)
    temporary = path.with_name(f"{name_temporary(path)}{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        write_new(temporary, data, like=path, mode=mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


@contextlib.contextmanager
def keeping_aside(path: Path, data: bytes, *, now: dt.datetime) -> Iterator[Path]:
    """Keep a damaged feed's bytes beside it, under a name that nothing has yet, unless what follows fails."""
    aside = write_aside(path, data, now=now)
    try:
        yield aside
    except OSError:  # the disk is full; after a signal it is better there twice than not at all
        aside.unlink(missing_ok=True)
        raise


def write_aside(path: Path, data: bytes, *, now: dt.datetime) -> Path:
    """Write bytes beside a feed, named for the time and numbered where that name is taken."""
    name = f"{path.name}.corrupt-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    for suffix in ("", *(f"-{number}" for number in range(2, 1000))):
        aside = path.with_name(name + suffix)
        with contextlib.suppress(FileExistsError):
            write_new(aside, data)
            return aside
    raise FeedError(f"there are too many files named '{name}'; move them away")


def write_new(path: Path, data: bytes, *, like: Path | None = None, mode: int | None = None) -> None:
    """Write a file that was not there, private, or with ``mode``, or as ``like`` is; none is left after a failure."""
    descriptor = os.open(path, CREATE, PRIVATE)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            set_permissions(descriptor, like=like, mode=mode)
            os.fsync(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def set_permissions(descriptor: int, *, like: Path | None, mode: int | None) -> None:
    """Give a new file the owner and the mode of the one that it replaces, and ``mode`` where it is told."""
    if sys.platform == "win32":
        return
    if like is not None:
        with contextlib.suppress(FileNotFoundError):
            former, own = like.lstat(), os.fstat(descriptor)
            if (former.st_uid, former.st_gid) != (own.st_uid, own.st_gid):
                # Only root, or a member of the group, may: for anybody else the file is simply their own.
                with contextlib.suppress(PermissionError):
                    os.fchown(descriptor, former.st_uid, former.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(former.st_mode) & 0o777)
    if mode is not None:
        os.fchmod(descriptor, mode)


def sweep_leftovers(path: Path) -> None:
    """Remove the temporary files of builds of this feed that died; only a living build that holds the lock has one."""
    begin = name_temporary(path)
    for name in os.listdir(path.parent):  # noqa: PTH208 - names only: a folder may hold thousands of feeds
        if name.startswith(begin) and re.fullmatch(LEFTOVER, name[len(begin) :]):
            leftover = path.with_name(name)
            if stat.S_ISREG(leftover.lstat().st_mode):
                leftover.unlink()


def name_temporary(path: Path) -> str:
    """Return what the names of a feed's temporary files begin with."""
    return f".{path.name}.followup-ics-"


def read_regular(path: Path, *, limit: int, follow_symlinks: bool) -> bytes:
    """Read a plain file, at most a byte more than ``limit``; raise `NotRegularError` for anything else."""
    require_regular(path.stat(follow_symlinks=follow_symlinks))
    descriptor = os.open(path, READ if follow_symlinks else READ | NO_FOLLOW)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        require_regular(os.fstat(descriptor))
        return file.read(limit + 1)


def require_regular(status: os.stat_result) -> None:
    """Raise `NotRegularError`, which names what it is, for what is no plain file."""
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(SPECIAL.get(stat.S_IFMT(status.st_mode), "a device"))


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


def explain(error: OSError | ValueError) -> str:
    """Say in lower case what the system made of it."""
    text = (isinstance(error, OSError) and error.strerror) or str(error)
    return text[:1].lower() + text[1:]
