"""Files that are read with limits, and rewritten under their lock with nobody's change in between lost."""

import contextlib
import datetime as dt
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from followup_ics.feed.check import check_feed
from followup_ics.feed.lock import WAIT, lock_feed
from followup_ics.feed.ownership import Keep, refuse_input, refuse_others, replace_and_keep
from followup_ics.feed.replace import (
    ChangedError,
    NotRegularError,
    Snapshot,
    create_file,
    replace_file,
    require_regular,
    take_snapshot,
)
from followup_ics.feed.signals import unwinding_on_sigterm
from followup_ics.model.errors import FeedError, FollowUpError
from followup_ics.model.limits import MOST_SOURCE_BYTES

if TYPE_CHECKING:
    from followup_ics.feed.revision import Revision

FEED_LIMIT: Final = 64_000_000
STANDARD_INPUT: Final = "-"
TRIES: Final = 3
"""So often a change is made anew where somebody else was quicker."""

NOT_WRITABLE: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT})

T = TypeVar("T")


def read_source(path: str) -> bytes:
    """Read an input file, or standard input for ``-``; at most a byte more than the limit, so that it can be refused.

    Raises `FollowUpError` where there is no such file, or nothing that can be read as one; never waits for a pipe.
    """
    return snap_source(path).data if path != STANDARD_INPUT else read_standard_input(MOST_SOURCE_BYTES + 1)


def read_standard_input(limit: int, *, one_line: bool = False) -> bytes:
    """Read standard input, ``limit`` bytes of it at most; raise `FollowUpError` where it cannot be read."""
    try:
        stream = sys.stdin.buffer
        return stream.readline(limit) if one_line else stream.read(limit)
    except AttributeError as error:  # there is no such stream
        raise FollowUpError("standard input is closed; name a file instead of '-'") from error
    except (OSError, ValueError) as error:
        raise FollowUpError(f"cannot read standard input: {explain(error)}") from error


def snap_source(path: str) -> Snapshot:
    """Read an input file, and keep what tells it from any later one; raises as `read_source` does."""
    try:
        return take_snapshot(Path(path), limit=MOST_SOURCE_BYTES, follow_symlinks=True)
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
    former = snap_feed(path)
    return None if former is None else former.data


def snap_feed(path: Path) -> Snapshot | None:
    """Read a feed, and keep what tells it from any later one; raises as `read_feed` does."""
    try:
        former = take_snapshot(path, limit=FEED_LIMIT)
    except FileNotFoundError:
        return None
    except NotRegularError as error:
        raise FeedError(f"'{path}' is {error}, expected a file or a new name") from error
    except (OSError, ValueError) as error:
        raise FeedError(f"cannot read '{path}': {explain(error)}") from error
    if len(former.data) > FEED_LIMIT:
        raise FeedError(
            f"'{path}' is larger than {FEED_LIMIT // 1_000_000} MB, so it is no feed; write to another name"
        )
    return former


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

    ``make`` gets the bytes of the feed as it is, None without one; it is asked again where somebody else changes the
    feed meanwhile. ``mode`` sets the permissions, which else stay as they are, or are private for a new feed. ``wait``
    is in seconds. Returns what ``make`` returned, with notes about what else was done. Raises `FeedError`; the feed as
    it was is then still there, whole.
    """
    refuse_special(path)

    def update() -> "Revision":
        former = snap_feed(path)
        old = former.data if former else None
        if old is not None:
            refuse_input(path, old)
        revision = make(old)
        if not revision.is_changed:
            return set_mode(path, revision, mode=mode)
        refuse_large(path, revision.data)
        check_feed(revision.data, event_count=revision.event_count)
        aside = replace_and_keep(path, revision.data, former, keep=revision.keep, now=now, mode=mode)
        return revision._replace(notes=(*revision.notes, f"it was kept as '{aside}'")) if aside else revision

    try:
        with writing(path, wait=wait):
            return repeat(path, update)
    except FeedError as error:
        if not (isinstance(error.__cause__, OSError) and error.__cause__.errno in NOT_WRITABLE):
            raise
        # It takes no writing to see that there is nothing to write.
        with contextlib.suppress(FeedError, OSError):
            revision = make(read_feed(path))
            if not revision.is_changed:
                return set_mode(path, revision, mode=mode)
        raise


def refuse_large(path: PurePath, data: bytes) -> None:
    """Raise `FeedError` for a feed that the next build would not read."""
    if len(data) > FEED_LIMIT:
        raise FeedError(
            f"'{path}' would be larger than {FEED_LIMIT // 1_000_000} MB, which no calendar takes, and was not "
            "written; take old interviews or long texts out of the file"
        )


def has_mode(path: Path, mode: int | None) -> bool:
    """Tell whether a file has the permissions that it is to have; any will do for None."""
    return mode is None or sys.platform == "win32" or stat.S_IMODE(path.lstat().st_mode) == mode


def set_mode(path: Path, revision: "Revision", *, mode: int | None) -> "Revision":
    """Give a feed that stays as it is the permissions asked for, and note that."""
    if mode is None or has_mode(path, mode):
        return revision
    path.chmod(mode)
    return revision._replace(notes=(*revision.notes, f"its permissions are {mode:o} now"))


class Rewriting(NamedTuple):
    """Hold a file's bytes before and after a change, and in words what could not be kept of it."""

    before: bytes
    after: bytes
    notes: tuple[str, ...] = ()


