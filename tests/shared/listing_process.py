"""Compare very many objects with an index, their lists made up: ``python listing_process.py INDEX COUNT``.

Prints how many were passed over, and how many were to be built.
"""

import datetime as dt
import sys
from pathlib import Path

from followup_ics.feed.batch.folder_build import watch_calendars
from followup_ics.feed.batch.index.file import opening_index
from followup_ics.feed.batch.index.rows import Row
from followup_ics.feed.batch.one_file import Options
from followup_ics.feed.batch.results import FileResult, Result
from followup_ics.feed.batch.selection import Scope
from followup_ics.feed.batch.stores import build
from followup_ics.feed.batch.stores.ends import Ends
from followup_ics.feed.batch.stores.listing import pair_rivals
from followup_ics.feed.batch.workers import SerialExecutor
from followup_ics.feed.storage.object_store import ListedObject

PAGE, ONE_IN = 1_000, 1_000
TAG, OTHER_TAG = "d41d8cd98f00b204e9800998ecf8427e", "900150983cd24fb0d6963f7d28e17f72"
NOW = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)


def name(number):
    return f"{number // PAGE:05}/{number:08}"


class Sources:
    """Stand for a bucket of files, of which one in a thousand changed."""

    def __init__(self, count):
        self.count = count

    def find(self):
        return pair_rivals(
            ListedObject(f"{name(number)}.yaml", 1_000, TAG if number % ONE_IN else OTHER_TAG)
            for number in range(self.count)
        )


class Feeds:
    """Stand for the bucket of their feeds."""

    def __init__(self, count):
        self.count = count

    def list_versions(self):
        for start in range(0, self.count, PAGE):
            yield [(f"{name(number)}.ics", TAG) for number in range(start, start + PAGE)]


def compare(path, count):
    with opening_index(path, describe=watch_calendars(None)) as index:
        for start in range(0, count, PAGE):
            index.put(Row(f"{name(number)}.yaml", TAG, TAG, "") for number in range(start, start + PAGE))
    build.open_sources, build.open_feeds = (lambda _: Sources(count)), (lambda _: Feeds(count))
    build.build_stored_files = lambda tasks, **_: tuple(FileResult(task, Result.BUILT) for task in tasks)
    return build.build_stores(
        Ends("s3://people/in", "s3://people/out"),
        options=Options(now=NOW),
        executor=SerialExecutor(),
        tell=lambda _: None,
        scope=Scope(index_path=path),
    ).counts


if __name__ == "__main__":
    counts = compare(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{counts[Result.UNCHANGED]} {counts[Result.BUILT]}\n")
