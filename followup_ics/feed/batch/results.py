"""What became of the files of a batch: each by itself, and all of them counted."""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from followup_ics.feed.batch.folder import Obstacle, Task
from followup_ics.feed.batch.index.seals import SharedFeeds


class Result(enum.Enum):
    """Name what became of a file."""

    BUILT = enum.auto()
    UNCHANGED = enum.auto()
    WRONG = enum.auto()
    UNWRITTEN = enum.auto()
    LOST = enum.auto()


class KeptFeed(NamedTuple):
    """Hold where a feed stands below the place of all feeds, whose it is, None for the owner's, and its version."""

    name: str
    who: str | None = None
    version: str = ""


class FileResult(NamedTuple):
    """Say what became of one file.

    ``message`` is one line about a file that was not built, with its name; ``notes`` are what was odd about the feeds
    that were, with theirs, ``misreadings`` what their file may mean otherwise. ``seal`` is there where file and feeds
    belong together, and ``shared`` where it is shared.
    """

    task: Task | Obstacle
    result: Result
    message: str = ""
    notes: tuple[str, ...] = ()
    misreadings: tuple[str, ...] = ()
    seal: str | None = None
    shared: SharedFeeds | None = None
    source_version: str = ""
    feeds: tuple[KeptFeed, ...] = ()
    ends_at: dt.datetime | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what there is to say about the file."""
        return (*self.misreadings, *self.notes, *filter(None, [self.message]))


class Batch(NamedTuple):
    """Hold how many files came to what, those of them that there is something to say about, and notes on the whole.

    ``told`` is in the order of the paths.
    """

    counts: Mapping[Result, int] = MappingProxyType({})
    told: tuple[FileResult, ...] = ()
    notes: tuple[str, ...] = ()


class Tally:
    """Count results as they come; only those that there is something to say about are kept.

    ``see`` is shown each result, but not those of files that are passed over, and ``tell`` is told how many there are.

    >>> tally = Tally()
    >>> tally.add(FileResult(task=Task(source="a.yaml", feed="a.ics"), result=Result.BUILT))
    >>> tally.total, tally.conclude().told
    (1, ())
    """

    def __init__(
        self, *, see: Callable[[FileResult], None] = lambda _: None, tell: Callable[[int], None] = lambda _: None
    ) -> None:
        self.see, self.tell = see, tell
        self.counts: Counter[Result] = Counter()
        self.told: list[FileResult] = []

    @property
    def total(self) -> int:
        """Return how many files have come to something."""
        return self.counts.total()

    def add(self, result: FileResult) -> None:
        """Count a result."""
        self.counts[result.result] += 1
        if result.lines:
            self.told.append(result)
        self.see(result)
        self.tell(self.total)

    def pass_over(self, count: int) -> None:
        """Count files that are up to date."""
        if count:
            self.counts[Result.UNCHANGED] += count
            self.tell(self.total)

    def conclude(self, notes: tuple[str, ...] = ()) -> Batch:
        """Return all that was counted."""
        told = sorted(self.told, key=lambda result: result.task.source.split("/"))
        return Batch(counts=dict(self.counts), told=tuple(told), notes=notes)
