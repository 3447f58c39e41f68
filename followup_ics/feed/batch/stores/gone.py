"""Files that are gone from a place while their feeds are still in the other: told by what was listed anyway."""

from pathlib import Path

from followup_ics.feed.batch.folder import name_rival
from followup_ics.feed.batch.gone import TellLeft, is_gone
from followup_ics.feed.batch.index.rows import Index
from followup_ics.feed.batch.stores.ends import Ends
from followup_ics.feed.batch.stores.present import PresentFeeds
from followup_ics.feed.batch.stores.stale import list_feeds
from followup_ics.feed.storage.address import is_store_address


def settle_missed(ends: Ends, index: Index, present: PresentFeeds, *, tell_left: TellLeft) -> None:
    """Tell of the files that were not found and whose feeds are still there; what is known of the others is forgotten.

    A feed that is another file's by now is not left: that one was renamed. Nothing is deleted, and nothing is asked of
    a store.
    """
    index.forget(path for path in present.list_missed() if not _is_told(path, ends, index, present, tell_left))


def _is_told(path: str, ends: Ends, index: Index, present: PresentFeeds, tell_left: TellLeft) -> bool:
    feeds = list_feeds(index.find(path), path, ends)
    left = tuple(sorted(present.find(feeds)))
    if not left or present.are_claimed(feeds) or index.find(name_rival(path)):
        return False
    if not is_store_address(ends.folder) and not is_gone(Path(ends.folder, path)):
        return False
    tell_left(path, left)
    return True