def rewrite_source(path: Path, change: Callable[[bytes], bytes], *, wait: float = WAIT) -> Rewriting:
    """Change an input file, whole or not at all, and never over what somebody else saves meanwhile.

    A link stays one: what it leads to is changed. ``change`` is asked again where the file is no longer the one that
    it was given. ``wait`` is in seconds. Raises what ``change`` raises, and `FollowUpError` where the file cannot be
    read or written; it is then as it was.
    """
    path = find_target(path)
    snap_source(str(path))
    refuse_read_only(path)

    def rewrite() -> Rewriting:
        former = snap_source(str(path))
        after = change(former.data)
        notes = replace_file(path, after, former=former, is_edited=True) if after != former.data else ()
        return Rewriting(before=former.data, after=after, notes=notes)

    with writing(path, wait=wait):
        return repeat(path, rewrite)


def find_target(path: Path) -> Path:
    """Find what a path leads to, over all links; a loop of them is left for whoever opens it to fail at."""
    try:
        return Path(os.path.realpath(path))  # before Python 3.13 `Path.resolve` raises at a loop
    except (OSError, ValueError) as error:
        raise FollowUpError(f"cannot read '{path}': {explain(error)}") from error


def refuse_read_only(path: Path) -> None:
    """Raise `FeedError` for a file that is not to be written, even where the folder would allow it."""
    status = path.stat()
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise FeedError(f"'{path}' is read-only and was not changed; make it writable first")


def repeat(path: Path, work: Callable[[], T]) -> T:
    """Do work on a file until nobody else changed it meanwhile; raise `FeedError` where that never is."""
    for _ in range(TRIES):
        with contextlib.suppress(ChangedError):
            return work()
    raise FeedError(
        f"'{path}' was changed by another program each time that it was to be written, {TRIES} times; "
        "nothing was written, try again when that is done"
    )


def write_whole(  # noqa: PLR0913 - what, where to, and what may be there
    path: Path,
    data: bytes,
    *,
    find_foreign: Callable[[bytes], str],
    now: dt.datetime,
    replace: bool = False,
    wait: float = WAIT,
) -> Path | None:
    """Write a file that is no feed, whole or not at all; a new one is private. Return where the old one was kept.

    ``find_foreign`` says what a file that is there is, and is empty for one of our own making; another one is replaced
    only with ``replace``, and kept aside then. ``wait`` is in seconds. Raises `FeedError`; what was there is then still
    there.
    """
    refuse_special(path)

    def write() -> Path | None:
        former = snap_feed(path)
        foreign = find_foreign(former.data) if former and former.data.strip() else ""
        if former and foreign:
            refuse_input(path, former.data)
            refuse_others(foreign, replace=replace)
        return replace_and_keep(path, data, former, keep=Keep.REPLACED if foreign else None, now=now)

    with writing(path, wait=wait):
        return repeat(path, write)


def write_first(path: Path, data: bytes) -> None:
    """Write a private file where there was none, whole or not at all.

    Raises `FeedError` where there is one already, or where it cannot be written.
    """
    try:
        with unwinding_on_sigterm():
            create_file(path, data)
    except FileExistsError as error:
        raise FeedError(f"'{path}' is there already; name another file") from error
    except (OSError, ValueError) as error:
        raise FeedError(f"cannot write '{path}': {explain(error)}") from error


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


def explain(error: Exception) -> str:
    """Say in lower case what the system made of it."""
    text = (isinstance(error, OSError) and error.strerror) or str(error)
    return text[:1].lower() + text[1:]
