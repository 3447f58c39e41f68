"""What there is in the place of the feeds before a build, and which file each path is: on the disk, however many."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

AT_ONCE: Final = 500
"""So many names are asked for in one query: SQLite takes some hundreds of values, on every system."""


class PresentFeeds:
    """Hold names and versions in a database without a name, which goes with this object.

    >>> present = PresentFeeds()
    >>> present.add([("a.ics", "1"), ("b.ics", "2")])
    >>> present.find(["a.ics", "c.ics"])
    {'a.ics': '1'}
    """

    def __init__(self) -> None:
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.execute("PRAGMA journal_mode = OFF")  # nothing of it is to outlast a crash
        self.database.execute("CREATE TABLE feeds (name TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID")
        self.database.execute("CREATE TABLE claims (name TEXT PRIMARY KEY, source TEXT NOT NULL) WITHOUT ROWID")
        self.database.execute("CREATE TABLE missed (source TEXT PRIMARY KEY) WITHOUT ROWID")

    def add(self, feeds: Iterable[tuple[str, str]]) -> None:
        """Add what is there, by its name."""
        self.database.execute("BEGIN")
        self.database.executemany("INSERT OR REPLACE INTO feeds VALUES (?, ?)", feeds)
        self.database.execute("COMMIT")

    def find(self, names: Sequence[str]) -> Mapping[str, str]:
        """Find the versions of those that are there, of the names given."""
        found: dict[str, str] = {}
        for some in divide(names):
            marks = ",".join("?" * len(some))
            found |= self.database.execute(f"SELECT name, version FROM feeds WHERE name IN ({marks})", some)  # noqa: S608 - no value
        return found

    def claim(self, names: Sequence[str], source: str) -> str | None:
        """Note that feeds are those of a file; return another file of which one of them is too.

        >>> present = PresentFeeds()
        >>> present.claim(["1.ics"], "ann.yaml"), present.claim(["2.ics", "1.ics"], "bob.yaml")
        (None, 'ann.yaml')
        """
        for name in names:
            insert = "INSERT INTO claims VALUES (?, ?) ON CONFLICT (name) DO NOTHING"
            if self.database.execute(insert, (name, source)).rowcount == 0:
                found = self.database.execute("SELECT source FROM claims WHERE name = ?", (name,)).fetchone()
                if found[0] != source:
                    return str(found[0])
        return None

    def are_claimed(self, names: Sequence[str]) -> bool:
        """Tell whether one of the feeds is that of a file, as far as that was noted."""
        query = "SELECT 1 FROM claims WHERE name = ?"
        return any(self.database.execute(query, (name,)).fetchone() for name in names)

    def miss(self, source: str) -> None:
        """Note that a file was not found any more."""
        self.database.execute("INSERT OR IGNORE INTO missed VALUES (?)", (source,))

    def list_missed(self) -> Iterator[str]:
        """List the files that were not found any more."""
        return (source for (source,) in self.database.execute("SELECT source FROM missed ORDER BY source"))

    def close(self) -> None:
        """Forget all of it."""
        self.database.close()


def divide(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Divide names into as many at once as one query takes."""
    return (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE))
