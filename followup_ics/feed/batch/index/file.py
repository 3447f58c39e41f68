"""The file of an index: made, opened, and set aside where it is damaged."""

import contextlib
import itertools
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from followup_ics.feed.batch.index.rows import SELECT, Index, transaction
from followup_ics.feed.files import NOT_WRITABLE
from followup_ics.feed.lock import lock_feed
from followup_ics.feed.replace import CREATE, PRIVATE, NotRegularError, require_regular
from followup_ics.model.errors import FeedError

APPLICATION: Final = 0x66757073
"""What marks a database as an index (SQLite's ``application_id``): "fups"."""

FORMAT: Final = 1
HEADER: Final = b"SQLite format 3\0"
MARK: Final = slice(68, 72)
"""Where in a database its mark stands (SQLite's file format, section 1.3)."""

PATIENCE: Final = 10.0
"""So many seconds a build waits for another one that writes to the same index."""

DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""What SQLite says of a database that is none, or has other tables than ours."""

SCHEMA: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE files (
      path TEXT PRIMARY KEY, source_version TEXT NOT NULL, feed_version TEXT NOT NULL, seal TEXT NOT NULL,
      shares TEXT, ends_at TEXT, stamp INTEGER
    ) WITHOUT ROWID
    """,
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
)
JOURNAL: Final = "-journal"
BESIDE: Final = ("-wal", "-shm")
"""What SQLite adds to the name of a database for the files that it has beside it."""


LOW_BYTE: Final = 0xFF
"""The rest of an error's number tells which of its kind it is."""


class _NoIndexError(sqlite3.DatabaseError):
    """Say that a database is another program's, or another release's."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


@contextlib.contextmanager
def opening_index(path: Path, *, describe: Callable[[], str], is_named: bool = False) -> Iterator[Index]:
    """Open an index, made where there is none; at the end, all is written.

    A damaged one is set aside with a note, and made anew. One that cannot be used costs time alone, and a note; but
    where somebody named it (``is_named``), `FeedError` is raised for what is no index.
    """
    index = Index(path, describe=describe)
    try:
        _open(index, is_named=is_named)
    except (sqlite3.Error, OSError, FeedError) as error:
        if is_named:
            raise FeedError(f"cannot use the index '{path}': {error}") from error
        index.give_up(error)
    try:
        yield index
    finally:
        index.close()
        if index.failure is not None and _is_damage(index.failure):
            index.notes[:] = [_set_aside(path)]


def _open(index: Index, *, is_named: bool) -> None:
    """Open the file of an index; raises `sqlite3.Error`, `OSError` or `FeedError` where it cannot be used."""
    path = index.path
    try:
        with lock_feed(path):  # of two builds that begin at once, one makes the file, or sets a damaged one aside
            _make_file(path)
            if is_named and not _is_index(path):
                raise FeedError("it is another file, and was not changed; name a new one")
            try:
                index.use(_connect(path))
            except sqlite3.Error as error:
                if not _is_damage(error):
                    raise
                index.notes.append(_set_aside(path))
                _make_file(path)
                index.use(_connect(path))
    except OSError as error:
        if error.errno not in NOT_WRITABLE or not path.is_file():
            raise
        index.use(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True), is_read_only=True)


def _make_file(path: Path) -> None:
    """Make a private file where there is none; raise `FeedError` for what is no file, there or in SQLite's own places.

    SQLite would wait for a pipe there, in a way that no signal ends.
    """
    for beside in (Path(f"{path}{ending}") for ending in (JOURNAL, *BESIDE)):
        try:
            require_regular(beside.lstat())
        except NotRegularError as error:
            raise FeedError(f"'{beside.name}' beside it is {error}; move that away") from error
        except FileNotFoundError:
            continue
    try:
        require_regular(path.lstat())
    except NotRegularError as error:
        raise FeedError(f"it is {error}, expected a file") from error
    except FileNotFoundError:
        os.close(os.open(path, CREATE, PRIVATE))


def _is_index(path: Path) -> bool:
    """Tell by its beginning whether a file is an index, or will be one: it is empty."""
    with path.open("rb") as file:
        head = file.read(MARK.stop)
    return not head or (head.startswith(HEADER) and int.from_bytes(head[MARK]) == APPLICATION)


def _connect(path: Path) -> sqlite3.Connection:
    """Connect to a database that has our tables, or gets them where it is empty."""
    database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _require_tables(database)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database


def _require_tables(database: sqlite3.Connection) -> None:
    """Make our tables in a database that is empty; raise `sqlite3.DatabaseError` where it has others."""
    ((tables,),) = database.execute("SELECT count(*) FROM sqlite_master")
    if not tables:
        with transaction(database):
            for statement in SCHEMA:
                database.execute(statement)
    ((mark,),) = database.execute("PRAGMA application_id")
    ((form,),) = database.execute("PRAGMA user_version")
    if (mark, form) != (APPLICATION, FORMAT):
        raise _NoIndexError
    database.execute(f"{SELECT} WHERE path = '' AND stamp = 0").fetchall()


def _is_damage(error: Exception) -> bool:
    """Tell whether an error says that a database is damaged, or never was an index; any other may pass."""
    return isinstance(error, sqlite3.Error) and (error.sqlite_errorcode & LOW_BYTE) in DAMAGED


def _set_aside(path: Path) -> str:
    """Give a damaged index another name, and return a note of that."""
    aside = next(other for number in itertools.count(1) if not os.path.lexists(other := f"{path}.corrupt-{number}"))
    for ending in ("", *BESIDE):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{ending}").replace(f"{aside}{ending}")
    return f"{path}: it was damaged, and is kept as '{Path(aside).name}'; a new one is made by going through every file"
