"""What is known to be up to date: one small file beside the feeds, which may be deleted at any time."""

import datetime as dt
import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import followup_ics
from followup_ics.feed.files import repeat
from followup_ics.feed.lock import lock_feed
from followup_ics.feed.replace import NotRegularError, Snapshot, replace_file, take_snapshot
from followup_ics.model.errors import FeedError

NAME: Final = ".followup-ics-index.json"
FORMAT: Final = "followup-ics index 1"
START: Final = rb'\s*\{\s*"format":\s*"followup-ics index '
LIMIT: Final = 100_000_000

PARTS: Final = ("followup-ics", "holidays", "icalendar", "python-dateutil", "PyYAML", "tzdata")
"""The packages that a feed hangs on."""


class SharedFeeds(NamedTuple):
    """Hold what is known of the feeds of a file's shares: their names, a seal of all of them in that order.

    ``ends_at`` is the next moment at which a share ends, so that they have to be built again; None where none does.
    """

    names: tuple[str, ...]
    seal: str
    ends_at: dt.datetime | None = None


class Index(NamedTuple):
    """Hold the seals of files and feeds that belong together, and by their seals the files that are shared.

    ``calendars`` describes the remembered days off that the feeds were made from.
    """

    seals: frozenset[str] = frozenset()
    shared: Mapping[str, SharedFeeds] = MappingProxyType({})
    calendars: str = ""

    def merge(self, other: "Index") -> "Index":
        """Hold what either of two knows; of what both know, this one's."""
        return self._replace(seals=self.seals | other.seals, shared={**other.shared, **self.shared})


def make_seal(source: bytes, feed: bytes, *, program: str | None = None) -> str:
    """Seal a file and its feed together with the program, this one by default, that made the one from the other.

    A seal tells nothing about them: the folder of the feeds may be one that others can read.

    >>> make_seal(b"a", b"b", program="1") == make_seal(b"a", b"b", program="2")
    False
    """
    contents = (hashlib.sha256(content).hexdigest() for content in (source, feed))
    return hashlib.sha256(" ".join((program or describe_program(), *contents)).encode()).hexdigest()


@functools.cache
def describe_program() -> str:
    """Describe the program that makes the feeds: the versions of its parts, and a digest of its own code and rules."""
    code = hashlib.sha256()
    for path in sorted(Path(followup_ics.__file__).parent.rglob("*.py")):
        code.update(path.read_bytes())
    return ", ".join((*(f"{part} {version(part)}" for part in PARTS), code.hexdigest()))


def seal_feeds(feeds: Iterable[bytes]) -> str:
    """Seal feeds together; the order counts.

    >>> seal_feeds([b"a", b"b"]) == seal_feeds([b"ab", b""])
    False
    """
    return hashlib.sha256(" ".join(hashlib.sha256(feed).hexdigest() for feed in feeds).encode()).hexdigest()


def read_index(folder: Path, *, calendars: str = "") -> Index:
    """Read the index of a folder; an empty one where there is none, or one that is damaged or another program's.

    ``calendars`` describes the remembered days off that a build goes by now: where the feeds were made from others, or
    these are gone, none of them counts as up to date.
    """
    try:
        index = json.loads(take_snapshot(folder / NAME, limit=LIMIT).data)
        if index["format"] != FORMAT or index.get("calendars", "") != calendars:
            return Index()
        seals = frozenset(seal for seal in index["seals"] if isinstance(seal, str))
        shared = {seal: _read_shared(entry) for seal, entry in index.get("shared", {}).items()}
    except (OSError, NotRegularError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Index()
    return Index(seals=seals, shared=shared, calendars=calendars)


def _read_shared(entry: Mapping[str, Any]) -> SharedFeeds:
    """Read what is known of shared feeds; raises `KeyError`, `TypeError` or `ValueError` where it makes no sense."""
    ends_at = None if entry["ends"] is None else dt.datetime.fromisoformat(entry["ends"])
    if ends_at is not None and ends_at.tzinfo is None:
        raise ValueError(entry["ends"])
    return SharedFeeds(names=tuple(map(str, entry["names"])), seal=str(entry["seal"]), ends_at=ends_at)


def write_index(folder: Path, index: Index) -> None:
    """Write the index of a folder, whole or not at all; raises `FeedError` or `OSError`."""
    path = folder / NAME
    content: dict[str, Any] = {"format": FORMAT, "calendars": index.calendars, "seals": sorted(index.seals)}
    if index.shared:
        content["shared"] = {
            seal: {
                "names": feeds.names,
                "seal": feeds.seal,
                "ends": feeds.ends_at.astimezone(dt.UTC).isoformat() if feeds.ends_at else None,
            }
            for seal, feeds in sorted(index.shared.items())
        }
    data = json.dumps(content, indent=0)
    with lock_feed(path):
        repeat(path, lambda: replace_file(path, data.encode("ascii"), former=_snap_index(path)))


def _snap_index(path: Path) -> Snapshot | None:
    """Read the index that is to be replaced; raises `FeedError` where it is no plain file, or not our own."""
    try:
        former = take_snapshot(path, limit=LIMIT)
    except FileNotFoundError:
        return None
    except NotRegularError as error:
        raise FeedError(f"it is {error}, expected a file") from error
    if former.data.strip() and not re.match(START, former.data):
        raise FeedError("a file is there that this program did not make; move it away")
    return former
