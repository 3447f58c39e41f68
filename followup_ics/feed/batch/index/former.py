"""The index of earlier releases, one JSON file of seals: read once, and taken away when its place has been taken."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from followup_ics.feed.batch.index.seals import SharedFeeds
from followup_ics.feed.replace import NotRegularError, take_snapshot

NAME: Final = ".followup-ics-index.json"
FORMAT: Final = "followup-ics index 1"
LIMIT: Final = 100_000_000


class FormerIndex(NamedTuple):
    """Hold the seals of files and feeds that belong together, and by their seals the files that are shared."""

    seals: frozenset[str] = frozenset()
    shared: Mapping[str, SharedFeeds] = MappingProxyType({})


def read_former(folder: Path, *, calendars: str) -> FormerIndex:
    """Read the index of a folder; an empty one where there is none, or one that is damaged or another program's.

    ``calendars`` describes the remembered days off that a build goes by now: where the feeds were made from others, or
    these are gone, none of them counts as up to date.
    """
    try:
        index = json.loads(take_snapshot(folder / NAME, limit=LIMIT).data)
        if index["format"] != FORMAT or index.get("calendars", "") != calendars:
            return FormerIndex()
        seals = frozenset(seal for seal in index["seals"] if isinstance(seal, str))
        shared = {seal: _read_shared(entry) for seal, entry in index.get("shared", {}).items()}
    except (OSError, NotRegularError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return FormerIndex()
    return FormerIndex(seals=seals, shared=shared)


def _read_shared(entry: Mapping[str, Any]) -> SharedFeeds:
    """Read what is known of shared feeds; raises `KeyError`, `TypeError` or `ValueError` where it makes no sense."""
    ends_at = None if entry["ends"] is None else dt.datetime.fromisoformat(entry["ends"])
    if ends_at is not None and ends_at.tzinfo is None:
        raise ValueError(entry["ends"])
    return SharedFeeds(names=tuple(map(str, entry["names"])), seal=str(entry["seal"]), ends_at=ends_at)


def remove_former(folder: Path) -> None:
    """Remove the index of a folder, if it is one: it would only be read again; raises `OSError`."""
    path = folder / NAME
    try:
        head = take_snapshot(path, limit=len(FORMAT) * 4).data
    except (FileNotFoundError, NotRegularError):
        return
    if FORMAT.encode() in head:
        path.unlink(missing_ok=True)
