"""What is known to be up to date: one small file beside the feeds, which may be deleted at any time."""

import functools
import hashlib
import json
import re
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path
from typing import Final

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


def read_index(folder: Path) -> frozenset[str]:
    """Read the seals of a folder; none where there is no index, or one that is damaged or another program's."""
    try:
        index = json.loads(take_snapshot(folder / NAME, limit=LIMIT).data)
    except (OSError, NotRegularError, ValueError, RecursionError):
        return frozenset()
    if not isinstance(index, dict) or index.get("format") != FORMAT or not isinstance(index.get("seals"), list):
        return frozenset()
    return frozenset(seal for seal in index["seals"] if isinstance(seal, str))


def write_index(folder: Path, seals: Collection[str]) -> None:
    """Write the seals of a folder, whole or not at all; raises `FeedError` or `OSError`."""
    path = folder / NAME
    data = json.dumps({"format": FORMAT, "seals": sorted(seals)}, indent=0)
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
