"""Where the input files of a batch are read, and where its feeds are written: folders of this machine, or stores."""

import datetime as dt
import functools
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from followup_ics.feed.batch.folder import Found, Task, walk_files
from followup_ics.feed.batch.index.rows import is_storable
from followup_ics.feed.batch.index.versions import describe_all, find_settled_moment
from followup_ics.feed.batch.stores.listing import list_sources
from followup_ics.feed.batch.stores.naming import NamedFeed
from followup_ics.feed.batch.workers import SerialExecutor
from followup_ics.feed.files import explain, read_source, update_feed
from followup_ics.feed.revision import Revision
from followup_ics.feed.storage.address import is_store_address
from followup_ics.feed.storage.feeds import update_stored_feed
from followup_ics.feed.storage.object_store import ObjectStore, Patience
from followup_ics.model.errors import FeedError, FollowUpError
from followup_ics.model.limits import MOST_SOURCE_BYTES

REQUESTS: Final = 16
"""So many requests are under way at once in each process: a store answers in some hundredths of a second."""

SUFFIX: Final = ".ics"
LONG: Final = Patience(seconds=30, retries=4, retry_seconds=60)
"""For a build that nobody waits for: better slow than half done."""


class Source(NamedTuple):
    """Hold an input file, and what tells it from any later one; empty where that is not known."""

    data: bytes
    version: str = ""


class Written(NamedTuple):
    """Hold what was revised in a feed, and what tells it from any later one; empty where that is not known."""

    revision: Revision
    version: str = ""


class Sources(Protocol):
    """Stand for where input files are, each named by its path below that place."""

    def find(self) -> Iterator[Found]:
        """Find all of them, in order."""
        ...

    def read(self, name: str) -> Source:
        """Read one; raise `FollowUpError` where that cannot be."""
        ...

    def is_there(self, name: str) -> bool:
        """Tell whether there is one of a name."""
        ...


class Feeds(Protocol):
    """Stand for where feeds are, each named by its path below that place."""

    def list_versions(self) -> Iterator[Sequence[tuple[str, str]]]:
        """List the feeds that are there, with what tells each from any later one, some at a time."""
        ...

    def update(self, feed: NamedFeed, *, now: dt.datetime, mode: int | None) -> Written:
        """Put what takes a feed's place there, whole or not at all; raise `FeedError` where that cannot be."""
        ...


class SourceFolder(NamedTuple):
    """Read input files below a folder of this machine; those changed after ``settled_before`` have no version yet."""

    folder: Path
    settled_before: int

    def find(self) -> Iterator[Found]:
        """Find all of them, in order."""
        for each in walk_files(self.folder):
            if isinstance(each, Task):
                version = describe_all([str(self.folder / each.source)], before=self.settled_before)
                yield each._replace(version=version)
            else:
                yield each

    def read(self, name: str) -> Source:
        """Read one; raises `FollowUpError`."""
        path = str(self.folder / name)
        version = describe_all([path], before=self.settled_before)
        return Source(data=read_source(path), version=version)

    def is_there(self, name: str) -> bool:
        """Tell whether there is one of a name."""
        return (self.folder / name).is_file()


class FeedFolder(NamedTuple):
    """Write feeds below a folder of this machine; those changed after ``settled_before`` have no version yet."""

    folder: Path
    settled_before: int

    def list_versions(self) -> Iterator[Sequence[tuple[str, str]]]:
        """List the feeds that are there, a folder at a time."""
        for place, _, names in os.walk(self.folder):
            below = Path(place).relative_to(self.folder)
            yield [
                ((below / name).as_posix(), describe_all([f"{place}/{name}"], before=self.settled_before))
                for name in names
                if name.endswith(SUFFIX) and is_storable(f"{place}/{name}")
            ]

    def update(self, feed: NamedFeed, *, now: dt.datetime, mode: int | None) -> Written:
        """Put what takes a feed's place there, under its lock; raises `FeedError`."""
        path = self.folder / feed.name
        if feed.is_given_up and not path.is_file():
            return Written(feed.revise(None))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FeedError(f"cannot make the folder '{path.parent}': {explain(error)}") from error
        revision = update_feed(path, feed.revise, now=now, mode=mode)
        return Written(revision, describe_all([str(path)], before=self.settled_before))


class SourceBucket(NamedTuple):
    """Read input files below a prefix of a store."""

    store: ObjectStore

    def find(self) -> Iterator[Found]:
        """Find all of them, in order."""
        return list_sources(self.store)

    def read(self, name: str) -> Source:
        """Read one; raises `StoreError`, and `FollowUpError` where it has gone since it was listed."""
        stored = self.store.read(name, limit=MOST_SOURCE_BYTES)
        if stored is None:
            raise FollowUpError("is not there, or no longer")
        return Source(data=stored.data, version=str(stored.version))

    def is_there(self, name: str) -> bool:
        """Tell whether there is one of a name."""
        return self.store.is_there(name)


class FeedBucket(NamedTuple):
    """Write feeds below a prefix of a store."""

    store: ObjectStore

    def list_versions(self) -> Iterator[Sequence[tuple[str, str]]]:
        """List the feeds that are there, page by page; raises `StoreError`."""
        for page in self.store.list_pages():
            yield [(each.name, each.version) for each in page if each.name.endswith(SUFFIX)]

    def update(self, feed: NamedFeed, *, now: dt.datetime, mode: int | None) -> Written:
        """Put what takes a feed's place there, over the version that was read; raises `FeedError`."""
        if mode is not None:
            raise AssertionError("an object has no permissions")
        return Written(*update_stored_feed(self.store, feed.name, feed.revise, now=now, is_new=feed.is_new))


class Ends(NamedTuple):
    """Name the place of the input files and that of the feeds, each a folder or the address of a store.

    Where ``is_secret``, feeds stand below the paths that ``publish`` gives them.
    """

    folder: str
    output: str
    is_secret: bool = False

    @property
    def is_stored(self) -> bool:
        """Tell whether one of the two is in a store."""
        return is_store_address(self.folder) or is_store_address(self.output)

    def describe_source(self, name: str) -> str:
        """Describe an input file for people.

        >>> Ends(folder="s3://bucket/in", output="feeds").describe_source("east/a.yaml")
        's3://bucket/in/east/a.yaml'
        """
        return _join(self.folder, name)

    def describe_feed(self, name: str) -> str:
        """Describe a feed for people."""
        return _join(self.output, name)


def _join(place: str, name: str) -> str:
    return f"{place.rstrip('/')}/{name}" if is_store_address(place) else str(Path(place, name))


@functools.cache
def open_sources(place: str) -> Sources:
    """Open the place of input files, once in each process; raises `StoreError`."""
    if is_store_address(place):
        return SourceBucket(ObjectStore(place, patience=LONG))
    return SourceFolder(Path(place), settled_before=find_settled_moment(Path(place)))


@functools.cache
def open_feeds(place: str) -> Feeds:
    """Open the place of feeds, once in each process; raises `StoreError`."""
    if is_store_address(place):
        return FeedBucket(ObjectStore(place, patience=LONG))
    return FeedFolder(Path(place), settled_before=find_settled_moment(Path(place)))


def open_requests(place: str) -> Executor:
    """Open what asks a place: several requests at once where it is a store, one after the other where it is a disk."""
    return ThreadPoolExecutor(REQUESTS) if is_store_address(place) else SerialExecutor()
