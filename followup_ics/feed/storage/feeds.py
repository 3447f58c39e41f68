"""A feed that is an object of a store: revised from what is there, and written only over that, with no lock."""

import datetime as dt
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from followup_ics.feed.build import Revise
from followup_ics.feed.check import check_feed
from followup_ics.feed.files import FEED_LIMIT, TRIES, refuse_large
from followup_ics.feed.ownership import Keep, refuse_input
from followup_ics.feed.revision import Revision
from followup_ics.feed.storage.failures import ConditionError, StoreError, UnansweredError
from followup_ics.feed.storage.object_store import ABSENT, ObjectStore, StoredObject
from followup_ics.model.errors import FeedError

HEADERS: Final = {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "public, max-age=300"}
"""What a feed is read as, and for how many seconds others may keep a copy: calendars ask once an hour at most."""

MOST_COPIES: Final = 9
"""So many copies of one name are kept from one second."""


class StoredFeed(NamedTuple):
    """Hold what was revised in a feed, and the version that the store has of it now."""

    revision: Revision
    version: str


def update_stored_feed(
    store: ObjectStore, name: str, revise: Revise, *, now: dt.datetime, is_new: bool = False
) -> StoredFeed:
    """Read a feed, revise it, and write what takes its place where it is still the one that was read.

    Where somebody else wrote meanwhile, or where nobody knows whether a write was done, it begins anew with what is
    there. ``is_new`` tells that there was nothing a moment ago: that saves a look. Raises `FeedError`; what is there is
    then a whole feed, the old one or another writer's.
    """
    sent: bytes | None = None
    failure: StoreError | None = None
    for count in range(TRIES):
        former = None if is_new and count == 0 else store.read(name, limit=FEED_LIMIT)
        revision = revise(_take(name, former))
        if not revision.is_changed:
            is_ours = former is not None and former.data == sent
            return StoredFeed(revision._replace(is_changed=is_ours), str(former.version) if former else "")
        refuse_large(PurePosixPath(name), revision.data)
        check_feed(revision.data, event_count=revision.event_count)
        try:
            aside = _keep_aside(store, name, former, keep=revision.keep, now=now)
            sent = revision.data
            written = store.write(name, sent, headers=HEADERS, only_over=former.version if former else ABSENT)
        except (ConditionError, UnansweredError) as error:
            failure = error
            continue
        notes = (
            (*revision.notes, f"it was kept beside it as '{PurePosixPath(aside).name}'") if aside else revision.notes
        )
        return StoredFeed(revision._replace(notes=notes), str(written))
    raise failure or AssertionError("it is tried at least once")


def _take(name: str, former: StoredObject | None) -> bytes | None:
    """Return the bytes of the feed that is to be replaced; raise `FeedError` for what cannot be one."""
    if former is None:
        return None
    if len(former.data) > FEED_LIMIT:
        raise FeedError(f"an object is there that is larger than {FEED_LIMIT // 1_000_000} MB, so it is no feed")
    refuse_input(PurePosixPath(name), former.data)
    return former.data


def _keep_aside(
    store: ObjectStore, name: str, former: StoredObject | None, *, keep: Keep | None, now: dt.datetime
) -> str | None:
    """Keep the bytes of what is no feed of ours in whole under a name that nothing has yet; return that name."""
    if former is None or keep is None:
        return None
    stem = f"{name}.{keep}-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    for suffix in ("", *(f"-{number}" for number in range(2, MOST_COPIES + 1))):
        try:
            store.write(stem + suffix, former.data, headers=HEADERS, only_over=ABSENT)
        except ConditionError:
            continue
        return stem + suffix
    raise FeedError(f"there are too many objects named '{stem}'; move them away")
