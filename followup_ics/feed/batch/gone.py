"""Files of a folder that are gone: told as long as their feeds are there, and forgotten together with these."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from followup_ics.feed.batch.folder import Places, name_feed, name_rival
from followup_ics.feed.batch.index.rows import Index
from followup_ics.feed.batch.index.seals import read_shared

TellLeft: TypeAlias = Callable[[str, tuple[str, ...]], None]
"""Be told of a file that is gone, and of those of its feeds that are still there."""


def settle_gone(paths: Iterable[str], places: Places, memory: Index, *, tell_left: TellLeft) -> None:
    """Tell of those paths that are no longer there, and whose feeds are; what is known of the others is forgotten.

    Nothing is deleted: somebody may have subscribed to a feed, and a file may be away for a moment only.
    """
    memory.forget(path for path in paths if not _is_told(path, places, memory, tell_left))


def _is_told(path: str, places: Places, memory: Index, tell_left: TellLeft) -> bool:
    if not is_gone(places.folder / path) or not is_gone(places.folder / name_rival(path)):
        return False
    left = tuple(name for name in _list_feeds(path, memory) if not is_gone(places.output / name))
    if left:
        tell_left(path, left)
    return bool(left)


def _list_feeds(path: str, memory: Index) -> list[str]:
    """List the feeds that a file had, the owner's first."""
    values, feed = memory.find(path), PurePosixPath(name_feed(path))
    shared = read_shared(*values[4:]) if values else None
    return [str(feed), *(str(feed.with_name(name)) for name in (shared.names if shared else ()))]


def is_gone(path: Path) -> bool:
    """Tell whether nothing is there; of what cannot be looked at nobody knows."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
