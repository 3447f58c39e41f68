"""Which files of a folder are to be built: all, one of several parts of them, or those on a list."""

import contextlib
import functools
import hashlib
import itertools
import os
import posixpath
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from followup_ics.feed.batch.folder import PIECE, SUFFIXES, Found, Obstacle, Piece, make_task, name_rival, tell_rival
from followup_ics.feed.batch.index.rows import NAME
from followup_ics.model.errors import FollowUpError

T = TypeVar("T")


class Shard(NamedTuple):
    """Name one of several parts of a folder, counted from 1."""

    number: int
    total: int

    def holds(self, path: str) -> bool:
        """Tell whether a file is in this part: by SHA-256 of its path, the same on every machine and in each release.

        The path is relative to the folder, in POSIX form; it counts as UTF-8 in NFC, since some disks keep it in NFD.
        The first eight bytes of the digest, as a number, are divided by the number of parts: the rest tells the part.

        >>> [part for part in range(1, 17) if Shard(part, 16).holds("east/ann.yaml")]
        [11]
        """
        octets = unicodedata.normalize("NFC", path).encode(errors="surrogateescape")
        return int.from_bytes(hashlib.sha256(octets).digest()[:8]) % self.total == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}-of-{self.total}"


def take_shard(pieces: Iterable[Piece], shard: Shard) -> Iterator[Piece]:
    """Take what is in one part of a folder; a folder that cannot be looked into is told in all of them."""
    for piece in pieces:
        yield piece._replace(
            names=tuple(name for name in piece.names if shard.holds(piece.place + name)),
            obstacles=tuple(each for each in piece.obstacles if each.is_folder or shard.holds(each.source)),
        )


class FileList:
    """Hold a list of files, each once and in order, on the disk and not in memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def __len__(self) -> int:
        ((count,),) = self.database.execute("SELECT count(*) FROM paths")
        return int(count)

    def __iter__(self) -> Iterator[str]:
        for (path,) in self.database.execute("SELECT path FROM paths ORDER BY path"):
            yield os.fsdecode(path)


class Scope(NamedTuple):
    """Say which files of a folder are to be built: all, those of one part, those on a list.

    ``index_path`` is where their index is to be kept, where somebody named a place.
    """

    shard: Shard | None = None
    listed: FileList | None = None
    index_path: Path | None = None

    def find_index(self, output: Path) -> Path:
        """Find the index; each part of a folder has its own beside the feeds, so that they can be built side by side.

        >>> Scope(shard=Shard(3, 16)).find_index(Path("feeds")).name
        '.followup-ics-index.3-of-16.sqlite'
        """
        if self.index_path:
            return self.index_path
        return output / (NAME.replace(".sqlite", f".{self.shard}.sqlite") if self.shard else NAME)


OUTSIDE: Final = "it is outside the folder, and is not built"
WHOLE: Final = Scope()
"""All files of a folder."""


@contextlib.contextmanager
def listing_files(lines: Iterable[bytes]) -> Iterator[FileList]:
    r"""Read a list of files, a path on each line.

    >>> with listing_files([b"b.yaml\n", b"\n", b"./a.yaml\r\n", b"b.yaml"]) as listed:
    ...     len(listed), list(listed)
    (2, ['a.yaml', 'b.yaml'])
    """
    with contextlib.closing(sqlite3.connect("")) as database:  # a file without a name, which goes with it
        database.execute("CREATE TABLE paths (path BLOB PRIMARY KEY) WITHOUT ROWID")
        paths = ((posixpath.normpath(path),) for line in lines if (path := line.rstrip(b"\r\n")))
        database.executemany("INSERT OR IGNORE INTO paths VALUES (?)", paths)
        yield FileList(database)


def require_any(found: Iterator[T], place: str) -> Iterator[T]:
    """Return what was found below a place; raise `FollowUpError` where that is nothing.

    >>> list(require_any(iter("ab"), "people"))
    ['a', 'b']
    """
    first = next(found, None)
    if first is None:
        raise FollowUpError(f"there is no '*.yaml' file below '{place}'; write one with 'followup-ics init'")
    return itertools.chain([first], found)


def take_listed(folder: Path, listed: Iterable[str]) -> Iterator[Piece]:
    """Take the files on a list; what is no input file below the folder is an obstacle, and told as one."""
    find_reason = judge_paths(folder)
    paths = iter(listed)
    while some := tuple(itertools.islice(paths, PIECE)):
        reasons = {path: find_reason(path) for path in some}
        yield Piece(
            place="",
            names=tuple(path for path, reason in reasons.items() if not reason),
            obstacles=tuple(Obstacle(source=path, message=reason) for path, reason in reasons.items() if reason),
        )


def judge_paths(folder: Path) -> Callable[[str], str]:
    """Return a function that says why a path is none of an input file below a folder; empty where it is one.

    A link to a folder is not followed, as in a walk. Whether the file is there is not asked.
    """
    root = Path(os.path.realpath(folder))

    @functools.lru_cache(maxsize=256)
    def is_within(place: str) -> bool:
        return Path(os.path.realpath(root / place)) == Path(os.path.normpath(root / place))

    def find_reason(path: str) -> str:
        if reason := judge_name(path):
            return reason
        place, name = posixpath.split(path)
        if not is_within(place):
            return OUTSIDE
        rival = name_rival(name)
        return tell_rival(rival) if os.path.lexists(root / place / rival) else ""

    return find_reason


def judge_name(path: str) -> str:
    """Say why a path is none of an input file, by its name alone; empty where it is one.

    >>> judge_name("../east/ann.yaml")
    'it is outside the folder, and is not built'
    """
    if posixpath.isabs(path) or path.split("/", maxsplit=1)[0] == "..":
        return OUTSIDE
    if not path.endswith(SUFFIXES):
        return "it is no '*.yaml' or '*.yml' file"
    if any(part.startswith(".") for part in path.split("/")):
        return "what begins with a dot is passed over"
    return ""


def take_named(path: str) -> Found:
    """Take a path that is on a list, by its name alone."""
    reason = judge_name(path)
    return Obstacle(source=path, message=reason) if reason else make_task(path)
