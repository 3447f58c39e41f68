"""What is known to be up to date: a SQLite database with a row for each file, which may be deleted at any time."""

import contextlib
import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from followup_ics.feed.batch.index.seals import describe_program
from followup_ics.feed.batch.index.versions import describe_stamps, make_stamp
from followup_ics.feed.files import explain
from followup_ics.model.errors import FeedError

NAME: Final = ".followup-ics-index.sqlite"
MOST_WAITING: Final = 500
"""So many rows are written at once at most."""

PAGE: Final = 1000
"""So many rows are read at once."""

MOST_STAMPS: Final = 20_000
"""So many stamps are held in memory at most."""


class Row(NamedTuple):
    """Hold what is known of one file that is up to date; ``path`` is relative to the folder, in POSIX form.

    The versions tell the file and its feeds, as they were found, from any later ones; empty where that is not known.
    ``seal`` ties the contents of file, feed and program together. ``shares`` has the names of the shares' feeds and a
    seal of theirs, as JSON, and ``ends_at`` the next moment at which a share ends, in UTC; None where there is none.
    """

    path: str
    source_version: str
    feed_version: str
    seal: str
    shares: str | None = None
    ends_at: str | None = None


SELECT: Final = f"SELECT {', '.join(Row._fields)} FROM files"  # noqa: S608 - no value
"""What gives rows."""

RowValues: TypeAlias = tuple[str, str, str, str, str | None, str | None]
"""What is in a row, in its order: making a million of them into rows would take a second."""


