"""What became of the files of a batch: each by itself, and all of them counted."""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from followup_ics.feed.batch.folder import Obstacle, Task
from followup_ics.feed.batch.index.seals import SharedFeeds
from followup_ics.model.errors import Problem

MOST_NAMED: Final = 3
"""So many of the files that are gone are named to people."""


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
    belong together, and ``shared`` where it is shared. ``problems`` are those of a wrong file, each with its place;
    ``written`` counts the bytes of feeds that are new, and ``has_id`` tells whether a file that was built has an
    identity of its own.
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
    problems: tuple[Problem, ...] = ()
    written: int = 0
    has_id: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what there is to say about the file."""
        return (*self.misreadings, *self.notes, *filter(None, [self.message]))


class Batch(NamedTuple):
    """Hold how many files came to what, those of them that there is something to say about, and notes on the whole.

    ``told`` is in the order of the paths. ``written`` counts bytes, ``without_id`` files that were built and have no
    identity of their own. ``left`` counts files that are gone while their feeds are there, and ``first_left`` names
    some of them. ``is_stopped`` tells of a batch that ended early, for too many feeds could not be written.
    """

    counts: Mapping[Result, int] = MappingProxyType({})
    told: tuple[FileResult, ...] = ()
    notes: tuple[str, ...] = ()
    written: int = 0
    without_id: int = 0
    left: int = 0
    first_left: tuple[str, ...] = ()
    is_stopped: bool = False


class Tally:
    """Count results as they come; only those that there is something to say about are kept.

    ``see`` is shown each result, but not those of files that are passed over, and ``tell`` is told how many there are.
    ``see_left`` is shown each file that is gone, and the feeds of it that are left. With ``most_failures``, so many
    feeds that could not be written are enough.

    >>> tally = Tally()
    >>> tally.add(FileResult(task=Task(source="a.yaml", feed="a.ics"), result=Result.BUILT))
    >>> tally.total, tally.conclude().told
    (1, ())
    """

    def __init__(
        self,
        *,
        see: Callable[[FileResult], None] = lambda _: None,
        tell: Callable[[int], None] = lambda _: None,
        see_left: Callable[[str, tuple[str, ...]], None] = lambda _path, _feeds: None,
        most_failures: int | None = None,
    ) -> None:
        self.see, self.tell, self.see_left, self.most_failures = see, tell, see_left, most_failures
        self.written = self.without_id = self.left = 0
        self.first_left: list[str] = []
        self.counts: Counter[Result] = Counter()
        self.told: list[FileResult] = []

    @property
    def total(self) -> int:
        """Return how many files have come to something."""
        return self.counts.total()

    @property
    def is_enough(self) -> bool:
        """Tell whether so many feeds could not be written that it is of no use to go on."""
        return self.most_failures is not None and self.counts[Result.UNWRITTEN] >= self.most_failures

    def add(self, result: FileResult) -> None:
        """Count a result."""
        self.counts[result.result] += 1
        self.written += result.written
        self.without_id += not result.has_id
        if result.lines:
            self.told.append(result)
        self.see(result)
        self.tell(self.total)

    def pass_over(self, count: int) -> None:
        """Count files that are up to date."""
        if count:
            self.counts[Result.UNCHANGED] += count
            self.tell(self.total)

    def leave(self, source: str, feeds: tuple[str, ...]) -> None:
        """Count a file that is gone, and of which these feeds are still there."""
        self.left += 1
        if self.left <= MOST_NAMED:
            self.first_left.append(source)
        self.see_left(source, feeds)

    def conclude(self, notes: tuple[str, ...] = ()) -> Batch:
        """Return all that was counted."""
        told = sorted(self.told, key=lambda result: result.task.source.split("/"))
        return Batch(
            counts=dict(self.counts),
            told=tuple(told),
            notes=notes,
            written=self.written,
            without_id=self.without_id,
            left=self.left,
            first_left=tuple(self.first_left),
            is_stopped=self.is_enough,
        )
