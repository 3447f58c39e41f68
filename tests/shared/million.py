"""A folder of very many files that were built before: empty, with empty feeds, and an index that knows them all.

By itself, ``python tests/shared/million.py FOLDER`` walks through a folder and asks for the state of each file.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from many_files import make_text

from followup_ics.feed.batch.index.file import opening_index
from followup_ics.feed.batch.index.rows import NAME, Row
from followup_ics.feed.batch.index.versions import describe_version

SHARE = 1000
"""So many files lie in one folder."""


def name(number: int) -> str:
    return f"{number // SHARE:05d}/{number:08d}"


def seed(folder: Path, output: Path, count: int) -> None:
    """Make the files, their feeds and the index, as a build would leave them."""
    for place in range(0, count, SHARE):
        for parent in (folder, output):
            (parent / name(place)).parent.mkdir(parents=True, exist_ok=True)
    with opening_index(output / NAME, describe=lambda: "{}") as index:
        index.put(make_rows(folder, output, count))
        assert not index.notes


def make_rows(folder: Path, output: Path, count: int) -> Iterator[Row]:
    for number in range(count):
        source, feed = f"{folder}/{name(number)}.yaml", f"{output}/{name(number)}.ics"
        versions = []
        for path in (source, feed):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
            versions.append(describe_version(os.fstat(descriptor)))
            os.close(descriptor)
        yield Row(f"{name(number)}.yaml", *versions, seal=f"{number:064x}")


def change(folder: Path, output: Path, count: int, *, each: int, turn: int) -> int:
    """Write into each so many-th file what changes its feed as well; return how many those are."""
    for number in range(0, count, each):
        text = f"{make_text(number, interviews=1)}name: Search {turn}\n"
        (folder / f"{name(number)}.yaml").write_text(text, encoding="utf-8")
        feed = output / f"{name(number)}.ics"
        if not feed.stat().st_size:
            feed.unlink()
    return len(range(0, count, each))


def walk(folder: str) -> int:
    """Walk through a folder and ask for the state of each file: the least that a build has to do."""
    count = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                count += walk(entry.path)
            else:
                entry.stat()
                count += 1
    return count


if __name__ == "__main__":
    walk(sys.argv[1])