class Index:
    """Read and write rows; where that fails, know nothing and remember nothing any more, and say so in ``notes``.

    Rows count for one program, and as long as the remembered days off that they may have been made from are as they
    were; there may be more by now. ``describe`` describes these, each by a digest, as JSON. Where another build has
    taken the index over for others, nothing is read or written any more.
    """

    def __init__(self, path: Path, *, describe: Callable[[], str]) -> None:
        self.path, self.describe = path, describe
        self.maker = {"program": describe_program(), "calendars": describe(), "stamps": describe_stamps()}
        self.notes: list[str] = []
        self.failure: Exception | None = None
        self.waiting: dict[str, Row | None] = {}
        self.database: sqlite3.Connection | None = None
        self.is_read_only = False

    def use(self, database: sqlite3.Connection, *, is_read_only: bool = False) -> None:
        """Read from a database and write to it; rows that another program made, or other days off, are forgotten.

        Stamps that another Python made are made anew.
        """
        self.database, self.is_read_only = database, is_read_only
        if not is_read_only:
            with transaction(database):
                maker = _read_maker(database)
                if not self._has_made(maker):
                    database.execute("DELETE FROM files")
                    _write_maker(database, self.maker)
                elif maker.get("stamps") != self.maker["stamps"]:
                    database.create_function("make_stamp", 3, make_stamp, deterministic=True)
                    database.execute("UPDATE files SET stamp = make_stamp(source_version, feed_version, shares)")
                    _write_maker(database, self.maker)

    def read(self, after: str, last: str | None = None) -> Iterator[RowValues]:
        """Read the rows of the paths after one, and up to another, in their order."""
        bound = "" if last is None else "AND path <= :last"
        query = f"{SELECT} WHERE path > :after {bound} ORDER BY path LIMIT {PAGE}"
        rows: list[RowValues] = []
        if not (is_storable(after) and is_storable(last or "")):
            return
        while self.database is not None and (not rows or len(rows) == PAGE):
            try:
                rows = (
                    self.database.execute(query, {"after": after, "last": last}).fetchall() if self._is_ours() else []
                )
            except sqlite3.Error as error:
                self.give_up(error)
                return
            if not rows:
                return
            after = rows[-1][0]
            yield from rows

    def list_paths(self, after: str, last: str | None = None) -> Iterator[str]:
        """List the paths of the rows after one, and up to another, in their order."""
        return (row[0] for row in self.read(after, last))

    def read_stamps(self, first: str, last: str) -> Mapping[str, int | None]:
        """Read the stamps of files and their feeds, from one path to another; None where `make_stamp` has none.

        Of very many only the first are read; of the others `find` knows.
        """
        query = "SELECT path, stamp FROM files WHERE path BETWEEN ? AND ? ORDER BY path LIMIT ?"
        if self.database is None or not (is_storable(first) and is_storable(last)):
            return {}
        try:
            stamps = dict(self.database.execute(query, (first, last, MOST_STAMPS)))
            return stamps if self._is_ours() else {}
        except sqlite3.Error as error:
            self.give_up(error)
            return {}

    def find(self, path: str) -> RowValues | None:
        """Read the row of one path."""
        if self.database is None or not is_storable(path):
            return None
        try:
            row: RowValues | None = self.database.execute(f"{SELECT} WHERE path = ?", (path,)).fetchone()
            return row if self._is_ours() else None
        except sqlite3.Error as error:
            self.give_up(error)
            return None

    def put(self, rows: Iterable[Row]) -> None:
        """Remember rows, in the place of what was known of the same paths."""
        self._take({row.path: row for row in rows if is_storable(row.path)})

    def forget(self, paths: Iterable[str]) -> None:
        """Forget what is known of paths."""
        paths = iter(paths)
        while some := tuple(itertools.islice(paths, MOST_WAITING)):
            self._take(dict.fromkeys(some))

    def _take(self, changes: dict[str, Row | None]) -> None:
        if self.database is not None:
            self.waiting |= changes
            if len(self.waiting) >= MOST_WAITING:
                self.write()

    def write(self) -> None:
        """Write what is to be remembered so far, all of it or nothing."""
        changes, self.waiting = self.waiting, {}
        if self.database is None or not changes:
            return
        if self.is_read_only:
            self.give_up(FeedError("it is read-only"))
            return
        try:
            with transaction(self.database):
                if self._is_ours():
                    gone = [(path,) for path, row in changes.items() if row is None]
                    self.database.executemany("DELETE FROM files WHERE path = ?", gone)
                    rows = (
                        (*row, make_stamp(row.source_version, row.feed_version, row.shares))
                        for row in changes.values()
                        if row
                    )
                    self.database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
                    self._keep_up()
        except sqlite3.Error as error:
            self.give_up(error)

    def _is_ours(self) -> bool:
        """Tell whether the rows are still those of this program and these days off."""
        return self.database is not None and self._has_made(_read_maker(self.database))

    def _has_made(self, maker: Mapping[str, str]) -> bool:
        """Tell whether what made rows is this program, with days off that are remembered still."""
        if maker == self.maker:
            return True
        known, now = maker.get("calendars", ""), self.describe()
        return maker.get("program") == self.maker["program"] and (known == now or is_part(known, now))

    def _keep_up(self) -> None:
        """Tell of days off that were remembered meanwhile."""
        self.maker = {**self.maker, "calendars": self.describe()}
        if self.database is not None and _read_maker(self.database) != self.maker:
            _write_maker(self.database, self.maker)

    def close(self) -> None:
        """Write what is left, and close the database."""
        self.write()
        if self.database is None:
            return
        try:
            if not self.is_read_only:
                with transaction(self.database):
                    if self._is_ours():
                        self._keep_up()
            self.database.close()
        except sqlite3.Error as error:
            self.give_up(error)
        self.database = None

    def give_up(self, error: Exception) -> None:
        """Know nothing and remember nothing from here on, which only costs time."""
        self.failure = error
        reason = error if isinstance(error, FeedError) else explain(error)
        self.notes.append(f"{self.path}: not written ({reason}); the next build will go through every file again")
        if self.database is not None:
            with contextlib.suppress(sqlite3.Error):
                self.database.close()
            self.database = None


def is_part(known: str, now: str) -> bool:
    """Tell whether all that was known is still there, and the same.

    >>> is_part('{"US 2026": "a"}', '{"US 2026": "a", "US 2027": "b"}'), is_part('{"US 2026": "a"}', '{"US 2026": "b"}')
    (True, False)
    """
    try:
        former, present = json.loads(known), json.loads(now)
    except ValueError:
        return False
    return all(isinstance(each, dict) for each in (former, present)) and former.items() <= present.items()


def is_storable(path: str) -> bool:
    r"""Tell whether a database can hold a path: not where its bytes are no UTF-8.

    >>> is_storable("zoë.yaml"), is_storable("zo\udceb.yaml")
    (True, False)
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


@contextlib.contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Make changes all at once, or none of them."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _read_maker(database: sqlite3.Connection) -> dict[str, str]:
    return dict(database.execute("SELECT name, value FROM meta"))


def _write_maker(database: sqlite3.Connection, maker: dict[str, str]) -> None:
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", maker.items())
