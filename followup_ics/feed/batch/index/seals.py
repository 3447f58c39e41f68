"""What ties a file, its feeds and the program that made them together."""

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

import followup_ics

PARTS: Final = ("followup-ics", "holidays", "icalendar", "python-dateutil", "PyYAML", "tzdata")
"""The packages that a feed hangs on."""


class SharedFeeds(NamedTuple):
    """Hold what is known of the feeds of a file's shares: their names, a seal of all of them in that order.

    ``ends_at`` is the next moment at which a share ends, so that they have to be built again; None where none does.
    """

    names: tuple[str, ...]
    seal: str
    ends_at: dt.datetime | None = None


def make_seal(source: bytes, feed: bytes, *, program: str | None = None) -> str:
    """Seal a file and its feed together with the program, this one by default, that made the one from the other.

    A seal tells nothing about them: the folder of the feeds may be one that others can read.

    >>> make_seal(b"a", b"b", program="1") == make_seal(b"a", b"b", program="2")
    False
    """
    contents = (hashlib.sha256(content).hexdigest() for content in (source, feed))
    return hashlib.sha256(" ".join((program or describe_program(), *contents)).encode()).hexdigest()


def read_shared(shares: str | None, ends_at: str | None) -> SharedFeeds | None:
    """Read what a row tells of shares; what makes no sense are shares that have ended.

    >>> read_shared('{"names": ["a.omar.ics"], "seal": "c0de"}', None).names
    ('a.omar.ics',)
    """
    if shares is None:
        return None
    try:
        entry = json.loads(shares)
        ends = None if ends_at is None else dt.datetime.fromisoformat(ends_at).astimezone(dt.UTC)
        return SharedFeeds(names=tuple(map(str, entry["names"])), seal=str(entry["seal"]), ends_at=ends)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return SharedFeeds(names=(), seal="", ends_at=dt.datetime.min.replace(tzinfo=dt.UTC))


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
