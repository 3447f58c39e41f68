"""Wait for a file to be saved, as editors do it: written in place, or replaced by another of the same name."""

from collections.abc import Iterator
from pathlib import Path

from followup_ics.feed.replace import NotRegularError, take_snapshot
from followup_ics.model.errors import FollowUpError
from followup_ics.model.limits import MOST_SOURCE_BYTES


def watch_source(path: Path) -> Iterator[None]:
    """Yield at once, and then each time that a file was saved with other bytes, until Ctrl-C.

    Raises `FollowUpError` where the library that watches is not installed, or there is no such folder.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise FollowUpError("--watch needs one more library: python -m pip install 'followup-ics[watch]'") from error
    if not path.parent.is_dir():
        raise FollowUpError(f"there is no folder '{path.parent}' to watch")
    seen = read_bytes(path)
    yield
    # The folder, since editors put a new file in the place of the old one; and a look every few seconds, for what was
    # saved before the watch began, and for folders that tell nobody.
    for _ in watch(path.parent, recursive=False, raise_interrupt=True, yield_on_timeout=True):
        data = read_bytes(path)
        if data not in (seen, None):
            seen = data
            yield


def read_bytes(path: Path) -> bytes | None:
    """Return what a file holds, up to what is refused; None while there is no such file, or what is no file."""
    try:
        return take_snapshot(path, limit=MOST_SOURCE_BYTES, follow_symlinks=True).data
    except (OSError, NotRegularError):
        return None
